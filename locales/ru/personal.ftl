# The executor's own dialogue.

card-personal = Получать заявки лично

job-house = В доме: { $facts }
job-floors =
    { $count ->
        [one] { $count } этаж
        [few] { $count } этажа
       *[many] { $count } этажей
    }
job-entrances =
    { $count ->
        [one] { $count } подъезд
        [few] { $count } подъезда
       *[many] { $count } подъездов
    }
job-flats =
    { $count ->
        [one] { $count } квартира
        [few] { $count } квартиры
       *[many] { $count } квартир
    }
job-point =
    № { $number } на карте
    { $place }
job-start = Начал
job-finish = Готово
job-passed = Заявка передана: { $who }
job-back = Заявка больше не ваша: { $status }.
job-done = Исполнена, спасибо!
job-ended = Ехать не нужно: { $status }.

job-report =
    № { $number }. Что сделано?
    Нажмите кнопку, пришлите фото или напишите. Ответ увидит житель.
job-own = № { $number }. Напишите в двух словах, что сделано, или пришлите фото.
job-reply = Чтобы закончить № { $number }, нажмите «Готово».
job-thanks = { $done } Спасибо!

job-welcome = Здравствуйте! Сюда будут приходить ваши заявки: адрес, точка на карте, фото. Под каждой кнопки «Начал» и «Готово», писать ничего не нужно.
job-count =
    { $count ->
        [one] На вас { $count } заявка.
        [few] На вас { $count } заявки.
       *[many] На вас { $count } заявок.
    }
job-more = { " " }Это первые, остальные в рабочем чате: /мои
job-none = Сейчас на вас заявок нет. Назначат — напишу.

refused-job-left = Вас нет в рабочем чате, заявки берут там.
refused-job-free = Заявка больше не ваша: её вернули в очередь.
refused-job-number = Напишите номер заявки, например: /{ $command } 12. Список: /работа
