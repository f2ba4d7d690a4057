"""Flats, personal accounts, owners' shares and meters: what organisations keep of them, and codes that prove one."""

import secrets
from datetime import datetime
from fractions import Fraction

import sqlalchemy as sa
from sqlalchemy import Connection

from domain import accounts as rules
from domain.accounts import Account, Flat, Meter, Share
from storage.schema import Moment, metadata

flats = sa.Table(
    "flats",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("house", sa.Integer, sa.ForeignKey("houses.id"), nullable=False),
    sa.Column("number", sa.String, nullable=False),
    sa.Column("entrance", sa.String, nullable=False, server_default=""),
    sa.Column("floor", sa.String, nullable=False, server_default=""),
    sa.Column("area", sa.String, nullable=False, server_default=""),
    sa.Column("living", sa.Boolean, nullable=False, server_default=sa.true()),
    sa.UniqueConstraint("house", "number"),
    sqlite_autoincrement=True,
)

accounts = sa.Table(
    "accounts",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("organisation", sa.Integer, sa.ForeignKey("organisations.id"), nullable=False),
    sa.Column("flat", sa.Integer, sa.ForeignKey("flats.id"), index=True),
    sa.Column("number", sa.String, nullable=False),
    sa.Column("key", sa.String, nullable=False, index=True),
    sa.Column("code_hash", sa.String, nullable=False, server_default=""),
    sa.Column("area", sa.String, nullable=False, server_default=""),
    sa.Column("archived", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("revision", sa.BigInteger, nullable=False, server_default="0"),  # which import changed it last
    sa.Column("owners", sa.BigInteger, nullable=False, server_default="0"),  # the revision of its shares
    sa.UniqueConstraint("organisation", "key"),
    sqlite_autoincrement=True,
)

shares = sa.Table(
    "shares",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("account", sa.Integer, sa.ForeignKey("accounts.id"), nullable=False, index=True),
    sa.Column("flat", sa.Integer, sa.ForeignKey("flats.id")),
    sa.Column("owner", sa.String, nullable=False),
    sa.Column("numerator", sa.BigInteger),
    sa.Column("denominator", sa.BigInteger),
    sa.Column("area", sa.String, nullable=False, server_default=""),
    sa.Column("revision", sa.BigInteger, nullable=False, server_default="0"),
    sqlite_autoincrement=True,
)

meters = sa.Table(
    "meters",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("flat", sa.Integer, sa.ForeignKey("flats.id")),
    sa.Column("account", sa.Integer, sa.ForeignKey("accounts.id"), nullable=False, index=True),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("serial", sa.String, nullable=False),
    sa.Column("place", sa.String, nullable=False, server_default=""),
    sa.Column("tariffs", sa.Integer, nullable=False, server_default="1"),
    sa.Column("verified_until", sa.Date),
    sa.Column("archived", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("revision", sa.BigInteger, nullable=False, server_default="0"),
    sqlite_autoincrement=True,
)

account_log = sa.Table(
    "account_log",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("organisation", sa.Integer, sa.ForeignKey("organisations.id"), nullable=False),
    sa.Column("account", sa.Integer, sa.ForeignKey("accounts.id")),
    sa.Column("person", sa.Integer),
    sa.Column("what", sa.String, nullable=False),
    sa.Column("told", sa.String, nullable=False),
    sa.Column("at", Moment, nullable=False),
    sqlite_autoincrement=True,
)
"""Append-only: who gave out a code, who applied which file."""

_HAS_CODE = (accounts.c.code_hash != "").label("has_code")
_ACCOUNT = sa.select(*(_HAS_CODE if name == "has_code" else accounts.c[name] for name in Account.__slots__))
_FLAT = sa.select(*(flats.c[name] for name in Flat.__slots__))
_METERS = sa.select(*(meters.c[name] for name in Meter.__slots__)).where(~meters.c.archived)
_SHARES = (
    sa.select(shares.c.owner, shares.c.numerator, shares.c.denominator, shares.c.area)
    .join(accounts, (accounts.c.id == shares.c.account) & (accounts.c.owners == shares.c.revision))
    .order_by(shares.c.id)
)


def get(c: Connection, id: int) -> Account | None:
    """An account, archived or not."""
    row = c.execute(_ACCOUNT.where(accounts.c.id == id)).one_or_none()
    return None if row is None else Account(*row)


def by_number(c: Connection, typed: str, organisation: int | None = None) -> list[Account]:
    """The accounts that have this number, leading zeros or not; those of every organisation where none is named."""
    wanted = _ACCOUNT.where(accounts.c.key == rules.key(typed), ~accounts.c.archived).order_by(accounts.c.id)
    if organisation is not None:
        wanted = wanted.where(accounts.c.organisation == organisation)
    return [Account(*row) for row in c.execute(wanted)]


def of_flat(c: Connection, flat: int) -> list[Account]:
    """The accounts of a flat: one, or one for each owner."""
    return [Account(*row) for row in c.execute(_ACCOUNT.where(accounts.c.flat == flat, ~accounts.c.archived))]


def flat(c: Connection, id: int) -> Flat | None:
    """A flat by its id."""
    row = c.execute(_FLAT.where(flats.c.id == id)).one_or_none()
    return None if row is None else Flat(*row)


def shares_of(c: Connection, account: int) -> list[Share]:
    """The owners that an account names, with their shares as they were written."""
    rows = c.execute(_SHARES.where(shares.c.account == account))
    return [Share(owner, Fraction(over, under) if under else None, area) for owner, over, under, area in rows]


def meters_of(c: Connection, account: int) -> list[Meter]:
    """The meters of an account that are in use."""
    return [Meter(*row) for row in c.execute(_METERS.where(meters.c.account == account).order_by(meters.c.id))]


def check_code(c: Connection, account: int, code: str) -> bool:
    """Whether this is the code of the account; an account without one has no right code."""
    kept = c.execute(
        sa.select(accounts.c.organisation, accounts.c.key, accounts.c.code_hash).where(
            accounts.c.id == account, ~accounts.c.archived
        )
    ).one_or_none()
    if kept is None or not kept[2] or not rules.plain_code(code):
        return False
    return secrets.compare_digest(kept[2], rules.code_hash(kept[0], kept[1], code))


def set_code(c: Connection, account: int, code: str) -> None:
    """From now on this code proves the account; the one before does no more."""
    organisation, key = c.execute(
        sa.select(accounts.c.organisation, accounts.c.key).where(accounts.c.id == account)
    ).one()
    c.execute(
        sa.update(accounts).where(accounts.c.id == account).values(code_hash=rules.code_hash(organisation, key, code))
    )


def log(
    c: Connection,
    organisation: int,
    person: int | None,
    what: str,
    told: str,
    now: datetime,
    account: int | None = None,
) -> None:
    """Write down what was done: «code», «import»; `told` never holds a code."""
    words = {"organisation": organisation, "person": person, "what": what, "told": told, "at": now, "account": account}
    c.execute(sa.insert(account_log), words)
