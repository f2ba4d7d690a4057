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
