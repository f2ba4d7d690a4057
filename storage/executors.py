"""Executors: in which staff chats a person works now, and what was shown to whom as a job of their own."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.tickets import ENDED, OPEN, Ticket
from storage.members import members
from storage.organisations import staff_chats_
from storage.people import contacts_
from storage.staff import DISMISSED, roles
from storage.tickets import ROWS, tickets, within


@dataclass(frozen=True, slots=True)
class Workplace:
    """A bound staff chat that a person is in, and what the messenger calls them there."""

    organisation: int
    line: int
    chat: str
    external: str


_WORKPLACES = (
    sa.select(staff_chats_.c.organisation, staff_chats_.c.line, staff_chats_.c.chat, members.c.external)
    .join_from(
        contacts_, members, (members.c.line == contacts_.c.line) & (members.c.external == contacts_.c.external)
    )
    .join(staff_chats_, (staff_chats_.c.line == members.c.line) & (staff_chats_.c.chat == members.c.chat))
    .where(
        contacts_.c.person == sa.bindparam("of"), members.c.here, staff_chats_.c.state == sa.literal_column("'bound'")
    )
    .where(
        ~sa.exists().where(
            roles.c.person == contacts_.c.person,
            roles.c.organisation == staff_chats_.c.organisation,
            roles.c.role == sa.literal_column(f"'{DISMISSED}'"),
        )
    )
    .order_by(staff_chats_.c.id)
)


_OPEN_OF = ROWS.where(
    tickets.c.executor.in_(sa.bindparam("persons", expanding=True)),
    tickets.c.status.not_in([sa.literal_column(f"'{status}'") for status in sorted(ENDED)]),
)


def load(c: Connection, organisation: int) -> dict[int, int]:
    """How many open tickets of an organisation each executor has."""
    counted = sa.select(tickets.c.executor, sa.func.count()).where(
        tickets.c.status.in_(OPEN), tickets.c.executor.is_not(None), *within(organisation)
    )
    return {row[0]: row[1] for row in c.execute(counted.group_by(tickets.c.executor))}


def at_desks(c: Connection, organisation: int) -> list[int]:
    """The persons seen in the staff chats of an organisation who have not left them."""
    there = (staff_chats_.c.organisation == organisation) & (staff_chats_.c.state == "bound") & members.c.here
    wanted = (
        sa.select(contacts_.c.person)
        .join_from(
            contacts_, members, (members.c.line == contacts_.c.line) & (members.c.external == contacts_.c.external)
        )
        .join(staff_chats_, (staff_chats_.c.line == members.c.line) & (staff_chats_.c.chat == members.c.chat))
    )
    return list(c.execute(wanted.where(there).distinct().order_by(contacts_.c.person)).scalars())


def open_of(c: Connection, persons: Sequence[int]) -> list[Ticket]:
    """The open tickets that these persons work on."""
    return [Ticket(*row) for row in c.execute(_OPEN_OF, {"persons": persons})]


def workplaces(c: Connection, person: int) -> list[Workplace]:
    """Where the person works; nobody who has left does."""
    return [Workplace(*row) for row in c.execute(_WORKPLACES, {"of": person})]
