"""Whose group is whose: bound to an organisation or a team, and what a member of it may do."""

import pytest

from domain.access import Role
from storage import organisations, people, staff, teams
from tests.handlers.bodies import a_body
from tests.handlers.crew import CHAT, Crew, a_crew, a_ticket, the_ticket
from tests.handlers.harness import Desk, Somebody


@pytest.fixture(params=["telegram", "vk"])
def line(desk: Desk, request: pytest.FixtureRequest) -> int:
    found: int = getattr(desk, request.param)
    return found


def give(desk: Desk, who: Somebody, *roles: str) -> None:
    with desk.database() as connection:
        person = people.meet(connection, who.line, who.external, desk.now).person.id
        for role in roles:
            staff.grant(connection, person, organisations.the(connection).id, role)


def bound_to(desk: Desk) -> tuple[int, list[int]]:
    with desk.database() as connection:
        [chat] = organisations.staff_chats(connection)
        return chat.organisation, teams.served_by(connection, chat.id)


def test_an_admin_of_several_is_asked_whose_chat_it_is(desk: Desk, line: int) -> None:
    uyut, gorod = a_body(desk, "УК «Уют»"), a_body(desk, "Город")
    anna = uyut.someone("201", "Анна Ильина", Role.ADMIN, line=line).inside(CHAT)
    gorod.someone("201", "Анна Ильина", Role.ADMIN, line=line)
    with desk.database() as connection:
        team = teams.add(connection, uyut.id, "Сантехники")
    asked = anna.says("/bind", title="Сантехники Уюта")
    assert asked.labels == ["УК «Уют»", "Сантехники · УК «Уют»", "Город"]
    anna.presses("Сантехники · УК «Уют»")
    assert bound_to(desk) == (uyut.id, [team.id])
    assert any("Здесь заявки: Сантехники · УК «Уют»" in one.screen.text for one in anna.seen)


def test_one_above_binds_for_those_below_and_nobody_else_does(desk: Desk, line: int) -> None:
    gorod = a_body(desk, "Город", kind="municipality")
    uyut, other = a_body(desk, "УК «Уют»", parent=gorod.id), a_body(desk, "УК «Чужая»")
    anna = gorod.someone("201", "Анна Ильина", Role.ADMIN, line=line).inside(CHAT)
    assert anna.says("/bind").labels == ["Город", "УК «Уют»"]
    anna.presses_data(f"b:bind:{other.id}", anna.screen.id)
    assert desk.acks[-1] == "Это может только администратор."
    anna.presses("УК «Уют»")
    assert bound_to(desk) == (uyut.id, [])
    stranger = other.someone("299", "Чужой", Role.ADMIN, line=line).inside(CHAT)
    assert "только администратор" in stranger.says("/unbind").screen.text


def test_a_group_may_serve_several_teams_and_a_team_several_groups(desk: Desk) -> None:
    crew = a_crew(desk, desk.telegram)
    with desk.database() as connection:
        organisation = organisations.the(connection).id
        one, other = (teams.add(connection, organisation, name).id for name in ("Сантехники", "Электрики"))
    crew.anna.says("/bind")
    crew.anna.presses("Добавить: Сантехники")
    crew.anna.presses("Добавить: Электрики")
    assert bound_to(desk)[1] == [one, other]
    crew.anna.presses("Убрать: Сантехники")
    assert bound_to(desk)[1] == [other]
    assert "службы: Электрики" in crew.seen[-1].screen.text
    assert crew.petr.says("/bind").labels == []


def test_the_card_of_a_team_is_shown_where_the_team_works(desk: Desk, maria: Somebody) -> None:
    body = a_body(desk, "УК «Уют»", chat="-1")
    with desk.database() as connection:
        pipes, wires = (teams.add(connection, body.id, name).id for name in ("Сантехники", "Электрики"))
        for chat, served in (("-2", [pipes]), ("-3", [wires, pipes]), ("-4", [wires])):
            bound = organisations.bind(connection, desk.telegram, chat, chat, desk.now, body.id)
            teams.serve(connection, bound.id, served)
    number = a_ticket(desk, maria, organisation=body.id, team=pipes)
    assert _where(desk, number) == {"-1", "-2", "-3"}
    assert _where(desk, a_ticket(desk, maria, organisation=body.id)) == {"-1"}
    boards = [[one for one in desk.chats[desk.telegram, chat] if one.is_board][-1] for chat in ("-2", "-4")]
    assert [f"№ {number}" in one.screen.text for one in boards] == [True, False]


def _where(desk: Desk, number: int) -> set[str]:
    return {chat for (_, chat), seen in desk.chats.items() if any(one.shows == f"card:{number}" for one in seen)}


@pytest.fixture
def crew(desk: Desk, line: int) -> Crew:
    return a_crew(desk, line)


def test_what_a_member_may_do_follows_from_their_role(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    give(desk, crew.petr, "accountant")
    assert "Это делают сотрудники" in crew.petr.says(f"/take {number}").screen.text
    assert "Это делают сотрудники" in crew.petr.says("/queue").screen.text
    give(desk, crew.petr, "executor")
    crew.petr.says(f"/take {number}")
    assert the_ticket(desk, number).executor_name == "Пётр С."
    assert "Это делают сотрудники" in crew.petr.says(f"/reject {number} чужое").screen.text
    crew.ivan.says(f"/reject {number} Это к другой организации")
    assert the_ticket(desk, number).status == "rejected"  # a member without a role is a dispatcher


def test_a_head_leaves_the_chat_to_those_with_a_role_and_takes_it_back(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    give(desk, crew.petr, "head")
    crew.petr.says("/bind")
    crew.petr.presses("Только по ролям")
    assert "только те, у кого есть роль" in crew.seen[-1].screen.text
    for typed in (f"/take {number}", "/queue", f"/ticket {number}"):
        assert "Это делают сотрудники" in crew.ivan.says(typed).screen.text
    crew.ivan.presses_data(f"c:{number}:take", crew.card(number).id)
    assert the_ticket(desk, number).executor is None
    crew.ivan.presses_data("b:roles:0", crew.seen[-1].id)
    assert desk.acks[-1] == "У вас нет такого права в этой организации."
    crew.petr.says("/bind")
    crew.petr.presses("Могут все участники")
    crew.ivan.says(f"/take {number}")
    assert the_ticket(desk, number).executor_name == "Иван"
