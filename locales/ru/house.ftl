### Плакаты в подъездах, кто по ним пришёл, «Мой дом».

poster-heading = Сломалось? Напишите!
poster-leads = Лифт, свет, вода, подъезд, двор
poster-step-1 = Наведите на квадрат камеру телефона.
poster-step-2 = Нажмите на ссылку, потом «Начать».
poster-step-3 = Напишите, что случилось. Ответим там же.
poster-type-it = { $count ->
    [one] Нет камеры? Наберите адрес под квадратом.
   *[other] Нет камеры? Наберите один из адресов под квадратами.
}
poster-alarm = Авария? Звоните в любое время:
poster-danger = Опасность для жизни: 112
poster-telegram = Telegram
poster-vk = ВКонтакте
poster-max = MAX

scan-here = Вы у дома: { $place }.
scan-home = Это ваш дом? Если что-то сломалось здесь, нажмите «Сообщить о проблеме» или просто напишите.
scan-home-yes = Да, это мой дом
scan-write = Если что-то сломалось здесь, нажмите «Сообщить о проблеме» или просто напишите, что случилось.
scan-gone = Этот плакат устарел: такого дома или подъезда в списке уже нет. Напишите, что случилось и где.

house-phones = Телефоны и часы

# «Мой дом».

house-unknown = Вашего дома я пока не знаю. Назовите его, и здесь появятся сведения о доме, документы и телефоны. Можно и просто навести камеру на плакат в подъезде.
house-where = Где вы живёте?
house-title = Ваш дом: { $house }
house-year = Построен в { $year } году
house-floors = { $count ->
    [one] { $count } этаж
    [few] { $count } этажа
   *[many] { $count } этажей
}
house-entrances = { $count ->
    [one] { $count } подъезд
    [few] { $count } подъезда
   *[many] { $count } подъездов
}
house-flats = { $count ->
    [one] { $count } квартира
    [few] { $count } квартиры
   *[many] { $count } квартир
}
house-area = Площадь дома: { $area } м²
house-living-area = Жилая площадь: { $area } м²
house-series = Серия, тип проекта: { $series }
house-cadno = Кадастровый номер: { $number }
house-unsafe = Дом признан аварийным
house-company = Обслуживает: { $name }
house-emergency = Аварийная служба: { $phone }
house-danger = Опасность для жизни: 112
house-office-phone = Телефон офиса: { $phone }
house-office-address = Адрес офиса: { $address }
house-hours = Часы работы: { $hours }
house-hours-always = Работаем круглосуточно.
house-open = Сейчас открыто, { $by }.
house-closed = Сейчас закрыто.
house-closed-till = Сейчас закрыто. Откроется { $at }.
house-back = К дому
house-tickets = { $count ->
    [one] { $count } заявка дома
    [few] { $count } заявки дома
   *[many] { $count } заявок дома
}
house-tickets-title = Заявки дома { $house }
house-tickets-none = Сейчас показывать нечего.
house-ticket = № { $number } · { $what }
house-filed = подана { $at }
house-ended = закончена { $at }
house-papers = { $count ->
    [one] { $count } документ
    [few] { $count } документа
   *[many] { $count } документов
}
house-papers-which = Какой документ прислать?
house-papers-none = Документов пока нет.
house-invite = Пригласить соседа
house-invite-how = Перешлите соседу следующее сообщение:
house-invite-link = { $messenger }: { $link }
house-invitation =
    Соседи, дом { $house }: о поломках теперь можно просто написать. Бот передаст диспетчеру и сообщит, когда починят.
    { $links }

# Публичная заявка: что видят соседи и что решают сотрудники.

public-button = Показать жителям дома
public-title = № { $number }: показать всем жителям дома { $house }?
public-would = Соседи увидят:
public-story-was = Рассказ жителя (сейчас не виден): «{ $story }»
public-own = Имя, телефон и квартира не видны никогда. Свой текст вместо рассказа: /публично { $number } текст
public-bare = Показать без рассказа
public-with = Показать с рассказом
public-off = Больше не показывать
public-shown = Жители дома { $house } теперь видят:
public-hidden = № { $number } жителям больше не видна.
public-is-not = Эту заявку жители и так не видят.
public-no-house = У № { $number } нет дома из списка, показать её некому.
public-private = В тексте похоже есть телефон или номер квартиры. Соседям их показывать нельзя: напишите без них.
public-waiting = Ждём
public-rejected = Отказ
public-handed_on = Передана тем, кто это обслуживает
public-duplicate = Объединена с похожей
card-public = Видна жителям дома
log-publish = показана жителям дома
log-unpublish = скрыта от жителей
command-public = публично

# Плакаты: команда и файл в чате.

posters-which = Назовите одно: --house АДРЕС, --organisation НАЗВАНИЕ или --all.
posters-no-house = Дома «{ $house }» в списке нет.
posters-no-houses = Домов пока нет. Сначала загрузите список домов.
posters-no-organisation = Организации «{ $name }» нет.
posters-which-organisation = Таких организаций несколько: { $which }. Назовите точнее, вы написали «{ $name }».
posters-no-link = Ни один мессенджер не сказал, как называется бот, поэтому ссылки для плаката нет. Проверьте токены: python -m bot doctor
posters-far = Домов готово: { $done } из { $total }
posters-done = { $pages ->
    [one] { $pages } плакат
    [few] { $pages } плаката
   *[many] { $pages } плакатов
}, { $houses ->
    [one] { $houses } дом
    [few] { $houses } дома
   *[many] { $houses } домов
}. Папка: { $folder }
posters-file = плакаты.pdf
posters-sent = { $count ->
    [one] { $count } плакат. Размер A5: на листе A4 помещаются два.
    [few] { $count } плаката. Размер A5: на листе A4 помещаются два.
   *[many] { $count } плакатов. Размер A5: на листе A4 помещаются два.
}

# Документы дома.

papers-stored = Документ «{ $title }» сохранён, жители его видят.
papers-lost = Документ «{ $title }» не сохранился: подойдёт PDF, документ Word или Excel либо фото, до 20 МБ. Отправьте его ещё раз.

office-papers = Документы
office-posters = Плакаты
office-reach = Охват
office-erased = Удаление данных
command-papers = документы
command-posters = плакаты
command-reach = охват

papers-title = Документы для жителей. Нажмите на документ, чтобы посмотреть или убрать.
papers-none = Документов для жителей пока нет. Добавьте договор, тарифы, протокол: жители увидят их в разделе «Мой дом».
papers-add = Добавить документ
papers-gone = Этого документа уже нет.
papers-foreign = Этот дом обслуживает другая организация.
papers-of-house = Для дома { $house }
papers-of-all = Для всех домов организации
papers-state-stored = Жители его видят.
papers-state-waiting = Ещё загружается.
papers-state-failed = Не загрузился: уберите его и отправьте ещё раз.
papers-remove = Убрать
papers-removed = Документ «{ $title }» убран, жители его больше не видят.
papers-file = Пришлите файл: PDF, документ Word или Excel либо фото, до 20 МБ. Личных данных жильцов в нём быть не должно.
papers-name = Как назвать документ? Например: Договор управления.
papers-whose = Кто его увидит?
papers-all = Жители всех домов
papers-one = Жители одного дома
papers-where = Какого дома? Напишите адрес.
papers-soon = Загружаю «{ $title }». Напишу, когда жители его увидят.

posters-ask = Плакат A5 для подъезда: QR-код ведёт к боту, дом и подъезд он знает сам. Для каких домов сделать?
posters-many = Домов много, одним файлом в чат не поместится. Сделайте плакат для одного дома или все сразу на сервере: python -m bot posters
posters-one = Для одного дома
posters-all = { $count ->
    [one] Для { $count } дома
   *[other] Для всех { $count } домов
}
posters-where = Для какого дома? Напишите адрес.
posters-soon = Рисую плакаты. Пришлю сюда файлом.
posters-soon-house = Рисую плакаты для дома { $house }. Пришлю сюда файлом.

reach-text =
    { $name }
    { $named ->
        [0] Никто из жителей ещё не назвал свою квартиру.
        [one] Жители назвали { $named } квартиру.
        [few] Жители назвали { $named } квартиры.
       *[many] Жители назвали { $named } квартир.
    }
    По лицевому счёту подтверждено: { $linked }. Домов, где бота знают: { $houses }.
reach-share = Это { $share } % квартир в этих домах.
reach-by-house = По домам
reach-by-door = По подъездам
reach-by-poster = По плакатам
reach-by-line = По мессенджерам
reach-by-week = По неделям
reach-nothing = Пока никого.
reach-line = { $name }: квартир { $named }, подтверждено { $linked }
reach-line-of = { $name }: квартир { $named } из { $total }, подтверждено { $linked }
reach-line-poster = { $name }: { $scans ->
    [one] пришёл { $scans } человек
    [few] пришли { $scans } человека
   *[many] пришли { $scans } человек
}, живут здесь { $named }, подтверждено { $linked }
reach-invited = по приглашению соседа
reach-sheet = Файлом
reach-savings = Что сэкономлено
reach-soon = Собираю таблицу. Пришлю сюда файлом.
reach-file = охват.xlsx
reach-sent = Охват: по листу на каждый разрез. Имён в файле нет.
reach-link = Что сэкономил бот: { $link } Ссылка открывается 24 часа, пересылать её не нужно.
reach-head-name = Где
reach-head-week = Неделя
reach-head-linked = Подтверждено счётом
reach-head-named = Квартир названо
reach-head-total = Всего квартир или сканов

erased-text = { $count ->
    [0] Удалить свои данные пока никто не просил.
    [one] Свои данные удалил { $count } человек. В файле: когда, что удалено, какие заявки обезличены.
    [few] Свои данные удалили { $count } человека. В файле: когда, что удалено, какие заявки обезличены.
   *[many] Свои данные удалили { $count } человек. В файле: когда, что удалено, какие заявки обезличены.
}
erased-file = Прислать файл
erased-operator = Этот список видят руководитель и администратор организации, которой принадлежит бот.

savings-title = Что сэкономил бот: { $name }
savings-lead = Здесь только то, что посчитано по базе. Рядом с каждым числом сказано, как оно получено.
savings-what = Что
savings-month = За 30 дней
savings-ever = За всё время
savings-how = Как посчитано
savings-filed = Заявки без звонка
savings-filed-how = Заявки, которые жители подали сами в мессенджере. Каждая заменила звонок диспетчеру.
savings-answered = Ответы жителей в чате
savings-answered-how = Вопросы сотрудников по заявкам, на которые житель ответил в чате. Каждый заменил звонок жителю.
savings-time = Время диспетчеров
savings-hours = { $hours } ч
savings-time-how = Сумма строк выше, умноженная на { $minutes } мин. Минуты на звонок: предположение, его можно поменять ниже.
savings-called = Для сравнения: принято по телефону и лично
savings-called-how = Заявки, которые за жителей завели сотрудники. В экономию не входят.
savings-flats = Квартиры, которые знает бот
savings-flats-how = Разные квартиры, которые жители назвали своими.
savings-minutes = Минут на один звонок:
savings-again = Пересчитать
savings-note = Вопросы «что с моей заявкой?», которые не прозвучали, потому что бот сам сообщил о каждом шаге, здесь не учтены: их посчитать нечем.
