"""What is promised: the four times of a ticket, by the chain of overrides where there are any."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from domain.categories import Category
from domain.deadlines import Deadlines
from domain.organisations import Organisation
from domain.terms import House, Override, reckoned
from storage import terms


def deadlines(
    connection: Connection, organisation: Organisation, category: Category, house: int | None, now: datetime
) -> Deadlines:
    """The times of a ticket that is made now; without any override no statement is spent on them."""
    every, place = known(connection, organisation, house)
    return reckoned(category.sla, category.code, now, organisation.timezone, every, place)


def known(connection: Connection, organisation: Organisation, house: int | None) -> tuple[Sequence[Override], House]:
    """The overrides that may hold there, and what they ask of the house."""
    every = terms.over(connection, organisation.id) if organisation.overridden else ()
    return every, terms.house(connection, house) if every else House()
