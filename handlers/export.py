"""A person's own data: everything that is kept of them under names that they can read (152-FZ, art. 14)."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from domain import addresses
from domain.people import Person
from domain.tickets import Ticket
from handlers import history
from handlers.statuses import category_label, status_words
from handlers.texts import say
from storage import accounts, consents, houses, lines, organisations, people, personal, residence, scans, tickets

MOST = 10_000
"""Tickets of a person that are written out."""


def gather(c: Connection, person: int, now: datetime) -> dict[str, Any]:
    """What is kept, as it will be written to the file; what is empty is left out."""
    contacts = people.contact_of(c, person)
    one = contacts[0].person if contacts else Person(person)
    zone = organisations.of_house(c, one.house).timezone
    mine = tickets.of_person(c, person, MOST)
    return _named(
        made=_at(now, zone),
        name=one.name,
        flats=[_flat(c, home) for home in residence.homes(c, person)],
        messengers=[_contact(c, contact) for contact in contacts],
        consents=[
            _named(about=said.kind, answer=said.answer, version=said.version, at=_at(said.at, zone))
            for said in consents.of_person(c, person)
        ],
        scans=[
            _named(house=_address(c, house), entrance=str(entrance or ""), at=_at(at, zone))
            for house, entrance, at in scans.of_person(c, person)
        ],
        phones=[_named(number=number, phone=phone) for number, phone in personal.counted(c, person).phones],
        tickets=[_ticket(c, ticket, now, zone) for ticket in mine],
    )


def _named(**words: Any) -> dict[str, Any]:
    """Values under their Russian names."""
    return {say(f"export-{name}"): value for name, value in words.items() if value not in (None, "", [])}


def _flat(c: Connection, home: Any) -> dict[str, Any]:
    account = accounts.get(c, home.account) if home.account is not None else None
    return _named(
        house=_address(c, home.house),
        entrance=home.entrance,
        flat=home.number,
        how=say(f"export-how-{home.how}") if home.how else "",
        account=account.number if account is not None else "",
    )


def _address(c: Connection, house: int) -> str:
    found = houses.get(c, house)
    return found.address if found is not None else ""


def _contact(c: Connection, contact: Any) -> dict[str, Any]:
    line = next((row.messenger for row in lines.all(c) if row.id == contact.line), "")
    return _named(messenger=line, external=contact.external, called=contact.name, username=contact.username)


def _ticket(c: Connection, ticket: Ticket, now: datetime, zone: str) -> dict[str, Any]:
    files = [file.kind for file in tickets.files_of(c, ticket.id) if file.stage in ("story", "answer")]
    return _named(
        number=ticket.id,
        filed=_at(ticket.made, zone),
        what=category_label(ticket.category),
        house=addresses.long(ticket.address) if ticket.house is None else ticket.address,
        entrance=ticket.entrance,
        flat=ticket.flat,
        name=ticket.name,
        phone=ticket.phone,
        story=ticket.story,
        status=status_words(ticket, zone),
        executor=ticket.executor_name,
        rating=ticket.rating,
        shared=ticket.public_text if ticket.public else "",
        files=len(files) or None,
        history=history.lines(ticket, tickets.log_of(c, ticket.id), now, zone),
    )


def _at(moment: datetime, zone: str) -> str:
    return moment.astimezone(ZoneInfo(zone)).isoformat(timespec="minutes")
