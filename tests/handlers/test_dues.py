"""What the clock does with tickets: in its order, once, also after a downtime, a clock put back, an error."""

from datetime import timedelta

import pytest

from domain.dues import Due
from domain.organisations import Organisation
from domain.tickets import Ticket
from handlers import dues
from handlers.dues import Chore, Tick
from handlers.screens import Screen
from handlers.visit import NOTICE
from storage.outbox import Post
from tests.handlers.crew import a_ticket, the_ticket
from tests.handlers.harness import Desk, Somebody
from tests.handlers.roster import later

HOURS = (1, 2, 3)
Rings = list[tuple[int, int]]


@pytest.fixture
def rings(monkeypatch: pytest.MonkeyPatch) -> Rings:
    """A chore that tells the resident after an hour, two and three; what it did."""
    done: Rings = []

    def when(ticket: Ticket, organisation: Organisation) -> list[Due]:
        return [Due(ticket.made + timedelta(hours=hour), "ring", hour) for hour in HOURS]

    def do(tick: Tick, due: Due) -> None:
        done.append((tick.ticket.id, due.step))
        if tick.ticket.story == "poison":
            raise RuntimeError("a defect")
        tick.posts.append(
            Post(tick.ticket.line, tick.ticket.chat, Screen(f"hour {due.step}").pack(), NOTICE, ticket=tick.ticket.id)
        )

    monkeypatch.setattr(dues, "CHORES", {"ring": Chore(when, do)})
    return done


def test_each_comes_up_once_in_its_order(desk: Desk, maria: Somebody, rings: Rings) -> None:
    number = a_ticket(desk, maria)
    later(desk, minutes=59)
    assert rings == []
    later(desk, minutes=1)
    assert rings == [(number, 1)]
    later(desk, hours=5)
    assert rings == [(number, 1), (number, 2), (number, 3)]
    later(desk, hours=50)
    assert len(rings) == 3


def test_after_a_downtime_a_ticket_is_heard_of_once(desk: Desk, maria: Somebody, rings: Rings) -> None:
    ticket = the_ticket(desk, a_ticket(desk, maria))
    later(desk, days=7)
    assert [step for _, step in rings] == [1, 2, 3]
    told = [one.screen.text for one in desk.chats[ticket.line, ticket.chat] if one.screen.text.startswith("hour")]
    assert told == ["hour 3"]


def test_a_clock_that_is_put_back_repeats_nothing(desk: Desk, maria: Somebody, rings: Rings) -> None:
    a_ticket(desk, maria)
    later(desk, hours=2)
    later(desk, hours=-2)
    later(desk, hours=2)
    assert [step for _, step in rings] == [1, 2]
    later(desk, hours=1)
    assert [step for _, step in rings] == [1, 2, 3]


def test_what_breaks_is_left_alone_for_an_hour_and_stops_nobody(desk: Desk, maria: Somebody, rings: Rings) -> None:
    poison, sound = a_ticket(desk, maria, story="poison"), a_ticket(desk, maria)
    later(desk, hours=1)
    assert rings == [(poison, 1), (sound, 1)]
    later(desk, minutes=30)
    assert rings == [(poison, 1), (sound, 1)]
    later(desk, minutes=31)
    assert rings == [(poison, 1), (sound, 1), (poison, 1), (sound, 2)]


def test_the_clock_looks_again_only_when_something_comes_up(desk: Desk, maria: Somebody, rings: Rings) -> None:
    ticket = the_ticket(desk, a_ticket(desk, maria))
    later(desk, seconds=1)
    assert the_ticket(desk, ticket.id).next_due == ticket.made + timedelta(hours=1)
    later(desk, hours=9)
    assert the_ticket(desk, ticket.id).next_due is None
    with desk.database() as connection:
        assert not dues.run(connection, desk.office, desk.now)
