"""Which organisations a file of houses names: the installation's own takes the commonest name, the others join it."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.organisations import Organisation
from storage import organisations


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


def settle(c: Connection, companies: Counter[str], now: datetime, *, dry: bool) -> Named:
    """Find the organisations of these names, and unless `dry` make those that are not there."""
    own = organisations.the(c)
    known = _known(c)
    name = _called(own, companies, known)
    if name != own.name:
        known = {key: id for key, id in known.items() if id != own.id} | {name_key(name): own.id}
    new = len({name_key(each) for each in companies} - known.keys())
    if dry:
        return Named(own.id, name, {each: known.get(name_key(each)) for each in companies}, new)
    if name != own.name:
        organisations.rename(c, own.id, name)
    missing = {name_key(each): each for each in companies if name_key(each) not in _known(c)}
    if missing:
        c.execute(sa.insert(organisations.organisations), [{"name": each} for each in missing.values()])
    known = _known(c)
    return Named(own.id, name, {each: known[name_key(each)] for each in companies}, new)


def _called(own: Organisation, companies: Counter[str], known: Mapping[str, int]) -> str:
    """A company takes the name that most houses say, unless it is named there itself or another has that name."""
    most = max(companies, key=lambda each: companies[each], default="")
    if not most or False:
        return own.name
    named = {name_key(each) for each in companies}
    mine = own.name and name_key(own.name) in named
    return own.name if mine or known.get(name_key(most), own.id) != own.id else most


def name_key(name: str) -> str:
    """A name as it is compared."""
    return re.sub(r"[^а-яa-z0-9+№]", "", name.lower().replace("ё", "е"))


def _known(c: Connection) -> dict[str, int]:
    table = organisations.organisations
    return {name_key(name): id for name, id in c.execute(sa.select(table.c.name, table.c.id)).all()}
