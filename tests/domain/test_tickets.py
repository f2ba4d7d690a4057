"""The life of a ticket: what may follow what, who may do it, and what is said when it may not."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from domain.access import CHAT_MEMBER, Permission, Role, may
from domain.categories import Urgency
from domain.errors import Refused
from domain.tickets import MOVES, OPEN, Action, Need, Status, Ticket, actions_now, check, is_open, may_move, move_for
from tests.life import diagram

NOON = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
STAFF = tuple(CHAT_MEMBER)
ALL_NEEDS = tuple(Need)


def a_ticket(status: Status = Status.REGISTERED, executor: int | None = None, executor_name: str = "") -> Ticket:
    return Ticket(
        id=12,
        organisation=1,
        person=100,
        line=1,
        chat="100",
        category="water.no_hot",
        urgency=Urgency.EMERGENCY,
        emergency=True,
        story="нет горячей воды",
        status=status,
        made=NOON,
        changed=NOON,
        executor=executor,
        executor_name=executor_name,
    )


def walk(*actions: Action) -> Status:
    """The status that a ticket ends in when one executor does these one after another."""
    ticket = a_ticket()
    for action in actions:
        move = check(ticket, action, STAFF, 7, ALL_NEEDS)
        ticket = replace(ticket, status=move.to or ticket.status, executor=7)
    return ticket.status


def test_taken_done_and_closed_is_the_straight_way() -> None:
    assert walk(Action.TAKE) == Status.WORKING
    assert walk(Action.TAKE, Action.DONE) == Status.DONE
    assert walk(Action.TAKE, Action.DONE, Action.CLOSE) == Status.CLOSED


def test_an_assigned_ticket_is_sent_until_its_executor_starts() -> None:
    assert walk(Action.ASSIGN) == Status.SENT
    assert walk(Action.ASSIGN, Action.START) == Status.WORKING


def test_a_returned_ticket_is_taken_again() -> None:
    assert walk(Action.TAKE, Action.RETURN, Action.TAKE) == Status.WORKING


def test_a_reopened_ticket_is_finished_again() -> None:
    assert walk(Action.TAKE, Action.DONE, Action.REOPEN, Action.DONE) == Status.DONE


def test_a_question_moves_nothing() -> None:
    assert walk(Action.TAKE, Action.ASK) == Status.WORKING


def test_only_the_one_it_was_assigned_to_starts_it() -> None:
    sent = a_ticket(Status.SENT, executor=7, executor_name="Иван")
    with pytest.raises(Refused) as refused:
        check(sent, Action.START, STAFF, 8)
    assert (refused.value.text, refused.value.words) == ("refused-not-yours", {"who": "Иван"})


def test_the_second_who_takes_hears_who_was_faster() -> None:
    taken = a_ticket(Status.WORKING, executor=7, executor_name="Иван")
    with pytest.raises(Refused) as refused:
        check(taken, Action.TAKE, STAFF, 8)
    assert (refused.value.text, refused.value.words) == ("refused-already-taken", {"number": "12", "who": "Иван"})


def test_a_double_press_of_take_is_told_apart_from_a_race() -> None:
    taken = a_ticket(Status.WORKING, executor=7, executor_name="Иван")
    with pytest.raises(Refused, match="refused-already-yours"):
        check(taken, Action.TAKE, STAFF, 7)


def test_what_the_state_forbids_is_refused_with_the_state() -> None:
    with pytest.raises(Refused) as refused:
        check(a_ticket(Status.CLOSED), Action.REJECT, STAFF, 7, ALL_NEEDS)
    assert (refused.value.text, refused.value.words) == ("refused-state", {"number": "12", "status": "closed"})


@pytest.mark.parametrize(
    ("action", "status", "need"),
    [
        (Action.DONE, Status.WORKING, Need.REPORT),
        (Action.RETURN, Status.WORKING, Need.REASON),
        (Action.REJECT, Status.REGISTERED, Need.REASON),
        (Action.ASSIGN, Status.REGISTERED, Need.EXECUTOR),
        (Action.ASK, Status.WORKING, Need.TEXT),
    ],
)
def test_what_is_missing_is_asked_for_by_its_key(action: Action, status: Status, need: Need) -> None:
    ticket = a_ticket(status, executor=7)
    with pytest.raises(Refused) as refused:
        check(ticket, action, STAFF, 7)
    assert (refused.value.text, refused.value.key) == (f"refused-needs-{need}", need)
    assert check(ticket, action, STAFF, 7, [need]) == move_for(action)


def test_a_resident_withdraws_and_reopens_only_what_is_theirs() -> None:
    resident = [Role.RESIDENT]
    assert check(a_ticket(), Action.WITHDRAW, resident, 100).to == Status.WITHDRAWN
    assert check(a_ticket(Status.DONE), Action.REOPEN, resident, 100, [Need.REASON]).to == Status.REOPENED
    for action, status in [(Action.WITHDRAW, Status.REGISTERED), (Action.REOPEN, Status.DONE)]:
        with pytest.raises(Refused, match="refused-right"):
            check(a_ticket(status), action, resident, 101, [Need.REASON])


def test_staff_do_not_withdraw_for_the_resident() -> None:
    with pytest.raises(Refused, match="refused-right"):
        check(a_ticket(), Action.WITHDRAW, STAFF, 7)


@pytest.mark.parametrize("action", list(Action))
@pytest.mark.parametrize("role", [*Role, "stranger"])
def test_every_action_by_every_role_goes_by_the_table(action: Action, role: str) -> None:
    move = move_for(action)
    ticket = a_ticket(next(iter(move.frm)), executor=7)
    allowed = role != Role.RESIDENT and move.may is not None and may([role], move.may)
    if allowed:
        assert check(ticket, action, [role], 7, ALL_NEEDS) == move
    else:
        with pytest.raises(Refused, match="refused-right"):
            check(ticket, action, [role], 7, ALL_NEEDS)


def test_the_right_is_refused_before_anything_of_the_ticket_is_told() -> None:
    with pytest.raises(Refused, match="refused-right"):
        check(a_ticket(Status.WORKING, 7, "Иван"), Action.TAKE, [Role.RESIDENT], 8)


def test_the_card_shows_what_makes_sense_now() -> None:
    take, assign, start, done, back, ask, close, reject, on = (
        Action.TAKE,
        Action.ASSIGN,
        Action.START,
        Action.DONE,
        Action.RETURN,
        Action.ASK,
        Action.CLOSE,
        Action.REJECT,
        Action.PASS,
    )
    assert actions_now(a_ticket(Status.REGISTERED)) == (take, assign, ask, reject, on)
    assert actions_now(a_ticket(Status.SENT)) == (take, assign, start, back, ask, reject, on)
    assert actions_now(a_ticket(Status.WORKING)) == (assign, done, back, ask, reject, on)
    assert actions_now(a_ticket(Status.DONE)) == (close,)
    assert actions_now(a_ticket(Status.CLOSED)) == ()


def test_nothing_but_a_comment_or_a_reopening_touches_what_has_ended() -> None:
    for status in set(Status) - OPEN - {Status.DONE, Status.CLOSED}:
        assert not is_open(status)
        undone = {Action.UNMERGE} if status is Status.DUPLICATE else set()
        assert {a for a in Action if may_move(a_ticket(status), a)} == {Action.COMMENT} | undone


def test_each_action_has_one_row_and_every_state_is_reached() -> None:
    assert sorted(m.action for m in MOVES) == sorted(Action)
    assert {m.to for m in MOVES if m.to} == set(Status) - {Status.CHECKING}  # an organisation's choice: moves.finishes


def test_the_resident_hears_of_every_step_that_they_wait_for() -> None:
    told = {move.to for move in MOVES if move.tells_resident}
    assert {Status.SENT, Status.WORKING, Status.DONE, Status.REJECTED} <= told
    assert not move_for(Action.COMMENT).tells_resident
    assert not move_for(Action.CLOSE).tells_resident


def test_every_permission_of_a_move_is_held_by_somebody() -> None:
    for permission in Permission:
        assert any(may([role], permission) for role in Role)


def test_the_diagram_of_the_readme_is_drawn_from_the_table() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert diagram() in readme, "python -m tests.life prints it as it is now"
