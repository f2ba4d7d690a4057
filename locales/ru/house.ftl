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
