"""«Не наша зона»: a ticket goes to who serves it and keeps its number; nothing is told twice."""

import pytest

from domain.access import Role
from domain.organisations import Kind
from domain.tickets import Status
from storage import attachments, organisations, passing, people, staff, tickets
from tests.handlers.crew import CHAT, Crew, a_crew, a_ticket, log_of, photos_come, the_ticket
from tests.handlers.harness import Desk, Seen, Somebody, a_house
from tests.handlers.roster import at_home, later, person_of, reports
from tests.handlers.test_sizes import fits

NORTH, TOWN = "-600", "-700"


@pytest.fixture
def crew(desk: Desk, maria: Somebody) -> Crew:
    """The company of Мария, with a chat."""
    at_home(desk, maria, a_house(desk))
    with desk.database() as connection:
        organisations.rename(connection, organisations.the(connection).id, "УК «Уют»")
    return a_crew(desk, desk.telegram)


def an_organisation(desk: Desk, name: str, kind: Kind, *, chat: str = "", above: str = "") -> int:
    """Another one, with a staff chat; `above` is who stands over it."""
    with desk.database() as connection:
        over = next((one.id for one in organisations.all_(connection) if one.name == above), None)
        made = organisations.add(connection, name, kind, over)
        if chat:
            organisations.bind(connection, desk.telegram, chat, name, desk.now, made.id)
        return made.id


def under(desk: Desk, above: int) -> None:
    """The company stands below it."""
    with desk.database() as connection:
        organisations.change(connection, organisations.the(connection).id, parent=above)


def sees(desk: Desk, chat: str) -> list[Seen]:
    """The bot's messages in a group, but for boards."""
    return [one for one in desk.chats.get((desk.telegram, chat), []) if not one.is_board]


def passes(somebody: Somebody, number: int, reason: str, whom: str) -> Seen:
    """By buttons; what came of it."""
    card = next(one for one in reversed(somebody.seen) if one.shows == f"card:{number}")
    somebody.presses_data(f"c:{number}:pass", card.id)
    somebody.presses(reason)
    return somebody.presses(whom)


def test_it_goes_to_the_neighbour_with_its_number_its_story_and_its_photos(
    desk: Desk, crew: Crew, maria: Somebody
) -> None:
    town = an_organisation(desk, "Администрация", Kind.MUNICIPALITY, chat=TOWN)
    under(desk, town)
    north = an_organisation(desk, "УК «Север»", Kind.COMPANY, chat=NORTH, above="Администрация")
    number = reports(maria, "Не горит фонарь во дворе, темно ходить")
    with desk.database() as connection:
        attachments.attach(connection, number, [{"kind": "photo", "line": 1, "file": "f"}], "story")
    photos_come(desk, number)
    said = passes(crew.petr, number, "Дом обслуживает другая организация", "УК «Север»")
    assert said.screen.text == f"№ {number} передана: УК «Север». Сообщаю жителю."
    ticket = the_ticket(desk, number)
    assert (ticket.organisation, ticket.status, ticket.executor) == (north, Status.REGISTERED, None)
    stub = crew.card(number)
    assert "Передана: УК «Север»" in stub.screen.text
    assert "Причина: Дом обслуживает другая организация" in stub.screen.text
    assert stub.labels == []
    card = next(one for one in sees(desk, NORTH) if one.shows == f"card:{number}")
    assert "Не горит фонарь" in card.screen.text
    assert "Пришла от: УК «Уют». Причина: Дом обслуживает другая организация" in card.screen.text
    assert [one.screen.files[0].hash for one in sees(desk, NORTH) if one.screen.files] == ["hash0"]
    told = maria.screen.screen.text
    assert f"№ {number}" in told
    assert "Заявку передали: УК «Север». Теперь отвечают там." in told
    assert log_of(desk, number)[-1] == ("Пётр С.", "pass", "УК «Север»\nДом обслуживает другая организация")


def test_the_old_chat_reads_where_it_is_and_may_do_nothing(desk: Desk, crew: Crew, maria: Somebody) -> None:
    town = an_organisation(desk, "Администрация", Kind.MUNICIPALITY, chat=TOWN)
    under(desk, town)
    number = a_ticket(desk, maria)
    passes(crew.petr, number, "Это двор или дорога, не наши", "Администрация")
    assert crew.petr.says(f"/take {number}").screen.text == f"Заявка № {number} передана: Администрация"
    crew.petr.presses_data(f"c:{number}:take", crew.card(number).id)
    assert desk.acks[-1] == f"Заявка № {number} передана: Администрация"
    inside = Somebody(desk, desk.telegram, "301", "Ольга Новикова", TOWN)
    inside.presses("Взять")
    assert the_ticket(desk, number).executor_name == "Ольга Н."


def test_what_nobody_serves_goes_up_and_the_moderator_names_another_or_ends_it(
    desk: Desk, crew: Crew, maria: Somebody
) -> None:
    town = an_organisation(desk, "Администрация", Kind.MUNICIPALITY)
    under(desk, town)
    an_organisation(desk, "Водоканал", Kind.SUPPLIER, above="Администрация")
    olga = Somebody(desk, desk.telegram, "301", "Ольга Новикова")
    olga.says("/start")
    moderator = person_of(desk, olga)
    with desk.database() as connection:
        staff.grant(connection, moderator, town, Role.MODERATOR)
    number = a_ticket(desk, maria)
    said = passes(crew.petr, number, "Это сети поставщика", "Водоканал")
    assert f"№ {number} передана выше: Администрация" in said.screen.text
    assert "Там решат, кто ею займётся" in maria.screen.screen.text
    card = olga.screen
    assert "Пришла от: УК «Уют»" in card.screen.text
    assert "предлагают: Водоканал" in card.screen.text
    assert "Сейчас у: Администрация" in card.screen.text
    maria.says("И ещё кран капает", reply_to=next(one.id for one in maria.seen if "Заявку передали" in one.screen.text))
    assert "И ещё кран капает" in olga.screen.screen.text
    olga.says(f"/передать {number}")
    olga.presses("Это сети поставщика")
    assert "Водоканал" in olga.screen.labels
    olga.presses("Водоканал")
    ticket = the_ticket(desk, number)
    assert (ticket.status, ticket.reason) == (Status.HANDED_ON, "Водоканал")
    assert "Передана: Водоканал" in maria.screen.screen.text
    assert "Передана: Водоканал" in maria.says("/mine").screen.text


def test_with_nobody_above_a_body_outside_is_named_in_own_words(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    crew.petr.presses("Не наша зона")
    crew.petr.says("Это кабель интернета", reply_to=crew.petr.screen.id)
    assert "Кому передать?" in crew.petr.screen.screen.text
    crew.petr.presses("Не знаю, кто отвечает")
    assert "Передать некому" in crew.petr.screen.screen.text
    crew.petr.says("Ростелеком", reply_to=crew.petr.screen.id)
    assert "Такой организации здесь нет" in crew.petr.screen.screen.text
    crew.petr.presses("Сторонней: Ростелеком")
    assert (the_ticket(desk, number).status, the_ticket(desk, number).reason) == (Status.HANDED_ON, "Ростелеком")
    assert "Передана: Ростелеком" in maria.screen.screen.text


def test_two_who_pass_it_to_and_fro_are_interrupted(desk: Desk, crew: Crew, maria: Somebody) -> None:
    town = an_organisation(desk, "Администрация", Kind.MUNICIPALITY, chat=TOWN)
    under(desk, town)
    an_organisation(desk, "УК «Север»", Kind.COMPANY, chat=NORTH, above="Администрация")
    number = a_ticket(desk, maria)
    north = Somebody(desk, desk.telegram, "301", "Ольга Новикова", NORTH)
    crew.petr.says(f"/pass {number} Север: не наш дом")
    north.says(f"/передать {number} Уют: и не наш")
    crew.petr.says(f"/pass {number} Север: точно не наш")
    with desk.database() as connection:
        assert [(one.frm, one.to) for one in passing.of(connection, number)][-1] == (1, town)
    assert the_ticket(desk, number).organisation == town
    assert [one.shows for one in sees(desk, TOWN)] == [f"card:{number}"]


def test_who_may_not_pass_it_does_not(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    ivan = person_of(desk, crew.ivan)
    with desk.database() as connection:
        staff.grant(connection, ivan, organisations.the(connection).id, Role.EXECUTOR)
    crew.ivan.presses("Не наша зона")
    assert desk.acks[-1] == "Это делают сотрудники в рабочем чате."
    maria.says("/mine")
    maria.presses_data(f"g:{number}:pass")
    assert the_ticket(desk, number).organisation == 1


def test_the_moderator_confirms_what_another_has_done(desk: Desk, crew: Crew, maria: Somebody) -> None:
    town = an_organisation(desk, "Администрация", Kind.MUNICIPALITY)
    under(desk, town)
    north = an_organisation(desk, "УК «Север»", Kind.COMPANY, chat=NORTH, above="Администрация")
    olga = Somebody(desk, desk.telegram, "301", "Ольга Новикова")
    olga.says("/start")
    moderator = person_of(desk, olga)
    with desk.database() as connection:
        staff.grant(connection, moderator, town, Role.MODERATOR)
    number = a_ticket(desk, maria)
    crew.petr.says(f"/pass {number} Администрация: чей это двор?")
    olga.presses("Назначить другого")
    olga.presses("Это двор или дорога, не наши")
    olga.presses("УК «Север»")
    assert the_ticket(desk, number).organisation == north
    assert olga.says(f"/close {number}").screen.text == f"Заявку № {number} ещё никто не взял. Сначала: /взять {number}"
    master = Somebody(desk, desk.telegram, "302", "Сергей", NORTH)
    master.says(f"/take {number}")
    assert "Подтвердить исполнение" not in olga.screen.labels
    master.says(f"/done {number} убрали")
    later(desk, minutes=1)
    olga.presses("Подтвердить исполнение")
    assert the_ticket(desk, number).status is Status.CLOSED


@pytest.mark.parametrize("messenger", ["telegram", "vk"])
def test_every_screen_of_it_fits(desk: Desk, maria: Somebody, messenger: str) -> None:
    line = desk.telegram if messenger == "telegram" else desk.vk
    crew = a_crew(desk, line)
    with desk.database() as connection:
        for number in range(12):
            long = f"Общество с ограниченной ответственностью «Управляющая компания {number}»"
            made = organisations.add(connection, long, Kind.SUPPLIER, organisations.the(connection).id)
            organisations.bind(connection, line, f"-80{number}", long, desk.now, made.id)
    number = a_ticket(desk, maria, promised=desk.now)
    crew.petr.says(f"/pass {number}")
    crew.petr.presses("Это сети поставщика")
    crew.petr.presses("Найти по названию")
    crew.petr.says("Управляющая", reply_to=crew.petr.screen.id)
    for seen in crew.seen:
        fits(seen.screen, messenger)


def test_the_card_with_everything_on_it_fits_in_vk(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.vk)
    number = a_ticket(desk, maria, "Темно. " * 700)
    with desk.database() as connection:
        tickets.update(connection, number, phone="+79210000000")
    crew.petr.says("! уточнить", reply_to=crew.card(number).id)
    fits(crew.card(number).screen, "vk", 4000)
    assert crew.anna.group == CHAT
    with desk.database() as connection:
        assert people.contacts(connection, [(desk.vk, "202")])
