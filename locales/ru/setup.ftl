### Организация: её слова, часы, мессенджеры; организации ниже.

command-setup = организация
setup-button = Организация
setup-title = { $name }
setup-empty = не указано
setup-phone = Аварийный телефон
setup-phone-is = Аварийный телефон: { $value }
setup-phone-ask = Телефон аварийной службы? Жители видят его, когда срочно. «Пропустить» — убрать.
setup-office_phone = Телефон офиса
setup-office_phone-is = Телефон офиса: { $value }
setup-office_phone-ask = Телефон офиса? «Пропустить» — убрать.
setup-address = Адрес
setup-address-is = Адрес: { $value }
setup-address-ask = Адрес, куда приходить? «Пропустить» — убрать.
setup-greeting = Приветствие
setup-greeting-is = Приветствие: { $value }
setup-greeting-ask = Что сказать жителю при первой встрече? Одно-два предложения. «Пропустить» — убрать.
setup-hours = Часы работы
setup-hours-is = Часы работы: { $value }
setup-hours-ask = Часы работы? Например: пн–пт 8:00–17:00; сб 9:00–13:00. Или: круглосуточно. Праздники я знаю сам. «Пропустить» — убрать.
setup-name = Название
setup-name-ask = Как называется организация?
phone-which = У вас несколько организаций. Телефон впишите в «Работа», «Организация».
setup-name-needed = Без названия нельзя: жители должны знать, кому пишут.
setup-legal = Чья она
setup-legal-private = Частная организация
setup-legal-municipal = Орган власти или муниципальная организация
setup-legal-ask = Кому принадлежит организация? От этого зависит, в каких мессенджерах ей можно отвечать жителям.
legal-private = Частная
legal-municipal = Муниципальная или госорган
setup-foreign-private = Telegram оставлен. Учтите: с 1 сентября 2026 года управляющая компания должна отвечать и в MAX.
setup-foreign-municipal = Telegram выключен: закон (41-ФЗ) запрещает органам власти и их организациям вести в нём переписку с гражданами.
setup-channels = Мессенджеры
setup-channels-are = Жителям отвечаем в: { $names }
setup-channels-last = Последний мессенджер выключить нельзя: жителям некуда будет писать.
setup-channels-why = Где мессенджер выключен, жителю скажу, куда перейти. Его заявки и черновики останутся.
setup-channel-on = Включить { $name }
setup-channel-off = Выключить { $name }
setup-kept = Записал.

command-below = ниже
below-button = Ниже нас
below-title = { $name } и всё, что ниже: открыто { $open }, просрочено { $late }, сделано за 30 дней { $done }. { $count ->
        [0] Организаций ниже нет.
        [one] Ниже { $count } организация:
        [few] Ниже { $count } организации:
       *[many] Ниже { $count } организаций:
    }
below-line = { $name }: открыто { $open }, просрочено { $late }, сделано { $done }
below-has = { $chats ->
        [0] Рабочего чата нет, заявки идут тем, кто выше.
        [one] { $chats } рабочий чат.
        [few] { $chats } рабочих чата.
       *[many] { $chats } рабочих чатов.
    }{ $under ->
        [0] { "" }
        [one] { " " }Под ней { $under } организация.
        [few] { " " }Под ней { $under } организации.
       *[many] { " " }Под ней { $under } организаций.
    }
below-enter = Перейти к ней
below-read = Открытые заявки
below-none = Открытых заявок нет.
below-list = К списку
below-filed = Подана { $at }
below-due = Обещано к { $at }
below-new = Новая организация
below-kind = Какая это организация?
below-name = Как она называется?
below-twice = Такая организация уже есть: { $name }. Назовите иначе.
below-made = Организация создана: { $name }. Пригласите администратора, он привяжет рабочий чат и впишет телефоны.
kind-company = Управляющая компания
kind-municipality = Муниципалитет
kind-region = Регион
kind-inspection = Жилищная инспекция
kind-supplier = Поставщик

# Данные жителей: кто оператор и на каком основании они хранятся.

privacy-button = Данные жителей
privacy-title = Что житель читает о своих данных
privacy-inn = ИНН
privacy-inn-is = ИНН: { $inn }
privacy-inn-ask = ИНН организации? Он стоит в тексте согласия. «Пропустить» — убрать.
privacy-inn-wrong = Такого ИНН не бывает: в нём 10 цифр (у предпринимателя 12), и последние проверяют остальные.
privacy-ground = Основание
privacy-ground-ask = На каком основании хранить имена и адреса? Если не уверены, спросите юриста.
privacy-consent = Спрашивать согласие
privacy-informs = Только сообщать
privacy-consent-is = Основание: согласие жителя. Без него заявка принимается без имени.
privacy-informs-is = Основание: закон и договор управления. Согласие не спрашиваем, только сообщаем.

elsewhere = { $name } здесь больше не отвечает. Продолжите в другом мессенджере:
elsewhere-go = Открыть { $messenger }
elsewhere-stays = Ваши заявки и черновики сохранены и ждут вас там. При опасности для жизни пишите и здесь, а лучше звоните 112.
elsewhere-report =
    { $name } в этом мессенджере заявки не принимает. Отправьте её здесь:
    { $links }
    Черновик сохранён. При опасности для жизни звоните 112.

# Темы заявок и сроки организации.

command-topics = темы
topics-button = Темы и сроки
topics-title = { $name }: темы заявок и сроки.
topics-all = Принимаете заявки на все темы.
topics-off = Не занимаетесь: { $names }. Такие заявки идут тем, кто выше.
topics-no-terms = Сроки — по правилам, своих нет.
topics-term = { $name }: обещаете за { $count ->
        [one] { $count } час
        [few] { $count } часа
       *[many] { $count } часов
    }
topics-change = Изменить тему
topics-what = { $name }. Что изменить?
topics-off-it = Не занимаемся
topics-on-it = Занимаемся
topics-term-it = Свой срок
topics-hours = За сколько часов обещаете сделать? «Пропустить» — срок по правилам.
topics-late = Дольше нельзя: по закону на это { $count ->
        [one] { $count } час
        [few] { $count } часа
       *[many] { $count } часов
    }.
