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
