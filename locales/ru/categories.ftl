# What a ticket is about: the screens of the first question, the categories and what to do meanwhile.

screen-accident = Авария
screen-water = Вода
screen-heat = Тепло
screen-power = Свет и газ
screen-entrance = Подъезд и лифт
screen-building = Крыша и подвал
screen-yard = Двор
screen-street = Мусор и улица
screen-other = Другое

## Вода

category-water-no_cold = Нет холодной воды
category-water-no_cold-name = Нет холодной воды
category-water-no_cold-advice = Позвоните в аварийную службу: там знают, сколько ждать. Закройте краны, чтобы вода не пошла без вас.
category-water-no_hot = Нет горячей воды
category-water-no_hot-name = Нет горячей воды
category-water-no_hot-advice = Посмотрите объявление у подъезда или спросите аварийную службу: возможно, это плановое отключение.
category-water-leak = Течёт труба, заливает
category-water-leak-name = Прорыв трубы, течь, заливает
category-water-leak-advice = Перекройте кран на трубе, если можете. Выключите электричество в щитке, если вода близко к проводам и подойти безопасно. Позвоните в аварийную службу, а если людям грозит опасность — 112.
category-water-pressure = Слабый напор
category-water-pressure-name = Слабый напор воды
category-water-hot_temp = Горячая еле тёплая
category-water-hot_temp-name = Горячая вода еле тёплая
category-water-hot_temp-advice = Попросите измерить температуру и составить акт. Прийти должны в течение двух часов.
category-water-quality = Плохая вода: цвет, запах
category-water-quality-name = Плохая вода: цвет, запах, осадок
category-water-quality-advice = Не пейте эту воду, пока её не проверят.
category-sewer-clog = Засор канализации
category-sewer-clog-name = Засор канализации
category-sewer-clog-advice = Не сливайте воду и не пользуйтесь унитазом, пока засор не устранят. Позвоните в аварийную службу.
category-sewer-spill = Стоки, запах канализации
category-sewer-spill-name = Стоки в подвале или на улице, запах канализации
category-sewer-spill-advice = Обходите стоки стороной и не пускайте к ним детей. Позвоните в аварийную службу или в водоканал.

## Тепло

category-heat-none = Нет отопления
category-heat-none-name = Нет отопления
category-heat-none-advice = Позвоните в аварийную службу. Закройте окна и не грейтесь газовой плитой.
category-heat-weak = Дома холодно
category-heat-weak-name = В квартире холодно, батареи еле тёплые
category-heat-weak-advice = Попросите измерить температуру в квартире и составить акт.
category-heat-leak = Течёт батарея, стояк
category-heat-leak-name = Течёт батарея или стояк отопления
category-heat-leak-advice = Перекройте кран у батареи, если он есть. Подставьте ведро, уберите вещи и позвоните в аварийную службу.

## Свет и газ

category-power-none = Нет электричества
category-power-none-name = Нет электричества в квартире или доме
category-power-none-advice = Проверьте автоматы в щитке. Если они включены, позвоните в аварийную службу или в сетевую компанию — она отвечает круглосуточно.
category-power-danger = Искрит, гарь, провод
category-power-danger-name = Искрит, гарь, оголённый провод, оборвана линия
category-power-danger-advice = Не подходите и ничего не трогайте, уведите людей. Звоните 112 или 101, затем в аварийную службу.
category-gas-smell = Запах газа
category-gas-smell-name = Запах газа
category-gas-smell-advice = Не включайте и не выключайте свет, не зажигайте огонь. Откройте окна, выйдите из дома и уже с улицы звоните 104 или 112.
category-gas-none = Нет газа
category-gas-none-name = Нет газа
category-gas-none-advice = Закройте краны на плите и колонке. Позвоните в газовую службу: 104.
category-gas-draft = Нет тяги, угарный газ
category-gas-draft-name = Нет тяги, угарный газ, дымоход
category-gas-draft-advice = Выключите газ, откройте окна и выйдите на воздух. Звоните 104 или 112. Если кому-то плохо — 103.
category-power-voltage = Скачет напряжение
category-power-voltage-name = Скачет напряжение, мигает свет
category-power-voltage-advice = Выключите из розеток технику, пока напряжение не станет ровным.

## Подъезд и лифт

category-lift-broken = Лифт не работает
category-lift-broken-name = Лифт не работает
category-lift-trapped = Застряли в лифте
category-lift-trapped-name = Человек застрял в лифте
category-lift-trapped-advice = Нажмите в кабине кнопку вызова и ждите: не открывайте двери сами. Позвоните в аварийную службу. Если человеку плохо — 112.
category-entr-clean = Не убирают подъезд
category-entr-clean-name = Не убирают подъезд
category-power-entr_light = Нет света в подъезде
category-power-entr_light-name = Не горит свет в подъезде
category-entr-door = Дверь, домофон, замок
category-entr-door-name = Дверь подъезда, домофон, замок
category-entr-chute = Засор мусоропровода
category-entr-chute-name = Засор мусоропровода
category-entr-pests = Крысы, тараканы, клопы
category-entr-pests-name = Крысы, мыши, тараканы, клопы, блохи
category-entr-repair = Ремонт подъезда
category-entr-repair-name = Ремонт подъезда: штукатурка, краска, почтовые ящики
category-entr-glass = Окно, перила, ступени
category-entr-glass-name = Разбито окно, сломаны перила, ступени
category-entr-clutter = Захламлён подъезд
category-entr-clutter-name = Захламлён подъезд, чужие вещи, перегородка
category-lift-noise = Лифт шумит, дёргается
category-lift-noise-name = Лифт шумит, дёргается, сломаны кнопки
category-lift-noise-advice = Если лифт дёргается, пока не пользуйтесь им.

## Крыша и подвал

category-bldg-roof = Течёт крыша
category-bldg-roof-name = Течёт крыша
category-bldg-roof-advice = Подставьте под течь ведро и отключите электроприборы рядом с ней.
category-bldg-ice = Сосульки, снег на крыше
category-bldg-ice-name = Сосульки и снег на крыше
category-bldg-ice-advice = Обходите это место стороной. Если лёд вот-вот упадёт на людей, звоните 112.
category-bldg-facade = Падает плитка, балкон
category-bldg-facade-name = Падает плитка, балкон, козырёк, трещины
category-bldg-facade-advice = Не подходите к этому месту и предупредите соседей. Если стена или балкон рушится, звоните 112.
category-bldg-basement = Вода, сырость в подвале
category-bldg-basement-name = Вода или сырость в подвале
category-bldg-fire = Пожарная безопасность
category-bldg-fire-name = Пожарная безопасность, дымоудаление, выходы
category-bldg-fire-advice = Если начался пожар, звоните 101 или 112.
category-bldg-seams = Швы, промерзание, плесень
category-bldg-seams-name = Швы, промерзание, плесень
category-bldg-vent = Вентиляция
category-bldg-vent-name = Не работает вентиляция (общая)
category-bldg-overhaul = Капитальный ремонт
category-bldg-overhaul-name = Капитальный ремонт: сроки, качество

## Двор

category-yard-manhole = Открытый люк, провал
category-yard-manhole-name = Открытый люк, провал грунта
category-yard-manhole-advice = Не подходите к краю и поставьте рядом что-нибудь заметное. Если ограждения нет, звоните 112.
category-yard-snow = Снег и лёд во дворе
category-yard-snow-name = Снег и лёд во дворе
category-yard-clean = Не убирают двор
category-yard-clean-name = Не убирают двор
category-yard-light = Темно во дворе
category-yard-light-name = Темно во дворе, не горит фонарь у дома
category-yard-tree = Дерево, ветки
category-yard-tree-name = Аварийное или упавшее дерево, сухие ветки
category-yard-tree-advice = Не подходите к дереву. Если оно лежит на проводах, звоните 112.
category-yard-play = Детская, спортплощадка
category-yard-play-name = Детская или спортивная площадка
category-yard-play-advice = Не пускайте детей к тому, что сломано.
category-yard-holes = Ямы во дворе
category-yard-holes-name = Ямы во дворе, разбит проезд
category-yard-dogs = Бродячие собаки
category-yard-dogs-name = Бродячие собаки
category-yard-dogs-advice = Не бегите и не дразните собак. Если они нападают, звоните 112, а если кого-то укусили — 103.
category-yard-flood = Лужа, подтопление
category-yard-flood-name = Лужа, подтопление, ливнёвка
category-yard-grass = Трава, газон, клумба
category-yard-grass-name = Не скошена трава, газон, клумба
category-yard-parking = Парковка, закрыт проезд
category-yard-parking-name = Парковка на газоне, проезд закрыт
category-yard-parking-advice = Если не может проехать скорая помощь, звоните 112.
category-yard-barrier = Шлагбаум, ограждение
category-yard-barrier-name = Шлагбаум, ворота, ограждение
category-yard-furniture = Лавочки, урны
category-yard-furniture-name = Лавочки, урны, сломанные конструкции

## Мусор и улица

category-waste-not_removed = Не вывозят мусор
category-waste-not_removed-name = Не вывозят мусор
category-street-potholes = Ямы на дороге
category-street-potholes-name = Ямы на дороге
category-street-potholes-advice = Если дорога провалилась и это опасно, звоните 112.
category-street-snow = Снег на дороге, тротуаре
category-street-snow-name = Снег и лёд на дороге, тротуаре
category-street-snow-advice = Если кто-то упал и получил травму, звоните 103 или 112.
category-street-light = Не горят фонари
category-street-light-name = Не горят фонари на улице
category-waste-bulky = Крупный мусор, ветки
category-waste-bulky-name = Крупный мусор, ветки, строймусор
category-waste-dump = Свалка
category-waste-dump-name = Свалка
category-waste-dump-advice = Если свалка горит, звоните 101 или 112.
category-street-sidewalk = Тротуар
category-street-sidewalk-name = Тротуар: разбит, нужен новый
category-street-traffic = Светофор, знак, переход
category-street-traffic-name = Светофор, знак, переход, разметка
category-street-traffic-advice = Если светофор не работает и это опасно, звоните 112.
category-waste-site = Контейнерная площадка
category-waste-site-name = Контейнерная площадка: нет, сломана, перенос
category-street-restore = Раскопали и не закопали
category-street-restore-name = Раскопали и не восстановили
category-street-clean = Не убирают улицу, парк
category-street-clean-name = Не убирают улицу, парк, сквер
category-street-bus = Автобус, остановка
category-street-bus-name = Автобус, остановка

## Другое

category-bill-wrong = Начисления, перерасчёт
category-bill-wrong-name = Неверные начисления, перерасчёт
category-serv-noreply = Не выполняют заявку
category-serv-noreply-name = Не выполняют заявку, не отвечают
category-bill-verify = Поверка, замена счётчика
category-bill-verify-name = Поверка, замена, пломба счётчика
category-serv-docs = Справка, акт, документы
category-serv-docs-name = Справка, акт о заливе, документы дома
category-order-noise = Шум
category-order-noise-name = Шум, нарушение тишины
category-order-noise-advice = Если шумят прямо сейчас, звоните в полицию: 102.
category-order-illegal = Незаконное строение, реклама
category-order-illegal-name = Незаконная торговля, реклама, постройка, перепланировка
category-serv-thanks = Благодарность, предложение
category-serv-thanks-name = Благодарность, предложение
category-order-threat = Пожар, угроза людям
category-order-threat-name = Пожар, взрыв, подозрительный предмет, люди в опасности
category-order-threat-advice = Уходите в безопасное место и уведите людей. Звоните 101 или 112. Подозрительный предмет не трогайте.
category-serv-staff = Жалоба на работника
category-serv-staff-name = Грубость, жалоба на работника
category-bill-paper = Не пришла квитанция
category-bill-paper-name = Не пришла квитанция, сменить данные
category-bill-readings = Передать показания
category-bill-readings-name = Передать или исправить показания

## What none of them fits

category-other = Другое
category-other-name = Другое
