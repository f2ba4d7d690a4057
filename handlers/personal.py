"""An executor's own card of a ticket, in their private dialogue: everything to go there with, two buttons to press."""

from datetime import datetime

from sqlalchemy import Connection

from domain.people import Contact
from domain.tickets import Action, Hears, Status, Ticket, is_open, may_move, move_for
from handlers import appointed, steps
from handlers.acting import Acting
from handlers.albums import screens
from handlers.card_lines import INWARD, address, due, filed_for, files, story
from handlers.dialogues import dialogue
from handlers.screens import Button, Rows, Screen
from handlers.statuses import ZONE, category_label, desk_words
from handlers.texts import say
from handlers.visit import NOTICE
from handlers.whereabouts import place_words
from storage import houses, organisations, outbox, people, tickets
from storage.outbox import Post

STEPS = {"depart": "job-depart", "start": "job-start", "done": "job-finish", "noaccess": "job-noaccess"}
"""What the buttons of the steps carry, and their labels."""


def draw(connection: Connection, name: str, now: datetime) -> Screen | None:
    """«12:7», the ticket and the person, as it is for them now; no button where it is theirs no more."""
    number, _, person = name.partition(":")
    ticket = tickets.get(connection, int(number)) if number.isdecimal() and person.isdecimal() else None
    if ticket is None:
        return None
    title = say("card-title", number=str(ticket.id), what=category_label(ticket.category))
    zone = organisations.zone(connection, ticket.organisation) or ZONE
    if str(ticket.executor) == person and is_open(ticket.status):
        return _open(connection, ticket, title, now, zone)
    if ticket.executor is not None and str(ticket.executor) != person:
        said = say("job-passed", who=ticket.executor_name)
    elif ticket.status in (Status.DONE, Status.CLOSED):
        said = say("job-done")
    else:
        said = say("job-back" if is_open(ticket.status) else "job-ended", status=desk_words(ticket, zone))
    return Screen(f"{title}\n{said}", bold=True)


def _open(connection: Connection, ticket: Ticket, title: str, now: datetime, zone: str) -> Screen:
    told, cut_off = story(ticket.story)
    lines = [
        title,
        say("card-emergency") if ticket.emergency else "",
        address(ticket),
        _house(connection, ticket),
        f"\n{told or say('card-no-story')}\n",
        files(connection, ticket.id),
        say("card-resident", name=ticket.name) if ticket.name else "",
        *filed_for(ticket),
        due(ticket, now, zone),
        say("card-status", status=desk_words(ticket, zone)),
        *appointed.lines(connection, ticket),
    ]
    rows = _rows(ticket, cut_off, steps.may_depart(ticket, tickets.log_of(connection, ticket.id)))
    return Screen("\n".join(line for line in lines if line), rows, bold=True)


def _house(connection: Connection, ticket: Ticket) -> str:
    """What the register knows of the house."""
    house = houses.get(connection, ticket.house) if ticket.house is not None else None
    known = ("floors", "entrances", "flats")
    facts = [say(f"job-{name}", count=getattr(house, name)) for name in known if house and getattr(house, name)]
    return say("job-house", facts=", ".join(facts)) if facts else ""


def _rows(ticket: Ticket, cut_off: bool, departs: bool) -> Rows:
    """The steps, one a row; below them what is needed less."""
    number, starts = ticket.id, may_move(ticket, Action.START)
    steps_now = {
        "depart": departs,
        "start": starts,
        "done": starts or may_move(ticket, Action.DONE),
        "noaccess": may_move(ticket, Action.NO_ACCESS),
    }
    first = next((name for name, is_now in steps_now.items() if is_now and name != "depart"), "")
    rows = [(_step(number, name, main=name == first),) for name, is_now in steps_now.items() if is_now]
    phone = [Button(say("phone-show"), f"j:{number}:phone")] if ticket.phone else []
    more = [Button(say("card-story"), f"j:{number}:story")] if cut_off else []
    visit = [Button(say("visit-button"), f"j:{number}:visit")] if any(steps_now.values()) else []
    return tuple(row for row in (*rows, tuple(phone + more), tuple(visit)) if row)


def _step(number: int, name: str, *, main: bool) -> Button:
    return Button(say(STEPS[name]), f"j:{number}:{name}", main=main)


def shows(ticket: int, person: int) -> str:
    """What a message of ours is known by that is this person's card of the ticket."""
    return f"job:{ticket}:{person}"


def follow(by: Acting, before: Ticket, after: Ticket, action: Action) -> None:
    """A ticket was moved: who got it has it in their dialogue, who had it hears what became of it."""
    if before.executor is not None and before.executor != after.executor:
        by.posts.extend(_again(by.connection, after.id, before.executor))
    hears = after.executor is not None and Hears.EXECUTOR in move_for(action).hears and is_open(after.status)
    contact = dialogue(by.connection, after.executor) if hears and after.executor is not None else None
    if contact is not None:
        by.posts.extend(given(by.connection, after, contact))


def given(connection: Connection, ticket: Ticket, contact: Contact) -> list[Post]:
    """The card, which rings; then, quietly, where it is and what was sent with it, unless that stands there already."""
    card = shows(ticket.id, contact.person.id)
    told = outbox.is_told(connection, contact.line, contact.external, card)
    out = [Post(contact.line, contact.external, None, NOTICE, shows=card, fresh=True, person=contact.person.id)]
    if told:
        return out
    if ticket.latitude is not None and ticket.longitude is not None:
        place = place_words(ticket)
        point = Screen(say("job-point", number=str(ticket.id), place=place), point=(ticket.latitude, ticket.longitude))
        out.append(_beside(contact, ticket, point, "point"))
    stored = [file for file in tickets.files_of(connection, ticket.id) if file.stage in INWARD and file.hash]
    return out + [_beside(contact, ticket, one, f"f{some[0].position}") for some, one in screens(ticket.id, stored)]


def enclosed(connection: Connection, ticket: Ticket, screen: Screen, first: int) -> list[Post]:
    """What the resident sent later (files from `first` on), for whoever has the ticket in their dialogue."""
    if ticket.executor is None or not is_open(ticket.status):
        return []
    return [
        _beside(contact, ticket, screen, f"f{first}")
        for contact in _readers(connection, ticket.id, ticket.executor)
    ]


def redrawn(connection: Connection, ticket: Ticket) -> list[Post]:
    """The card of who works on it, where it stands."""
    return _again(connection, ticket.id, ticket.executor) if ticket.executor is not None else []


def _again(connection: Connection, ticket: int, person: int) -> list[Post]:
    return [
        Post(contact.line, contact.external, None, NOTICE, shows=shows(ticket, person), person=person)
        for contact in _readers(connection, ticket, person)
    ]


def _readers(connection: Connection, ticket: int, person: int) -> list[Contact]:
    """The dialogues of a person where a card of theirs stands or is on its way."""
    name = shows(ticket, person)
    return [
        one
        for one in people.contact_of(connection, person)
        if one.is_reached and outbox.is_told(connection, one.line, one.external, name)
    ]


def _beside(contact: Contact, ticket: Ticket, screen: Screen, name: str) -> Post:
    """What belongs to a card and rings no more; a reply to it is about the ticket as well."""
    person = contact.person.id
    card = shows(ticket.id, person)
    return Post(
        contact.line,
        contact.external,
        screen.pack(),
        NOTICE,
        shows=f"{card}:{name}",
        fresh=True,
        quiet=True,
        reply_shows=card,
        person=person,
    )
