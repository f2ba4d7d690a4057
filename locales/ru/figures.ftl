### Цифры: /stats, неделя, «Мой дом». Считаются по заявкам, руками не правятся.

office-stats = Цифры
command-stats = цифры

figures-title = Цифры · { $name } · { $span }
figures-span-near = { $first }–{ $last }
figures-span = { $first } – { $last }
figures-share = { $share } % ({ $part } из { $whole })
figures-few = { $part } из { $whole }
figures-new = Новых заявок: { $count }
figures-done = Исполнено: { $count }
figures-in-time = В срок: { $share }
figures-overdue = { $count ->
    [one] Срок вышел, а { $count } заявка ещё открыта
    [few] Срок вышел, а { $count } заявки ещё открыты
   *[other] Срок вышел, а { $count } заявок ещё открыты
}
figures-median = { $hours ->
    [one] Половина исполнена быстрее чем за { $hours } час
    [few] Половина исполнена быстрее чем за { $hours } часа
   *[other] Половина исполнена быстрее чем за { $hours } часов
}
figures-reopened = Открыты снова: { $count }
figures-stars = Оценка жителей: { $stars } из 5 ({ $count ->
    [one] { $count } оценка
    [few] { $count } оценки
   *[other] { $count } оценок
})
figures-stars-few = Оценок пока мало: { $count }
figures-ends = Чем закончились: { $ends }
figures-end-confirmed = решено, подтвердил житель — { $count }
figures-end-silent = решено, житель промолчал — { $count }
figures-end-closed = закрыли сотрудники — { $count }
figures-end-waiting = ждём ответа жителя — { $count }
figures-end-refused = отказ — { $count }
figures-end-handed_on = передано — { $count }
figures-end-withdrawn = отозвано — { $count }
figures-end-duplicates = повтор другой заявки — { $count }
figures-voices = Решено, как говорят жители, за 3 месяца: { $share }
figures-small = Заявок меньше { $few }: проценты по ним не считаем.
figures-nothing = За это время заявок не было.
figures-whole = Всё вместе
figures-by-team = По службам
figures-by-house = По домам
figures-by-category = По категориям
figures-by-executor = По исполнителям
figures-by-organisation = По организациям
figures-line = { $name }: { $told }
figures-line-new = новых { $count }
figures-line-done = исполнено { $count }
figures-line-time = в срок { $share }
figures-line-reopened = открыто снова { $count }
figures-no-team = Без службы
figures-no-house = Без дома
figures-no-category = Без категории
figures-no-executor = Без исполнителя
figures-no-organisation = Без организации
figures-heads-only = Цифры по исполнителям и по организациям ниже видит руководитель.
figures-same = столько же
figures-more = ↑ на { $count } больше
figures-fewer = ↓ на { $count } меньше

# От – до, набранное руками.

period-unknown = Не понял, за какое время: «{ $typed }». Примеры: октябрь; 01.10–31.10; с 1 по 15 октября; прошлая неделя.
period-backwards = Начало позже конца: { $since } – { $until }. Поменяйте дни местами.
period-future = Эти дни ещё не наступили. Назовите прошедшие, например: прошлый месяц.
period-long = Это слишком долго. За один раз можно не больше { $most } дней.

# Неделя: в понедельник в 8:00 и по /week.

office-week = Неделя
command-week = неделя

week-title = Неделя { $span } · { $name }
week-new = Новых: { $count } ({ $than })
week-done = Решено: { $count } ({ $than })
week-late = Просрочено: { $count } ({ $than })
week-reopened = Открыто снова: { $count } ({ $than })
week-special = На особом контроле сейчас: { $count } ({ $than })
week-title-house = Хуже всего в домах:
week-house = { $name }: { $late ->
    [0] новых { $count }
   *[other] просрочено { $late }, новых { $count }
} ({ $than })
week-title-category = Чаще всего:
week-category = { $name }: { $count } ({ $than })
week-title-team = Службы:
week-team = { $name }: новых { $count }, решено { $done } ({ $than })
week-below = Ниже по дереву
week-nothing = За прошлую неделю и за неделю до неё заявок не было.
week-button-new = Новые
week-button-done = Решённые
week-button-late = Просроченные
week-button-reopened = Открытые снова
week-button-special = Особый контроль
week-button-house = Дома
week-button-category = Категории
week-button-team = Службы
week-list-new = Новые за неделю:
week-list-done = Решённые за неделю:
week-list-late = Просроченные за неделю:
week-list-reopened = Открытые снова за неделю:
week-list-special = На особом контроле сейчас:
week-list-nothing = Ничего нет.
week-back = К неделе
week-work-there = Работа с заявкой идёт в рабочем чате.
week-sent = Неделя у вас в личном чате с ботом.
week-no-dialogue = Неделю показываю только лично. Откройте бота в личном чате и наберите /неделя.

# Журнал заявок.

office-journal = Журнал
command-journal = журнал

journal-sheet = Журнал заявок
journal-head-number = Номер
journal-head-registered = Зарегистрирована
journal-head-channel = Откуда
journal-head-accepted = Кто принял
journal-head-applicant = Заявитель
journal-head-address = Адрес
journal-head-flat = Квартира
journal-head-account = Лицевой счёт
journal-head-story = Суть
journal-head-kind = Вид обращения
journal-head-work = Вид работ
journal-head-priority = Приоритет
journal-head-emergency = Аварийная
journal-head-legal = Предельный срок
journal-head-basis = Основание срока
journal-head-planned = Плановая дата
journal-head-executor = Исполнитель
journal-head-departed = Выехали
journal-head-localised = Локализовано
journal-head-begun = Начаты работы
journal-head-solved = Устранено
journal-head-state = Состояние
journal-head-reason = Причина отказа или возврата
journal-head-measures = Принятые меры
journal-head-materials = Материалы
journal-head-before = Фото до
journal-head-after = Фото после
journal-head-told = Заявителя известили
journal-head-postponed = Почему перенесли
journal-head-rating = Оценка
journal-head-confirmed = Подтвердил
journal-head-repeat = Повтор заявки №
journal-head-reopened = Открыта снова, раз
journal-head-outside = Номера в других системах
journal-head-kept = Хранить до
journal-bot = бот
journal-applicant = Житель
journal-entrance = подъезд
journal-yes = да
journal-no = нет
journal-kind-problem = проблема
journal-kind-question = вопрос
journal-channel-call = телефон
journal-channel-point = пункт приёма
journal-channel-other = другое
journal-priority-life = угроза жизни
journal-priority-emergency = аварийная
journal-priority-usual = обычная
journal-said-resident = житель
journal-said-silence = житель промолчал
journal-said-staff = сотрудник
journal-text =
    Журнал заявок · { $name }
    Все заявки за выбранное время одной таблицей: сроки, исполнители, что сделано, когда известили жителя.
    Другие дни наберите: /журнал 01.10–31.10 или /журнал октябрь
journal-period-week = прошлая неделя
journal-period-month = месяц
journal-period-before = прошлый месяц
journal-button-week = Прошлая неделя
journal-button-month = Этот месяц
journal-button-before = Прошлый месяц
journal-soon = Собираю журнал. Пришлю сюда файлом.
journal-soon-private = Собираю журнал. Пришлю вам в личный чат.
journal-closed = Серверы этого мессенджера за границей, поэтому в файле не будет квартир и лицевых счетов. Журнал целиком лежит по ссылке. Она работает один раз и 24 часа, пересылать её не нужно.
journal-closed-no-page = Серверы этого мессенджера за границей, поэтому в файле не будет квартир и лицевых счетов. Целиком журнал придёт в MAX или во ВКонтакте.
journal-open = Журнал целиком
journal-no-dialogue = Журнал присылаю только лично. Откройте бота в личном чате и наберите /журнал.
journal-nothing = За это время заявок не было: журнал был бы пустым.
journal-file = журнал-{ $period }.xlsx
journal-sent = { $count ->
    [one] Журнал: { $count } заявка.
    [few] Журнал: { $count } заявки.
   *[other] Журнал: { $count } заявок.
}
journal-gone = Журнал не готов: у вас больше нет на него права.
journal-page-title = Журнал заявок · { $name }
journal-page-take = Скачать
journal-page-once = Файл скачивается один раз. Ещё раз попросите бота: /журнал

# Номера в других системах: /number 12 ПОС 123-45.

command-number = номер
log-number = записан номер в другой системе
log-unnumber = убран номер в другой системе
card-outside = В других системах: { $numbers }
mine-outside = В других системах: { $numbers }
outside-button = Номер в ПОС, ГИС ЖКХ…
outside-none = нет
outside-own = Другая
outside-how = Записать: { $command } ПОС 123-45. Убрать: { $command } ПОС нет.
outside-nothing = У № { $number } нет номеров в других системах.
outside-these = № { $number } в других системах: { $numbers }
outside-which = Назовите систему и номер в ней, например: { $command } ПОС 123-45. Бывают ГИС ЖКХ, ПОС, ЕДС, Госуслуги.
outside-number-wrong = Не вижу номера для { $system }. В нём должна быть хотя бы одна цифра, длиной он до 40 знаков.
outside-kept = Записал: № { $number } — это { $outside }.
outside-again = У № { $number } номер { $outside } уже записан.
outside-twice = Такой же номер стоит у { $others }. Проверьте, не одна ли это проблема.
outside-many = У № { $number } уже { $most } номеров, больше не нужно. Уберите лишние.
outside-gone = Убрал у № { $number } номера { $system }.
outside-not-there = У № { $number } нет номера { $system }.
outside-several = С этим номером есть и другие: { $others }
outside-unknown = Ни у одной заявки нет номера «{ $typed }».
form-outside = { $who }, в какой системе у № { $number } есть номер?
form-outside-called = Как называется система? До 24 знаков.
form-outside-number = Какой там номер?

# Официальное обращение: готовый текст и куда его отправить. Адреса проверены, постоянные.

appeal-button = Официальное обращение
mine-typed-appeal = обращение
appeal-how =
    Сообщение боту — не обращение по закону № 59-ФЗ. Официально обязаны ответить на то, что отправлено через Госуслуги или ГИС ЖКХ: там известно, кто пишет.
    Ниже готовый текст. Скопируйте его, откройте один из сайтов и вставьте. Имя и адрес для ответа сайт возьмёт из вашей учётной записи.
appeal-at-gosuslugi = Госуслуги
appeal-link-gosuslugi = https://www.gosuslugi.ru/
appeal-at-gis = ГИС ЖКХ
appeal-link-gis = https://dom.gosuslugi.ru/
appeal-to = Кто обслуживает дом: { $name }.
appeal-what = Проблема: { $what }.
appeal-where = Адрес: { $place }.
appeal-filed = О проблеме я сообщал(а) { $at }, заявка № { $number }. Что было дальше:
appeal-outside = Номера этой заявки в других системах: { $numbers }.
appeal-missed-promised = Обещанный срок ({ $at }) не выдержан.
appeal-missed-legal = Предельный срок ({ $at }) прошёл.
appeal-ask = Прошу проверить, почему так вышло, добиться решения и ответить мне письменно.

# «Мой дом»: те же цифры для жителей.

house-figures = Цифры дома
house-figures-line = { $new ->
    [one] За 3 месяца по дому { $new } новая заявка
    [few] За 3 месяца по дому { $new } новые заявки
   *[other] За 3 месяца по дому { $new } новых заявок
}, исполнено { $done }{ $late ->
    [0] { "" }
   *[other] , просрочено { $late }
}
house-figures-title = Как решают заявки: за 3 месяца
house-figures-house = Ваш дом: { $house }
house-figures-none = За это время заявок не было.
house-figures-how = Цифры считает бот по заявкам. Править их не может никто.
figures-voices-short = Жители подтвердили, что решено: { $share }
