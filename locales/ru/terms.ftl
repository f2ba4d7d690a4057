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
