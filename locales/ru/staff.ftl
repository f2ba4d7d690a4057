# What the staff read and type in their chat.

staff-nameless = сотрудник

desk-help =
    Работайте кнопками под карточкой или командами:
    /очередь — открытые заявки, /мои — ваши
    /заявка 12 — карточка
    /взять 12, /начать 12, /готово 12 что сделано
    /назначить 12 имя, /вернуть 12 причина
    /спросить 12 вопрос, /отклонить 12 причина, /закрыть 12
    /статус 12 исполнена что сделано
    /телефон — аварийная служба
    Ответ на карточку — вопрос жителю. Начните с «!», чтобы он остался в чате.
    То же по-английски: /queue, /mine, /ticket, /take, /assign, /status.

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
command-help = помощь
command-phone = телефон
command-bind = привязать
command-unbind = отвязать

# What a form asks.

form-done =
    Что сделано?
    № { $number }, отвечает { $who }
    Одним сообщением, можно с фото. Его увидит житель.
form-photo-only = см. фото
form-return =
    Почему возвращаете?
    № { $number }, отвечает { $who }
    Причину увидят только сотрудники.
form-reject =
    Почему отказ?
    № { $number }, отвечает { $who }
    Нажмите кнопку или напишите сами. Причину увидит житель.
form-own = Своими словами
form-own-reason =
    Напишите причину отказа.
    № { $number }, отвечает { $who }
    Её увидит житель.
form-assign =
    Кому назначить?
    № { $number }, выбирает { $who }
    Нажмите кнопку или напишите имя.
form-assign-who = Таких в чате несколько. Выберите кнопкой.
form-ask =
    Что спросить у жителя?
    № { $number }, пишет { $who }
    Одним сообщением, можно с фото.
form-answer =
    Что ответить жителю?
    Пишет { $who }
    Одним сообщением.
form-reply = Надёжнее — ответом на это сообщение.
form-call = Начните с { $name }: остального я здесь не вижу.
form-cancelled = Отменено.
form-over = Этот вопрос уже закрыт.
form-others = Эти кнопки для другого: { $who }
form-words = Житель этого не поймёт. Напишите словами.

reject-reason-foreign = Не относится к нашей организации
reject-reason-known = Такая заявка уже есть
reject-reason-unclear = Недостаточно сведений
reject-reason-owner = Это ответственность собственника
reject-reason-absent = Не подтвердилось при проверке

# What came of it.

did-take = № { $number } взята. Исполнитель: { $who }
did-assign = № { $number } назначена: { $who }
did-start = № { $number } начата.
did-done = № { $number } исполнена. ✓ Отправлено жителю.
did-return = № { $number } возвращена в очередь.
did-ask = ✓ Отправлено жителю по № { $number }. Ответ придёт сюда.
did-close = № { $number } закрыта.
did-reject = По № { $number } отказано. ✓ Отправлено жителю.
did-reopen = № { $number } открыта снова.
did-wait = № { $number } ждёт. ✓ Отправлено жителю.
did-answer = ✓ Отправлено жителю.

# Lists.

list-queue = Открытые заявки
list-queue-empty = Открытых заявок нет.
list-mine = Ваши заявки
list-mine-empty = На вас заявок нет. Свободные: /очередь
list-urgent = 🔴 Авария
list-overdue = ❗ срок вышел { $at }

# The words of /status, the first one is shown.

status-words-registered = зарегистрирована|новая
status-words-sent = назначена|отправлена|отправлена на исполнение
status-words-working = исполняется|в работе|взята|начата
status-words-postponed = отложена
status-words-waiting = ждём|ждет|ожидание
status-words-done = исполнена|готово|готова|сделано|выполнена
status-words-closed = закрыта
status-words-returned = возвращена|вернуть
status-words-reopened = исполняется снова|открыта снова
status-words-rejected = отказ|отклонена
status-words-handed_on = передана
status-words-withdrawn = отозвана
status-words-duplicate = объединена|дубль

# Commands.

phone-is = Телефон аварийной службы: { $phone }. Изменить: /phone и номер.
phone-none = Телефон аварийной службы не задан. Администратор задаёт его так: /phone 8 800 123-45-67
phone-set = Записал. Телефон аварийной службы: { $phone }
phone-wrong = Не похоже на телефон. Пример: /phone 8 800 123-45-67
