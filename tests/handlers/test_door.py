"""The one door of the life cycle: what it leaves on a ticket, and that nobody goes round it."""

import ast
from datetime import timedelta
from pathlib import Path

import pytest

from domain.organisations import Organisation
from domain.tickets import Action, Status
from handlers import moves
from handlers.dues import Tick
from storage import organisations
from tests.handlers.crew import Crew, a_crew, a_ticket, log_of, the_ticket
from tests.handlers.harness import Desk, Somebody

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def crew(desk: Desk) -> Crew:
    return a_crew(desk, desk.telegram)


def by_clock(desk: Desk, number: int, action: Action, **words: object) -> bool:
    """The clock does it; whether it could."""
    ticket = the_ticket(desk, number)
    with desk.database() as connection:
        organisation = organisations.get(connection, organisations.the(connection).id) or Organisation(0)
        tick = Tick(connection, desk.office, desk.now, ticket, organisation)
        return moves.by_clock(tick, action, **words) is not None  # type: ignore[arg-type]


def test_the_first_sign_and_the_beginning_and_the_end_are_kept(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number, start = a_ticket(desk, maria), desk.now
    fresh = the_ticket(desk, number)
    assert (fresh.acked, fresh.begun, fresh.ended, fresh.spoken) == (None, None, None, None)
    desk.now += timedelta(minutes=5)
    crew.anna.says(f"/назначить {number} Пётр")
    sent = the_ticket(desk, number)
    assert (sent.acked, sent.begun, sent.spoken) == (start + timedelta(minutes=5), None, desk.now)
    desk.now += timedelta(minutes=5)
    crew.petr.says(f"/начать {number}")
    begun = the_ticket(desk, number)
    assert (begun.acked, begun.begun, begun.ended) == (sent.acked, desk.now, None)
    desk.now += timedelta(hours=1)
    crew.petr.says(f"/готово {number} заменили кран")
    done = the_ticket(desk, number)
    assert (done.begun, done.ended, done.closed_by) == (begun.begun, desk.now, "")
    desk.now += timedelta(hours=1)
    crew.anna.says(f"/закрыть {number}")
    closed = the_ticket(desk, number)
    assert (closed.ended, closed.closed_by, closed.spoken) == (done.ended, "staff", done.spoken)


def test_what_is_opened_again_has_no_end_and_is_counted(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    crew.petr.says(f"/взять {number}")
    crew.petr.says(f"/готово {number} заменили кран")
    crew.anna.says(f"/закрыть {number}")
    crew.anna.says(f"/статус {number} снова течёт опять")
    again = the_ticket(desk, number)
    assert (again.status, again.ended, again.closed_by, again.reopened) == (Status.REOPENED, None, "", 1)


def test_a_note_and_a_rating_are_no_sign_of_the_staff(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    crew.petr.says("! похоже на стояк", reply_to=crew.card(number).id)
    assert the_ticket(desk, number).acked is None
    crew.asks(number, "А в соседней квартире?")
    asked = the_ticket(desk, number)
    assert (asked.acked, asked.spoken, asked.status) == (desk.now, desk.now, Status.REGISTERED)


@pytest.mark.parametrize(("action", "closed_by"), [(Action.LAPSE, "silence")])
def test_the_clock_closes_what_nobody_objects_to(
    desk: Desk, crew: Crew, maria: Somebody, action: Action, closed_by: str
) -> None:
    number = a_ticket(desk, maria)
    assert not by_clock(desk, number, action)
    crew.petr.says(f"/взять {number}")
    crew.petr.says(f"/готово {number} заменили кран")
    told = len(maria.seen)
    assert by_clock(desk, number, action)
    closed = the_ticket(desk, number)
    assert (closed.status, closed.closed_by) == (Status.CLOSED, closed_by)
    assert log_of(desk, number)[-1] == ("", "lapse", "")
    assert len(maria.seen) == told
    assert not by_clock(desk, number, action)


def test_the_clock_does_only_what_the_table_lets_it_do(desk: Desk, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    with pytest.raises(ValueError, match="reject"):
        by_clock(desk, number, Action.REJECT)


def test_out_of_a_pause_it_comes_back_to_where_it_stood(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    crew.anna.says(f"/назначить {number} Пётр")
    crew.anna.says(f"/статус {number} ждём нет детали")
    assert the_ticket(desk, number).status is Status.WAITING
    crew.anna.says(f"/статус {number} ждём нет доступа")
    assert the_ticket(desk, number).reason == "нет доступа"
    assert by_clock(desk, number, Action.BACK)
    back = the_ticket(desk, number)
    assert (back.status, back.reason) == (Status.SENT, "")


def test_nobody_goes_round_the_door() -> None:
    """No other module of the rooms above storage/ changes the state of a ticket."""
    found = set()
    for path in [*(ROOT / "handlers").glob("*.py"), *(ROOT / "bot").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _moves(node):
                found.add(path.name)
    assert found == {"door.py"}


def _moves(call: ast.Call) -> bool:
    """`tickets.move(…)`, or `tickets.update(…, status=…)` and what else only a move may set."""
    where, what = getattr(call.func, "value", None), getattr(call.func, "attr", "")
    if not (isinstance(where, ast.Name) and where.id == "tickets"):
        return False
    traces = {"status", "acked", "begun", "ended", "reopened", "closed_by", "executor", "duplicate_of"}
    return what == "move" or (what == "update" and bool({word.arg for word in call.keywords} & traces))
