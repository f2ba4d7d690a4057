# Between the resident and the staff chat.

relay-question =
    Вопрос по заявке № { $number }: { $text }

    Ответьте прямо здесь: словами, фото или голосом.
relay-question-files =
    Сотруднику нужно показать вам кое-что по заявке № { $number }: пришлю следующим сообщением.

    Ответьте прямо здесь: словами, фото или голосом.
relay-reply = Ответить жителю
relay-answer = Ответ жителя по № { $number }:
relay-addition = Житель дополнил № { $number }:
relay-files =
    { $count ->
        [one] Приложен { $count } файл, сейчас пришлю.
        [few] Приложено { $count } файла, сейчас пришлю.
       *[many] Приложено { $count } файлов, сейчас пришлю.
    }
relay-point = Место: { $latitude }, { $longitude }
relay-added = Добавил к № { $number }. Сотрудники это увидят.
relay-new = Это новая проблема
relay-nothing = Не вижу здесь ответа. Напишите словами или пришлите фото.

human-calls =
    Житель зовёт человека: { $who }
    { $doing }
human-last = Последнее, что он писал:
human-ticket = Последняя заявка: № { $number } · { $what }
human-doing-withdraw = Отзывает заявку.
human-doing-home = Указывает свой адрес.
human-doing-join = Подключает лицевой счёт.
human-doing-link = Связывает мессенджеры.
human-doing-evict = Меняет, кто подключён к квартире.
human-doing-rate = Оценивает, как сделали.
human-doing-refuse = Отзывает согласие.
human-doing-phone = Просит перезвонить по заявке.
human-says =
    { $who } отвечает:
    { $text }
human-nameless = без имени
human-doing-nothing = Сейчас заявку не заполняет.
human-doing-report = Сообщает о проблеме.
human-doing-emergency = Сообщает об опасности!
human-doing-welcome = Только начал разговор с ботом.
human-doing-add = Дополняет свою заявку.
human-called = Позвал сотрудника. Его ответ придёт сюда.
human-nobody = Сейчас некому ответить: рабочий чат ещё не подключён. Опишите проблему — заявка дождётся сотрудников.
human-phone = Если срочно, звоните: { $phone }
human-answer =
    Вам отвечает { $who }:
    { $text }

    Чтобы ответить, ответьте на это сообщение.
human-passed = Передал сотруднику.

mark-going-ticket = Отправляется жителю по № { $number }…
mark-going-human = Отправляется жителю…
mark-sent-ticket = ✓ отправлено жителю по № { $number }. Ответ придёт сюда.
mark-sent-human = ✓ отправлено жителю. Ответ придёт сюда.

lost-answer =
    Житель заблокировал бота или удалил аккаунт, на вопрос по № { $number } он не ответит. Свяжитесь с ним другим способом.
    Если вернётся, писать ему снова можно будет отсюда.
lost-ticket =
    Не доставлено жителю по № { $number }: { $why }. Сообщите ему другим способом.
    «{ $text }»
lost-human =
    Не доставлено жителю: { $why }. Сообщите ему другим способом.
    «{ $text }»
lost-blocked = он заблокировал бота или удалил аккаунт
lost-other = мессенджер не принял сообщение
