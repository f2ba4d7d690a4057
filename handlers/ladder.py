"""The ladder: who is asked when nobody touches a ticket, and how it is brought one step up.

Who is away is stood in for, who works there no more or has no dialogue with us is left out.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from domain.access import Role
from domain.duty import stand_in
from domain.errors import Refused
from domain.ladder import OUTSIDE, Rung
from domain.organisations import Kind
from domain.people import Contact
from domain.tickets import Action, Ticket
from handlers import climb_card, crews, door, passing, showing
from handlers.acting import Hand
from handlers.dialogues import dialogue
from handlers.dispatching import at_work
from handlers.screens import Button, Screen
from handlers.texts import say
from handlers.visit import NOTICE
from handlers.ways import name
from storage import aways, organisations, staff, teams
from storage.outbox import Post

ABOVE_ROLES = (Role.MODERATOR, Role.HEAD, Role.CURATOR)
"""Who of the organisation above, or of the inspection, is told of a ticket that has climbed to them."""
MOST = 5
"""People who are asked at once."""


def raise_level(
    connection: Connection, ticket: Ticket, now: datetime, *, least: Rung = Rung.DISPATCHER, by: int | None = None,
    who: str = "",
) -> list[Post]:  # fmt: skip
    """Bring a ticket one level up, at least to `least`: those there get its card. Empty where nobody is above.

    `by` and `who` name the person who wants it; without one it is the clock.
    """
    rung = next_rung(connection, ticket, now, least)
    if rung is None:
        return []
    asked, hand = whom(connection, ticket, rung, now), Hand(connection, now)
    names = ", ".join(crews.name(connection, one.person.id) for one in asked)
    called = say(f"rung-{rung.name.lower()}") if rung not in OUTSIDE else _body_name(connection, ticket, rung)
    lines = (called, names if rung not in OUTSIDE else "")
    whose = door.By(by, who, reporter=by == ticket.person)
    said = "\n".join(line for line in lines if line)
    words: dict[str, Any] = {"level": int(rung), "climbed": now}
    try:
        after = door.go(hand, ticket, Action.SEND_UP, whose, comment=said, silent=True, **words)
    except Refused:  # it has ended, or somebody was faster
        return []
    return [*hand.posts, *cards(connection, after, rung, asked), *_noted(connection, after, called, names)]


def next_rung(connection: Connection, ticket: Ticket, now: datetime, least: Rung = Rung.DUTY) -> Rung | None:
    """The next step above where the ticket has come to on which there is somebody; None at the top."""
    wanted = (rung for rung in Rung if rung > ticket.level and rung >= least)
    return next(
        (rung for rung in wanted if whom(connection, ticket, rung, now) or desks(connection, ticket, rung)), None
    )


def whom(connection: Connection, ticket: Ticket, rung: Rung, now: datetime) -> list[Contact]:
    """The dialogues of those who are asked on a step; never who has the ticket already."""
    if rung is Rung.DUTY:
        return reached(connection, on_duty(connection, ticket, now), without=[ticket.executor])[:1]
    if rung in OUTSIDE:
        found = body(connection, ticket.organisation, rung)
        people = staff.people_with(connection, found, *ABOVE_ROLES) if found is not None else []
        return reached(connection, _present(connection, found, people, now))[:MOST] if found is not None else []
    role = Role.DISPATCHER if rung is Rung.DISPATCHER else Role.HEAD
    people = staff.people_with(connection, ticket.organisation, role)
    if rung is Rung.HEAD and not people:
        people = staff.people_with(connection, ticket.organisation, Role.ADMIN)
    present = _present(connection, ticket.organisation, people, now)
    return reached(connection, present, without=[ticket.executor])[:MOST]


def on_duty(connection: Connection, ticket: Ticket, now: datetime) -> list[int]:
    """Who is on duty: for the ticket's team first, then for any team of its organisation; deputies for who is away."""
    known = [one.id for one in teams.of(connection, ticket.organisation)]
    ordered = sorted(known, key=lambda id: id != ticket.team)
    found = [person for id in ordered for person in at_work(connection, ticket.organisation, id, now)]
    return list(dict.fromkeys(found))


def reached(connection: Connection, people: Collection[int], without: Collection[int | None] = ()) -> list[Contact]:
    """Where these people can be written to."""
    found = [dialogue(connection, person) for person in people if person not in without]
    return [one for one in found if one is not None]


def heads(connection: Connection, ticket: Ticket, now: datetime) -> list[Contact]:
    """Where the heads of a ticket's organisation can be written to."""
    return whom(connection, ticket, Rung.HEAD, now)


def _present(connection: Connection, organisation: int | None, people: Collection[int], now: datetime) -> list[int]:
    """These people, deputies in the place of who is away."""
    away = aways.deputies(connection, organisation, now) if organisation is not None and people else {}
    found = (stand_in(person, away) for person in people)
    return list(dict.fromkeys(person for person in found if person is not None))


def body(connection: Connection, organisation: int, rung: Rung) -> int | None:
    """The organisation above where somebody would see it, or the inspection that reads what lies there."""
    if rung is Rung.ABOVE:
        return passing.above(connection, organisation)
    over = organisations.ancestors(connection, organisation)
    under = (one for id in over for one in organisations.children(connection, id))
    return next((one.id for one in under if one.kind == Kind.INSPECTION and not one.archived), None)


def desks(connection: Connection, ticket: Ticket, rung: Rung) -> list[Post]:
    """The staff chats of who is above, where the card comes too; none within the organisation."""
    found = body(connection, ticket.organisation, rung) if rung in OUTSIDE else None
    if found is None:
        return []
    named = climb_card.shows(ticket, found, over=True)
    return [
        Post(one.line, one.chat, None, NOTICE, shows=named, fresh=True)
        for one in organisations.staff_chats(connection, found)
    ]


def cards(connection: Connection, ticket: Ticket, rung: Rung, asked: Collection[Contact]) -> list[Post]:
    """The card of who is asked, which rings; where it stood before it comes anew, as the newest message."""
    over = rung in OUTSIDE
    whose = body(connection, ticket.organisation, rung) if over else ticket.organisation
    named = climb_card.shows(ticket, whose or 0, over=over)
    private = [
        Post(one.line, one.external, None, NOTICE, shows=named, fresh=True, person=one.person.id) for one in asked
    ]
    return [*private, *desks(connection, ticket, rung)]


def _body_name(connection: Connection, ticket: Ticket, rung: Rung) -> str:
    return name(connection, body(connection, ticket.organisation, rung))


def _noted(connection: Connection, ticket: Ticket, called: str, names: str) -> list[Post]:
    """The staff chat reads who is asked now, as a reply to the card."""
    said = say("climb-asked", number=str(ticket.id), called=called, names=names or "-")
    take = Button(say(f"action-{Action.TAKE}"), f"c:{ticket.id}:{Action.TAKE}", main=True)
    return showing.under(connection, ticket, Screen(said, ((take,),)), shows=f"climbed:{ticket.id}")
