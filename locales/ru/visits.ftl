### Визиты: когда придут, время на выбор, перенос, напоминания. Работа исполнителя: выехал, нет доступа, материалы.

visit-weekday-0 = пн
visit-weekday-1 = вт
visit-weekday-2 = ср
visit-weekday-3 = чт
visit-weekday-4 = пт
visit-weekday-5 = сб
visit-weekday-6 = вс
visit-span = { $weekday }, { $day }, { $hours }
visit-somebody = мастер
visit-who-team = { $who } ({ $team })

# Что видит житель.

visit-offer =
    Когда к вам прийти?
    Придёт: { $who }
visit-offer-instead =
    Время визита { $at } приходится поменять, простите. Когда к вам прийти?
    Придёт: { $who }
visit-offer-how = Нажмите время или напишите своё, например: «завтра 18–20».
visit-other = Другое время
visit-agreed =
    Договорились: { $at }.
    Придёт: { $who }
visit-agreed-how = За час напомню. До этого время можно перенести.
visit-asked = Вы попросили прийти { $at }. Передал, ответ придёт сюда.
visit-why = Зачем: { $why }
visit-move = Перенести
visit-wish =
    № { $number }. Когда вам удобно?
    Нажмите или напишите, например: «завтра 18–20».
visit-other-comes =
    Исполнитель сменился, время визита прежнее: { $at }.
    Придёт: { $who }
visit-off = Визит { $at } отменён, ждать не нужно.
visit-soon =
    Напоминаю: визит { $at }.
    Придёт: { $who }
visit-no-access =
    Приходили { $at }, но не смогли попасть к вам. Выберите новое время.
    Придёт: { $who }
visit-no-access-legal = Срок по закону не сдвигается: { $by }.

# Почему время не подходит.

visit-unread = Не понял время «{ $typed }». Напишите день и часы, например: завтра 10–12.
visit-no-day = Назовите и день: не только «{ $typed }», а например «завтра 10–12».
visit-no-hours = Назовите и часы: не только «{ $typed }», а например «завтра 10–12».
visit-past = Это время уже прошло или началось. Назовите другое.
visit-far = Это слишком далеко. Договориться можно не дальше чем на { $days } дней вперёд.
visit-night = Ночью и рано утром не приходим. Назовите время с 9 до 21.
visit-long = Назовите время, в которое придут: не меньше 15 минут и не больше 12 часов.
visit-ended = Заявка № { $number } уже закончена, время выбирать не нужно.
visit-lapsed = Это время уже прошло. Если мастер нужен, напишите — предложим новое.
visit-replaced = Это время больше не предлагают. Посмотрите сообщение ниже.
visit-replaced-staff = Житель уже просит другое время. Посмотрите последнее сообщение.
visit-changed = Время только что поменяли. Посмотрите ещё раз.
visit-slot-over = Это время уже началось. Выберите другое.
visit-slot-taken = Это время только что заняли. Выберите другое.
visit-stands-agreed = Уже договорились: { $at }.
visit-stands-asked = Вы уже попросили прийти { $at }. Ответ придёт сюда.
visit-move-late = До визита меньше часа, перенести уже нельзя. Если не сможете, нажмите «Позвать человека».
visit-clash = { $said } Назовите другое время.
visit-busy = Исполнитель в это время на другом визите: № { $other }, { $at }.

# Что видят сотрудники.

visit-button = Визит
visit-form =
    № { $number }. Когда предложить жителю визит? Назовите два или три времени.
    Нажмите или напишите, например: завтра 10–12, 14–16
visit-form-so-far = Выбрано: { $windows }.
visit-form-more = Ещё одно время?
visit-form-same = Это одно и то же время. Назовите разные.
visit-form-called =
    № { $number }. Позвоните жителю и договоритесь. На какое время?
    Нажмите или напишите, например: завтра 10–12
visit-form-why = № { $number }. Зачем придут? Житель это увидит.
visit-why-look = Посмотреть, что случилось
visit-why-repair = Починить
visit-why-replace = Заменить
visit-why-check = Проверить после ремонта
visit-enough = Хватит, отправить
visit-offered = № { $number }: предложил жителю { $at }.
visit-kept = № { $number }: визит { $at }.
visit-accept = Подходит
visit-another = Предложить другое
visit-staff-chosen = № { $number }: житель выбрал визит { $at }.
visit-staff-asks = № { $number }: житель просит прийти { $at }.
visit-staff-moves = № { $number }: житель просит перенести визит с { $before } на { $at }.
visit-staff-lapsed = № { $number }: житель не выбрал время, и всё предложенное прошло. Позвоните или предложите другое.
visit-staff-missed = № { $number }: время, о котором просил житель, прошло без ответа. Предложите другое.
card-visit-offered = Визит: житель выбирает время
card-visit-asked = Визит: житель просит { $at }
card-visit-agreed = Визит: { $at }
log-visit = визит
log-visit-offered = предложено { $at }
log-visit-asked = житель просит { $at }
log-visit-agreed = договорились на { $at }
log-visit-called = договорились по телефону на { $at }
history-visit = визит: { $text }

# Что видит тот, кто придёт.

job-visit = № { $number }: визит { $at }.
job-visit-off = № { $number }: визит { $at } отменён.
job-visit-soon =
    № { $number }: через час визит, { $at }.
    { $place }

# Звонки тем, у кого нет мессенджера.

owed-visit_who = По заявке № { $number }: { $said }
owed-visit_off = По заявке № { $number }: { $said }
owed-visit_access = По заявке № { $number } не смогли к вам попасть. Когда вам удобно? { $said }
owed-why-visit_who = придёт другой
owed-why-visit_off = визит отменён
owed-why-visit_access = нет доступа
command-visit = визит

# Работа исполнителя.

command-depart = выехал
command-noaccess = нетдоступа
command-materials = материалы
command-today = сегодня
action-depart = Выехал
action-no_access = Нет доступа
job-depart = Выехал
job-noaccess = Нет доступа
did-depart = № { $number }: записал, что вы выехали. Сообщаю жителю.
refused-departed = № { $number }: вы уже выехали. Приехали — нажмите «Начал».
visit-departed =
    К вам выехали.
    Придёт: { $who }
history-depart = мастер выехал
history-no_access = приходили, но не смогли попасть
step-old = Сообщение шло больше суток, поэтому время шага — сейчас.
noaccess-ask =
    № { $number }. Пришлите фото двери или напишите, что было.
    Житель сразу узнает и выберет новое время.
noaccess-none = Без фото
noaccess-reason = доступ в квартиру
noaccess-did = № { $number }: записал, что доступа нет.
noaccess-told = Сообщаю жителю и предлагаю новое время.
noaccess-again =
    № { $number }: { $count ->
        [2] второй раз нет доступа
        [3] третий раз нет доступа
       *[other] нет доступа, уже { $count } раз
    }. Позвоните жителю.
today-button = Мои на сегодня
today-title =
    { $count ->
        [one] На сегодня { $count } заявка
        [few] На сегодня { $count } заявки
       *[many] На сегодня { $count } заявок
    }
today-none = На сегодня заявок нет.
today-line = № { $number } · { $what } · { $place }
today-line-at = № { $number } · { $at } · { $what } · { $place }
today-late = ❗ Просрочена: { $line }
today-later =
    { $count ->
        [one] Ещё { $count } ваша заявка не на сегодня.
        [few] Ещё { $count } ваши заявки не на сегодня.
       *[many] Ещё { $count } ваших заявок не на сегодня.
    }
materials-button = Материалы
materials-ask =
    № { $number }. Что израсходовали?
    Нажмите или напишите через запятую, например: кран 1 шт, прокладка 2
materials-more = Записано: { $what }. Что ещё?
materials-end = Всё
materials-kept = № { $number }: материалы записаны: { $what }.
materials-none = Назовите материалы словами: например, кран 1 шт, прокладка 2. Записанное второй раз не нужно.
materials-many = Больше { $most } материалов к одной заявке не записываю.
log-materials = материалы

done-report-leak = Устранили течь
done-report-pressure = Отрегулировали напор
done-report-unclogged = Устранили засор
done-report-disinfected = Убрали и обработали
done-report-air = Спустили воздух
done-report-lamp = Заменили лампу
done-report-breaker = Заменили автомат
done-report-wiring = Починили проводку
done-report-gas_service = Вызвали газовую службу
done-report-lift_on = Запустили лифт
done-report-freed = Освободили людей
done-report-tidied = Убрали
done-report-lock = Починили замок
done-report-treated = Провели обработку
done-report-sealed = Заделали
done-report-icicles = Сбили сосульки
done-report-pumped = Откачали воду
done-report-snow = Убрали снег
done-report-sanded = Посыпали
done-report-cut = Спилили и убрали
done-report-removed = Вывезли
done-report-pothole = Заделали яму
done-report-recalculated = Сделали перерасчёт
done-report-explained = Объяснили
done-report-issued = Выдали документ
done-report-corrected = Исправили
done-report-talked = Поговорили с людьми
done-report-visited = Выходили на место
done-report-warned = Вынесли предупреждение
