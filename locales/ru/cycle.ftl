# Жизнь заявки: порядок работы, концы, отказы, паузы, подтверждение, утверждение.

command-practice = порядок
practice-button = Порядок работы
practice-title = Порядок работы
practice-line = { $what }: { $value }
practice-yes = да
practice-no = нет
practice-on = Включить
practice-off = Выключить
practice-change = Изменить
practice-kept = Записал. { $what }: { $value }
practice-none-words = нет|выключить|никогда|не нужно
practice-wrong = Нужно целое число от { $least } до { $most }.

practice-confirm_done = Проверять исполнение
practice-confirm_done-why = Исполнитель нажал «Готово» – житель узнает об этом, когда диспетчер, руководитель или модератор подтвердит. Срок для исполнителя на это время останавливается.
practice-return_after = Сколько ждать начала работы
practice-return_after-why = Сколько минут рабочего времени заявка может лежать у исполнителя неначатой. Потом я спрошу следующего. 0 – не спрашивать.
practice-return_after-value = { $count } мин рабочего времени
practice-return_urgent = Сколько ждать начала на аварии
practice-return_urgent-why = Сколько минут авария может лежать у исполнителя неначатой, днём и ночью. Потом я спрошу следующего. 0 – не спрашивать.
practice-return_urgent-value = { $count } мин
practice-lapse_days = Сколько ждать ответа жителя
practice-lapse_days-why = Через сколько дней после «Готово» заявка закроется, если житель промолчал. До этого я один раз напомню.
practice-lapse_days-value = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[many] { $count } дней
}
practice-objection_days = Сколько можно возразить
practice-objection_days-why = Сколько дней после закрытия житель ещё может сказать, что проблема не решена.
practice-objection_days-value = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[many] { $count } дней
}
practice-silence_days = Сколько дней молчать жителю
practice-silence_days-why = Через сколько рабочих дней без новостей для жителя я спрошу исполнителя, как идёт работа. 0 – не спрашивать.
practice-silence_days-value = { $count ->
    [one] { $count } рабочий день
    [few] { $count } рабочих дня
   *[many] { $count } рабочих дней
 }

# Карточка: подтверждение, паузы, прочее.

action-back = Вернуть в работу
action-confirm = Подтвердить
action-redo = Вернуть в работу
action-postpone = Отложить
action-wait = Ждём…
action-merge = Объединить
card-further = Ещё
card-further-what = Что ещё сделать?
card-until = Вернётся в работу сама: { $at }

command-postpone = отложить
command-wait = ждём
command-back = продолжить
command-merge = объединить
command-unmerge = разъединить
command-confirm = подтвердить
back-words = в работу

form-pause-day =
    До какого дня?
    № { $number }, отвечает { $who }
    Нажмите кнопку или напишите: 5 декабря, завтра, через неделю.
pause-review = Не знаю когда
form-wait =
    Чего ждём?
    № { $number }, отвечает { $who }
    Нажмите кнопку или напишите сами. Это увидит житель.
form-wait-own =
    Напишите, чего ждём.
    № { $number }, отвечает { $who }
    Это увидит житель.
wait-own = Своими словами
wait-reason-parts = Нет деталей
wait-reason-access = Нет доступа
wait-reason-supplier = Ждём поставщика
wait-reason-weather = Мешает погода
wait-reason-resident = Ждём жителя
pause-back = Вернётся в работу сама: { $at }. Раньше: «Вернуть в работу».
pause-day-off = { $day } – выходной.
pause-legal = Срок по закону не ждёт: { $at }.

form-redo =
    Что не так?
    № { $number }, отвечает { $who }
    Нажмите кнопку или напишите сами. Прочтёт исполнитель.
form-redo-own =
    Напишите, что не так.
    № { $number }, отвечает { $who }
    Прочтёт исполнитель.
redo-own = Своими словами
redo-reason-left = Проблема осталась
redo-reason-photo = Нет фото
redo-reason-place = Сделано не там
redo-reason-tidy = Не убрано после работы

form-merge =
    С какой заявкой объединить?
    № { $number } закончится, её житель узнает, чем кончится основная. Выбирает { $who }
    Нажмите кнопку.
form-merge-own =
    Напишите номер основной заявки.
    № { $number } закончится, её житель узнает, чем кончится основная. Выбирает { $who }
merge-own = Другой номер
merge-option = № { $number } · { $where }

did-checking = № { $number } ждёт подтверждения. Житель пока не знает.
did-back = № { $number } снова в работе.
did-confirm = № { $number } исполнена.
did-redo = № { $number } возвращена в работу.
did-merge = № { $number } объединена.
did-unmerge = № { $number } снова отдельная заявка.
log-unmerge = снова отдельная

refused-day-past = Этот день уже идёт или прошёл. Назовите день не раньше завтрашнего.
refused-day-far = { $year } год – слишком далеко. Отложить можно не больше чем на год.
refused-day-unread = Не понял день. Напишите, например: 5 декабря, завтра, через неделю.
refused-needs-reason-redo = Напишите, что не так: /вернуть { $number } почему
refused-confirm-own = № { $number } сделали вы. Подтвердит кто-нибудь другой.
refused-merge-itself = № { $number } – та же самая заявка. Назовите другую.
refused-merge-ended = № { $number } уже завершена. Объединить можно с открытой заявкой.

step-postpone = /отложить { $number } до 5 декабря почему
step-back = /продолжить { $number }
step-confirm = /подтвердить { $number }

# Что слышит житель.

told-postponed = Отложена до { $until }. Причина: { $reason }
told-duplicate = Объединена с № { $original }: это та же проблема. Когда её решат, сразу напишу.
told-merged = Вы сообщали об этом же в № { $number }, она объединена с № { $original }.
heard-back = Снова в работе. { $who }
heard-unmerge = Это снова отдельная заявка. Займёмся ею.
