"""A ticket in the dialogue of a moderator: what nobody serves, what came back; they name who does it.

Only where the organisation above has no staff chat: where it has one, the card stands there like any other.
"""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from domain.access import Role
from domain.tickets import Action, Status, Ticket, may_move
from handlers import ways
from handlers.card_lines import address, due, files, story
from handlers.screens import Button, Rows, Screen
from handlers.statuses import ZONE, category_label, desk_words
from handlers.texts import say
from handlers.visit import NOTICE
from storage import organisations, outbox, passing, people, staff, tickets
from storage.outbox import Post


def shows(ticket: int, person: int) -> str:
    """What a message of ours is known by that is this moderator's card of the ticket."""
    return f"up:{ticket}:{person}"


def posts(connection: Connection, ticket: Ticket) -> list[Post]:
    """The card of a ticket for every moderator of the organisation that it has come to."""
    if organisations.staff_chats(connection, ticket.organisation):
        return []
    found = []
    for person in staff.people_with(connection, ticket.organisation, Role.MODERATOR):
        here = [contact for contact in people.contact_of(connection, person) if contact.is_reached]
        found += [
            Post(one.line, one.external, None, NOTICE, shows=shows(ticket.id, person), fresh=True, person=person)
            for one in here[:1]
        ]
    return found


def under(connection: Connection, ticket: Ticket, screen: Screen) -> list[Post]:
    """What belongs to a ticket, below their card."""
    return [
        replace(post, screen=screen.pack(), shows="", reply_shows=post.shows, fresh=False)
        for post in posts(connection, ticket)
    ]


def redrawn(connection: Connection, ticket: Ticket) -> list[Post]:
    """Their cards once more, where they stand: those of who has passed it on, too."""
    if ticket.passed is None:
        return []
    on_its_way = dict.fromkeys([ticket.organisation, *(step.frm for step in passing.of(connection, ticket.id))])
    moderators = [one for id in on_its_way for one in staff.people_with(connection, id, Role.MODERATOR)]
    return [
        Post(contact.line, contact.external, None, NOTICE, shows=shows(ticket.id, person), person=person)
        for person in dict.fromkeys(moderators)
        for contact in people.contact_of(connection, person)
        if outbox.is_told(connection, contact.line, contact.external, shows(ticket.id, person))
    ]


def draw(connection: Connection, name: str, now: datetime) -> Screen | None:
    """«12:7», the ticket and the person: as it is now; buttons only as long as it lies there."""
    number, _, person = name.partition(":")
    ticket = tickets.get(connection, int(number)) if number.isdecimal() and person.isdecimal() else None
    if ticket is None:
        return None
    zone = organisations.zone(connection, ticket.organisation) or ZONE
    title = say("card-title", number=str(ticket.id), what=category_label(ticket.category))
    told, cut_off = story(ticket.story)
    lines = [
        title,
        say("card-emergency") if ticket.emergency else "",
        ways.told_of(connection, ticket),
        address(ticket),
        f"\n{told or say('card-no-story')}\n",
        files(connection, ticket.id),
        due(ticket, now, zone),
        say("card-status", status=desk_words(ticket, zone)),
        say("up-lies-with", who=ways.name(connection, ticket.organisation)),
    ]
    rows = _rows(connection, ticket, int(person), cut_off)
    return Screen("\n".join(line for line in lines if line), rows, bold=True)


def _rows(connection: Connection, ticket: Ticket, person: int, cut_off: bool) -> Rows:
    rows: list[tuple[Button, ...]] = []
    here = Role.MODERATOR in staff.roles_in(connection, person, ticket.organisation)
    if here and may_move(ticket, Action.PASS):
        rows.append((Button(say("up-pass"), f"g:{ticket.id}:pass", main=True),))
    if ticket.status is Status.DONE and ways.moderates(connection, person, ticket):
        rows.append((Button(say("up-confirm"), f"g:{ticket.id}:close", main=True),))
    if cut_off:
        rows.append((Button(say("card-story"), f"g:{ticket.id}:story"),))
    return tuple(rows)
