"""Shifts: who is on duty for which team, who has taken it over, and which gaps the heads have heard of."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql import insert

from domain.duty import Shift, Span
from storage.schema import Moment, metadata

STAYS = timedelta(days=60)
"""How long it is remembered that a gap was told."""

shifts = sa.Table(
    "shifts",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("organisation", sa.Integer, sa.ForeignKey("organisations.id"), nullable=False),
    sa.Column("team", sa.Integer, sa.ForeignKey("teams.id"), nullable=False),
    sa.Column("person", sa.Integer, sa.ForeignKey("persons.id"), nullable=False),
    sa.Column("starts", Moment, nullable=False),
    sa.Column("ends", Moment, nullable=False),
    sa.Column("taken", Moment),
    sa.Column("given", Moment),
    sa.Column("made", Moment, nullable=False),
    sa.Column("by", sa.Integer),
    sa.Column("gone", Moment),
    sa.Index("ix_shifts_team_ends", "team", "ends"),
    sa.Index("ix_shifts_organisation_ends", "organisation", "ends"),
    sqlite_autoincrement=True,
)

duty_gaps = sa.Table(
    "duty_gaps",
    metadata,
    sa.Column("team", sa.Integer, sa.ForeignKey("teams.id"), primary_key=True),
    sa.Column("starts", Moment, primary_key=True),
    sa.Column("told", Moment, nullable=False),
)

_ROWS = (
    sa.select(*(shifts.c[name] for name in Shift.__slots__))
    .where(shifts.c.gone.is_(None))
    .order_by(shifts.c.starts, shifts.c.id)
)
_NOW = _ROWS.where(
    shifts.c.team == sa.bindparam("of"),
    shifts.c.ends > sa.bindparam("at", type_=Moment),
    shifts.c.starts <= sa.bindparam("at", type_=Moment),
)


def plan(
    c: Connection, organisation: int, team: int, person: int, spans: Iterable[Span], by: int, now: datetime
) -> list[Span]:
    """Put a person on duty at these times; those that they have already are left as they are. What is new."""
    new = missing(c, organisation, team, person, spans)
    row = {"organisation": organisation, "team": team, "person": person, "made": now, "by": by}
    if new:
        c.execute(sa.insert(shifts), [row | {"starts": starts, "ends": ends} for starts, ends in new])
    return new


def missing(c: Connection, organisation: int, team: int, person: int, spans: Iterable[Span]) -> list[Span]:
    """Which of these shifts the person does not have yet."""
    wanted = list(dict.fromkeys(spans))
    if not wanted:
        return []
    theirs = between(c, organisation, min(one[0] for one in wanted), max(one[1] for one in wanted), team=team)
    known = {(shift.starts, shift.ends) for shift in theirs if shift.person == person}
    return [one for one in wanted if one not in known]


def current(c: Connection, team: int, at: datetime) -> list[Shift]:
    """The shifts of a team that cover a moment, the one that began first standing first."""
    return [Shift(*row) for row in c.execute(_NOW, {"of": team, "at": at})]


def between(
    c: Connection, organisation: int, since: datetime, until: datetime, *, team: int | None = None
) -> list[Shift]:
    """The shifts of an organisation that touch a stretch of time."""
    wanted = _ROWS.where(shifts.c.organisation == organisation, shifts.c.ends > since, shifts.c.starts < until)
    if team is not None:
        wanted = wanted.where(shifts.c.team == team)
    return [Shift(*row) for row in c.execute(wanted)]


def get(c: Connection, id: int) -> Shift | None:
    """A shift that has not been taken out of the plan."""
    row = c.execute(_ROWS.where(shifts.c.id == id)).one_or_none()
    return None if row is None else Shift(*row)


def drop(c: Connection, id: int, now: datetime) -> bool:
    """Take a shift out of the plan; False when it was not in it."""
    there = (shifts.c.id == id) & shifts.c.gone.is_(None)
    return c.execute(sa.update(shifts).where(there).values(gone=now)).rowcount == 1


def take(c: Connection, id: int, now: datetime) -> None:
    """Who is on duty has said that they have taken over."""
    c.execute(sa.update(shifts).where(shifts.c.id == id).values(taken=now, given=None))


def give(c: Connection, id: int, now: datetime) -> None:
    """Who was on duty has said that they have handed over: from now on it is not theirs."""
    c.execute(sa.update(shifts).where(shifts.c.id == id).values(given=now))


def planned_since(c: Connection, since: datetime) -> list[tuple[int, int]]:
    """(organisation, team) of those that keep shifts: one has ended since then or is to come."""
    kept = sa.select(shifts.c.organisation, shifts.c.team).where(shifts.c.gone.is_(None), shifts.c.ends > since)
    return [(int(one), int(two)) for one, two in c.execute(kept.distinct().order_by(shifts.c.team))]


def untold(c: Connection, team: int, gaps: Sequence[Span], now: datetime) -> list[Span]:
    """The gaps that nobody has heard of yet; from now on they count as told. A gap is known by its beginning."""
    return [
        gap
        for gap in gaps
        if c.execute(
            insert(duty_gaps)
            .values(team=team, starts=gap[0], told=now)
            .on_conflict_do_nothing(index_elements=["team", "starts"])
        ).rowcount
        == 1
    ]


def sweep(c: Connection, now: datetime) -> None:
    """What was told of gaps long ago is forgotten."""
    c.execute(sa.delete(duty_gaps).where(duty_gaps.c.told < now - STAYS))
