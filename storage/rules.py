"""The rules by which tickets find their team, and how long a proposal waits before it applies by itself."""

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.routing import Rule
from storage.bodies import organisations
from storage.schema import Moment, metadata

routing_rules = sa.Table(
    "routing_rules",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("organisation", sa.Integer, sa.ForeignKey("organisations.id"), nullable=False, index=True),
    sa.Column("team", sa.Integer, sa.ForeignKey("teams.id"), nullable=False),
    sa.Column("category", sa.String, nullable=False),
    sa.Column("house", sa.Integer, sa.ForeignKey("houses.id")),
    sa.Column("owner", sa.Integer, sa.ForeignKey("organisations.id")),
    sa.Column("hours", sa.String, nullable=False),
    sa.Column("made", Moment, nullable=False),
    sa.Column("by", sa.Integer),
    sa.Column("gone", Moment),
    sqlite_autoincrement=True,
)

_OF = (
    sa.select(*(routing_rules.c[name] for name in Rule.__slots__))
    .where(routing_rules.c.organisation == sa.bindparam("of"), routing_rules.c.gone.is_(None))
    .order_by(routing_rules.c.id)
)


def of(c: Connection, organisation: int) -> list[Rule]:
    """The rules of an organisation, the oldest first."""
    return [Rule(*row) for row in c.execute(_OF, {"of": organisation})]


def add(c: Connection, rule: Rule, by: int, now: datetime) -> Rule:
    """Make a rule (its id does not count); one with the same conditions goes."""
    for old in of(c, rule.organisation):
        if old.conditions == rule.conditions:
            remove(c, rule.organisation, old.id, now)
    words = {name: getattr(rule, name) for name in Rule.__slots__ if name != "id"}
    made = sa.insert(routing_rules).returning(*(routing_rules.c[name] for name in Rule.__slots__))
    return Rule(*c.execute(made, words | {"made": now, "by": by}).one())


def remove(c: Connection, organisation: int, id: int, now: datetime) -> bool:
    """The rule holds no more; False when it did not before. Its row stays."""
    there = (routing_rules.c.id == id) & (routing_rules.c.organisation == organisation) & routing_rules.c.gone.is_(None)
    return c.execute(sa.update(routing_rules).where(there).values(gone=now)).rowcount == 1


def applies_after(c: Connection, organisation: int) -> timedelta | None:
    """How long a proposal waits before it applies by itself; None: it never does."""
    minutes = c.execute(sa.select(organisations.c.apply_after).where(organisations.c.id == organisation)).scalar()
    return None if minutes is None else timedelta(minutes=minutes)


def apply_after(c: Connection, organisation: int, minutes: int | None) -> None:
    """Set it; 0 is at once, None is never."""
    c.execute(sa.update(organisations).where(organisations.c.id == organisation).values(apply_after=minutes))
