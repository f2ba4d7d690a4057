"""When each organisation's head is next told of the week: kept, so that it is told once, whatever is restarted."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql import insert

from storage.bodies import organisations
from storage.schema import Moment, metadata

weeks = sa.Table(
    "weeks",
    metadata,
    sa.Column("organisation", sa.Integer, sa.ForeignKey("organisations.id"), primary_key=True),
    sa.Column("next", Moment, nullable=False),
    sa.Column("special", sa.Integer, nullable=False),  # tickets under special control when it was told last
)

_DUE = (
    sa.select(organisations.c.id, weeks.c.next)
    .join_from(organisations, weeks, weeks.c.organisation == organisations.c.id, isouter=True)
    .where(~organisations.c.archived, sa.or_(weeks.c.next.is_(None), weeks.c.next <= sa.bindparam("now", type_=Moment)))
    .order_by(weeks.c.next, organisations.c.id)
    .limit(sa.bindparam("most"))
)


def due(c: Connection, now: datetime, most: int) -> list[tuple[int, datetime | None]]:
    """Organisations whose Monday has come, and since when; None where none was ever set."""
    return [(row[0], row[1]) for row in c.execute(_DUE, {"now": now, "most": most})]


def settle(c: Connection, organisation: int, seen: datetime | None, then: datetime, special: int) -> bool:
    """It is told now, and next then; False when somebody else was faster."""
    if seen is None:
        words = {"organisation": organisation, "next": then, "special": special}
        return c.execute(insert(weeks).values(**words).on_conflict_do_nothing()).rowcount == 1
    same = (weeks.c.organisation == organisation) & (weeks.c.next == seen)
    return c.execute(sa.update(weeks).where(same).values(next=then, special=special)).rowcount == 1


def special_before(c: Connection, organisation: int) -> int | None:
    """How many were under special control when the last week was told; None where none was."""
    found: int | None = c.execute(
        sa.select(weeks.c.special).where(weeks.c.organisation == organisation)
    ).scalar_one_or_none()
    return found
