# Когда заявку никто не берёт: кого спрашиваем и что он видит.

rung-nobody = никого
rung-duty = дежурный
rung-dispatcher = диспетчер
rung-head = руководитель
rung-above = вышестоящая организация
rung-inspection = жилищная инспекция

card-special = 🔺 На особом контроле
card-alarm-late = ❗ Аварию не приняли за 10 минут
card-climbed = Поднята выше: { $who }

climb-alarm = Её ещё никто не принял. Возьмёте?
climb-alarm-late = Её не приняли за 10 минут, жителю дали телефон. Возьмёте?
climb-untouched = Назначена { $since }, исполнитель { $who }, работа не начата. Возьмёте?
climb-untouched-over = Назначена { $since }, работа не начата.
climb-taken = Взял: { $who }
climb-left = Заявку передали: { $who }
climb-ended = Вопрос решён: { $status }.
climb-take = Беру
climb-pass = Не моё
climb-help = Нужна помощь
climb-watch = Взять на контроль
climb-asked = № { $number }: работу не начали. Спросили выше: { $called } ({ $names }).

alarm-rung = 🔔 № { $number }: сигнал об аварии ушёл лично: { $names }.
told-alarm = Диспетчер ещё не ответил, звоните: { $phone }. Заявку мы не закрыли и продолжаем звать сотрудников.
owed-alarm = Здравствуйте! По заявке № { $number } ({ $what }) диспетчер ещё не ответил. Аварийная служба: { $said }.
owed-why-alarm = авария не принята

log-ring = получил сигнал об аварии
log-alarm_late = не приняли за 10 минут, жителю дали телефон
log-send_up = отправил выше
log-not_mine = ответил «не моё»
log-help = попросил помощи
log-watch = взято на контроль

climb-said-pass = ответил «не моё»
climb-said-help = просит помощи
climb-heard = № { $number }: { $who } { $what }.
climb-went = Поняли. По № { $number } спросили следующего.
climb-top = Выше никого нет: № { $number } остаётся у руководителя. Поговорите с ним сами.
climb-watching = № { $number } теперь на вашем контроле. Об этом знают те, кто её исполняет.
climb-watched = № { $number } взята на контроль: { $who }.
refused-climb-said = По № { $number } вы уже ответили.
refused-watched = № { $number } уже на контроле.

# Житель поднимает заявку выше.

mine-up = Отправить выше
mine-typed-up = выше
up-soon = скоро
up-head = руководитель организации «{ $who }»
up-sent = Отправили выше. Заявку № { $number } теперь видит { $who }: всю историю и то, что срок вышел или работу сделали не до конца.
refused-up-over = Заявка № { $number } закончена. Если сделали не всё, нажмите «Не решено».
refused-up-early = Выше можно отправить, когда выйдет срок. По № { $number } обещали { $by }.
refused-up-waits = № { $number } уже выше: { $who }. Если ответа не будет, { $then } можно отправить дальше.
refused-up-top = Выше никого нет: № { $number } уже у руководителя. Документ с ходом заявки можно взять в «Мои заявки».
refused-up-top-phone = Выше никого нет: № { $number } уже у руководителя. Позвоните: { $phone }. Документ с ходом заявки можно взять в «Мои заявки».
told-late = Обещали к { $at } и не успели. Простите. Заявка в работе, о задержке знают. Можно отправить её выше или взять документ с ходом заявки.

# Ход заявки на бумаге.

mine-course = Документ о заявке
mine-typed-course = документ
course-soon = Готовлю документ по № { $number }: что обещали, что и когда сделали. Пришлю сюда через минуту.
refused-course = Документ по № { $number } можно взять, если срок выйдет. Обещали { $by }.

# Особый контроль.

office-control = Особый контроль
command-control = контроль
control-title = 🔺 На особом контроле:
control-none = На особом контроле заявок нет. Сюда попадают те, что открывали снова дважды.
refused-control = Список особого контроля видят руководители и кураторы.
special-told = 🔺 Заявку открыли снова второй раз: она на особом контроле. Посмотрите, почему её не доделывают.
log-special = на особом контроле
log-late = срок вышел
course-file = zayavka-{ $number }.pdf
course-sent = Ход заявки № { $number }. Документ можно показать в жилищной инспекции или приложить к обращению на Госуслугах.
course-title = Заявка № { $number }: что и когда было сделано
course-what = О чём
course-where = Где
course-when = Подана
course-who = Отвечает
course-phone = Телефон
course-now = Сейчас
course-terms = Сроки
course-steps = Что было
course-photos = Фотографии
course-foot = Заявка № { $number }, составлено { $at }
course-until = до { $at }
course-own = Срок, который назвали жителю
course-ten = 10 минут
course-kept = сделано { $at }
course-late = с опозданием: { $at }
course-not-yet = срок не вышел
course-not-yet-late = не сделано, срок вышел
course-term-accept = Принять заявку
course-term-begin = Начать работу
course-term-promise = Исполнить (обещано)
course-term-legal = Исполнить (предельный срок)
course-photo-story = К заявке
course-photo-answer = От жителя
course-photo-question = От сотрудников
course-photo-report = Что сделано
course-act-416 = Постановление Правительства РФ от 15.05.2013 № 416
course-act-354 = Постановление Правительства РФ от 06.05.2011 № 354
course-act-290 = Постановление Правительства РФ от 03.04.2013 № 290
course-act-491 = Постановление Правительства РФ от 13.08.2006 № 491
course-act-1156 = Постановление Правительства РФ от 12.11.2016 № 1156
course-act-1744 = Постановление Правительства РФ № 1744
course-act-170 = Правила эксплуатации жилищного фонда (Госстрой, 27.09.2003 № 170)
history-send_up = отправили выше: { $text }
history-watch = взяли на контроль: { $text }
history-late = срок вышел
history-alarm_late = за 10 минут никто не принял
history-special = заявка на особом контроле

# Тишина: исполнителя спрашивают, житель слышит.

command-going = идет
did-going = № { $number }: сказали, что работа идёт.
still-ask =
    Жителю давно ничего не говорили. Как идёт работа?
    Нажмите кнопку. Хотите сказать подробнее — ответьте на это сообщение своими словами.
still-mute =
    { $who }: рабочий день без ответа. Житель знает, что исполнитель не ответил. Что с заявкой?
    Нажмите кнопку или ответьте: /идет и номер.
still-nobody = Исполнителя нет
still-going = Работа идёт
still-done = Сделано
still-need = Нужна помощь
still-later = Отложить
still-plain = работа идёт
still-told = Жителю сказали: «{ $text }». Ответ: { $who }.
still-over = Заявка закончена, спасибо!
still-words = Напишите словами, что происходит с заявкой.
told-going = Работа идёт.
told-going-who = Работа идёт. Исполнитель: { $who }.
told-going-text = Работа идёт: { $text }
told-mute = Мы спросили исполнителя, как идёт работа. Ответа пока нет, диспетчер об этом знает.
owed-going = Здравствуйте! По заявке № { $number } ({ $what }): { $said }
owed-mute = Здравствуйте! По заявке № { $number } ({ $what }) новостей пока нет: мы спросили исполнителя и ждём ответа.
owed-why-going = работа идёт
owed-why-mute = давно нет новостей
log-going = работа идёт
log-nudge = спросил, как идёт работа
log-mute = ответа от исполнителя нет
history-going = работа идёт: «{ $text }»
history-going-on = сообщили, что работа идёт
history-mute = исполнитель не ответил, диспетчер об этом знает

form-putoff-until =
    До какого дня откладываем?
    № { $number }, отвечает { $who }
    Нажмите кнопку. День увидит житель.
form-putoff-day =
    До какого дня? Например, 01.12.2026
    № { $number }, отвечает { $who }
form-putoff =
    Почему откладываем?
    № { $number }, отвечает { $who }
    Нажмите кнопку или напишите сами. Причину увидит житель.
form-putoff-own =
    Напишите, почему откладываем.
    № { $number }, отвечает { $who }
    Причину увидит житель.
putoff-tomorrow = До завтра
putoff-three = На три дня
putoff-week = На неделю
putoff-own = Своими словами
putoff-reason-parts = Ждём запчасти
putoff-reason-access = Нет доступа
putoff-reason-weather = Мешает погода
putoff-reason-supplier = Ждём поставщика
