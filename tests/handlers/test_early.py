"""Who is faster than our note of what was just sent waits a moment, and is then understood."""

from datetime import timedelta

import pytest

from handlers.turn import take_turn
from storage import inbox, outbox
from tests.handlers.crew import a_crew, a_ticket, log_of
from tests.handlers.harness import Desk, Somebody

NOTICE = {"text": "Исполняется"}


@pytest.fixture
def under_way(desk: Desk, maria: Somebody) -> outbox.Outgoing:
    """A notice about № 1 is on its way to Maria: she may see it already."""
    a_crew(desk, maria.line)
    a_ticket(desk, maria)
    with desk.database() as connection:
        outbox.put(connection, [outbox.Post(maria.line, maria.chat, NOTICE, ticket=1)], desk.now)
        (row,) = outbox.claim(connection, maria.line, desk.now, [], 1)
    return row


def turn(desk: Desk, *, early: bool = False) -> int:
    """How many updates a turn answers."""
    with desk.database() as connection:
        return take_turn(connection, inbox.waiting(connection), desk.office, desk.now, early).handled


def test_a_reply_waits_for_the_note_and_is_then_taken_for_what_it_is(
    desk: Desk, maria: Somebody, under_way: outbox.Outgoing
) -> None:
    maria.hold(text="звоните в домофон", reply_to="m9")
    maria.hold(text="он работает")
    assert turn(desk) == 0
    with desk.database() as connection:
        outbox.finish(connection, [outbox.Result(under_way.id, "sent", messages=("m9",))], desk.now)
    assert turn(desk) == 2
    assert ("", "answer", "звоните в домофон") in log_of(desk, 1)


def test_others_do_not_wait_for_who_is_early(desk: Desk, maria: Somebody, under_way: outbox.Outgoing) -> None:
    maria.hold(text="звоните в домофон", reply_to="m9")
    Somebody(desk, maria.line, "300", "Олег").hold(text="добрый день")
    assert turn(desk) == 1


def test_after_two_seconds_or_alone_it_is_answered_as_it_stands(
    desk: Desk, maria: Somebody, under_way: outbox.Outgoing
) -> None:
    maria.hold(text="звоните в домофон", reply_to="m9")
    desk.now += timedelta(seconds=3)
    assert turn(desk) == 1
    maria.hold(text="звоните в домофон", reply_to="m9")
    assert turn(desk) == 0
    assert turn(desk, early=True) == 1


@pytest.mark.usefixtures("under_way")
def test_a_reply_to_nothing_of_ours_elsewhere_does_not_wait(desk: Desk, maria: Somebody) -> None:
    oleg = Somebody(desk, maria.line, "300", "Олег")
    oleg.hold(text="добрый день", reply_to="m9")
    assert turn(desk) == 1
