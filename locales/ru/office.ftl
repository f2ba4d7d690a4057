### «Работа»: то, что сотрудники делают в личном чате с ботом.

office-button = Работа
office-text =
    { $name }
    Вы: { $who }.
    Что нужно сделать?
office-text-below =
    { $name }
    Что нужно сделать?
office-nameless = Организация без имени
office-which = В какой организации?
office-back = К работе

role-admin = администратор
role-head = руководитель
role-dispatcher = диспетчер
role-executor = исполнитель
role-curator = куратор
role-moderator = модератор
role-operator = оператор пункта приёма
role-accountant = бухгалтер
role-council = совет дома

staff-last-admin = Это последний администратор организации: без него никто не сможет давать роли. Сначала пригласите другого.
hours-wrong = Не понял часы работы: «{ $part }». Пишите так: пн–пт 8:00–17:00; сб 9:00–13:00. Или: круглосуточно.
