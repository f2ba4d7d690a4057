# Командная строка и журнал: то, что читает тот, кто запускает программу.

settings-wrong = Неверное значение в настройках: { $names }. Что они значат, написано в .env.example.
settings-vk-group = Задан VK_TOKEN, но не задан VK_GROUP_ID: номер сообщества, от имени которого пишет бот.
settings-webhook = { $setting }=webhook требует WEB_URL: адрес на https без порта, по которому мессенджер доставит сообщения.
settings-loopback-only = { $setting } годится только для пробы: { $url } должен указывать на этот компьютер (например, http://127.0.0.1:8081).

run-no-line = Нет ни одной линии: задайте TELEGRAM_TOKEN, MAX_TOKEN или VK_TOKEN и VK_GROUP_ID (см. .env.example). Попробовать без них: python -m bot demo
run-locked = Программа уже работает с этой базой данных: второй запуск не нужен.
run-all-refused = Ни один мессенджер не принял токен: проверьте TELEGRAM_TOKEN и VK_TOKEN. Подскажет python -m bot doctor

admin-link-no-answer = { $messenger } не отвечает: в его ссылке нет имени бота, впишите его сами.
admin-link-refused = { $messenger } не принял токен: в его ссылке нет имени бота.

migrate-done = База данных приведена к сегодняшнему виду.

classify-unreadable = Не удалось прочитать { $file }: { $why }

doctor-good = [в порядке] { $what }
doctor-bad = [нужно внимание] { $what }
doctor-database = База данных ({ $dialect }) открывается, ждут ответа: { $waiting }.
doctor-sqlite = SQLite { $version }.
doctor-clock = Часы: { $time } ({ $zone }). Если это не так, поправьте время на компьютере или TIMEZONE.
doctor-zone = Неизвестный часовой пояс { $zone }: впишите в TIMEZONE, например, Europe/Moscow.
doctor-room = В { $folder } меньше гигабайта свободного места: фотографии скоро будет некуда складывать.
doctor-no-line = Нет ни одного токена: задайте MAX_TOKEN, TELEGRAM_TOKEN или VK_TOKEN и VK_GROUP_ID в .env.
doctor-line = { $messenger } знает нас как { $name }.
doctor-token = { $messenger } не принимает токен: возьмите новый и впишите его в .env.
doctor-no-answer = { $messenger } не отвечает: проверьте сеть, прокси и адрес API.
doctor-certificate = { $messenger } отвечает с сертификатом, которому этот компьютер не доверяет: обновите системные корневые сертификаты и проверьте, нет ли по пути прокси, подменяющего их.
doctor-hooked = { $messenger } доставляет сообщения на наш адрес.
doctor-not-hooked = { $messenger } не знает нашего адреса: он сообщается при запуске python -m bot run, проверьте WEB_URL и прокси перед программой.
doctor-no-chat = Нет рабочего чата: добавьте бота в чат диспетчеров и напишите там /bind.
doctor-chat-lost = Бот больше не может писать в чат «{ $title }»: верните его туда и напишите /bind.
doctor-untold = { $name }: жителям не сказано: { $facts }. Заполните в боте: «Работа», «Организация».
doctor-foreign = { $name } – муниципальная организация, а { $messenger } для жителей включён. 41-ФЗ это запрещает: выключите его в разделе «Организация».
doctor-no-admin = Нет администратора: python -m bot admin-link даст ссылку.

# То, что люди и администраторы слышат о сбоях программы.

fault-reference = С-{ $number }
fault-alert = Сообщение жителя не удалось обработать: { $reference }. Житель об этом знает, запись отложена. Подробности — в журнале программы.
alert-line-refused = Линия { $line } остановлена: мессенджер больше не принимает её токен. Остальные линии работают.
alert-chat-lost = Бот больше не может писать в чат «{ $title }». Заявки из него не пропали: верните бота в чат и напишите там /bind.

# Реестр домов из файла.

houses-no-columns = В { $file } нет столбцов: { $columns }. Нужны как минимум Адрес, Широта, Долгота.
houses-unreadable = Не удалось прочитать { $file }: { $why }
houses-bad-row = Строка { $line }: { $why }.
houses-bad-column = Что не так
houses-bad-cells = в строке больше ячеек, чем столбцов
houses-bad-address = нет адреса
houses-bad-point = широта и долгота не похожи на точку на карте
houses-bad-double = этот дом уже был в файле выше
houses-bad-file = { $count ->
    [one] { $count } строка с ошибкой записана
    [few] { $count } строки с ошибками записаны
   *[other] { $count } строк с ошибками записано
 } в { $file }
houses-sum = Дома: новых { $new }, изменено { $changed }, без изменений { $same }, с ошибками { $bad }.
houses-sum-dry = Проба, ничего не изменено. Дома: новых { $new }, изменилось бы { $changed }, без изменений { $same }, с ошибками { $bad }.
houses-sum-organisation = Организация: «{ $name }».
houses-sum-others = { $count ->
    [one] { " " }Это самая частая в файле, кроме неё названа ещё { $count }.
    [few] { " " }Это самая частая в файле, кроме неё названы ещё { $count }.
   *[other] { " " }Это самая частая в файле, кроме неё названо ещё { $count }.
 }

houses-sum-several = В файле организаций: { $count }.
houses-gone-house = Больше нет в файле: { $address }
houses-gone = { $count ->
    [one] { $count } дом убран
    [few] { $count } дома убраны
   *[other] { $count } домов убрано
 } в архив: в файле их больше нет. Заявки по ним остаются.
houses-gone-dry = { $count ->
    [one] { $count } дом ушёл бы
    [few] { $count } дома ушли бы
   *[other] { $count } домов ушло бы
 } в архив: в файле их больше нет.
houses-held = { $count ->
    [one] { $count } дома нет в файле, и это больше половины. Он оставлен
    [few] { $count } домов нет в файле, и это больше половины. Они оставлены
   *[other] { $count } домов нет в файле, и это больше половины. Они оставлены
 } как есть: похоже на ошибку. Если всё верно, добавьте --gone.
houses-doubtful = { $count ->
    [one] У { $count } дома нет верного места на карте. Он находится
   *[other] У { $count } домов нет верного места на карте. Они находятся
 } по адресу, но не по точке. Список: python -m bot houses doubtful
progress-bar = { $bar } { $percent } %
progress-rows = Готово { $done } из { $of }.

# Дома, у которых место на карте неверно.

doubtful-none = У всех домов есть место на карте.
doubtful-house = { $number }; { $address }; { $why }
doubtful-missing = в реестре нет точки
doubtful-shared = та же точка у многих других домов
doubtful-set = место уже указано
doubtful-far = точка далеко от остальных домов этого места
doubtful-sum = { $count ->
    [one] { $count } дом
    [few] { $count } дома
   *[other] { $count } домов
 } без верного места на карте.

# Меню команд мессенджера: что видно, когда набирают «/».

offer-private-report = Сообщить о проблеме
offer-private-mine = Мои заявки
offer-private-house = Мой дом
offer-private-data = Мои данные
offer-private-human = Позвать человека
offer-private-help = Что умеет бот
offer-group-queue = Открытые заявки
offer-group-mine = Заявки, которые делаю я
offer-group-late = Заявки, по которым срок вышел
offer-group-find = Найти: /find Ленина 12
offer-group-new = Принять звонок: /new Ленина 12-45 течёт стояк
offer-group-callback = Кому перезвонить
offer-group-ticket = Карточка заявки: /ticket 12
offer-group-take = Взять заявку: /take 12
offer-group-assign = Назначить исполнителя: /assign 12
offer-group-status = Поменять состояние: /status 12 готово
offer-group-help = Что умеет бот в этом чате
offer-group-bind = Сделать этот чат рабочим
