"""How far the bot reaches: flats whose people are known or have linked their account, counted, never named."""

from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection

from storage.houses import houses
from storage.lines import lines
from storage.people import contacts_
from storage.residence import dwellings
from storage.scans import scans

WEEK = 7 * 86_400_000
"""Milliseconds."""
MONDAY = 4 * 86_400_000
"""1970 began on a Thursday: from the next Monday weeks are whole."""


@dataclass(frozen=True, slots=True)
class Count:
    """A line of the figures."""

    name: str
    linked: int
    """Flats with an account that somebody has proved."""
    named: int
    """Flats that somebody calls theirs, linked ones included."""
    total: int = 0
    """Flats that there are, scans that there were; 0 where nobody knows."""


_FLAT = sa.cast(dwellings.c.house, sa.String) + ":" + dwellings.c.number
_LINKED = sa.func.count(sa.distinct(sa.case((dwellings.c.account.is_not(None), _FLAT))))
_NAMED = sa.func.count(sa.distinct(_FLAT))
_HERE = sa.join(dwellings, houses, houses.c.id == dwellings.c.house)


def by_house(c: Connection, organisations: Collection[int]) -> list[Count]:
    """Each house where somebody lives whom we know, most first."""
    rows = (
        sa.select(houses.c.short, _LINKED, _NAMED, sa.func.coalesce(houses.c.flats, 0))
        .select_from(_HERE).where(houses.c.organisation.in_(organisations))
        .group_by(houses.c.id, houses.c.short, houses.c.flats).order_by(_NAMED.desc(), houses.c.id)
    )  # fmt: skip
    return [Count(*row) for row in c.execute(rows)]


def by_entrance(c: Connection, organisations: Collection[int]) -> list[Count]:
    """Each entrance, as «address|entrance»."""
    name = houses.c.short + "|" + dwellings.c.entrance
    rows = (
        sa.select(name, _LINKED, _NAMED).select_from(_HERE)
        .where(houses.c.organisation.in_(organisations), dwellings.c.entrance != "")
        .group_by(houses.c.id, houses.c.short, dwellings.c.entrance)
        .order_by(_NAMED.desc(), houses.c.id, dwellings.c.entrance)
    )  # fmt: skip
    return [Count(*row) for row in c.execute(rows)]


def by_poster(c: Connection, organisations: Collection[int]) -> list[Count]:
    """Each poster, as «address|entrance|n» (n: a neighbour's link); `total` are its scans."""
    mark = sa.case((scans.c.invited, "n"), else_="")
    name = houses.c.short + "|" + sa.cast(scans.c.entrance, sa.String) + "|" + mark
    total = sa.func.count(sa.distinct(scans.c.id))
    rows = (
        sa.select(name, _LINKED, sa.func.count(sa.distinct(dwellings.c.person)), total)
        .select_from(sa.join(scans, houses, houses.c.id == scans.c.house).outerjoin(
            dwellings, (dwellings.c.person == scans.c.person) & (dwellings.c.house == scans.c.house)))
        .where(houses.c.organisation.in_(organisations))
        .group_by(houses.c.id, houses.c.short, scans.c.entrance, scans.c.invited).order_by(total.desc(), houses.c.id)
    )  # fmt: skip
    return [Count(*row) for row in c.execute(rows)]


def by_messenger(c: Connection, organisations: Collection[int]) -> list[Count]:
    """Each messenger; who has two is counted in both."""
    joined = _HERE.join(contacts_, contacts_.c.person == dwellings.c.person).join(
        lines, lines.c.id == contacts_.c.line
    )
    rows = (
        sa.select(lines.c.messenger, _LINKED, _NAMED).select_from(joined)
        .where(houses.c.organisation.in_(organisations)).group_by(lines.c.messenger).order_by(_NAMED.desc())
    )  # fmt: skip
    return [Count(*row) for row in c.execute(rows)]


def by_week(c: Connection, organisations: Collection[int]) -> list[tuple[int, Count]]:
    """Each week's new flats, the newest first, with the milliseconds of its Monday in UTC."""
    since = sa.type_coerce(dwellings.c.since, sa.BigInteger)
    week = ((since - sa.literal(MONDAY, sa.BigInteger)) // sa.literal(WEEK, sa.BigInteger)).label("week")
    rows = (
        sa.select(week, _LINKED, _NAMED).select_from(_HERE)
        .where(houses.c.organisation.in_(organisations)).group_by(week).order_by(week.desc())
    )  # fmt: skip
    return [(int(row[0]) * WEEK + MONDAY, Count("", row[1], row[2])) for row in c.execute(rows)]

