### Дни и часы.

when-at = { $day } в { $time }
when-until-near = { $day } до { $time }
when-until = до { $day }, { $time }
when-today = сегодня
when-yesterday = вчера
when-tomorrow = завтра
when-date = { $day } { $month }
when-year = { $date } { $year } года
when-month-1 = января
when-month-2 = февраля
when-month-3 = марта
when-month-4 = апреля
when-month-5 = мая
when-month-6 = июня
when-month-7 = июля
when-month-8 = августа
when-month-9 = сентября
when-month-10 = октября
when-month-11 = ноября
when-month-12 = декабря
when-left-soon = осталось меньше 10 мин
when-left-minutes = осталось { $count } мин
when-left-hours = осталось { $count } ч
when-left-days =
    { $count ->
        [one] остался { $count } день
        [few] осталось { $count } дня
       *[many] осталось { $count } дней
    }
when-late-soon = срок только что вышел
when-late-minutes = просрочено на { $count } мин
when-late-hours = просрочено на { $count } ч
when-late-days =
    { $count ->
        [one] просрочено на { $count } день
        [few] просрочено на { $count } дня
       *[many] просрочено на { $count } дней
    }
