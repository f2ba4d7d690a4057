# What the staff read and type in their chat.

staff-nameless = сотрудник

desk-help =
    Работайте кнопками под карточкой или командами:
    /очередь — открытые, /мои — ваши, /просрочено — срок вышел
    /найти Ленина 12 — по адресу, словам, имени, номеру
    /заявка 12 — карточка, /история 12 — что с ней было
    /позвонить 12 — телефон жителя, если он его оставил
    /новая Ленина 12-45 течёт кран, Петрова 8921… — звонок жителя
    /перезвонить — кому сообщить по телефону
    /взять 12, /начать 12, /готово 12 что сделано
    /назначить 12 имя, /вернуть 12 причина
    /визит 12 завтра 10–12, 14–16 — предложить время
    /спросить 12 вопрос, /отклонить 12 причина, /закрыть 12
    /передать 12 кому: почему — не ваша зона
    /дежурные, /принял, /сдал — смены; /отсутствую 01.12 @имя
    /статус 12 исполнена что сделано
    /телефон — аварийная служба, /публично 12 — показать дому
    /цифры октябрь, /журнал октябрь, /номер 12 ПОС 5
    /т — готовые ответы, /рассылка
    Ответ на слова жителя уходит жителю. Ответ на карточку — спрошу, кому он. Что начинается с «!», остаётся в чате.
    То же по-английски: /queue, /take, /stats и другие.
desk-nameless =
    Вы пишете от имени группы, и я не вижу, кто вы. Выключите анонимность: настройки группы → администраторы → вы → «Анонимность». Потом повторите.

# The Russian names of the commands.

command-take = взять
command-assign = назначить
command-begin = начать
command-done = готово
command-return = вернуть
command-ask = спросить
command-close = закрыть
command-reject = отклонить
command-status = статус
command-ticket = заявка
command-queue = очередь
command-mine = мои
command-late = просрочено
command-find = найти
command-history = история
command-call = позвонить
command-help = помощь
command-phone = телефон
command-bind = привязать
command-unbind = отвязать

# What a form asks.

form-done =
    Что сделано?
    № { $number }, отвечает { $who }
    Нажмите кнопку, напишите сами или пришлите фото. Это увидит житель.
form-done-own =
    Что сделано?
    № { $number }, отвечает { $who }
    Одним сообщением, можно с фото. Его увидит житель.
form-photo-only = см. фото
form-return =
    Почему возвращаете?
    № { $number }, отвечает { $who }
    Нажмите кнопку или напишите сами. Причину увидят только сотрудники.
form-return-own =
    Напишите, почему возвращаете.
    № { $number }, отвечает { $who }
    Причину увидят только сотрудники.
form-reject =
    Почему отказ?
    № { $number }, отвечает { $who }
    Нажмите кнопку или напишите сами. Причину увидит житель.
form-reject-own =
    Напишите причину отказа.
    № { $number }, отвечает { $who }
    Её увидит житель.
form-assign =
    Кому назначить?
    № { $number }, выбирает { $who }
    Нажмите кнопку или напишите имя.
form-ask =
    Что спросить у жителя?
    № { $number }, пишет { $who }
    Одним сообщением, можно с фото.
form-answer =
    Что ответить жителю?
    Пишет { $who }
    Одним сообщением.
form-whom =
    Кому это, жителю или только нам?
    № { $number }, { $who }: «{ $text }»
form-whom-note =
    Оставить это заметкой? Её увидят только сотрудники.
    № { $number }, { $who }: «{ $text }»
    { $why }
whom-resident = Жителю
whom-note = Заметка
form-reply = Надёжнее — ответом на это сообщение.
form-call = Начните с { $name }: остального я здесь не вижу.
form-inside = Начинается с «!», поэтому осталось в чате. Жду ответ:
form-cancelled = Отменено.
form-over = Этот вопрос уже закрыт.
form-others = Эти кнопки для другого: { $who }
form-words = Житель этого не поймёт. Напишите словами.

done-own = Своё
done-report-replaced = Заменили
done-report-repaired = Починили
done-report-cleaned = Прочистили
done-report-adjusted = Отрегулировали
done-report-restored = Включили
done-report-checked = Проверили, всё исправно

return-own = Своими словами
return-reason-access = Нет доступа
return-reason-absent = Никого нет дома
return-reason-parts = Нет материалов
return-reason-foreign = Не мой участок
return-reason-busy = Не успеваю

reject-own = Своими словами
reject-reason-foreign = Не относится к нашей организации
reject-reason-known = Такая заявка уже есть
reject-reason-unclear = Недостаточно сведений
reject-reason-owner = Это ответственность собственника
reject-reason-absent = Не подтвердилось при проверке

# What came of it.

did-take = № { $number } взята. Исполнитель: { $who }
did-assign = № { $number } назначена: { $who }
did-start = № { $number } начата.
did-done = № { $number } исполнена.
did-photos = Добавил фото к отчёту по № { $number }.
did-return = № { $number } возвращена в очередь.
did-close = № { $number } закрыта.
did-reject = По № { $number } отказано.
did-reopen = № { $number } открыта снова.
did-wait = № { $number } ждёт.
did-postpone = № { $number } отложена.
did-told = Сообщаю жителю.

note-kept = Заметка к № { $number } сохранена. Жителю она не видна.
note-files =
    { $count ->
        [one] Приложен { $count } файл, он здесь в чате.
        [few] Приложено { $count } файла, они здесь в чате.
       *[many] Приложено { $count } файлов, они здесь в чате.
    }

# The history of a ticket.

log-page = № { $number } · история, { $page } из { $pages }
log-filed = { $at } — подана
log-line = { $at } — { $who }, { $what }
log-resident = житель
log-clock = бот
log-changed = изменение
log-take = взята
log-assign = назначена
log-start = начата
log-done = исполнена
log-return = возвращена
log-ask = вопрос жителю
log-close = закрыта
log-reject = отказ
log-comment = заметка
log-postpone = отложена
log-wait = ждём
log-hand_on = передана
log-extend = срок перенесён
log-depart = выезд
log-no_access = нет доступа
log-back = снова в работе
log-confirm = исполнение подтверждено
log-redo = не подтверждено, вернули в работу
log-approve = ответ утверждён
log-solved = житель: решено
log-not_solved = житель: не решено
log-lapse = закрыта, житель не возразил
log-merge = объединена
log-reopen = открыта снова
log-withdraw = отозвана
log-answer = ответ жителя
log-edit = исправление
log-retract = забрано: это новая проблема
log-rate = оценка
log-give_phone = просьба перезвонить
log-show_phone = телефон показан

# Lists.

list-queue = Открытые заявки
list-queue-empty = Открытых заявок нет.
list-mine = Ваши заявки
list-mine-empty = На вас заявок нет. Свободные: /очередь
list-late = Срок вышел
list-late-empty = Просроченных заявок нет.
list-find = Нашлось по словам «{ $sought }»
list-find-empty =
    По словам «{ $sought }» ничего не нашлось.
    Ищу в рассказе, адресе, номере, категории и имени. Попробуйте короче.
list-end = Дальше заявок нет.
list-urgent = 🔴 Авария

# The words of /status, the first one is shown.

status-words-registered = зарегистрирована|новая
status-words-sent = назначена|отправлена|отправлена на исполнение
status-words-working = исполняется|в работе|взята|начата
status-words-postponed = отложена
status-words-waiting = ждём|ждет|ожидание
status-words-checking = ждёт подтверждения|на проверке
status-words-done = исполнена|готово|готова|сделано|выполнена
status-words-closed = закрыта
status-words-returned = возвращена|вернуть
status-words-reopened = исполняется снова|открыта снова|открыть снова|снова
status-words-rejected = отказ|отклонена
status-words-handed_on = передана
status-words-withdrawn = отозвана
status-words-duplicate = объединена|дубль

# What can be done from where a ticket stands, as it is typed.

step-take = /взять { $number }
step-assign = /назначить { $number } имя
step-start = /начать { $number }
step-done = /готово { $number } что сделано
step-return = /вернуть { $number } причина
step-wait = /ждём { $number } чего
step-close = /закрыть { $number }
step-reopen = /статус { $number } снова почему
step-reject = /отклонить { $number } причина
step-none = ничего: она завершена

# Commands.

phone-is = Телефон аварийной службы: { $phone }. Изменить: /phone и номер.
phone-none = Телефон аварийной службы не задан. Администратор задаёт его так: /phone 8 800 123-45-67
phone-set = Записал. Телефон аварийной службы: { $phone }
phone-wrong = Не похоже на телефон. Пример: /phone 8 800 123-45-67
