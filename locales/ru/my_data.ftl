# «Мои данные».

data-title = Что о вас хранится:
data-name = Имя: { $name }
data-no-name = Имя: не храним
data-home = Дом: { $home }
data-no-home = Дом: не храним
data-account = лицевой счёт { $number }
data-phone = Телефон для заявки № { $number }: { $phone }
data-no-phone = Телефон: не храним
data-tickets = { $count ->
    [0] Заявок нет
    [one] { $count } заявка и её история
    [few] { $count } заявки и их история
   *[many] { $count } заявок и их история
}
data-consent-given = Согласие дано { $at }, редакция { $version }
data-consent-informed = О хранении данных сообщили { $at }, редакция { $version }
data-consent-refused = Согласие не дано ({ $at })
data-consent-back = Согласие отозвано { $at }
data-consent-unasked = Согласия пока не спрашивали
data-mailings-given = Новости и объявления: согласие дано { $at }, редакция { $version }
data-mailings-refused = Новости и объявления: не присылаем ({ $at })
data-contact = Мессенджер сообщает: номер { $external }, { $name }
data-contact-nameless = Мессенджер сообщает: номер { $external }
data-agree = Дать согласие
data-export = Скачать всё
data-erase = Удалить мои данные
data-refuse = Отозвать согласие
data-erase-sure =
    Удалить ваши данные и отозвать согласие?

    Сотрём: имя, квартиры, телефоны, ваши рассказы, ответы и фото. Вернуть их будет нельзя.
    Останется: номер каждой заявки, дом, вид проблемы и что по ней сделали. Это нужно для отчётов, вас по ним не узнать.

    В открытых заявках тоже не будет квартиры и рассказа. Если ещё ждёте мастера домой, сначала дождитесь его.
    Писать сюда можно и дальше. Для этого остаётся ваш номер в мессенджере, но его тоже можно удалить.
data-erase-sure-away =
    Удалить ваши данные и номер в мессенджере?
    После этого мы не сможем вам написать, и ответа по открытым заявкам не будет.
data-erase-yes = Да, удалить мои данные
data-erase-away = Удалить и номер в мессенджере
data-erased = Готово, ваши данные удалены, согласие отозвано. Запись об удалении № { $number }. Если что-то случится, пишите.
data-erased-away = Готово, удалили всё, и номер в мессенджере тоже. Запись об удалении № { $number }. О ваших заявках мы больше не напишем. Если напишете снова, познакомимся заново.

# «Скачать всё»: имена в файле.

export-soon = Собираю файл. Пришлю сюда через несколько секунд.
export-sent = Всё, что о вас хранится. Файл открывается любым текстовым редактором.
export-file = мои-данные.json
export-made = файл составлен
export-name = имя
export-flats = квартиры
export-messengers = мессенджеры
export-consents = согласия
export-scans = плакаты, по которым вы пришли
export-phones = телефоны для заявок
export-tickets = заявки
export-about = о чём
export-answer = ответ
export-version = редакция
export-at = когда
export-house = дом
export-entrance = подъезд
export-flat = квартира
export-how = кем приходитесь
export-how-owner = собственник
export-how-family = член семьи
export-how-tenant = наниматель
export-account = лицевой счёт
export-messenger = мессенджер
export-external = номер в мессенджере
export-called = имя в мессенджере
export-username = короткое имя
export-number = номер
export-phone = телефон
export-filed = подана
export-what = вид проблемы
export-story = рассказ
export-status = состояние
export-executor = исполнитель
export-rating = оценка
export-shared = видно жителям дома
export-files = приложено файлов
export-history = история

# Что у кого удалено: список для оператора.

act-file = удаление-данных.csv
act-sent = { $count ->
    [0] Удалять данные пока никто не просил.
    [one] Список удалений, { $count } запись.
    [few] Список удалений, { $count } записи.
   *[many] Список удалений, { $count } записей.
}
act-number = № записи
act-at = Когда
act-person = Человек (номер)
act-erased = Что удалено
act-tickets = Заявки, обезличены
act-left = Что осталось
act-contact = номер в мессенджере для ответов
act-nothing = ничего
act-name = имя
act-count-flats = { $count ->
    [one] { $count } квартира
    [few] { $count } квартиры
   *[many] { $count } квартир
}
act-count-phones = { $count ->
    [one] { $count } телефон
    [few] { $count } телефона
   *[many] { $count } телефонов
}
act-count-messages = { $count ->
    [one] { $count } сообщение
    [few] { $count } сообщения
   *[many] { $count } сообщений
}
act-count-files = { $count ->
    [one] { $count } файл
    [few] { $count } файла
   *[many] { $count } файлов
}
act-count-scans = { $count ->
    [one] { $count } плакат
    [few] { $count } плаката
   *[many] { $count } плакатов
}
erasures-done = { $count ->
    [one] { $count } запись
    [few] { $count } записи
   *[many] { $count } записей
} в файле { $file }
