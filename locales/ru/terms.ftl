### Сроки: отметки на карточке, свои сроки, продление, утренняя сводка.

card-half = прошла половина срока
card-little = осталось мало
card-illegal = ‼️ Предел по закону вышел { $at }

# Утренняя сводка чата сотрудников.

digest-title =
    { $count ->
        [one] Доброе утро! Открыта { $count } заявка
        [few] Доброе утро! Открыто { $count } заявки
       *[many] Доброе утро! Открыто { $count } заявок
    }
digest-new = Новых: { $count }
digest-late = Просрочено: { $count }
digest-illegal = Вышел предел по закону: { $count }
digest-today = Срок сегодня: { $count }
digest-waiting = Отложено или ждёт: { $count }
digest-queue = Вся очередь
digest-show-late = Что просрочено
practice-digest = Утренняя сводка
practice-digest-why = В 8:00 по времени организации бот пишет в чат сотрудников, что открыто, просрочено и сдаётся сегодня. Если открытых заявок нет, не пишет.
practice-digest-workdays = по рабочим дням
practice-digest-daily = каждый день
practice-digest-off = не присылать

# Продление обещанного срока.

command-extend = продлить
action-extend = Продлить срок
extend-letextend = Разрешить
extend-noextend = Не разрешать
extend-other = Другой день
extend-own = Своя причина
extend-reason-parts = Ждём детали
extend-reason-contractor = Ждём подрядчика
extend-reason-access = Нет доступа
extend-reason-weather = Мешает погода
extend-reason-volume = Работы больше, чем думали
form-extend-when = № { $number }. { $who }, до какого дня продлить срок? Житель увидит новый срок и причину.
form-extend-day = № { $number }. Напишите день, можно с часом: 27.11, завтра, 27.11 15:00.
form-extend = № { $number }. Почему не успеваем? Это прочитает житель.
form-extend-own = № { $number }. Напишите причину для жителя.
extend-done = № { $number }: новый срок { $by }. { $told }
extend-asked = № { $number }: срок уже продлевали, второй раз это разрешает руководитель. Спросил его, напишу сюда.
extend-asks =
    № { $number }: { $who } просит продлить срок ещё раз, { $by }.
    Причина: { $reason }
    Второе продление разрешает руководитель.
extend-asks-about = О чём заявка: { $what }
extend-head = Второе продление разрешает руководитель.
extend-decided = № { $number }: об этом продлении уже решили.
extend-allowed = № { $number }: продление { $by } разрешено ({ $who }).
extend-denied = № { $number }: продление { $by } не разрешено ({ $who }), срок прежний.
extend-denied-log = продление { $by } не разрешено
extend-logged = { $by }: { $reason }
extend-told = Срок продлён: { $by }.
extend-told-first = Срок: { $by }.
extend-why = Причина: { $reason }
extend-owed = новый срок { $by }, причина: { $reason }
extend-past = № { $number }: это время уже прошло. Назовите день впереди.
extend-legal = № { $number }: дольше нельзя. Предел по закону – { $at }, продление и пауза его не двигают.
extend-far = № { $number }: это больше чем через год. Проверьте дату.
extend-sooner = № { $number }: так рано срок не продлить, он и сейчас { $at }.
extend-day = Не понял день: «{ $typed }». Пишите так: /продлить 12 27.11 ждём деталь. Подойдёт и «завтра».
did-extend = № { $number }: срок продлён.
