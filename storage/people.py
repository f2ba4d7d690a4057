"""People and their contacts: who writes, what they agreed to, where they live."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.people import Contact, Person
from storage.schema import Moment, Words, metadata

Address = tuple[int, str]
"""A line and what a person is called there."""

persons = sa.Table(
    "persons",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.String, nullable=False, default=""),
    sa.Column("locale", sa.String, nullable=False, default="ru"),
    sa.Column("consent", sa.String, nullable=False, default=""),
    sa.Column("consent_at", Moment),
    sa.Column("consent_version", sa.String, nullable=False, default=""),
    sa.Column("house", sa.Integer, sa.ForeignKey("houses.id")),
    sa.Column("entrance", sa.String, nullable=False, default=""),
    sa.Column("flat", sa.String, nullable=False, default=""),
    sa.Column("made", Moment, nullable=False),
    sa.Column("reached", sa.Integer),
    sa.Column("mailings", sa.String, nullable=False, default=""),
    sqlite_autoincrement=True,
)

contacts_ = sa.Table(
    "contacts",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("person", sa.Integer, sa.ForeignKey("persons.id"), nullable=False, index=True),
    sa.Column("line", sa.Integer, nullable=False),
    sa.Column("external", sa.String, nullable=False),
    sa.Column("name", sa.String, nullable=False, default=""),
    sa.Column("username", sa.String, nullable=False, default=""),
    sa.Column("blocked", sa.Boolean, nullable=False, default=False),
    sa.Column("keyboard", sa.String, nullable=False, default=""),
    sa.Column("opened", sa.Boolean, nullable=False, default=False),
    sa.UniqueConstraint("line", "external"),
    sqlite_autoincrement=True,
)

_houses = sa.table("houses", sa.column("id"), sa.column("organisation"))
_bodies = sa.table("organisations", sa.column("id"), sa.column("channels_off", Words))
_CONTACTS = sa.select(
    contacts_.c.id, contacts_.c.line, contacts_.c.external, contacts_.c.name, contacts_.c.username,
    contacts_.c.blocked, contacts_.c.keyboard, contacts_.c.opened, _bodies.c.channels_off,
    persons.c.id, persons.c.name, persons.c.locale, persons.c.consent, persons.c.house,
    persons.c.entrance, persons.c.flat, persons.c.consent_version, persons.c.mailings, persons.c.reached,
).join_from(contacts_, persons, contacts_.c.person == persons.c.id).outerjoin(
    _houses, _houses.c.id == persons.c.house
).outerjoin(_bodies, _bodies.c.id == _houses.c.organisation)  # fmt: skip
_AT = _CONTACTS.where(  # not as pairs: for those SQLite looks through the whole index
    contacts_.c.line.in_(sa.bindparam("lines", expanding=True)),
    contacts_.c.external.in_(sa.bindparam("externals", expanding=True)),
)
_MEET_PERSON = sa.insert(persons).returning(persons.c.id)
_MEET_CONTACT = sa.insert(contacts_).returning(contacts_.c.id)
_CALLED: dict[str, Any] = {name: sa.bindparam(f"new_{name}") for name in ("name", "username")}
_RENAME = sa.update(contacts_).where(contacts_.c.id == sa.bindparam("of")).values(_CALLED)
_OPENED = (
    sa.update(contacts_)
    .where(contacts_.c.id.in_(sa.bindparam("ids", expanding=True)))
    .values(opened=sa.true(), blocked=sa.false())
)
_KEYBOARD = sa.update(contacts_).where(contacts_.c.id == sa.bindparam("of")).values(keyboard=sa.bindparam("below"))


def contacts(c: Connection, addresses: Sequence[Address]) -> dict[Address, Contact]:
    """Who is at these addresses; those not met yet are missing. One query."""
    wanted = set(addresses)
    words = {"lines": list({line for line, _ in wanted}), "externals": [external for _, external in wanted]}
    return {at: _contact(row) for row in c.execute(_AT, words) if (at := (row[1], row[2])) in wanted}


def find(c: Connection, contact: int) -> Contact | None:
    """One contact by its id."""
    row = c.execute(_CONTACTS.where(contacts_.c.id == contact)).one_or_none()
    return None if row is None else _contact(row)


def contact_of(c: Connection, person: int) -> list[Contact]:
    """Every address of a person, the newest first."""
    rows = c.execute(_CONTACTS.where(contacts_.c.person == person).order_by(contacts_.c.id.desc()))
    return [_contact(row) for row in rows]


def reached(c: Connection, person: int) -> Contact | None:
    """Where a person is written to: where they wrote last, else any address that takes it; None when there is none."""
    every = [one for one in contact_of(c, person) if one.is_reached]
    return next((one for one in every if one.id == one.person.reached), every[0] if every else None)


def meet(c: Connection, line: int, external: str, now: datetime) -> Contact:
    """The contact at this address; a new one is a new person, nothing else is kept of them yet."""
    known = contacts(c, [(line, external)])
    return known.get((line, external)) or add(c, line, external, now)


def add(c: Connection, line: int, external: str, now: datetime, *, opened: bool = False) -> Contact:
    """The contact at an address where nobody is known; `opened` by writing in private."""
    person = c.execute(_MEET_PERSON, {"made": now}).scalar_one()
    words = {"person": person, "line": line, "external": external, "opened": opened}
    return Contact(c.execute(_MEET_CONTACT, words).scalar_one(), Person(person), line, external, opened=opened)


def rename(c: Connection, contact_id: int, name: str, username: str) -> None:
    """What the messenger calls them; kept only where the person agreed or works for us."""
    c.execute(_RENAME, {"of": contact_id, "new_name": name, "new_username": username})


def call(c: Connection, person_id: int, name: str) -> None:
    """The name by which a person wants to be called."""
    _set(c, person_id, name=name)


def consent(
    c: Connection, person_id: int, answer: str, version: str, now: datetime, name: str | None = None
) -> None:
    """What they said to which version of the document, and when; the `name` that is kept by that, empty for none."""
    words = {"consent": answer, "consent_version": version, "consent_at": now}
    _set(c, person_id, **words, **({} if name is None else {"name": name}))


def live_in(c: Connection, person_id: int, house: int | None, entrance: str, flat: str) -> None:
    """The home that a person's «my address» stands for."""
    _set(c, person_id, house=house, entrance=entrance, flat=flat)


def set_keyboards(c: Connection, pairs: Sequence[tuple[int, str]]) -> None:
    """Which keyboard stands below whose chat (by contact) from now on."""
    if pairs:
        c.execute(_KEYBOARD, [{"of": contact, "below": keyboard} for contact, keyboard in pairs])


def block(c: Connection, line: int, external: str, blocked: bool) -> None:
    """Whether they have blocked the bot; who lets it write (again) has opened it. Who was never met stays unknown."""
    at = (contacts_.c.line == line) & (contacts_.c.external == external)
    c.execute(sa.update(contacts_).where(at).values(blocked=blocked, opened=not blocked))


def opened(c: Connection, contact_ids: Sequence[int]) -> None:
    """They have written in private, so that they can be written to there."""
    c.execute(_OPENED, {"ids": contact_ids})


def _set(c: Connection, person_id: int, **words: object) -> None:
    c.execute(_setting(*words), {"of": person_id} | {f"new_{name}": value for name, value in words.items()})


@cache
def _setting(*names: str) -> sa.Update:
    """Built once for each set of columns: building a statement costs more than running it."""
    new = {name: sa.bindparam(f"new_{name}", type_=persons.c[name].type) for name in names}
    return sa.update(persons).where(persons.c.id == sa.bindparam("of")).values(new)


def _contact(row: Sequence[Any]) -> Contact:
    id, line, external, name, username, blocked, keyboard, opened, off, *person = row
    return Contact(id, Person(*person), line, external, name, username, blocked, keyboard, opened, off or ())
