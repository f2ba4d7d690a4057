"""«Мой дом»: what is known and nothing empty, public tickets without anything private, papers, hours, neighbours."""

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from domain import hours
from domain.access import Role
from domain.posters import Scanned
from handlers.texts import say
from storage import documents, organisations, people, published, staff
from storage.houses import houses
from storage.organisations import change
from tests.handlers.crew import a_crew, a_ticket, log_of, the_ticket
from tests.handlers.harness import Desk, Somebody, a_house
from tests.handlers.test_scanned import agreed
from tests.handlers.test_sizes import fits

PASSPORT = {"entrances": 4, "flats": 80, "floors": 9, "year": 1978, "area": 4512.3, "cadno": "46:29:1"}


@pytest.fixture
def house(desk: Desk) -> int:
    return a_house(desk)


@pytest.fixture
def lives(desk: Desk, maria: Somebody, house: int) -> Somebody:
    """Who has come by a poster and said that it is their house."""
    agreed(maria).send(start=f"h{house}e2")
    maria.presses("Да, это мой дом")
    maria.presses("Пропустить")
    return maria


def knows(desk: Desk, house: int, **words: object) -> None:
    with desk.database() as connection:
        connection.execute(sa.update(houses).where(houses.c.id == house).values(**words))


def settles(desk: Desk, **words: object) -> None:
    """What the organisation tells of itself."""
    with desk.database() as connection:
        change(connection, organisations.the(connection).id, **words)


def test_the_passport_shows_what_is_known(desk: Desk, lives: Somebody, house: int) -> None:
    knows(desk, house, **PASSPORT)
    settles(desk, name="УК «Добрый двор»", phone="8 (4712) 55-01-01")
    text = lives.presses("Мой дом").screen.text
    for told in (
        "Ваш дом: ул. Ленина, д. 12", "Построен в 1978 году", "9 этажей", "4 подъезда", "80 квартир",
        "Площадь дома: 4 512,3 м²", "Кадастровый номер: 46:29:1", "Обслуживает: УК «Добрый двор»",
        "Аварийная служба: 8 (4712) 55-01-01",
    ):  # fmt: skip
        assert told in text
    fits(lives.screen.screen, desk.lines[lives.line].can.messenger)


def test_nothing_empty_is_shown(desk: Desk, lives: Somebody) -> None:
    shown = lives.says("мой дом")
    assert shown.screen.text.splitlines()[0] == "Ваш дом: ул. Ленина, д. 12"
    for word in ("None", "Построен", "этаж", "Площадь", "заяв", "документ", ": \n"):
        assert word not in shown.screen.text.casefold()
    assert shown.labels == ["Сообщить о проблеме", "Телефоны и часы", "Пригласить соседа", "Присылать новости дома"]


def test_without_a_home_the_phones_are_one_tap_away(desk: Desk, maria: Somebody, house: int) -> None:
    settles(desk, phone="8 (4712) 55-01-01")
    agreed(maria)
    assert "Вашего дома я пока не знаю" in maria.says("/дом").screen.text
    maria.presses("Телефоны и часы")
    assert "Аварийная служба: 8 (4712) 55-01-01" in maria.screen.screen.text
    assert "Опасность для жизни: 112" in maria.screen.screen.text
    assert "Аварийная служба" in maria.says("/телефоны").screen.text


@pytest.mark.parametrize(
    ("at", "told"),
    [
        (datetime(2026, 11, 24, 9, 0, tzinfo=UTC), "Сейчас открыто, сегодня до 17:00."),
        (datetime(2026, 11, 24, 16, 0, tzinfo=UTC), "Сейчас закрыто. Откроется завтра в 8:00."),
        (datetime(2026, 11, 28, 12, 0, tzinfo=UTC), "Сейчас закрыто. Откроется 30 ноября в 8:00."),
    ],
)
def test_the_hours_say_whether_somebody_is_there_now(
    desk: Desk, lives: Somebody, at: datetime, told: str
) -> None:
    settles(desk, hours="пн–пт 8:00–17:00; сб 9:00–13:00", office_phone="8 (4712) 55-02-02")
    desk.now = at
    lives.says("мой дом")
    lives.presses("Телефоны и часы")
    assert told in lives.screen.screen.text
    assert "Телефон офиса: 8 (4712) 55-02-02" in lives.screen.screen.text


def test_until_midnight_is_until_the_next_day() -> None:
    week = hours.week("ежедневно 8:00–24:00")
    assert hours.closes(week, datetime(2026, 11, 24, 9, 0, tzinfo=UTC), "Europe/Moscow") == datetime(
        2026, 11, 24, 21, 0, tzinfo=UTC
    )
    assert hours.closes(hours.week("круглосуточно"), datetime(2026, 11, 24, 9, 0, tzinfo=UTC), "Europe/Moscow") is None


def test_a_public_ticket_tells_nothing_private(desk: Desk, lives: Somebody, house: int) -> None:
    crew = a_crew(desk, desk.telegram)
    vera = Somebody(desk, desk.telegram, "777", "Вера")
    number = a_ticket(desk, vera, "Течёт у Веры, кв. 45, звоните 8 910 555-01-01", house=house)
    assert "заявк" not in " ".join(lives.says("мой дом").labels).casefold()
    asked = crew.anna.says(f"/публично {number}")
    assert "показать всем жителям дома ул. Ленина, д. 12?" in asked.screen.text
    assert "Показать с рассказом" not in asked.labels  # there is a phone in it
    crew.anna.presses("Показать без рассказа")
    assert "Видна жителям дома" in crew.card(number).screen.text
    lives.says("мой дом")
    lives.presses("1 заявка дома")
    text = lives.screen.screen.text
    assert f"№ {number} · Нет горячей воды\nЗарегистрирована, подъезд 2, подана сегодня" in text
    for private in ("Вер", "кв", "45", "555", "Течёт"):
        assert private not in text
    fits(lives.screen.screen, desk.lines[lives.line].can.messenger)
    assert log_of(desk, number)[-1][1:] == ("publish", "")


def test_the_text_that_the_staff_confirm_is_shown_and_taken_back(desk: Desk, lives: Somebody, house: int) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, lives, "Не горит лампа на третьем этаже", house=house)
    crew.anna.says(f"/public {number} Лампы заменят в среду")
    assert the_ticket(desk, number).public_text == "Лампы заменят в среду"
    lives.says("мой дом")
    lives.presses("1 заявка дома")
    assert "Лампы заменят в среду" in lives.screen.screen.text
    assert "третьем этаже" not in lives.screen.screen.text
    crew.anna.says(f"/публично {number}")
    crew.anna.presses("Показать с рассказом")
    assert the_ticket(desk, number).public_text == "Не горит лампа на третьем этаже"
    crew.anna.presses("Больше не показывать")
    assert not the_ticket(desk, number).public
    assert [action for _, action, _ in log_of(desk, number)] == ["publish", "publish", "unpublish"]
    assert "заявка дома" not in " ".join(lives.says("мой дом").labels)


@pytest.mark.parametrize("text", ["звоните 8 910 555-01-01", "течёт в кв. 45", "квартира 7 затоплена", "а" * 301])
def test_a_text_with_something_private_is_refused(desk: Desk, lives: Somebody, house: int, text: str) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, lives, house=house)
    crew.anna.says(f"/public {number} {text}")
    assert not the_ticket(desk, number).public


def test_only_who_may_publishes(desk: Desk, lives: Somebody, house: int) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, lives, house=house)
    crew.anna.says(f"/публично {number}")
    choice = crew.seen[-1]
    data = next(button.data for row in choice.screen.rows for button in row)
    with desk.database() as connection:
        person = contact(connection, desk, "203")
        staff.grant(connection, person, organisations.the(connection).id, Role.EXECUTOR)
    crew.ivan.presses_data(data, choice.id)
    assert not the_ticket(desk, number).public
    elsewhere = a_ticket(desk, lives)
    assert "нет дома из списка" in crew.anna.says(f"/public {elsewhere}").screen.text


def contact(connection: sa.Connection, desk: Desk, external: str) -> int:
    """The person at an address of the staff."""
    return people.meet(connection, desk.telegram, external, desk.now).person.id


def test_documents_come_by_a_tap_and_only_to_those_who_live_there(desk: Desk, lives: Somebody, house: int) -> None:
    with desk.database() as connection:
        company = organisations.the(connection).id
        own = documents.add(connection, company, house, "Договор управления", "договор.pdf", desk.now, hash="aa11")
        documents.add(connection, company, None, "Тарифы на 2026 год", "тарифы.pdf", desk.now, hash="bb22")
        gone = documents.add(connection, company, house, "Старое", "старое.pdf", desk.now, hash="cc33")
        documents.remove(connection, gone, desk.now)
        waiting = documents.add(connection, company, house, "Ещё не здесь", "x.pdf", desk.now, line=1, external="f")
    lives.says("мой дом")
    lives.presses("2 документа")
    assert lives.screen.labels == ["Тарифы на 2026 год", "Договор управления", "К дому"]
    lives.presses("Договор управления")
    (file,) = lives.screen.screen.files
    assert (file.hash, file.kind, file.name) == ("aa11", "document", "договор.pdf")
    stranger = agreed(Somebody(desk, lives.line, "555", "Олег"))
    for number in (own, gone, waiting):
        stranger.presses_data(f"y:{Scanned(house).code}:paper.{number}")
        assert stranger.screen.screen.files == ()
    for number in (gone, waiting, 999):
        lives.presses_data(f"y:{Scanned(house).code}:paper.{number}")
        assert lives.screen.screen.files == ()


def test_a_neighbour_is_invited_by_a_text_to_forward(desk: Desk, lives: Somebody, house: int) -> None:
    lives.says("мой дом")
    lives.presses("Пригласить соседа")
    how, text = lives.seen[-2:]
    assert "Перешлите" in how.screen.text
    assert f"https://t.example/bot?start=h{house}n" in text.screen.text
    assert f"https://vk.example/club?ref=h{house}n" in text.screen.text
    settles(desk, channels_off=("telegram",))
    lives.says("мой дом")
    lives.presses("Пригласить соседа")
    assert "t.example" not in lives.screen.screen.text


def test_pages_of_public_tickets(desk: Desk, lives: Somebody, house: int) -> None:
    numbers = [a_ticket(desk, lives, house=house) for _ in range(6)]
    with desk.database() as connection:
        for number in numbers:
            published.publish(connection, number, "Слово " * 60)
    lives.says("мой дом")
    lives.presses("6 заявок дома")
    fits(lives.screen.screen, desk.lines[lives.line].can.messenger, 1300)
    assert f"№ {numbers[-1]} " in lives.screen.screen.text
    lives.presses("Дальше")
    assert f"№ {numbers[0]} " in lives.screen.screen.text
    assert "Дальше" not in lives.screen.labels


def test_every_messenger_has_its_name() -> None:
    assert [say(f"poster-{name}") for name in ("telegram", "vk", "max")] == ["Telegram", "ВКонтакте", "MAX"]
