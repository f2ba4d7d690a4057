"""A promise that was missed: the resident hears it, may send the ticket up, may have its course on paper."""

from datetime import timedelta
from typing import Any

import pytest

from domain.access import Role
from domain.tickets import Status
from handlers.texts import say
from storage import jobs, people, tickets
from tests.handlers.bodies import Body, a_body
from tests.handlers.crew import a_ticket, log_of, the_ticket
from tests.handlers.harness import Desk, Seen, Somebody
from tests.handlers.roster import later, person_of
from tests.handlers.test_sizes import fits

HOURS = timedelta(hours=1)


@pytest.fixture
def gorod(desk: Desk) -> Body:
    return a_body(desk, "Город", kind="municipality")


@pytest.fixture
def company(desk: Desk, gorod: Body) -> Body:
    a_body(desk, "ГЖИ", kind="inspection", parent=gorod.id)
    return a_body(desk, "УК «Уют»", parent=gorod.id, chat="-7")


def opened(body: Body, external: str, name: str, *roles: str) -> Somebody:
    somebody = body.someone(external, name, *roles)
    somebody.says("/start")
    return somebody


def cards(somebody: Somebody, number: int) -> list[Seen]:
    return [one for one in somebody.seen if one.shows.split(":")[:2] in (["climb", str(number)], ["over", str(number)])]


def promised(desk: Desk, maria: Somebody, body: Body, hours: float = 2, **words: Any) -> int:
    maria.says("/start")
    maria.presses("Согласен")
    return a_ticket(desk, maria, organisation=body.id, promised=desk.now + hours * HOURS, **words)


def test_the_resident_hears_of_the_breach_with_both_ways_to_go_on(desk: Desk, maria: Somebody, company: Body) -> None:
    number = promised(desk, maria, company)
    later(desk, hours=1, minutes=59)
    assert the_ticket(desk, number).breached is None
    later(desk, minutes=2)
    assert the_ticket(desk, number).breached is not None
    assert maria.screen.labels == ["Отправить выше", "Документ о заявке"]
    fits(maria.screen.screen, desk.lines[maria.line].can.messenger)
    count = len(maria.seen)
    later(desk, days=7)
    assert len(maria.seen) == count


def test_it_goes_up_once_a_level_and_everybody_concerned_sees_it(
    desk: Desk, maria: Somebody, gorod: Body, company: Body
) -> None:
    head, mayor = opened(company, "204", "Анна Руль", Role.HEAD), opened(gorod, "205", "Глеб Город", Role.MODERATOR)
    number = promised(desk, maria, company)
    later(desk, hours=3)
    said = maria.presses("Отправить выше").screen.text
    assert "руководитель организации «УК «Уют»»" in said
    desk.deliver()
    assert (len(cards(head, number)), len(cards(mayor, number))) == (1, 0)
    group = [one for one in desk.chats[desk.telegram, "-7"] if "Спросили выше: руководитель" in one.screen.text]
    assert len(group) == 1
    assert "уже выше: руководитель" in maria.presses("Отправить выше").screen.text
    later(desk, days=2)
    assert "Город" in maria.presses("Отправить выше").screen.text
    desk.deliver()
    (over,) = cards(mayor, number)
    assert not [word for word in ("Мария", "кв. 45") if word in over.screen.text]
    later(desk, days=2)
    assert "Выше никого нет" in maria.presses("Отправить выше").screen.text
    assert [entry[1] for entry in log_of(desk, number)] == ["late", "send_up", "send_up", "nudge"]
    with desk.database() as connection:
        ups = [one for one in tickets.log_of(connection, number) if one.action == "send_up"]
    assert {one.person for one in ups} == {person_of(desk, maria)}
    assert {one.name for one in ups} == {""}


def test_before_the_time_and_after_the_end_it_is_told_why_not(desk: Desk, maria: Somebody, company: Body) -> None:
    opened(company, "204", "Анна Руль", Role.HEAD)
    number = promised(desk, maria, company)
    later(desk, minutes=1)
    assert "Выше можно отправить, когда выйдет срок" in maria.presses_data(f"k:{number}:up").screen.text
    assert "можно взять, если срок выйдет" in maria.says(f"/документ {number}").screen.text
    card = maria.says(f"№ {number}")
    assert not {"Отправить выше", "Документ о заявке"} & set(card.labels)
    later(desk, hours=3)
    card = maria.says(f"№ {number}")
    assert {"Отправить выше", "Документ о заявке"} <= set(card.labels)
    fits(card.screen, desk.lines[maria.line].can.messenger)
    with desk.database() as connection:
        ticket = tickets.get(connection, number)
        assert ticket is not None
        tickets.move(connection, number, Status.DONE, ticket.version, desk.now, ended=desk.now)
    assert "закончена" in maria.says(f"/выше {number}").screen.text
    assert "Готовлю документ" in maria.says(f"/документ {number}").screen.text


def test_nobody_else_sends_it_up_or_has_the_paper(desk: Desk, maria: Somebody, company: Body) -> None:
    opened(company, "204", "Анна Руль", Role.HEAD)
    number = promised(desk, maria, company)
    later(desk, hours=3)
    other = Somebody(desk, maria.line, "901", "Чужая")
    other.says("/start")
    for word in ("up", "course"):
        other.presses_data(f"k:{number}:{word}")
        other.says(f"/{word} {number}")
    assert the_ticket(desk, number).level == 0
    with desk.database() as connection:
        assert not [one for one in jobs.due(connection, desk.now, 10) if one.kind == "course"]


def test_with_nobody_above_the_resident_is_given_the_phone(desk: Desk, maria: Somebody) -> None:
    alone = a_body(desk, "ТСЖ", chat="-9")
    number = promised(desk, maria, alone)
    later(desk, hours=3)
    assert "Выше никого нет" in maria.presses("Отправить выше").screen.text
    assert the_ticket(desk, number).level == 0


def test_opened_again_twice_it_is_under_special_control_and_the_head_hears_once(
    desk: Desk, maria: Somebody, company: Body
) -> None:
    head, worker = opened(company, "204", "Анна Руль", Role.HEAD), opened(company, "206", "Олег Ли", Role.EXECUTOR)
    number = promised(desk, maria, company, hours=500)
    for again in (1, 2):
        with desk.database() as connection:
            ticket = tickets.get(connection, number)
            assert ticket is not None
            tickets.move(connection, number, Status.REOPENED, ticket.version, desk.now, reopened=again)
        later(desk, minutes=1)
        assert the_ticket(desk, number).special == (again == 2)
    later(desk, days=1)
    told = [one for one in head.seen if say("special-told") in one.screen.text]
    assert len(told) == 1
    assert f"№ {number}" in head.presses("Особый контроль").screen.text
    assert f"№ {number}" in head.says("/контроль").screen.text
    group = head.inside("-7")
    assert f"№ {number}" in group.says("/control").screen.text
    assert say("card-special") in next(one for one in group.seen if one.shows == f"card:{number}").screen.text
    assert "видят руководители и кураторы" in worker.inside("-7").says("/контроль").screen.text
    assert f"№ {number}" not in worker.says("/контроль").screen.text


def test_an_organisation_reads_no_list_of_another(desk: Desk, maria: Somebody, gorod: Body, company: Body) -> None:
    number = promised(desk, maria, company)
    with desk.database() as connection:
        tickets.update(connection, number, special=True)
        person = people.meet(connection, desk.telegram, "205", desk.now)
    assert person.person.id
    admin = opened(gorod, "205", "Глеб Город", Role.ADMIN, Role.HEAD)
    admin.presses_data(f"o:control:{company.id}")
    assert f"№ {number}" not in admin.screen.screen.text
    assert f"№ {number}" not in admin.says("/контроль").screen.text
