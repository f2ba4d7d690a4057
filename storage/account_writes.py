"""The statements by which a file of accounts takes effect: pieces beforehand, one transaction, pieces afterwards."""

import uuid
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql import insert

from domain import accounts as rules
from storage import accounts as book
from storage.account_book import Place, Told
from storage.account_known import Before, Plan, gauge, owners_of
from storage.account_staging import staging
from storage.accounts import accounts, flats, meters, shares

Piece = Callable[[Connection], None]
_STALE = timedelta(days=1)
_NOTHING: dict[str, Any] = dict.fromkeys(
    column.name for column in list(staging.c)[5:]
)


class Batch:
    """One file on its way into the tables."""

    def __init__(self, organisation: int, kept: Before, found: Plan, has: frozenset[str], now: datetime) -> None:
        self._organisation, self._kept, self._found, self._has, self._now = organisation, kept, found, has, now
        self._batch, self._revision = uuid.uuid4().hex, kept.revision
        self._flats = {place: flat[0] for place, flat in kept.flats.items()}
        self._ids: dict[str, int] = {key: known.id for key, known in kept.accounts.items()}
        self._position = 0

    def pieces(self, most: int) -> Iterator[Piece]:
        """What is prepared without anybody seeing it, each in a transaction of its own."""
        yield self._sweep
        new = [place for place in self._found.flats if place not in self._flats]
        for some in _split(new, most):
            yield partial(self._add_flats, some)
        for pairs in _split(list(self._found.new.items()), most):
            yield partial(self._add_accounts, pairs)
        told = [*self._found.new.items(), *self._found.changed.items()]
        for pairs in _split(told, most):
            yield partial(self._add_parts, pairs)
        changes = list(self._changes())
        for rows in _split(changes, most):
            yield partial(self._stage, rows)

    def take_effect(self, c: Connection, person: int | None, told: str) -> None:
        """Everything at once."""
        mine = {"of": self._organisation, "now": self._revision, "batch": self._batch}
        for statement in _TAKE_EFFECT:
            c.execute(statement, mine)
        book.log(c, self._organisation, person, "import", told[:300], self._now)

    def leftovers(self, most: int) -> Iterator[Piece]:
        """What nobody reads any more: old shares, staged rows."""
        for pairs in _split(list(self._found.changed), most):
            yield partial(self._drop_shares, [self._ids[key] for key in pairs])
        for first in range(0, self._position, most):
            yield partial(self._clear, first + most)

    def _add_flats(self, places: Sequence[Place], c: Connection) -> None:
        rows = [
            {"house": house, "number": number, **_facts(self._found.flats[house, number])} for house, number in places
        ]
        c.execute(insert(flats).on_conflict_do_nothing(index_elements=["house", "number"]), rows)
        wanted = sa.tuple_(flats.c.house, flats.c.number).in_(list(places))
        for id, house, number in c.execute(sa.select(flats.c.id, flats.c.house, flats.c.number).where(wanted)):
            self._flats[house, number] = id

    def _add_accounts(self, pairs: Sequence[tuple[str, Told]], c: Connection) -> None:
        rows = [
            {"organisation": self._organisation, "key": key, "number": told.number, "flat": self._flats[told.place],
             "area": told.area, "code_hash": self._code(key, told), "archived": True, "revision": self._revision,
             "owners": self._revision}
            for key, told in pairs
        ]  # fmt: skip
        c.execute(sa.insert(accounts), rows)
        mine = (accounts.c.organisation == self._organisation) & accounts.c.key.in_([key for key, _ in pairs])
        self._ids.update((row[0], row[1]) for row in c.execute(sa.select(accounts.c.key, accounts.c.id).where(mine)))

    def _add_parts(self, pairs: Sequence[tuple[str, Told]], c: Connection) -> None:
        """Shares under the coming revision, meters as archived ones."""
        rows = []
        gauges = []
        for key, told in pairs:
            flat, account = self._flats[told.place], self._ids[key]
            if self._names_owners(key):
                rows += [
                    {"account": account, "flat": flat, "owner": name, "numerator": over, "denominator": under,
                     "revision": self._revision}
                    for name, over, under in owners_of(told)
                ]  # fmt: skip
            known = self._kept.accounts[key].meters if key in self._kept.accounts else {}
            gauges += [
                {"account": account, "flat": flat, "kind": one.kind, "serial": one.serial, "place": one.place,
                 "tariffs": one.tariffs, "verified_until": one.until, "archived": True, "revision": self._revision}
                for one in told.gauges
                if (one.serial, one.kind) not in known
            ]  # fmt: skip
        if rows:
            c.execute(sa.insert(shares), rows)
        if gauges:
            c.execute(sa.insert(meters), gauges)

    def _changes(self) -> Iterator[dict[str, Any]]:
        for place, facts in self._found.flats.items():
            if place in self._kept.flats:
                yield {"what": "flat", "row": self._flats[place], **_facts(facts)}
        for key, told in self._found.changed.items():
            known = self._kept.accounts[key]
            yield {"what": "account", "row": known.id, "flat": self._flats[told.place], "number": told.number,
                   "area": told.area or known.area, "code_hash": self._code(key, told) or None,
                   "owners": self._revision if self._names_owners(key) else None}  # fmt: skip
            if "serial" in self._has:
                yield from self._gauges(key, told)
        yield from ({"what": "gone", "row": id} for id in self._found.gone)

    def _gauges(self, key: str, told: Told) -> Iterator[dict[str, Any]]:
        named = set()
        for one in told.gauges:
            named.add((one.serial, one.kind))
            known = self._kept.accounts[key].meters.get((one.serial, one.kind))
            if known is not None and known[1:] != (gauge(one.place, one.tariffs, one.until), False):
                yield {"what": "meter", "row": known[0], "place": one.place, "tariffs": one.tariffs,
                       "verified_until": one.until, "flat": self._flats[told.place]}  # fmt: skip
        for name, known in self._kept.accounts[key].meters.items():
            if name not in named and not known[2]:
                yield {"what": "meter-gone", "row": known[0]}

    def _names_owners(self, key: str) -> bool:
        return key in self._found.new or bool(self._has & {"owner", "share"})

    def _code(self, key: str, told: Told) -> str:
        return rules.code_hash(self._organisation, key, told.code) if told.code else ""

    def _stage(self, rows: Sequence[dict[str, Any]], c: Connection) -> None:
        first, self._position = self._position, self._position + len(rows)
        there = {**_NOTHING, "batch": self._batch, "made": self._now}
        c.execute(sa.insert(staging), [{**there, "position": first + at, **row} for at, row in enumerate(rows)])

    def _drop_shares(self, ids: Sequence[int], c: Connection) -> None:
        current = sa.select(accounts.c.owners).where(accounts.c.id == shares.c.account).scalar_subquery()
        c.execute(sa.delete(shares).where(shares.c.account.in_(ids), shares.c.revision != current))

    def _clear(self, before: int, c: Connection) -> None:
        c.execute(sa.delete(staging).where(staging.c.batch == self._batch, staging.c.position < before))

    def _sweep(self, c: Connection) -> None:
        c.execute(sa.delete(staging).where(staging.c.made < self._now - _STALE))


def _facts(facts: tuple[str, str, str, bool]) -> dict[str, Any]:
    return dict(zip(("entrance", "floor", "area", "living"), facts, strict=True))


def _split(rows: Sequence[Any], most: int) -> Iterator[list[Any]]:
    rest = iter(rows)
    while some := list(islice(rest, most)):
        yield some


_HERE = staging.c.batch == sa.bindparam("batch")
_NOW = sa.bindparam("now", type_=sa.BigInteger)


def _ids(what: str) -> sa.Select[Any]:
    return sa.select(staging.c.row).where(_HERE, staging.c.what == what)


def _update(table: sa.Table, what: str, *names: str, **values: Any) -> sa.Update:
    staged = {name: staging.c[name] for name in names}
    return sa.update(table).where(table.c.id == staging.c.row, _HERE, staging.c.what == what).values(**staged, **values)


_TAKE_EFFECT: Sequence[Any] = (
    sa.update(accounts)
    .where(accounts.c.organisation == sa.bindparam("of"), accounts.c.revision == _NOW, accounts.c.archived)
    .values(archived=False),
    sa.update(meters).where(meters.c.revision == _NOW, meters.c.archived).values(archived=False),
    _update(flats, "flat", "entrance", "floor", "area", "living"),
    _update(
        accounts, "account", "flat", "number", "area", revision=_NOW, archived=False,
        owners=sa.func.coalesce(staging.c.owners, accounts.c.owners),
        code_hash=sa.func.coalesce(staging.c.code_hash, accounts.c.code_hash),
    ),
    _update(meters, "meter", "place", "tariffs", "verified_until", "flat", revision=_NOW, archived=False),
    sa.update(meters).where(meters.c.id.in_(_ids("meter-gone"))).values(archived=True, revision=_NOW),
    sa.update(accounts).where(accounts.c.id.in_(_ids("gone"))).values(archived=True, revision=_NOW),
)  # fmt: skip
