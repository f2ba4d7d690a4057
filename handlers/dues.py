"""What the clock does with tickets by itself: each kind of due names when it comes up and what is done then.

Nothing is kept but up to when a ticket was looked at, so that a restart, a week's downtime or two sweeps at once lose
and repeat nothing: what has come up since is done in its order, and of what people would hear each only the last.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from time import perf_counter

from sqlalchemy import Connection

from domain.dues import Due, next_of, upcoming
from domain.organisations import Organisation
from domain.tickets import Ticket
from handlers.visit import NOTICE, Office
from storage import dues, organisations, outbox, tickets
from storage.outbox import Post
from storage.undoing import undone_if_raised

log = logging.getLogger(__name__)

BUDGET = 0.025
"""Seconds after which no further ticket is begun (no write transaction lasts over 50 ms)."""
AT_ONCE = 25
MOST = 60
"""Dues of one ticket that are done at once; a clock that runs wild does no more harm than that."""
REST = timedelta(hours=1)
"""How long a ticket is left alone at which something broke."""


@dataclass(slots=True)
class Tick:
    """One look at one ticket: what is done is done through `connection`, what people hear of it is put into `posts`."""

    connection: Connection
    office: Office
    now: datetime
    ticket: Ticket
    organisation: Organisation
    posts: list[Post] = field(default_factory=list)

    def again(self) -> Ticket:
        """The ticket as it is after a change."""
        found = tickets.get(self.connection, self.ticket.id)
        assert found is not None
        self.ticket = found
        return found


@dataclass(frozen=True, slots=True)
class Chore:
    """A kind of dues: when they come up for a ticket, and what is done."""

    when: Callable[[Ticket, Organisation], Iterable[Due]]
    do: Callable[[Tick, Due], None]


CHORES: dict[str, Chore] = {}
"""By the kind of a due; what deals with one enters it here by one line."""


def run(connection: Connection, office: Office, now: datetime) -> bool:
    """Look at what has come up, as far as one transaction may take; whether there is more."""
    started = perf_counter()
    found = dues.due(connection, now, AT_ONCE)
    known: dict[int, Organisation] = {}
    seen: list[tuple[Ticket, datetime, datetime | None]] = []
    for ticket in found:
        if perf_counter() - started > BUDGET:
            break
        if ticket.organisation not in known:
            known[ticket.organisation] = organisations.get(connection, ticket.organisation) or Organisation(0)
        tick = Tick(connection, office, now, ticket, known[ticket.organisation])
        try:
            with undone_if_raised(connection, Exception):
                seen.append(_look(tick))
        except Exception:
            log.exception("the clock stumbled over ticket %d", ticket.id)
            dues.put_off(connection, ticket.id, now + REST)
            continue
        outbox.put(connection, _the_last(tick), now)
    dues.looked(connection, seen)
    return len(found) == AT_ONCE or len(seen) < len(found)


def of(ticket: Ticket, organisation: Organisation) -> list[Due]:
    """Everything that comes up for a ticket by the clock, as it is now."""
    return [due for chore in CHORES.values() for due in chore.when(ticket, organisation)]


def _look(tick: Tick) -> tuple[Ticket, datetime, datetime | None]:
    since = tick.ticket.looked or tick.ticket.made - timedelta(milliseconds=1)
    done: set[Due] = set()
    for _ in range(MOST):
        due = next_of((one for one in of(tick.ticket, tick.organisation) if one not in done), since, tick.now)
        if due is None:
            break
        done.add(due)
        CHORES[due.kind].do(tick, due)
        tick.again()
    upto = max(since, tick.now)
    return tick.ticket, upto, upcoming(of(tick.ticket, tick.organisation), upto)


def _the_last(tick: Tick) -> list[Post]:
    """After a downtime people hear of a ticket once: of several notices in one chat the last; drawn ones stay."""
    told = {(post.line, post.chat): number for number, post in enumerate(tick.posts) if post.screen is not None}
    return [
        post
        for number, post in enumerate(tick.posts)
        if post.screen is None or post.priority != NOTICE or told[post.line, post.chat] == number
    ]
