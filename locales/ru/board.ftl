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
