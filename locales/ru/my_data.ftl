# «Мои данные».

data-title = Что о вас хранится:
data-name = Имя: { $name }
data-no-name = Имя: не храним
data-home = Дом: { $home }
data-no-home = Дом: не храним
data-phone = Телефон для заявки № { $number }: { $phone }
data-no-phone = Телефон: не храним
data-tickets = { $count ->
    [0] Заявок нет
    [one] { $count } заявка и её история
    [few] { $count } заявки и их история
   *[many] { $count } заявок и их история
}
data-consent-given = Согласие дано { $at }, редакция { $version }
data-consent-refused = Согласие не дано ({ $at })
data-consent-back = Согласие отозвано { $at }
data-consent-unasked = Согласия пока не спрашивали
data-contact = Мессенджер сообщает: номер { $external }, { $name }
data-contact-nameless = Мессенджер сообщает: номер { $external }
data-refuse = Отозвать согласие
data-agree = Дать согласие
data-refuse-sure =
    Отозвать согласие на обработку персональных данных?
    Удалим ваше имя, дом, квартиру и телефоны. Заявки останутся без имени; в открытых останется адрес, иначе их не исполнить.
    Сообщать о проблемах можно и дальше, в том числе без имени.
data-refuse-yes = Да, отозвать согласие
data-taken-back = Согласие отозвано. Имя, дом, квартира и телефоны удалены, заявки остались без имени.
data-refused-before = Согласие уже не действует.
