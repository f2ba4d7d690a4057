### Визиты: когда придут, время на выбор, перенос, напоминания. Работа исполнителя: выехал, нет доступа, материалы.

visit-weekday-0 = пн
visit-weekday-1 = вт
visit-weekday-2 = ср
visit-weekday-3 = чт
visit-weekday-4 = пт
visit-weekday-5 = сб
visit-weekday-6 = вс
visit-span = { $weekday }, { $day }, { $begins }–{ $ends }
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
