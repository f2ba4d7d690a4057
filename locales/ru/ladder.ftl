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
