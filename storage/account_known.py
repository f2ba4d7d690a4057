"""What is known of an organisation's accounts before a file is applied, and what the file changes of it."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from sys import intern
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain import accounts as rules
from storage.account_book import Book, Place, Told
from storage.accounts import accounts, flats, meters, shares

Facts = tuple[str, str, str, bool]
"""Of a flat: entrance, floor, area, living."""
Owner = tuple[str, int | None, int | None]
_ACCOUNTS = sa.select(
    *(accounts.c[name] for name in ("key", "id", "number", "flat", "area", "code_hash", "archived", "owners"))
)
_METERS = sa.select(
    meters.c.account, meters.c.id, meters.c.kind, meters.c.serial, meters.c.place, meters.c.tariffs,
    meters.c.verified_until, meters.c.archived,
).join(accounts, accounts.c.id == meters.c.account)  # fmt: skip


@dataclass(slots=True)
class Known:
    """An account as it is kept; of what is only compared there is a hash: sixty thousand of them have to fit."""

    id: int
    number: str
    flat: int | None
    area: str
    code: int
    archived: bool
    owners: int = 0
    meters: dict[tuple[str, str], tuple[int, int, bool]] = field(default_factory=dict)
    """(serial, kind) → id, place, tariffs and date, archived."""


@dataclass(slots=True)
class Before:
    """Everything that a file is compared with."""

    accounts: dict[str, Known]
    flats: dict[Place, tuple[int, str, str, str, bool]]
    """Id, entrance, floor, area, living."""
    houses: dict[int, int]
    """Flat → house."""
    revision: int


def before(c: Connection, organisation: int, named: Iterable[int]) -> Before:
    """Read it: the organisation's accounts, and the flats of the houses that the file names; a row at a time."""
    c = c.execution_options(yield_per=1000)
    found = {
        key: Known(id, number, flat, area, hash(code), archived)
        for key, id, number, flat, area, code, archived, _ in c.execute(_of(_ACCOUNTS, organisation))
    }
    by_id = {known.id: known for known in found.values()}
    owners: dict[int, list[Owner]] = defaultdict(list)
    current = (accounts.c.id == shares.c.account) & (accounts.c.owners == shares.c.revision)
    told = sa.select(shares.c.account, shares.c.owner, shares.c.numerator, shares.c.denominator).join(accounts, current)
    for account, *owner in c.execute(_of(told, organisation).order_by(shares.c.id)):
        owners[account].append((owner[0], owner[1], owner[2]))
    for account, each in owners.items():
        by_id[account].owners = _owners(each)
    for account, id, kind, serial, place, tariffs, until, archived in c.execute(_of(_METERS, organisation)):
        by_id[account].meters[serial, intern(kind)] = id, gauge(place, tariffs, until), archived
    own = sa.select(accounts.c.flat).where(accounts.c.organisation == organisation)
    wanted = flats.c.house.in_(list(named)) | flats.c.id.in_(own)
    places = {
        (house, number): (id, entrance, floor, area, living)
        for id, house, number, entrance, floor, area, living in c.execute(sa.select(flats).where(wanted))
    }
    newest = [sa.select(sa.func.max(table.c.revision)).scalar_subquery() for table in (accounts, shares, meters)]
    last = max(number or 0 for number in c.execute(sa.select(*newest)).one())
    return Before(found, places, {flat[0]: place[0] for place, flat in places.items()}, last + 1)


def _of(select: sa.Select[Any], organisation: int) -> sa.Select[Any]:
    return select.where(accounts.c.organisation == organisation)


@dataclass(slots=True)
class Plan:
    """What a file changes."""

    new: dict[str, Told] = field(default_factory=dict)
    changed: dict[str, Told] = field(default_factory=dict)
    """Kept ones that get other facts, archived ones that come back too."""
    revived: int = 0
    """Of them: those that were archived, which people read as new."""
    same: int = 0
    gone: list[int] = field(default_factory=list)
    held: int = 0
    """Accounts that are not named and stay: a row whose number cannot be read may be theirs."""
    kept: int = 0
    """Accounts in use of the houses that the file names, before it."""
    zeros: list[tuple[str, str]] = field(default_factory=list)
    """Numbers as they are kept and as the file writes them, where zeros were lost."""
    flats: dict[Place, Facts] = field(default_factory=dict)
    """New ones, and those with other facts."""
    seen: set[Place] = field(default_factory=set)


def plan(book: Book, kept: Before, organisation: int, columns: Iterable[str]) -> Plan:
    """Compare; only what the file has columns for is compared."""
    has, found = frozenset(columns), Plan()
    for key, told in book.accounts.items():
        known = kept.accounts.get(key)
        if known is None:
            found.new[key] = told
        else:
            if known.number != told.number and len(known.number) > len(told.number):
                found.zeros.append((known.number, told.number))
                told.number = known.number
            if known.archived:
                found.revived += 1
            if known.archived or _differs(known, told, kept, organisation, key, has):
                found.changed[key] = told
            else:
                found.same += 1
    _place(found, book, kept, has)
    houses = {told.place[0] for told in book.accounts.values()}
    for key, known in kept.accounts.items():
        if known.archived or known.flat is None or kept.houses.get(known.flat) not in houses:
            continue
        found.kept += 1
        if key not in book.named:
            found.gone.append(known.id)
    if book.nameless:
        found.held, found.gone = len(found.gone), []
    return found


def owners_of(told: Told) -> tuple[Owner, ...]:
    """The owners as they are kept."""
    return tuple((name, part.numerator if part else None, part.denominator if part else None)
                 for name, part in told.owners)  # fmt: skip


def gauge(place: str, tariffs: int, until: date | None) -> int:
    """The same for meters about which the same is said."""
    return hash((place, tariffs, until))


def _owners(owners: Iterable[Owner]) -> int:
    each = sorted(owners, key=repr)
    return hash(tuple(each)) if each else 0


def _differs(known: Known, told: Told, kept: Before, organisation: int, key: str, has: frozenset[str]) -> bool:
    flat = kept.flats.get(told.place)
    if flat is None or known.flat != flat[0] or known.number != told.number:
        return True
    if (told.area and told.area != known.area) or (
        told.code and hash(rules.code_hash(organisation, key, told.code)) != known.code
    ):
        return True
    if has & {"owner", "share"} and _owners(owners_of(told)) != known.owners:
        return True
    if "serial" not in has:
        return False
    mine = {(one.serial, one.kind): gauge(one.place, one.tariffs, one.until) for one in told.gauges}
    theirs = {name: facts for name, (_, facts, archived) in known.meters.items() if not archived}
    return mine != theirs


def _place(found: Plan, book: Book, kept: Before, has: frozenset[str]) -> None:
    """Facts of flats; of a flat with several accounts those of the first, and no area, which is a part only."""
    alone = Counter(told.place for told in book.accounts.values())
    for told in book.accounts.values():
        if told.place in found.seen:
            continue
        found.seen.add(told.place)
        old: Facts = kept.flats[told.place][1:] if told.place in kept.flats else ("", "", "", True)
        area = told.area if alone[told.place] == 1 else ""
        living = told.living if "living" in has else old[3]
        facts: Facts = (told.entrance or old[0], told.floor or old[1], area or old[2], living)
        if told.place not in kept.flats or facts != old:
            found.flats[told.place] = facts
