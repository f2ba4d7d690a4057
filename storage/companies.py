"""Which organisations a file of houses names: the installation's own takes the commonest name, the others join it."""

from collections import Counter
from collections.abc import Collection, Mapping, Set
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.organisations import Kind, Organisation, name_key
from storage import organisations
from storage.house_tables import houses


@dataclass(frozen=True, slots=True)
class Named:
    """The organisations behind the names of a file."""

    own: int
    """The installation's."""
    name: str
    """What that is called now, or would be after a dry run."""
    ids: Mapping[str, int | None]
    """Name → organisation; None: not known yet, in a dry run."""
    new: int
    """How many were not known before."""


def settle(c: Connection, companies: Counter[str], keys: Set[str], *, dry: bool) -> Named:
    """Which organisations these names are; unless `dry` the installation's own takes its name.

    `keys` are those of the houses in the file: a company whose other houses are not among them is not renamed.
    """
    own = organisations.the(c)
    known = {name_key(each.name): each.id for each in organisations.all_(c)}
    name = _called(own, companies, known)
    if name != own.name and own.name and _has_others(c, own.id, keys):
        name = own.name
    if name != own.name:
        known = {key: id for key, id in known.items() if id != own.id} | {name_key(name): own.id}
    new = len({name_key(each) for each in companies} - known.keys())
    if name != own.name and not dry:
        organisations.rename(c, own.id, name)
    return Named(own.id, name, {each: known.get(name_key(each)) for each in companies}, new)


def found(c: Connection, names: Collection[str], now: datetime) -> dict[str, int]:
    """The organisations of these names, made where there are none: beside a company, below any other body."""
    own = organisations.the(c)
    return organisations.ensure_named(c, names, own.parent if own.kind == Kind.COMPANY else own.id, now)


def _has_others(c: Connection, organisation: int, keys: Set[str]) -> bool:
    theirs = sa.select(houses.c.key).where(houses.c.organisation == organisation, houses.c.active)
    return any(key not in keys for key in c.execute(theirs).scalars())


def _called(own: Organisation, companies: Counter[str], known: Mapping[str, int]) -> str:
    """A company takes the name that most houses say, unless it is named there itself or another has that name."""
    most = max(companies, key=lambda each: companies[each], default="")
    if not most or own.kind != Kind.COMPANY:
        return own.name
    named = {name_key(each) for each in companies}
    mine = own.name and name_key(own.name) in named
    return own.name if mine or known.get(name_key(most), own.id) != own.id else most
