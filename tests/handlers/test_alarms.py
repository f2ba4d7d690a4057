"""An emergency that nobody accepts: the one on duty, the next, the head; at ten minutes the resident."""

import pytest

from domain.access import Role
from handlers.texts import say
from storage import organisations, people, staff
from tests.handlers.crew import Crew, a_crew, a_ticket, hold_press, log_of, the_ticket
from tests.handlers.harness import Desk, Seen, Somebody
from tests.handlers.roster import a_team, away, later, on_duty, person_of


@pytest.fixture
def crew(desk: Desk, maria: Somebody) -> Crew:
    return a_crew(desk, maria.line)


def in_private(desk: Desk, one: Somebody) -> Somebody:
    """The same person in a dialogue with the bot, which they have opened."""
    one.says("/help")
    own = Somebody(desk, one.line, one.external, one.name)
    own.says("/start")
    return own


def a_head(desk: Desk, line: int, role: str = Role.HEAD, external: str = "301", name: str = "Ольга Орлова") -> Somebody:
    head = Somebody(desk, line, external, name)
    head.says("/start")
    with desk.database() as connection:
        contact = people.meet(connection, line, external, desk.now)
        people.rename(connection, contact.id, name, "")
        staff.grant(connection, contact.person.id, organisations.the(connection).id, role)
    return head


def ringing(somebody: Somebody, number: int) -> list[Seen]:
    return [one for one in somebody.seen if one.shows.startswith(f"climb:{number}:")]


def an_alarm(desk: Desk, maria: Somebody) -> int:
    return a_ticket(desk, maria, "Прорвало стояк, заливает", emergency=True, category="water.leak", urgency="emergency")


def test_the_one_on_duty_is_rung_then_the_next_then_the_head(desk: Desk, maria: Somebody, crew: Crew) -> None:
    petr, ivan, head = in_private(desk, crew.petr), in_private(desk, crew.ivan), a_head(desk, maria.line)
    team = a_team(desk, "Аварийная", petr, ivan)
    on_duty(desk, team, petr)
    on_duty(desk, team, ivan, begins=0)
    number = an_alarm(desk, maria)
    later(desk, seconds=5)
    assert len(ringing(petr, number)) == 1
    assert not ringing(ivan, number)
    later(desk, minutes=2, seconds=50)
    assert not ringing(ivan, number)
    later(desk, seconds=10)
    assert len(ringing(ivan, number)) == 1
    assert not ringing(head, number)
    later(desk, minutes=3)
    assert len(ringing(head, number)) == 1
    assert len(ringing(petr, number)) == 1
    later(desk, minutes=3, seconds=59)
    assert the_ticket(desk, number).breached is not None
    assert "звоните: 112" in maria.screen.screen.text
    assert say("card-alarm-late") in crew.card(number).screen.text
    assert [entry[1] for entry in log_of(desk, number)] == ["ring", "ring", "ring", "alarm_late"]


def test_who_takes_it_ends_the_ringing_and_the_others_read_who(desk: Desk, maria: Somebody, crew: Crew) -> None:
    petr, ivan = in_private(desk, crew.petr), in_private(desk, crew.ivan)
    team = a_team(desk, "Аварийная", petr, ivan)
    on_duty(desk, team, petr)
    on_duty(desk, team, ivan)
    number = an_alarm(desk, maria)
    later(desk, minutes=3, seconds=1)
    ivan.presses("Беру")
    ticket = the_ticket(desk, number)
    assert (ticket.status, ticket.executor_name) == ("working", "Иван")
    (other,) = ringing(petr, number)
    assert "Взял: Иван" in other.screen.text
    assert other.screen.rows == ()
    later(desk, minutes=20)
    assert the_ticket(desk, number).breached is None
    assert not [one for one in maria.seen if "звоните" in one.screen.text]


def test_of_two_who_press_at_once_one_wins(desk: Desk, maria: Somebody, crew: Crew) -> None:
    petr, ivan = in_private(desk, crew.petr), in_private(desk, crew.ivan)
    team = a_team(desk, "Аварийная", petr, ivan)
    on_duty(desk, team, petr)
    on_duty(desk, team, ivan)
    number = an_alarm(desk, maria)
    later(desk, minutes=3, seconds=1)
    for one in (petr, ivan):
        hold_press(one, f"l:{number}:take", ringing(one, number)[0].id)
    desk.work()
    assert the_ticket(desk, number).executor_name == "Пётр С."
    assert f"Заявка № {number} уже взята. Исполнитель: Пётр С." in desk.acks


def test_a_deputy_is_rung_in_the_place_of_who_is_away(desk: Desk, maria: Somebody, crew: Crew) -> None:
    petr, ivan = in_private(desk, crew.petr), in_private(desk, crew.ivan)
    team = a_team(desk, "Аварийная", petr)
    on_duty(desk, team, petr)
    away(desk, petr, ivan)
    number = an_alarm(desk, maria)
    later(desk, seconds=5)
    assert ringing(ivan, number)
    assert not ringing(petr, number)


def test_with_nobody_on_duty_the_dispatcher_is_rung_at_once(desk: Desk, maria: Somebody, crew: Crew) -> None:
    olga = a_head(desk, maria.line, Role.DISPATCHER)
    number = an_alarm(desk, maria)
    later(desk, seconds=5)
    assert ringing(olga, number)
    olga.presses("Беру")
    assert the_ticket(desk, number).executor == person_of(desk, olga)


def test_after_a_downtime_everybody_hears_once(desk: Desk, maria: Somebody, crew: Crew) -> None:
    petr, head = in_private(desk, crew.petr), a_head(desk, maria.line)
    on_duty(desk, a_team(desk, "Аварийная", petr), petr, hours=200)
    number = an_alarm(desk, maria)
    before = len(maria.seen)
    later(desk, days=7)
    assert (len(ringing(petr, number)), len(ringing(head, number))) == (1, 1)
    assert len(maria.seen) == before + 1


def test_a_forged_press_of_somebody_who_was_not_asked_is_refused(desk: Desk, maria: Somebody, crew: Crew) -> None:
    petr = in_private(desk, crew.petr)
    on_duty(desk, a_team(desk, "Аварийная", petr), petr)
    number = an_alarm(desk, maria)
    later(desk, seconds=5)
    stranger = Somebody(desk, maria.line, "999", "Чужой")
    stranger.says("/start")
    maria.says("/start")
    for does in ("take", "pass", "help", "watch", "nonsense"):
        stranger.presses_data(f"l:{number}:{does}")
        maria.presses_data(f"l:{number}:{does}")
    for data in ("l:99999:take", "l::take", f"l:{number}", "l:1e9:take"):
        petr.presses_data(data)
    assert the_ticket(desk, number).executor is None


def test_what_a_dispatcher_gave_rings_no_more(desk: Desk, maria: Somebody, crew: Crew) -> None:
    petr, ivan = in_private(desk, crew.petr), in_private(desk, crew.ivan)
    on_duty(desk, a_team(desk, "Аварийная", petr), petr)
    number = an_alarm(desk, maria)
    later(desk, seconds=5)
    crew.anna.says(f"/взять {number}")
    assert "Взял: Анна И." in ringing(petr, number)[0].screen.text
    later(desk, minutes=30)
    assert the_ticket(desk, number).breached is None
    assert not ringing(ivan, number)
