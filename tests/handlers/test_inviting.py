"""Invitations: made by who may, good once and for a day; who leaves loses everything at once, the last admin stays."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from storage import executors, organisations, people, staff, teams
from tests.handlers.bodies import Body, a_body, an_admin, code_in, roles_of
from tests.handlers.crew import CHAT, a_crew, a_ticket, leaves
from tests.handlers.harness import Desk, Somebody


@pytest.fixture(params=["telegram", "vk"])
def line(desk: Desk, request: pytest.FixtureRequest) -> int:
    found: int = getattr(desk, request.param)
    return found


@pytest.fixture
def uyut(desk: Desk) -> Body:
    return a_body(desk, "УК «Уют»")


def invited(anna: Somebody, role: str) -> str:
    """The code of a link that Анна makes by buttons."""
    anna.says("/кабинет")
    anna.presses("Сотрудники")
    anna.presses("Пригласить")
    return code_in(anna.presses(role).screen.text)


def test_who_opens_the_link_has_the_role_and_the_inviter_hears_so(desk: Desk, uyut: Body, line: int) -> None:
    anna = an_admin(desk, uyut, line=line)
    anna.says("/start")
    petr = Somebody(desk, line, "701", "Пётр Сергеев")
    said = petr.send(start=invited(anna, "диспетчер"), begins=True)
    assert said.screen.text.startswith("УК «Уют». Теперь вы: диспетчер.")
    assert roles_of(uyut, petr) == {"dispatcher"}
    assert "Пётр С. принимает ваше приглашение. Роль: диспетчер." in anna.screen.screen.text
    assert "Вы: диспетчер" in petr.presses("Работа").screen.text


def test_a_forwarded_link_lets_in_the_first_and_tells_the_second(desk: Desk, uyut: Body, line: int) -> None:
    code = invited(an_admin(desk, uyut, line=line), "руководитель")
    first, second = Somebody(desk, desk.vk, "701", "Пётр"), Somebody(desk, desk.telegram, "702", "Иван")
    first.send(start=code, begins=True)
    told = second.send(start=code, begins=True).screen.text
    assert told.startswith("По этой ссылке уже вошёл другой человек")
    assert (roles_of(uyut, first), roles_of(uyut, second)) == ({"head"}, set())
    assert "Теперь вы: руководитель" in first.send(start=code, begins=True).screen.text


def test_a_link_of_yesterday_says_that_it_is_old(desk: Desk, uyut: Body) -> None:
    code = invited(an_admin(desk, uyut), "исполнитель")
    desk.now += timedelta(hours=24)
    petr = Somebody(desk, desk.telegram, "701", "Пётр")
    assert "устарела: она действует 24 часа" in petr.send(start=code, begins=True).screen.text
    assert roles_of(uyut, petr) == set()


def test_the_command_names_the_role_and_both_twins_work(desk: Desk, uyut: Body, line: int) -> None:
    anna = an_admin(desk, uyut, line=line)
    for typed in ("/invite бухгалтер", "/пригласить бухгалтер", "/invite accountant"):
        assert "Ссылка для роли «бухгалтер», УК «Уют»" in anna.says(typed).screen.text
    assert anna.says("/invite").screen.text.startswith("Кого пригласить?")


def test_the_team_and_the_point_are_asked_where_they_matter(desk: Desk, uyut: Body) -> None:
    anna = an_admin(desk, uyut)
    with desk.database() as connection:
        team = teams.add(connection, uyut.id, "Сантехники")
    anna.says("/invite исполнитель")
    petr = Somebody(desk, desk.telegram, "701", "Пётр")
    petr.send(start=code_in(anna.presses("Сантехники").screen.text), begins=True)
    with desk.database() as connection:
        assert len(teams.members(connection, team.id)) == 1
    anna.says("/invite оператор пункта приёма")
    made = anna.says("Библиотека № 3").screen.text
    olga = Somebody(desk, desk.telegram, "703", "Ольга")
    assert "оператор пункта приёма «Библиотека № 3»" in olga.send(start=code_in(made), begins=True).screen.text


def test_a_head_makes_no_admins_and_a_dispatcher_invites_nobody(desk: Desk, uyut: Body) -> None:
    an_admin(desk, uyut)
    head = uyut.someone("710", "Глеб", "head")
    assert "администратор" not in head.says("/invite").labels
    olga = uyut.someone("711", "Ольга", "dispatcher")
    assert olga.says("/invite").screen.text == "У вас нет такого права в этой организации."
    assert "нет такого права" in olga.presses_data(f"o:invite:{uyut.id}").screen.text


def test_a_role_in_a_foreign_organisation_is_refused(desk: Desk, uyut: Body) -> None:
    other = a_body(desk, "УК «Чужая»")
    anna = an_admin(desk, uyut)
    assert "нет такого права" in anna.presses_data(f"o:invite:{other.id}").screen.text
    anna.presses_data(f"o:invite:{uyut.id}")
    with desk.database() as connection:  # the right is lost while the form is open
        person = people.meet(connection, anna.line, anna.external, desk.now).person.id
        staff.grant(connection, people.meet(connection, 1, "799", desk.now).person.id, uyut.id, "admin")
        staff.revoke(connection, person, uyut.id)
    assert "нет такого права" in anna.presses("диспетчер").screen.text
    with desk.database() as connection:
        assert connection.execute(sa.text("SELECT count(*) FROM invitations")).scalar_one() == 0


def test_the_list_says_who_is_what_and_how_much_is_open(desk: Desk, line: int, maria: Somebody) -> None:
    crew = a_crew(desk, line)
    number = a_ticket(desk, maria)
    crew.petr.says(f"/take {number}")
    anna = Somebody(desk, line, "201", "Анна Ильина")
    text = anna.says("/staff").screen.text
    assert "Анна И. — администратор" in text
    assert "Пётр С. — участник рабочего чата, 1 открытая заявка" in text


def test_who_is_sent_away_may_nothing_from_that_moment_on(desk: Desk, line: int, maria: Somebody) -> None:
    crew = a_crew(desk, line)
    number, other = a_ticket(desk, maria), a_ticket(desk, maria)
    crew.petr.says(f"/take {number}")
    anna = Somebody(desk, line, "201", "Анна Ильина")
    anna.says("/staff")
    anna.presses("Пётр С.")
    assert "На нём 1 открытая заявка" in anna.presses("Убрать из организации").screen.text
    assert "Пётр С. здесь больше не работает" in anna.presses("Убрать из организации").screen.text
    assert "Это делают сотрудники" in crew.petr.says(f"/take {other}").screen.text
    assert "Это делают сотрудники" in crew.petr.says("/queue").screen.text
    private = Somebody(desk, line, "202", "Пётр Сергеев")
    private.says("/start")
    private.presses_data(f"j:{number}:done")
    assert "Вас нет в рабочем чате" in desk.acks[-1]
    with desk.database() as connection:
        person = people.meet(connection, line, "202", desk.now).person.id
        assert executors.workplaces(connection, person) == []
        assert "Пётр С." not in [name for _, name in _colleagues(connection, line)]
        log = staff.log_of(connection, organisations.the(connection).id)
    assert (log[0][0], log[0][2]) == (person, "-")


def _colleagues(connection: sa.Connection, line: int) -> list[list[object]]:
    from handlers import membership

    return membership.colleagues(connection, line, CHAT)


def test_the_last_admin_cannot_leave_and_the_last_but_one_can(desk: Desk, uyut: Body, line: int) -> None:
    anna = an_admin(desk, uyut, line=line)
    anna.says("/leave")
    assert "последний администратор" in anna.presses("Уйти").screen.text
    assert roles_of(uyut, anna) == {"admin"}
    other = uyut.someone("702", "Борис", "admin", line=line)
    other.says("/start")
    anna.says("/уйти")
    assert "больше не работаете" in anna.presses("Уйти").screen.text
    assert roles_of(uyut, anna) == {"dismissed"}
    assert "Анна И. больше не работает: УК «Уют»" in other.screen.screen.text
    assert "Что нужно сделать" not in anna.says("/кабинет").screen.text


def test_who_leaves_the_staff_chat_loses_the_roles_there(desk: Desk) -> None:
    crew = a_crew(desk, desk.telegram)
    crew.ivan.says("/queue")
    with desk.database() as connection:
        organisation = organisations.the(connection).id
        person = people.meet(connection, desk.telegram, "203", desk.now).person.id
        staff.grant(connection, person, organisation, "head")
    leaves(crew.ivan)
    with desk.database() as connection:
        assert staff.held(connection, person) == []
    leaves(crew.anna)  # the last admin stays one
    with desk.database() as connection:
        assert len(organisations.admins(connection)) == 1
