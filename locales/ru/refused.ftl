# Why something cannot be done now. Shown over the screen too: at most 90 characters where it can be.

refused-right = Это делают сотрудники в рабочем чате.
refused-not-yours = Заявка назначена другому: { $who }
refused-needs-executor = Кому назначить?
refused-needs-report = Напишите, что сделано.
refused-needs-reason = Назовите причину.
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
        [postponed] Заявка № { $number } отложена. Сначала: /начать { $number }
        [waiting] Заявка № { $number } ждёт. Сначала: /начать { $number }
       *[other] С заявкой № { $number } этого сделать уже нельзя.
    }
refused-changed = Заявку № { $number } только что изменили. Посмотрите на карточку.
refused-ticket = Заявки № { $number } нет. Список открытых: /очередь
refused-unbound = Этот чат не привязан к организации. Привязать: /bind
refused-left = Вы вышли из этого чата. Вернитесь в него, чтобы работать с заявками.
refused-member = Этого человека в чате нет. Выберите из списка.
refused-resident = Жителю написать нельзя: он заблокировал бота.
refused-no-number = Назовите номер заявки, например: { $command } 12
refused-status-word = Не понял статус. Пример: /статус 12 исполнена. Слова: назначена, исполняется, ждём, исполнена, возвращена, закрыта, отказ.
refused-long = Слишком длинно: до { $most } знаков.
