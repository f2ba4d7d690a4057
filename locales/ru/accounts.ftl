# Лицевые счета: файлы, коды, доли.

account-exponent = номер записан как «{ $said }», последние цифры потеряны. Сделайте столбец текстовым
account-number = это не похоже на номер лицевого счёта
share-wrong = доля «{ $said }» непонятна. Пишите 1/3, 0,5 или 50%
share-sum = доли собственников дают { $sum }, а вместе должны дать 1
account-no-address = нет адреса дома
account-long = слишком длинный текст, можно до { $most } знаков
account-area = площадь «{ $said }» не похожа на число метров
account-tariffs = тарифов может быть 1, 2 или 3, а не «{ $said }»
account-date = дата «{ $said }» непонятна. Пишите так: 24.11.2026
account-house-unknown = дома «{ $address }» нет в списке домов
account-house-foreign = дом «{ $address }» обслуживает другая организация
account-house-several = адресу «{ $address }» подходят несколько домов. Допишите город или корпус
account-elsewhere = этот счёт уже был в строке { $line } с другим адресом
account-double = строка повторяет строку { $line }: тот же счёт, ничего нового
account-other-row = у этого счёта есть ошибка в строке { $line }, поэтому он не взят целиком

# Командная строка и папки.

accounts-sum = Лицевые счета: новых { $new }, изменено { $changed }, без изменений { $same }, в архиве { $gone }, строк с ошибками { $bad }.
accounts-sum-dry = Проба, ничего не изменено. Лицевые счета: новых { $new }, изменилось бы { $changed }, без изменений { $same }, ушло бы в архив { $gone }, строк с ошибками { $bad }.
accounts-whose = Нет организации «{ $name }». Имя пишется так же, как в боте.
accounts-columns = В { $file } не нашлись столбцы: { $columns }. Назовите их так или покажите их один раз на странице: команда /import в боте.
accounts-held = В архив ушло бы { $gone } из { $kept } счетов этих домов, больше половины. Если так и надо, повторите с --gone.

# «Лицевые счета» в «Работе».

office-accounts = Лицевые счета
command-accounts = счета
accounts-none = Лицевых счетов пока нет. Загрузите файл: /import
accounts-text = { $count ->
    [one] { $count } лицевой счёт
    [few] { $count } лицевых счёта
   *[other] { $count } лицевых счетов
 }{ $houses ->
    [one] { " " }в { $houses } доме
   *[other] { " " }в { $houses } домах
 }, подключено { $linked }.
accounts-house = { $address }: { $count }, подключено { $linked }
accounts-find = Найти счёт
accounts-unknown = Счёта «{ $number }» нет среди ваших. Проверьте номер.
account-ask = Какой номер лицевого счёта?
account-title = Лицевой счёт { $number }
account-has-area = Площадь { $area } м²
account-owners = { $count ->
    [0] Собственники не указаны
    [one] { $count } собственник
    [few] { $count } собственника
   *[other] { $count } собственников
 }
account-meters = { $count ->
    [0] Счётчиков нет
    [one] { $count } счётчик
    [few] { $count } счётчика
   *[other] { $count } счётчиков
 }
account-linked = { $count ->
    [0] В боте никто не подключён
    [one] В боте подключён { $count } человек
    [few] В боте подключены { $count } человека
   *[other] В боте подключены { $count } человек
 }
account-code-there = Код есть
account-code-none = Кода нет
account-code-give = Выдать код
account-code-replace = Заменить код
account-code-ask = У счёта { $number } уже есть код, возможно, он напечатан в квитанции. После замены старый код перестанет работать. Заменить?
account-code-sure = Да, заменить
account-code-new = Код для счёта { $number }: { $code }

    Передайте его только собственнику или тому, кто живёт в квартире. Здесь он показан один раз: сам код мы не храним.
