"""What is staged of a file of houses becomes the register: new, changed and gone by a few statements."""

from collections import defaultdict
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql import insert

from storage.house_tables import FACTS, PLACE, houses, staging

_SOME = 20
"""Addresses of houses that are gone which are told."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What taking a file over did, or would do."""

    new: int
    changed: int
    gone: int = 0
    held: int = 0
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Scope:
    """The houses that a file speaks for, together: of one source and, unless it is the register's, of one company."""

    source: str
    organisation: int
    archived: bool
    """Whether those that it does not name are archived."""
    gone: int


def take_over(c: Connection, batch: str, own: int, gone: bool) -> Changes:
    """Put a batch into effect; `gone`: archive however many it does not name."""
    before = c.execute(_COUNT).scalar_one()
    revision = (c.execute(sa.select(sa.func.max(houses.c.revision))).scalar() or 0) + 1
    scopes = _scopes(c, batch, gone)
    missing = _missing(c, batch, scopes)
    touched = c.execute(_TAKE_OVER, {"of": own, "now": revision, "batch": batch}).rowcount
    new = c.execute(_COUNT).scalar_one() - before
    leaving = [scope for scope in scopes if scope.archived]
    for source, several in _by_source(leaving).items():
        words = {"batch": batch, "now": revision, "from_source": source, "organisations": several}
        c.execute(_ARCHIVE_REGISTERED if _is_register(source) else _ARCHIVE, words)
    return Changes(new, touched - new, *_sums(scopes), missing)


def tell(c: Connection, batch: str, own: int, gone: bool) -> Changes:
    """What putting it into effect would do."""
    scopes = _scopes(c, batch, gone)
    new, changed = c.execute(_COMPARE, {"batch": batch}).one()
    return Changes(new, changed, *_sums(scopes), _missing(c, batch, scopes))


def _is_register(source: str) -> bool:
    """An open register speaks for the houses of all companies."""
    return source.startswith("register")


def _scopes(c: Connection, batch: str, gone: bool) -> list[_Scope]:
    """What the file speaks for, where something is gone; half of it and more is a mistake more often than a change."""
    sums = defaultdict[tuple[str, int], list[int]](lambda: [0, 0])
    named = {(source, organisation) for source, organisation in c.execute(_NAMED, {"batch": batch})}
    for source, organisation, total, left in c.execute(_LEFT, {"batch": batch}):
        if _is_register(source) or (source, organisation) in named:
            scope = sums[source, 0 if _is_register(source) else organisation]
            scope[0] += total
            scope[1] += left
    return [
        _Scope(source, organisation, gone or left * 2 <= total, left)
        for (source, organisation), (total, left) in sums.items()
        if left
    ]


def _by_source(scopes: list[_Scope]) -> dict[str, list[int]]:
    found = defaultdict[str, list[int]](list)
    for scope in scopes:
        found[scope.source].append(scope.organisation)
    return found


def _sums(scopes: list[_Scope]) -> tuple[int, int]:
    return sum(each.gone for each in scopes if each.archived), sum(each.gone for each in scopes if not each.archived)


def _missing(c: Connection, batch: str, scopes: list[_Scope]) -> tuple[str, ...]:
    found: list[str] = []
    for source, several in _by_source(scopes).items():
        whose = _registered if _is_register(source) else _theirs
        select = sa.select(houses.c.address).where(whose, _unnamed).order_by(houses.c.id).limit(_SOME - len(found))
        found += c.execute(select, {"batch": batch, "from_source": source, "organisations": several}).scalars()
    return tuple(found)


_batch = staging.c.batch == sa.bindparam("batch")
_COUNT = sa.select(sa.func.count()).select_from(houses)
_NAMED = sa.select(staging.c.source, staging.c.organisation).where(_batch).distinct()
_LEFT = (
    sa.select(houses.c.source, houses.c.organisation, sa.func.count(), sa.func.count().filter(staging.c.key.is_(None)))
    .select_from(houses.outerjoin(staging, (staging.c.key == houses.c.key) & _batch))
    .where(houses.c.active, houses.c.source.in_(sa.select(staging.c.source).where(_batch)))
    .group_by(houses.c.source, houses.c.organisation)
)
_unnamed = houses.c.key.not_in(sa.select(staging.c.key).where(_batch))
_registered = houses.c.active & (houses.c.source == sa.bindparam("from_source"))
_theirs = _registered & houses.c.organisation.in_(sa.bindparam("organisations", expanding=True))
_archive = sa.update(houses).values(active=False, revision=sa.bindparam("now", type_=sa.Integer))
_ARCHIVE, _ARCHIVE_REGISTERED = _archive.where(_theirs, _unnamed), _archive.where(_registered, _unnamed)

_upsert = insert(houses).from_select(
    ["organisation", "revision", "active", *FACTS],
    sa.select(
        sa.func.coalesce(staging.c.organisation, sa.bindparam("of", type_=sa.Integer)),
        sa.bindparam("now", type_=sa.Integer),
        sa.true(),
        *(staging.c[name] for name in FACTS),
    )
    .where(_batch)
    .order_by(staging.c.position),
)
_CHANGING = ("organisation", *(name for name in FACTS if name != "key"))


def _differs(others: sa.FromClause | sa.ColumnCollection[str, sa.ColumnElement[object]]) -> sa.ColumnElement[bool]:
    """Whether a house is told differently; a place that was set by hand is never told better."""
    theirs = others.c if isinstance(others, sa.FromClause) else others
    told = [houses.c[name].is_distinct_from(theirs[name]) for name in _CHANGING if name not in PLACE]
    placed = sa.or_(*(houses.c[name].is_distinct_from(theirs[name]) for name in PLACE))
    return sa.or_(~houses.c.active, *told, ~houses.c.fixed & placed)


_TAKE_OVER = _upsert.on_conflict_do_update(
    index_elements=["key"],
    set_={name: _upsert.excluded[name] for name in ("revision", *_CHANGING) if name not in PLACE}
    | {name: sa.case((houses.c.fixed, houses.c[name]), else_=_upsert.excluded[name]) for name in PLACE}
    | {"active": sa.true()},
    where=_differs(_upsert.excluded),
)
_COMPARE = (
    sa.select(
        sa.func.count().filter(houses.c.id.is_(None)),
        sa.func.count().filter(houses.c.id.is_not(None), _differs(staging)),
    )
    .select_from(staging.outerjoin(houses, houses.c.key == staging.c.key))
    .where(_batch)
)
