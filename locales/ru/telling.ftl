### Рассылки: сообщить сразу многим.

command-tell = рассылка
tell-button = Рассылка
tell-new = Новая рассылка
tell-title =
    Рассылки · { $name }
    Здесь можно сразу написать жителям: всем, улице, дому или домам службы. До «Начать» никто ничего не получит.
tell-none = Рассылок ещё не было.
tell-line = № { $number } · { $kind } · { $state }
tell-in-private =
    Рассылки готовят в личной переписке с ботом, чтобы черновик не видел весь чат.
tell-in-private-how = Откройте её и напишите: /рассылка
tell-open = Открыть рассылки

tell-kind-urgent = Авария, отключение
tell-kind-notice = Объявление
tell-kind-news = Новости
tell-kind =
    Что сообщаем?

    Авария, отключение: услышат все и сразу, даже ночью. Согласие на новости не нужно.
    Объявление: работы, проверка, собрание. Услышат все, с 9 до 21 и не чаще раза в день.
    Новости: только те, кто на них согласился, с 9 до 21 и не чаще раза в день.
tell-whom = Кому?
tell-whom-all = Всем жителям
tell-whom-house = Одному дому
tell-whom-street = Улице
tell-whom-town = Населённому пункту
tell-whom-team = Домам одной службы
tell-address = Какому дому? Напишите улицу и номер.
tell-street = Какой улице? Напишите название.
tell-town = Какому населённому пункту?
tell-team = Домам какой службы?
tell-which = Уточните, что имели в виду.
tell-no-house = Среди ваших домов нет похожего на «{ $typed }». Проверьте адрес.
tell-no-street = На улице «{ $typed }» у вас нет домов. Проверьте название.
tell-street-of = { $street }, { $town }
tell-text =
    Что написать жителям? Одним сообщением, до { $most } знаков.

    Скажите, что случилось, кого касается и до какого времени. Название организации поставлю сам.
tell-photo = Добавить фото?

tell-head-urgent = Срочно. { $name }
tell-head-notice = Объявление. { $name }
tell-head-news = Новости. { $name }
tell-unsubscribe = Не присылать новости
tell-off =
    Новости больше не пришлём. Об авариях и о своих заявках вы узнаете, как раньше.

tell-state-gathering = считаю людей
tell-state-ready = не начата
tell-state-running = идёт
tell-state-paused = на паузе
tell-state-stopped = остановлена
tell-state-done = закончена

mail-head = Рассылка № { $number }: { $kind }, { $state }
mail-whom =
    { $houses ->
        [one] Кому: { $label } ({ $houses } дом)
        [few] Кому: { $label } ({ $houses } дома)
       *[many] Кому: { $label } ({ $houses } домов)
    }
mail-gathering = Считаю, кто услышит.
mail-hear =
    { $count ->
        [one] Услышит { $count } человек: { $lines }.
        [few] Услышат { $count } человека: { $lines }.
       *[many] Услышат { $count } человек: { $lines }.
    }
mail-nobody = Услышать некому.
mail-left = Не услышат: { $why }.
mail-left-consent = не соглашались на новости — { $count }
mail-left-blocked = закрыли бота — { $count }
mail-left-nowhere = не пишут боту сами — { $count }
mail-left-channel = их мессенджер у вас выключен — { $count }
mail-takes = Займёт { $time }.
mail-held = Ночью не пишем: отправлю { $at }.
mail-moment = меньше минуты
mail-minutes =
    { $count ->
        [one] около { $count } минуты
       *[other] около { $count } минут
    }
mail-hours =
    { $count ->
        [one] около { $count } часа
       *[other] около { $count } часов
    }
mail-shown = Выше — то, что прочтут жители.
mail-shown-news = Выше — то, что прочтут жители. Под ним будет кнопка «Не присылать новости».
mail-fits = { $messenger }: { $parts ->
        [one] одно сообщение
       *[other] фото и текст двумя сообщениями
    }, { $count } из { $most } знаков
mail-photo-waiting = Фото ещё загружается, подождите минуту.
mail-photo-lost = Фото загрузить не удалось. Рассылка пойдёт без него.
mail-sent = Доставлено: { $count }
mail-blocked = Закрыли бота: { $count }
mail-failed = Не дошло: { $count }
mail-unknown = Неизвестно: { $count } — отправка оборвалась, повторять не стали
mail-today = Уже слышали такое сегодня: { $count }
mail-refused = Отказались от новостей: { $count }
mail-gone = Удалили свои данные: { $count }
mail-waiting = Ждут: { $count }
mail-not-told = Не отправлено: { $count }
mail-by = Готовит: { $who }
mail-begin = Начать
mail-drop = Не отправлять
mail-pause = Пауза
mail-go = Продолжить
mail-stop = Остановить
mail-refresh = Обновить
mail-began-already = Эта рассылка уже идёт или закончена.
mail-not-running = Эта рассылка сейчас не идёт.
mail-over = Эта рассылка уже закончена.
mail-empty = Услышать некому, поэтому не начинаю.
mail-another = Такая рассылка уже есть: № { $number }. Откройте её, чтобы жители не получили одно и то же дважды.
