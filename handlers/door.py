"""The one door of the life cycle: whoever moves a ticket, a person or the clock, it is done here and nowhere else.

The table is asked, one of two wins, what follows by itself is kept, it is logged, and whom the table names hears of it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.cycle import ENDED, PAUSED
from domain.errors import Refused
from domain.tickets import Action, Status, Ticket, may_move, move_for, too_late
from domain.traces import traces
from handlers import hearing, personal, showing, statuses, visit_news
from handlers.acting import Acting
from storage import tickets


@dataclass(frozen=True, slots=True)
class By:
    """Who does it. `reporter`: who reported it themselves."""

    person: int | None = None
    name: str = ""
    reporter: bool = False

    @property
    def is_staff(self) -> bool:
        """Whether one of the staff does it."""
        return self.person is not None and not self.reporter


CLOCK = By()


def go(
    acting: Acting,
    before: Ticket,
    action: Action,
    by: By,
    *,
    comment: str = "",
    told: str = "",
    to: Status | None = None,
    silent: bool = False,
    cards: bool = True,
    at: datetime | None = None,
    **changes: Any,
) -> Ticket:
    """Move it, or raise Refused. `comment` is logged, `told` is what the resident reads of it, `changes` are columns.

    `to`: where the organisation has chosen another state than the table's; `silent`: the resident hears of it
    otherwise; `cards=False`: who calls shows them; `at`: when it was done, where that was before now.
    Whether `by` may do it was checked before.
    """
    move = move_for(action)
    if not may_move(before, action):
        raise too_late(before, action, by.person)
    to = to or move.to or (_before_pause(acting, before) if action is Action.BACK else before.status)
    moved = to is not before.status or move.to is not None
    heard = move.tells_resident and not silent and not by.reporter
    notice = heard and moved and bool(statuses.told_by(to, action))
    spoken = heard and (notice or move.to is None) and not before.is_told_by_call
    words = traces(before, action, to, at or acting.now, staff=by.is_staff, heard=spoken) | changes
    if not tickets.move(acting.connection, before.id, to if moved else None, before.version, acting.now, **words):
        raise _overtaken(acting, before, action, by)
    after = tickets.get(acting.connection, before.id)
    assert after is not None
    tickets.log(
        acting.connection,
        after.id,
        at or acting.now,
        action=action,
        person=by.person,
        name=by.name,
        before=before.status,
        after=after.status,
        comment=comment,
    )
    if cards and move.tells_staff:
        showing.refresh(acting, after)
    personal.follow(acting, before, after, action)
    acting.posts += visit_news.follow(acting.connection, after, action, acting.now)
    if notice:
        hearing.tell(acting, after, told, action)
    if to in ENDED and before.status not in ENDED:
        _let_merged_know(acting, after, told)
    return after


def _let_merged_know(acting: Acting, after: Ticket, told: str) -> None:
    """Who reported the same hears of the end; where the original was only withdrawn, theirs begins anew."""
    if after.status is Status.WITHDRAWN:
        for one in tickets.duplicates(acting.connection, after.id):
            go(acting, one, Action.UNMERGE, CLOCK)
    elif after.status is not Status.DUPLICATE:
        hearing.tell_merged(acting, after, told)


def _overtaken(acting: Acting, before: Ticket, action: Action, by: By) -> Refused:
    """Another has moved it since it was looked at: who was faster, or that it looks different now."""
    now = tickets.get(acting.connection, before.id)
    if now is not None and not may_move(now, action):
        return too_late(now, action, by.person)
    return Refused("refused-changed", number=str(before.id))


def _before_pause(acting: Acting, ticket: Ticket) -> Status:
    """Where it stood before it was put off, or waited."""
    for entry in reversed(tickets.log_of(acting.connection, ticket.id)):
        if entry.after in PAUSED and entry.before not in PAUSED:
            return Status(entry.before)
    return Status.WORKING if ticket.executor is not None else Status.REGISTERED
