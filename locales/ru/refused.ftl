# Why something cannot be done now. Shown over the screen too: at most 90 characters where it can be.

refused-right = Это делают сотрудники в рабочем чате.
refused-not-yours = Заявка назначена другому: { $who }
refused-needs-executor = Кому назначить?
refused-needs-report = Напишите, что сделано.
refused-needs-reason = Назовите причину, например: /ждём 12 детали
refused-needs-text = Напишите текст.
refused-needs-until = Назовите день: до какого числа отложить.
refused-needs-receiver = Кому передать?
refused-needs-original = Назовите номер основной заявки.
refused-already-yours = Заявка № { $number } уже у вас.
refused-already-taken = Заявка № { $number } уже взята. Исполнитель: { $who }
refused-state =
    { $status ->
        [registered] Заявку № { $number } ещё никто не взял. Сначала: /взять { $number }
        [returned] Заявку № { $number } ещё никто не взял. Сначала: /взять { $number }
        [sent] Заявка № { $number } назначена, но не начата. Сначала: /начать { $number }
        [working] Заявка № { $number } ещё исполняется. Сначала: /готово { $number }
        [reopened] Заявка № { $number } открыта снова. Сначала: /взять { $number }
        [done] Заявка № { $number } уже исполнена. Осталось: /закрыть { $number }
        [closed] Заявка № { $number } закрыта.
        [rejected] По заявке № { $number } уже отказано.
        [withdrawn] Житель отозвал заявку № { $number }.
        [postponed] Заявка № { $number } отложена. Сначала: /продолжить { $number }
        [checking] Заявка № { $number } ждёт подтверждения.
        [duplicate] Заявка № { $number } объединена с другой. Работайте с той.
        [waiting] Заявка № { $number } ждёт. Сначала: /продолжить { $number }
       *[other] С заявкой № { $number } этого сделать уже нельзя.
    }
refused-changed = Заявку № { $number } только что изменили. Посмотрите на карточку.
refused-ticket = Заявки № { $number } нет. Список открытых: /очередь
refused-unbound = Этот чат не привязан к организации. Привязать: /bind
refused-left = Вы вышли из этого чата. Вернитесь в него, чтобы работать с заявками.
refused-member = Этого человека в чате нет. Выберите из списка: /назначить и номер.
refused-member-left = { $who }: этого человека в чате уже нет. Выберите другого.
refused-bot = Мне назначить нельзя, я бот. Назначьте сотрудника.
refused-several = Таких в чате несколько: { $who }. Напишите @имя или выберите кнопкой.
refused-given = Заявка № { $number } только что назначена. Исполнитель: { $who }. Другого выберите заново: «Назначить».
refused-inside = Начинается с «!», такое жителю не уходит. Уберите «!» или оставьте заметкой: ответьте на карточку.
refused-no-words = Напишите, что искать, например: { $command } Ленина 12
refused-step =
    { $status ->
        [registered] Заявку № { $number } ещё никто не взял.
        [returned] Заявку № { $number } вернули, она ждёт исполнителя.
        [sent] Заявка № { $number } назначена, но не начата.
        [working] Заявка № { $number } исполняется.
        [reopened] Заявка № { $number } открыта снова.
        [done] Заявка № { $number } уже исполнена.
        [closed] Заявка № { $number } закрыта.
        [rejected] По заявке № { $number } уже отказано.
        [withdrawn] Житель отозвал заявку № { $number }.
        [postponed] Заявка № { $number } отложена.
        [checking] Заявка № { $number } ждёт подтверждения.
        [waiting] Заявка № { $number } ждёт.
       *[other] Заявка № { $number } уже завершена.
    } Сейчас можно: { $can }
refused-resident = Жителю написать нельзя: он заблокировал бота.
reply-human = Чтобы написать жителю ещё, нажмите «Ответить жителю» под его сообщением.
human-no-files = Сюда пока можно только словами: фото этому жителю я не передам.
refused-no-number = Назовите номер заявки, например: { $command } 12
refused-status-word = Не понял статус. Пример: /статус 12 исполнена. Слова: назначена, исполняется, ждём, исполнена, возвращена, закрыта, отказ.
refused-long = Слишком длинно: до { $most } знаков.
