# Файлы домов и лицевых счетов: ссылка, проба, применение.

office-files = Файлы
command-import = загрузить
import-kind-accounts = Лицевые счета
import-kind-houses = Дома
import-kind-duty = Смены дежурных
files-text = Файлы для «{ $name }». Выберите, что в файле: пришлём ссылку на страницу, где его можно передать. Подойдёт XLSX, XLS или CSV. Сначала покажем, что изменится.
files-no-page = Файлы для «{ $name }». Страница для файлов не настроена: задайте WEB_URL. Пока пришлите таблицу сюда документом.
files-open = Открыть страницу
files-link = { $kind ->
    [houses] Откройте страницу и выберите файл с домами.
    [duty] Откройте страницу и выберите файл со сменами. Столбцы: служба, кто, с, до.
   *[accounts] Откройте страницу и выберите файл с лицевыми счетами.
 } Ссылка действует 24 часа и на один файл. Никому её не пересылайте.
import-abroad = В списке счетов есть личные данные, а этот мессенджер хранит их за границей. Передайте файл на нашей странице: ссылка действует 24 часа и на один файл.
import-abroad-no-page = В списке счетов есть личные данные, а этот мессенджер хранит их за границей. Здесь его принять нельзя: попросите администратора включить страницу для файлов (WEB_URL).
import-large = Файл больше { $most } МБ, мессенджер его не отдаст. Передайте его на странице: /import
import-nameless = таблица

import-title = { $kind ->
    [houses] Дома: { $name }
    [duty] Смены дежурных: { $name }
    [accounts] Лицевые счета: { $name }
   *[other] Файл { $name }
 }
import-asked = Что в этом файле?
import-asked-abroad = Список лицевых счетов сюда присылать нельзя: в нём личные данные, а этот мессенджер хранит их за границей. Для него есть страница: /import
import-no-columns = В файле не нашлись столбцы: { $columns }. Проверьте, тот ли это файл.
import-new-begins = Читаю файл…
import-new = Читаю файл: строк прочитано { $read }…
import-applying-begins = Применяю…
import-applying = Применяю: строк прочитано { $read }…
import-layout = Не понял, где { $columns }. Покажите столбцы, запомню для следующих файлов.
import-dropped = Отменено, ничего не изменилось.
import-broken = Прочитать файл не получилось: ошибка у нас. Ничего не изменилось, администратор её увидит в журнале.
import-lost = Мессенджер не отдал файл. Пришлите его ещё раз.
import-sum-dry = Пока ничего не изменено. Будет новых { $new }, изменится { $changed }, без изменений { $same }, уйдёт в архив { $gone }. Строк с ошибками: { $bad }.
import-sum-done = Готово. Новых { $new }, изменено { $changed }, без изменений { $same }, в архиве { $gone }. Строк с ошибками: { $bad }.
import-zeros = { $count ->
    [one] { $count } номер потерял нули в начале, узнали:
    [few] { $count } номера потеряли нули в начале, узнали:
   *[other] { $count } номеров потеряли нули в начале, узнали:
 }
import-zero = { $kept } записан как { $written }: совпало
import-bad = { $count ->
    [one] Строка с ошибкой:
   *[other] Строки с ошибками, первые из них:
 }
import-bad-row = строка { $line }, «{ $column }»: { $why }
import-bad-line = строка { $line }, «{ $column }»
import-no-column = нет столбца
import-drastic = Внимание: в архив уйдёт { $gone } из { $kept } счетов этих домов, больше половины. Точно применить?
import-stay = { $count ->
    [one] { $count } счёта в файле нет, но он останется: номер в одной из строк прочитать нельзя.
   *[other] { $count } счетов в файле нет, но они останутся: номер в одной из строк прочитать нельзя.
 }
import-held = { $count ->
    [one] { $count } дома в файле больше нет, это больше половины. Он останется, если не попросить убрать его в архив.
   *[other] { $count } домов в файле больше нет, это больше половины. Они останутся, если не попросить убрать их в архив.
 }
import-sure-houses = Применить и убрать в архив
import-ready = Применить?
import-nothing = Применять нечего: ничего нового в файле нет.
import-apply = Применить
import-sure = Да, применить
import-drop = Отмена
import-columns = Показать столбцы
import-gone = Этот файл уже обработан.
import-not-asked = Сначала скажите, что в файле.
import-not-new = Файл ещё читается.
import-not-layout = Сначала покажите, где какой столбец.
import-not-ready = Файл уже прочитан.
import-not-applying = Файл уже применяется.
import-not-done = Файл уже применён.
import-not-refused = Этот файл не принят.
import-not-dropped = Этот файл отменён.
import-errors-name = ошибки
import-errors-column = Что не так
import-errors-caption = Строки с ошибками: исправьте их и пришлите этот файл снова.

column-account = лицевой счёт
column-address = адрес дома

columns-none = Такого столбца нет
columns-nameless = без названия
columns-ask-account = Какой столбец — лицевой счёт?
columns-ask-address = Какой столбец — адрес дома?
columns-ask-street = Какой столбец — улица?
columns-ask-house = Какой столбец — номер дома?
columns-ask-flat = Какой столбец — квартира?
columns-ask-owner = Какой столбец — собственник?
columns-ask-share = Какой столбец — доля собственника?
columns-ask-area = Какой столбец — площадь?
columns-ask-code = Какой столбец — код из квитанции?
columns-ask-serial = Какой столбец — номер счётчика?

# Страница, на которой передают файл.

import-page-title = { $kind ->
    [houses] Список домов
    [duty] Смены дежурных
   *[accounts] Лицевые счета
 }
import-page-file = Файл: XLSX, XLS или CSV
import-page-send = Отправить файл
import-page-hint = Сначала файл только прочитают и покажут, что изменится. Применить или отменить решаете вы. Файл хранится, пока вы не решите, но не дольше трёх дней.
import-page-large = Файл больше { $most } МБ. Разделите его на части.
import-page-none = Файл не выбран или пустой.
import-page-new = Читаю файл
import-page-applying = Применяю
import-page-ready = Проверьте, что изменится
import-page-layout = Покажите столбцы
import-page-done = Готово
import-page-refused = Файл не подошёл
import-page-dropped = Отменено
import-page-asked = Что в файле?
import-page-line = Строка
import-page-column = Столбец
import-page-errors = Скачать строки с ошибками
import-page-columns = Запомнить и прочитать
import-column-twice = Один столбец выбран два раза. Проверьте список.
import-over-title = Ссылка больше не открывается
import-over-used = По ней уже передали файл. Новую ссылку даст бот: /import
import-over-late = Она действовала 24 часа. Новую ссылку даст бот: /import
import-over-right = Загружать файлы вам больше нельзя.
