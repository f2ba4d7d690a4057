### Сообщение о проблеме: от первого слова до номера заявки.

report-what = О чём сообщить?
report-which = Что именно?
report-guess = О чём сообщить? Похоже на это:
report-other = Другое
report-none-fits = Ничего не подходит
report-where = Где это? Отправьте место или напишите адрес, например «Ленина 12».
report-flat = Какая квартира? Напишите номер.
report-entrance = Какой подъезд? Напишите номер.
report-story = Опишите, что случилось.
report-photos = Пришлите фото. Можно несколько, до 10.
report-photos-more = Пришлите ещё или нажмите «Готово».
report-threat = Это угрожает людям?
report-threat-yes = Да
report-threat-no = Нет
report-emergency-phone = Аварийная служба: { $phone }. Если опасно, звоните сразу.
report-emergency-112 = Если опасно, звоните 112.
report-summary =
    Проверьте, всё ли верно.
    { $what }
    { $place }
report-quick = { $what }, { $place }. Отправить?
report-files = Приложено: { $what }
report-kind-photo = { $count } фото
report-kind-video = { $count } видео
report-kind-voice = { $count ->
    [one] { $count } голосовое сообщение
    [few] { $count } голосовых сообщения
   *[other] { $count } голосовых сообщений
}
report-kind-document = { $count ->
    [one] { $count } файл
    [few] { $count } файла
   *[other] { $count } файлов
}
report-point = точка на карте
report-send = Отправить заявку
report-change-what = О чём
report-change-where = Где
report-change-story = Описание
report-change-photos = Фото

place-home = Мой адрес: { $house }
place-home-words = мой адрес|дома|у меня дома|по моему адресу|мой дом
place-home-unknown = Вашего адреса пока не знаю. Напишите улицу и номер дома, например «Ленина 12».
place-which = Какой дом?
place-not-house = Не у дома, точка верна
place-other = Другой адрес
place-as-typed = Оставить как написано
place-not-found = Не нашёл дом «{ $typed }». Какой дом? Оставьте как написано или уточните улицу и номер.
place-outside = Это место далеко от домов, которые мы обслуживаем. Отправьте другое место или напишите адрес.
place-flat = кв. { $number }
place-entrance = подъезд { $number }

receipt-number = Заявка № { $number } принята: { $what }.
receipt-taken = { $who ->
        [none] Принята { $at }.
       *[other] Принята { $at }: { $who }.
    }
receipt-as-is = Записал то, что успел узнать.
receipt-next = Передал диспетчеру. Напишу, как только её возьмут в работу.
receipt-wait = Записал. Передам диспетчеру, как только он подключится, и сразу напишу вам.
receipt-promise = Обещанный срок: { $by }.
receipt-follow = Следить за ней можно в «Мои заявки».
receipt-add = Если есть фото или подробности, просто пришлите их сюда: добавлю к заявке.
receipt-mine = Открыть заявку

danger-call = Это опасно для жизни. Звоните прямо сейчас: 112, пожар 101, скорая 103, газ 104.
danger-phone = Аварийная служба дома: { $phone }.
emergency-where = Где это? Отправьте место или напишите адрес: сразу передам диспетчеру.
emergency-cancelled = Хорошо, отменил. Ничего не отправлено. Если опасность остаётся, звоните 112.
emergency-flat = Какая квартира?
