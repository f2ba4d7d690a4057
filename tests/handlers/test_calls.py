"""A call in one line or step by step: understood, looked at, filed; and what is left out gets one exact question."""

import pytest

from domain.access import Role
from storage import organisations, people, tickets
from tests.handlers.crew import Crew, a_crew, log_of, the_ticket
from tests.handlers.harness import Desk, Somebody, a_house
from tests.handlers.test_sizes import fits

LINE = "/new Ленина 12-45 течёт стояк, Петрова 89211234567"


@pytest.fixture
def crew(desk: Desk) -> Crew:
    a_house(desk)
    return a_crew(desk, desk.telegram)


def private(crew: Crew) -> Somebody:
    """Анна in her own dialogue."""
    anna = Somebody(crew.desk, crew.anna.line, crew.anna.external, crew.anna.name)
    anna.says("/start")
    return anna


def test_one_line_and_one_tap_make_a_ticket(crew: Crew) -> None:
    check = crew.petr.says(LINE)
    text = check.screen.text
    assert text.startswith("Проверьте:")
    assert "ул. Ленина, д. 12, кв. 45" in text
    assert "«Течёт стояк»" in text
    assert "Петрова" in text
    assert "9211234567" not in text.replace(" ", "").replace("-", "")  # the whole chat reads it
    assert {"Завести", "Изменить", "Отмена"} <= set(check.labels)
    crew.petr.presses("Завести")
    ticket = the_ticket(crew.desk, 1)
    assert (ticket.source, ticket.filed_name, ticket.line, ticket.chat) == ("call", "Пётр С.", 0, "")
    assert (ticket.flat, ticket.name, ticket.phone, ticket.story) == ("45", "Петрова", "+79211234567", "Течёт стояк")
    assert ticket.house is not None
    receipt = next(one for one in crew.seen if one.screen.text.startswith("Заявка № 1 заведена"))
    assert "Скажите жителю номер 1 и срок" in receipt.screen.text
    card = crew.card(1)
    assert "Принято по телефону: диспетчер Пётр С." in card.screen.text
    assert "У жителя нет мессенджера – позвоните" in card.screen.text
    assert "Телефон: показать" in card.labels
    assert log_of(crew.desk, 1) == [("Пётр С.", "call", "")]
    history = crew.petr.says("/history 1").screen.text
    assert "принято по телефону: диспетчер Пётр С." in history
    assert history.count("Пётр С.") == 1


def test_the_russian_twin_and_a_private_dialogue_do_the_same(crew: Crew) -> None:
    assert crew.petr.says(LINE.replace("/new", "/новая")).screen.text.startswith("Проверьте:")
    anna = private(crew)
    check = anna.says(LINE)
    assert check.screen.text.startswith("Проверьте:")
    assert "+7 921 123-45-67" in check.screen.text
    anna.presses("Завести")
    assert the_ticket(crew.desk, 1).filed_name == "Анна И."
    assert "Заявка № 1 заведена" in anna.screen.screen.text
    assert crew.card(1)


@pytest.mark.parametrize("way", ["/new", "/новая", "button"])
def test_step_by_step_in_the_dispatchers_own_dialogue(crew: Crew, way: str) -> None:
    anna = private(crew)
    if way == "button":
        anna.says("/work")
        asked = anna.presses("Принять звонок")
    else:
        asked = anna.says(way)
    assert "Какой дом?" in asked.screen.text
    assert "Что случилось?" in anna.says("Ленина 12-45").screen.text
    assert "Как зовут" in anna.says("Течёт стояк").screen.text
    assert "По какому телефону" in anna.says("Петрова").screen.text
    assert "Не похоже на телефон" in anna.says("завтра").screen.text
    check = anna.says("8 (921) 123-45-67").screen.text
    assert "ул. Ленина, д. 12, кв. 45" in check
    anna.presses("Завести")
    ticket = the_ticket(crew.desk, 1)
    assert (ticket.flat, ticket.phone, ticket.name, ticket.source) == ("45", "+79211234567", "Петрова", "call")


@pytest.mark.parametrize(
    ("line", "asks"),
    [
        ("/new течёт стояк, Петрова 89211234567", "Какой дом?"),
        ("/new Ленина 12-45, Петрова 89211234567", "Что случилось?"),
        ("/new Ленина 12-45 течёт стояк 55-01-01", "Номер «55-01-01» без кода города"),
        ("/new Ленина 99 течёт стояк", "Какой дом?"),
        ("/new Мира 7 течёт стояк", "Не нашёл дом «Мира 7»"),
    ],
)
def test_what_is_missing_gets_one_exact_question(crew: Crew, line: str, asks: str) -> None:
    assert asks in crew.petr.says(line).screen.text


def test_what_was_missing_is_asked_and_the_rest_is_not_asked_again(crew: Crew) -> None:
    crew.petr.says("/new течёт стояк, Петрова 89211234567")
    check = crew.petr.says("Ленина 12-45").screen.text
    assert check.startswith("Проверьте:")
    assert "«Течёт стояк»" in check
    assert "кв. 45" in check


def test_two_houses_are_told_apart_by_buttons(desk: Desk) -> None:
    a_house(desk)
    a_house(desk, "обл. Курская, г. Рыльск, ул. Ленина, д. 12", 51.57, 34.68)
    crew = a_crew(desk, desk.telegram)
    asked = crew.petr.says(LINE)
    assert "Какой дом?" in asked.screen.text
    assert any("Рыльск" in label for label in asked.labels)
    crew.petr.presses(next(label for label in asked.labels if "Рыльск" in label))
    crew.petr.presses("Завести")
    assert "Рыльск" in the_ticket(desk, 1).address


def test_a_stroke_before_a_flat_is_settled_by_the_register(crew: Crew) -> None:
    crew.petr.says("/new Ленина 12/45 не греет батарея")
    crew.petr.presses("Завести")
    ticket = the_ticket(crew.desk, 1)
    assert (ticket.flat, ticket.house is not None) == ("45", True)


def test_everything_can_be_changed_on_the_last_look(crew: Crew) -> None:
    a_house(crew.desk, "обл. Курская, г. Курск, ул. Мира, д. 7", 51.7321, 36.1951)
    crew.petr.says(LINE)
    for button, answer in (
        ("Где", "Мира 7-3"),
        ("Описание", "Не работает лифт"),
        ("Имя", "Сидоров"),
        ("Телефон", "+7 921 765 43 21"),
    ):
        crew.petr.presses("Изменить")
        crew.petr.presses(button)
        check = crew.petr.says(answer).screen.text
        assert check.startswith("Проверьте:")
    crew.petr.presses("Изменить")
    crew.petr.presses("О чём")
    crew.petr.presses("Мусор и улица")
    crew.petr.presses("Не вывозят мусор")
    crew.petr.presses("Завести")
    ticket = the_ticket(crew.desk, 1)
    assert ("Мира" in ticket.address, ticket.flat, ticket.story) == (True, "3", "Не работает лифт")
    assert (ticket.name, ticket.phone, ticket.category) == ("Сидоров", "+79217654321", "waste.not_removed")


def test_danger_is_said_and_rings_and_haste_makes_an_emergency(crew: Crew) -> None:
    check = crew.petr.says("/new Ленина 12-45 пахнет газом 89211234567").screen.text
    assert "Скажите сразу. Это опасно для жизни. Звоните прямо сейчас: 112" in check
    crew.petr.presses("Завести")
    assert (the_ticket(crew.desk, 1).urgency, the_ticket(crew.desk, 1).emergency) == ("life", True)
    hasty = crew.petr.says("/new Ленина 12 срочно не закрывается дверь подъезда")
    assert "🔴 Авария" in hasty.screen.text
    crew.petr.presses("Не срочно")
    crew.petr.presses("Завести")
    assert not the_ticket(crew.desk, 2).emergency


def test_nothing_is_filed_twice_or_by_others_or_after_cancelling(crew: Crew) -> None:
    check = crew.petr.says(LINE)
    file = next(b.data for row in check.screen.rows for b in row if b.label == "Завести")
    crew.ivan.presses_data(file, check.id)
    crew.petr.presses("Отмена")
    crew.petr.presses_data(file, check.id)
    with crew.desk.database() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM tickets").scalar() == 0
    crew.petr.says(LINE)
    file = next(b.data for row in crew.petr.screen.screen.rows for b in row if b.label == "Завести")
    message = crew.petr.screen.id
    crew.petr.presses_data(file, message)
    crew.petr.presses_data(file, message)
    with crew.desk.database() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM tickets").scalar() == 1


def test_a_resident_cannot_file_for_others(crew: Crew) -> None:
    maria = Somebody(crew.desk, crew.desk.telegram, "700", "Мария")
    maria.says("/start")
    assert "Проверьте:" not in maria.says(LINE).screen.text


def test_a_house_of_others_is_said_to_be_theirs(crew: Crew) -> None:
    foreign = a_house(crew.desk, "обл. Курская, г. Курск, ул. Мира, д. 7", 51.7321, 36.1951)
    with crew.desk.database() as connection:
        other = organisations.add(connection, "Другие", "company", None)
        connection.exec_driver_sql(f"UPDATE houses SET organisation = {other.id} WHERE id = {foreign}")
    asked = crew.petr.says("/new Мира 7-3 течёт стояк").screen.text
    assert "обслуживает не ваша организация" in asked
    crew.petr.presses("Оставить как написано")
    crew.petr.presses("Завести")
    assert (the_ticket(crew.desk, 1).house, the_ticket(crew.desk, 1).address) == (None, "Мира 7")


def test_who_works_for_several_is_asked_for_which_unless_the_house_tells(crew: Crew) -> None:
    anna = private(crew)
    with crew.desk.database() as connection:
        person = people.meet(connection, anna.line, anna.external, crew.desk.now).person.id
        other = organisations.add(connection, "УК «Север»", "company", None)
        organisations.grant(connection, person, other.id, Role.DISPATCHER)
    assert anna.says(LINE).screen.text.startswith("Проверьте:")
    asked = anna.says("/new течёт кран, Петрова 89211234567")
    assert "Для какой организации?" in asked.screen.text
    anna.presses("УК «Север»")
    asked = anna.says("Ленина 12-45")
    assert "обслуживает не ваша организация" in asked.screen.text
    anna.presses("Оставить как написано")
    anna.presses("Завести")
    assert the_ticket(crew.desk, 1).organisation == other.id


def test_photos_may_come_at_any_question(crew: Crew) -> None:
    anna = private(crew)
    anna.says("/new")
    anna.says("Ленина 12-45")
    anna.sends_photo("photo-7")
    anna.says("Течёт кран")
    anna.says("Петрова")
    anna.presses("Пропустить")
    assert "Приложен 1 файл" in anna.screen.screen.text
    anna.presses("Завести")
    with crew.desk.database() as connection:
        [file] = tickets.files_of(connection, 1)
    assert (file.external, file.stage, file.line) == ("photo-7", "story", anna.line)


def test_a_number_links_nobody(crew: Crew) -> None:
    crew.petr.says(LINE)
    crew.petr.presses("Завести")
    maria = Somebody(crew.desk, crew.desk.telegram, "700", "Мария")
    maria.says("/start")
    maria.presses("Согласен")
    maria.send(phone="+79211234567")
    assert "№ 1" not in maria.says("/mine").screen.text
    crew.petr.says(LINE)
    crew.petr.presses("Завести")
    assert the_ticket(crew.desk, 1).person != the_ticket(crew.desk, 2).person


def test_the_own_house_is_found_among_those_of_many_towns(crew: Crew) -> None:
    with crew.desk.database() as connection:
        other = organisations.add(connection, "Другие", "company", None)
    for number in range(30):
        foreign = a_house(crew.desk, f"обл. Курская, г. Город{number}, ул. Ленина, д. 12", 51.0 + number / 50, 35.0)
        with crew.desk.database() as connection:
            connection.exec_driver_sql(f"UPDATE houses SET organisation = {other.id} WHERE id = {foreign}")
    assert crew.petr.says(LINE).screen.text.startswith("Проверьте:")
    crew.petr.presses("Завести")
    assert "г. Курск" in the_ticket(crew.desk, 1).address


@pytest.mark.parametrize("messenger", ["telegram", "vk"])
def test_every_screen_of_a_call_fits(desk: Desk, messenger: str) -> None:
    for number in range(12):
        a_house(desk, f"обл. Курская, г. Длинноеназваниегорода{number}, ул. Ленина, д. 12", 51.7 + number / 100, 36.2)
    line = desk.telegram if messenger == "telegram" else desk.vk
    crew = a_crew(desk, line)
    crew.petr.says(f"/new Ленина 12-45 пахнет газом {'очень сильно ' * 280}, Петрова 89211234567")
    crew.petr.presses(crew.petr.screen.labels[0])
    assert "45-67" in crew.petr.screen.screen.text
    crew.petr.presses("Изменить")
    crew.petr.presses("Имя")
    crew.petr.says("Щ" * 100)
    crew.petr.presses("Завести")
    crew.petr.says("/take 1")
    crew.petr.says(f"/done 1 {'Закрыли кран и проверили. ' * 90}")
    crew.petr.says("/callback")
    for seen in crew.seen:
        people_wrote = 2500 if seen.shows.startswith(("card:", "callback:")) else 1600
        fits(seen.screen, messenger, people_wrote)
