"""New tickets that come faster than cards are good for: which of them a list shows instead."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.taxonomy import Urgency
from domain.tickets import OPEN, Ticket
from storage.organisations import staff_chats_
from storage.posts import outbox
from storage.shown import shown
from storage.tickets import ROWS, tickets, within

_BEFORE = (
    sa.select(tickets.c.made, tickets.c.listed)
    .where(tickets.c.organisation == sa.bindparam("of"), tickets.c.id < sa.bindparam("before"))
    .where(~tickets.c.emergency | (tickets.c.urgency == Urgency.EMERGENCY))
    .order_by(tickets.c.id.desc())
    .limit(sa.bindparam("most"))
)
_PUT = (
    sa.update(tickets)
    .where(tickets.c.id.in_(sa.bindparam("numbers", expanding=True)))
    .values(listed=sa.bindparam("into"))
)
_IN = ROWS.where(tickets.c.listed == sa.bindparam("of"), tickets.c.status.in_(OPEN)).order_by(tickets.c.id)


def list_for(c: Connection, ticket: Ticket, most: int, since: datetime) -> int | None:
    """The list that a new ticket belongs to when more than `most` have come since then: the one that has been begun,
    or its own; None when it gets a card."""
    before = c.execute(_BEFORE, {"of": ticket.organisation, "before": ticket.id, "most": most}).all()
    if len(before) < most or before[-1].made <= since:
        return None
    return next((row.listed for row in before if row.listed is not None), ticket.id)


def put(c: Connection, numbers: Sequence[int], into: int | None) -> None:
    """These tickets are shown by that list, or by a card of their own again."""
    c.execute(_PUT, {"numbers": numbers, "into": into})


def listed_in(c: Connection, number: int) -> list[Ticket]:
    """The open tickets that a list shows, the oldest first."""
    return [Ticket(*row) for row in c.execute(_IN, {"of": number})]


def unshown(c: Connection, organisation: int | None = None) -> list[Ticket]:
    """Open tickets (of one organisation) that neither a card nor a list shows in a staff chat of theirs, nor is one on
    its way there."""
    own = sa.literal("card:") + sa.cast(tickets.c.id, sa.String)
    shows = sa.case((tickets.c.listed.is_(None), own), else_=sa.literal("new:") + sa.cast(tickets.c.listed, sa.String))
    ours = (staff_chats_.c.state == "bound") & (staff_chats_.c.organisation == tickets.c.organisation)
    stands = (
        sa.exists()
        .where(shown.c.shows == shows, shown.c.shows != sa.literal_column("''"), ~shown.c.gone)
        .where(staff_chats_.c.line == shown.c.line, staff_chats_.c.chat == shown.c.chat, ours)
    )
    comes = (
        sa.exists()
        .where(outbox.c.shows == shows, outbox.c.state.in_(("new", "sending")))
        .where(staff_chats_.c.line == outbox.c.line, staff_chats_.c.chat == outbox.c.chat, ours)
    )
    waiting = ROWS.where(tickets.c.status.in_(OPEN), ~stands, ~comes, *within(organisation)).order_by(tickets.c.id)
    return [Ticket(*row) for row in c.execute(waiting)]
