"""Every room of «Работа», full to the brim, fits the tightest messenger, and is open to those only who may enter."""

import pytest

from domain.access import Role
from handlers import office
from storage import organisations, people, staff, teams
from tests.handlers.bodies import Body, a_body
from tests.handlers.harness import Desk

STAFF = [role for role in Role if role is not Role.RESIDENT]


@pytest.fixture
def full(desk: Desk) -> Body:
    """Nine of everything."""
    body = a_body(desk, "Общество с ограниченной ответственностью «Управляющая компания „Уют“»", kind="municipality")
    with desk.database() as connection:
        for number in range(9):
            name = f"Очень длинное название номер {number} для самой узкой клавиатуры"
            organisations.add(connection, f"{name} организация", "company", body.id)
            chat = organisations.bind(connection, desk.vk, f"200{number}", name, desk.now, body.id)
            teams.serve(connection, chat.id, [teams.add(connection, body.id, name).id] if number < 8 else [])
            person = people.meet(connection, desk.vk, f"80{number}", desk.now)
            people.rename(connection, person.id, f"Константин-Александр Константинопольский{number}", "")
            staff.grant(connection, person.person.id, body.id, "executor")
    return body


def test_every_room_fits_when_it_is_full(desk: Desk, full: Body) -> None:
    anna = full.someone("700", "Анна Ильина", Role.ADMIN, line=desk.vk)
    for name in ("УК «Вторая»", "УК «Третья»"):
        a_body(desk, name).someone("700", "Анна Ильина", Role.ADMIN, line=desk.vk)
    seen = [anna.says("/кабинет")]
    for word in ["menu", *(room.word for room in office.ROOMS)]:
        seen.append(anna.presses_data(f"o:{word}:{full.id}"))
        first = next((one for row in seen[-1].screen.rows for one in row if one.data.count(":") > 2), None)
        if first is not None and "leave" not in first.data:
            seen.append(anna.presses_data(first.data))
    for one in seen:
        rows = one.screen.rows
        assert len(rows) <= 6, one.screen
        assert sum(map(len, rows)) <= 10, one.screen
        assert all(len(button.label) <= 40 for row in rows for button in row), one.screen
        assert all(len(button.data.encode()) <= 64 for row in rows for button in row if button.data), one.screen


@pytest.mark.parametrize("role", STAFF)
def test_a_room_opens_to_those_only_who_may_enter(desk: Desk, role: str) -> None:
    body, other = a_body(desk, "УК «Уют»"), a_body(desk, "УК «Чужая»")
    ivan = body.someone("700", "Иван", role)
    for room in office.ROOMS:
        allowed = room.permission is None or room.permission.value in _carried(role)
        refused = "нет такого права" in ivan.presses_data(f"o:{room.word}:{body.id}").screen.text
        assert refused is not allowed, room.word
        assert "нет такого права" in ivan.presses_data(f"o:{room.word}:{other.id}").screen.text, room.word


def _carried(role: str) -> set[str]:
    from tests.domain.test_access import EXPECTED

    return EXPECTED[role]
