# The board of a staff chat: everything that is open.

board-title = 📋 Открытые заявки: { $count }
board-empty =
    📋 Открытых заявок нет
    Новые появятся здесь сами.
board-sum-late = просрочено: { $count }
board-sum-free = никто не взял: { $count }
board-late = ❗
board-free = свободна
board-rest =
    { $count ->
        [one] И ещё { $count } заявка: /очередь
        [few] И ещё { $count } заявки: /очередь
       *[many] И ещё { $count } заявок: /очередь
    }
board-queue = Очередь
board-pin = Чтобы я закрепил эту доску, сделайте меня администратором чата с правом закреплять сообщения.
ticket-number = № { $number }

# More than ten new tickets in a minute.

burst-title =
    { $count ->
        [one] 📥 Ещё { $count } новая заявка
        [few] 📥 Ещё { $count } новые заявки
       *[many] 📥 Ещё { $count } новых заявок
    }
burst-open = Открыть карточку: кнопкой ниже или командой, например /заявка { $number }
burst-opened = Карточка № { $number } уже в чате.
burst-over = 📥 Все заявки из этого списка открыты.
