### Дежурства, отсутствия и правила: кому идут заявки.

command-duty = дежурные
command-away = отсутствую
command-took = принял
command-gave = сдал
command-rules = правила

office-duty = Дежурства
duty-title = Дежурства
duty-no-teams = Служб ещё нет. Создайте первую, например «Сантехники»: /службы
duty-more-teams =
    { $count ->
        [one] И ещё { $count } служба.
        [few] И ещё { $count } службы.
       *[many] И ещё { $count } служб.
    }
duty-now = { $team }: на смене { $who }
duty-nobody = никого
duty-then = , дальше { $who } ({ $at })
duty-span = { $starts } — { $ends }
duty-line = { $who }, { $span }
duty-take = Принял смену
duty-give = Сдал смену
duty-take-words = принял смену|приняла смену|смену принял|смену приняла|принял дежурство
duty-give-words = сдал смену|сдала смену|смену сдал|смену сдала|сдал дежурство
duty-plan = Поставить на дежурство
duty-list = Смены на неделю
duty-paste = Вставить списком
duty-week = Смены на семь дней
duty-week-none = На ближайшие семь дней смен нет.
duty-drop = Убрать { $number }
duty-dropped = Смену убрал.
duty-gone = Этой смены уже нет.

duty-took = { $who } принял(а) смену: { $team }, до: { $until }.
duty-gave = { $who } сдал(а) смену: { $team }.
duty-open =
    { $count ->
        [one] Открыта { $count } заявка:
        [few] Открыты { $count } заявки:
       *[many] Открыто { $count } заявок:
    }
duty-open-none = Открытых заявок нет.
duty-nobody-until = { $team }: сейчас на смене никого. Следующий: { $who } ({ $at }).
duty-nobody-next = { $team }: на смене никого, и следующей смены в плане нет.
duty-not-on = Вы сейчас не на смене: сдавать нечего.
duty-no-team = Вас нет в плане, и служба не указана. Попросите руководителя добавить вас в службу.
duty-which-team = Вы в нескольких службах. Попросите поставить вас на дежурство в одной из них.

duty-team = Какая служба?
duty-who = Кого поставить на дежурство?
duty-days = В какие дни?
duty-days-today = Сегодня
duty-days-tomorrow = Завтра
duty-days-weekdays = По будням, 4 недели
duty-days-daily = Каждый день, 4 недели
duty-days-two = Два через два, 4 недели
duty-days-four = Сутки через трое, 4 недели
duty-day = В какой день? Например, 01.12.2026
duty-hours = В какие часы?
duty-hours-own = Другие часы
duty-hours-ask = Напишите часы, например: 7:30–19:30
duty-hours-wrong = Не понял часы. Напишите так: 8:00–20:00
duty-check =
    Проверьте.
    { $team }: { $who }
    { $count ->
        [one] { $day }, { $hours }
        [few] { $count } смены с { $day }, { $hours }
       *[many] { $count } смен с { $day }, { $hours }
    }
duty-put = Поставить
duty-kept =
    { $count ->
        [one] Поставил { $count } смену: { $who }, { $span }
        [few] Поставил { $count } смены: { $who }, первая — { $span }
       *[many] Поставил { $count } смен: { $who }, первая — { $span }
    }
duty-known = Эти смены уже стоят. Дежурит { $who }
duty-past = Эта смена уже прошла. Выберите другой день или часы.

gap-title = Ближайшие три дня, { $team }: некому дежурить

roster-ask =
    Пришлите смены строками: служба; кто; с; до. Например:
    Сантехники; Иван; 25.11 8:00; 20:00
    Сантехники; Пётр; 25.11 20:00; 8:00
    Можно скопировать четыре столбца прямо из таблицы или прислать сам файл: XLSX, XLS, CSV.
roster-found =
    { $count ->
        [one] Понял { $count } смену.
        [few] Понял { $count } смены.
       *[many] Понял { $count } смен.
    }
roster-bad =
    { $count ->
        [one] Не понял { $count } строку, её не запишу:
        [few] Не понял { $count } строки, их не запишу:
       *[many] Не понял { $count } строк, их не запишу:
    }
roster-none = Ни одной смены не понял. Исправьте и пришлите снова.
roster-more = … и ещё { $count }
roster-line = Строка { $number }: { $why }
roster-columns = нужны четыре столбца: служба; кто; с; до
roster-time = не понял время. Пишите так: 25.11.2026 8:00
roster-order = смена кончается раньше начала или длится больше суток
roster-no-team = службы «{ $who }» нет
roster-nobody = сотрудника «{ $who }» нет
roster-several = сотрудников «{ $who }» несколько, напишите @имя
roster-long = Строк больше { $most }. Разделите файл на части.
roster-enter = Записать
roster-kept =
    { $count ->
        [0] Всё уже стояло, ничего не изменилось.
        [one] Записал { $count } смену.
        [few] Записал { $count } смены.
       *[many] Записал { $count } смен.
    }

# Away.

away-title = Отсутствуют
away-line =
    { $deputy ->
        [no] { $who } до конца дня { $day }, без замены
       *[other] { $who } до конца дня { $day }, замещает { $deputy }
    }
away-go = Я отсутствую
away-return = Я вернулся
away-off-words = off|нет|вернулся|вернулась|я вернулся|я вернулась|отмена
away-until = До какого дня вас не будет?
away-until-today = До конца дня
away-until-tomorrow = По завтрашний день
away-until-week = Неделю
away-until-fortnight = Две недели
away-until-month = Месяц
away-other = Другой день
away-day = По какой день включительно? Например, 01.12.2026
away-deputy = Вас не будет по { $day } включительно. Кто получает новые заявки за вас?
away-nobody = Никто
away-kept = Записал. Вас замещает { $who } по { $day } включительно, новые заявки пойдут туда. Вернётесь раньше: /away off
away-kept-alone = Записал: по { $day } включительно новых заявок у вас не будет. Вернётесь раньше: /away off
away-chain = Их получит { $really }: { $who } тоже отсутствует.
away-shifts =
    { $count ->
        [one] Вашу { $count } смену тоже.
        [few] Ваши { $count } смены тоже.
       *[many] Ваши { $count } смен тоже.
    }
away-back = Рад, что вы снова здесь. Новые заявки опять идут вам.
away-not = Вы и так на месте.
away-past = Этот день уже прошёл. Назовите сегодняшний или будущий, например: /away 01.12.2026 @имя
away-far = Больше чем на год нельзя. Назовите день поближе.
away-date = Не понял день «{ $typed }». Напишите так: /away 01.12.2026 @имя
away-self = Вы не можете замещать сами себя. Назовите другого.
away-unknown = Сотрудника «{ $who }» в вашей организации нет. Выберите из списка: /away
away-deputy-away = { $who } тоже отсутствует, и замены нет. Назовите другого.
assign-instead = { $who } (вместо: { $instead })

# Rules.

office-rules = Правила
rule-title = Кому идут заявки
rule-waits =
    { $minutes ->
        [never] Предложение ждёт, пока диспетчер его подтвердит.
        [0] Предложение применяется сразу.
       *[other] Если диспетчер не решил, предложение применяется через { $minutes } мин.
    }
rule-none = Правил ещё нет: заявки видит вся организация.
rule-order = Подходит несколько? Побеждает то, где сказано больше. Поровну: часы важнее темы, тема важнее дома.
rule-line = { $when } → { $team }
rule-any = Любые заявки
rule-of = дома: { $name }
rule-new = Новое правило
rule-drop = Убрать { $number }
rule-gone = Этого правила уже нет.
rule-wait = Применять без диспетчера
rule-wait-ask = Через сколько применять предложение, если диспетчер его не подтвердил?
rule-after =
    { $minutes ->
        [0] Сразу
       *[other] Через { $minutes } мин
    }
rule-never = Никогда, ждать диспетчера
rule-about = О чём заявки?
rule-leaf = Что именно?
rule-group = Всё из этой группы
rule-team = Какая служба их берёт?
rule-when = Когда действует правило?
rule-when-unknown = Когда действует правило? Часы работы организации не заданы: пока их нет, считаю, что она открыта всегда.
rule-hours-always = Всегда
rule-hours-open = в рабочие часы
rule-hours-closed = вне рабочих часов
rule-houses = Для каких домов?
rule-houses-all = Для всех
rule-houses-one = Для одного дома
rule-houses-own = Для домов одной организации
rule-owner = Какой организации?
rule-address = Адрес дома?
rule-no-house = Дома «{ $typed }» в списке нет. Напишите иначе.
rule-check =
    Проверьте правило.
    { $rule }
rule-keep = Сохранить
rule-made = Правило сохранено: { $rule }
