### «Мои заявки»: список, карточка, история, что можно сделать со своей заявкой.

mine-none = Заявок пока нет.
mine-title = Ваши заявки:
mine-title-past = Ваши заявки, прошлые:
mine-line = № { $number }. { $what }. { $status }
mine-line-due = № { $number }. { $what }. { $status }, { $by }
mine-line-late = № { $number }. { $what }. { $status }, срок прошёл { $at }
mine-number = № { $number }
mine-past = Прошлые
mine-list = Все мои заявки

mine-ticket =
    Заявка № { $number }
    { $what }
    { $place }
    { $status }
mine-who = Исполнитель: { $who }
mine-nobody = Исполнителя ещё подбирают.
mine-due = Срок: { $by }
mine-late = Срок прошёл { $at }. Если ждать нельзя, нажмите «Позвать человека».
mine-phone = Перезвонят: { $phone }
mine-rating = Ваша оценка: { $stars } из 5
mine-history = История:
mine-history-title = История заявки № { $number }
mine-history-all = Вся история
mine-history-line = { $at }: { $what }
mine-add = Дополнить
mine-add-what = Напишите, что добавить, или пришлите фото. Всё пойдёт в № { $number }.
mine-withdraw = Отозвать
mine-photos = Показать фото
mine-photos-none = К № { $number } фото нет.
mine-photos-soon = Фото к № { $number } ещё загружаются. Попробуйте через минуту.
mine-photos-lost = Фото к № { $number } до нас не дошли. Можно прислать их ещё раз: «Дополнить».
mine-photos-these = Фото к № { $number }
mine-not-yours = Такой заявки у вас нет. Вот ваши:
mine-no-number = Назовите номер заявки, например: { $command } 12

# Что было с заявкой, словами для жителя. Заметок сотрудников здесь нет.

history-filed = подали заявку
history-take = взяли в работу, исполнитель { $who }
history-assign = назначили исполнителя
history-assign-who = назначили исполнителя: { $who }
history-start = начали работу, исполнитель { $who }
history-done = исполнили: «{ $text }»
history-return = вернули в очередь, подбираем другого исполнителя
history-ask = спросили вас: «{ $text }»
history-answer = вы написали: «{ $text }»
history-edit = вы исправили написанное
history-retract = вы забрали написанное: это другая проблема
history-close = проверили и закрыли
history-reject = отказ: «{ $text }»
history-wait = ждём: «{ $text }»
history-postpone = отложили: «{ $text }»
history-hand_on = передали: { $text }
history-merge = объединили с похожей заявкой
history-reopen = открыли снова: «{ $text }»
history-not_solved = вы ответили, что не решено: «{ $text }»
history-solved = вы подтвердили, что решено
history-lapse = закрыли: ответа не было
history-remind = спросили ещё раз, решено ли
history-withdraw = вы отозвали заявку
history-rate = вы поставили { $text } из 5
history-give_phone = вы попросили перезвонить

# Отозвать.

withdraw-why =
    Отозвать заявку № { $number } · { $what }?
    Сотрудники перестанут ею заниматься. Если хотите, скажите почему: нажмите кнопку или напишите.
withdraw-reason-solved = Проблема решилась сама
withdraw-reason-mistake = Отправил по ошибке
withdraw-reason-twice = Такая заявка уже есть
withdraw-sure = Отзываем № { $number }?
withdraw-sure-why =
    Отзываем № { $number }?
    Причина: { $reason }
withdraw-yes = Да, отозвать
withdraw-done = Отозвали заявку № { $number }. Если проблема вернётся, напишите снова.
withdraw-ended = Отозвать № { $number } уже нельзя, она закончена. { $status }.
withdraw-told = Житель отозвал № { $number }.
withdraw-told-why =
    Житель отозвал № { $number }.
    Причина: { $reason }

# Слова, которыми то же самое набирают: первое — после черты «/».

mine-typed-ticket = заявка
mine-typed-add = дополнить
mine-typed-withdraw = отозвать
mine-typed-photos = фото
mine-typed-history = история
mine-typed-rate = оценить
mine-typed-reopen = снова
mine-typed-solved = решено
mine-typed-call = перезвонить
