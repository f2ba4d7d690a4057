"""Houses whose place no list knows: who hands in lists sees them and sends where they stand."""

import pytest
from sqlalchemy import update

from domain.access import Role
from domain.places import Point
from storage import houses, organisations, people, staff
from tests.handlers.harness import Desk, Somebody, a_house

STREET = "обл. Вологодская, г. Вологда, ул. Мохова, д. {}"
HERE, ACROSS = (59.2201, 39.8901), (59.30, 39.95)


@pytest.fixture(params=["telegram", "vk"])
def admin(request: pytest.FixtureRequest, desk: Desk) -> Somebody:
    line = desk.telegram if request.param == "telegram" else desk.vk
    for number in (12, 14, 16):
        house = a_house(desk, STREET.format(number), 59.22, 39.89)
        if number != 12:
            doubt(desk, house)
    return staffed(desk, line, "900", Role.ADMIN)


def doubt(desk: Desk, house: int) -> None:
    with desk.database() as connection:
        connection.execute(update(houses.houses).where(houses.houses.c.id == house).values(doubt="shared"))


def staffed(desk: Desk, line: int, external: str, role: str, organisation: int | None = None) -> Somebody:
    with desk.database() as connection:
        person = people.meet(connection, line, external, desk.now).person.id
        organisations.grant(connection, person, organisation or organisations.the(connection).id, role)
    somebody = Somebody(desk, line, external, "Анна")
    somebody.says("/start")
    return somebody


def place_of(desk: Desk, number: int) -> Point | None:
    with desk.database() as connection:
        return houses.search(connection, f"мохова {number}")[0].point


def test_the_place_is_sent_and_the_list_gets_shorter(desk: Desk, admin: Somebody) -> None:
    admin.says("/work")
    while "Дома без места" not in admin.screen.labels:
        admin.presses("Дальше")
    admin.presses("Дома без места")
    assert "У 2 домов нет верного места" in admin.screen.screen.text
    admin.presses("г. Вологда, ул. Мохова, д. 14")
    assert "та же точка у многих других домов" in admin.screen.screen.text
    admin.sends_place(*HERE)

    assert place_of(desk, 14) == Point(*HERE)
    assert "У 1 дома нет верного места" in admin.screen.screen.text
    assert admin.screen.screen.text.startswith("Записали место: г. Вологда, ул. Мохова, д. 14.")
    with desk.database() as connection:
        [(_, by, what, _)] = staff.log_of(connection, organisations.the(connection).id)[:1]
        assert by == people.meet(connection, admin.line, "900", desk.now).person.id
    assert what.startswith("place of house")


def test_the_command_does_the_same_and_an_address_is_no_place(desk: Desk, admin: Somebody) -> None:
    admin.says("/места")
    admin.presses("г. Вологда, ул. Мохова, д. 16")
    assert "Нужна точка" in admin.says("Мохова 16").screen.text
    admin.sends_place(*HERE)
    assert place_of(desk, 16) == Point(*HERE)


def test_a_place_far_from_its_street_is_asked_about(desk: Desk, admin: Somebody) -> None:
    admin.says("/unplaced")
    admin.presses("г. Вологда, ул. Мохова, д. 14")
    assert "до остальных домов улицы 10 км" in admin.sends_place(*ACROSS).screen.text
    admin.presses("Пришлю другое место")
    assert place_of(desk, 14) is None
    admin.sends_place(*ACROSS)
    admin.presses("Да, дом здесь")
    assert place_of(desk, 14) == Point(*ACROSS)


def test_nobody_else_gets_there(desk: Desk, admin: Somebody) -> None:
    resident = Somebody(desk, admin.line, "100", "Мария")
    resident.says("/start")
    dispatcher = staffed(desk, admin.line, "901", Role.DISPATCHER)
    with desk.database() as connection:
        first = organisations.the(connection).id
        other = organisations.add(connection, "УК «Другая»", "company", None).id
    stranger = staffed(desk, admin.line, "902", Role.ADMIN, other)
    house = 2
    for person in (resident, dispatcher, stranger):
        person.presses_data(f"o:unplaced:{first}:one:{house}")
        person.sends_place(*HERE)
        assert place_of(desk, 14) is None
    stranger.presses_data(f"o:unplaced:{other}:one:{house}")  # theirs to enter, but no house of theirs
    stranger.sends_place(*HERE)
    assert place_of(desk, 14) is None
    stranger.says("/unplaced")
    assert "У всех домов есть место" in stranger.screen.screen.text


def test_who_lost_the_right_meanwhile_sets_nothing(desk: Desk, admin: Somebody) -> None:
    admin.says("/unplaced")
    admin.presses("г. Вологда, ул. Мохова, д. 14")
    staffed(desk, admin.line, "903", Role.ADMIN)
    with desk.database() as connection:
        person = people.meet(connection, admin.line, "900", desk.now).person.id
        staff.revoke(connection, person, organisations.the(connection).id)
    admin.sends_place(*HERE)
    assert place_of(desk, 14) is None


def test_many_are_paged(desk: Desk, admin: Somebody) -> None:
    for number in range(20, 27):
        doubt(desk, a_house(desk, STREET.format(number), 59.22, 39.89))
    admin.says("/unplaced")
    admin.presses("Дальше")
    assert len([label for label in admin.screen.labels if "Мохова" in label]) == 3
