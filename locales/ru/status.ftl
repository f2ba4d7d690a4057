# What the resident reads about where a ticket stands.

status-registered = Зарегистрирована
status-sent = Отправлена на исполнение
status-working = Исполняется
status-postponed = Отложена до { $until }
status-waiting = Ждём: { $reason }
status-checking = Исполняется: проверяем, всё ли сделано
status-done = Исполнена
status-closed = Исполнена
status-returned = Зарегистрирована
status-reopened = Исполняется снова
status-rejected = Отказ: { $reason }
status-handed_on = Передана: { $receiver }
status-withdrawn = Отозвана
status-duplicate = Объединена с № { $original }

# What the resident hears when it moves. The first line stands out.

told-title = № { $number } · { $what }
told-sent = Отправлена на исполнение. Исполнитель: { $who }
told-working = Исполняется. Занимается: { $who }
told-done = Исполнена. Исполнитель: { $who }
told-done-report = Что сделано: { $report }
told-returned = Зарегистрирована снова: подберём другого исполнителя.
told-rejected = Отказ: { $reason }
told-waiting = Ждём: { $reason }
told-reopened = Исполняется снова.
told-by = Срок: { $by }.
