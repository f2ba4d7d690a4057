"""What somebody who is asked further up sees of a ticket: drawn from today's rows, so that it never rings in vain.

Those of another organisation («over») read what was reported and where, and nobody's name, flat or phone.
"""

from datetime import datetime

from sqlalchemy import Connection

from domain.ladder import Rung, is_accepted, is_untouched, was_accepted_late
from domain.tickets import Action, Ticket, is_open, may_move
from handlers.card_lines import address, due, filed_for, files, story
from handlers.dialogues import works_for
from handlers.screens import Button, Rows, Screen
from handlers.statuses import ZONE, category_label, desk_words
from handlers.texts import say
from handlers.visit import NOTICE, Visit
from handlers.ways import name
from handlers.when import moment
from handlers.whereabouts import house_words
from storage import organisations, outbox, shown
from storage.outbox import Post

WORD, OVER = "climb", "over"
"""What messages for people of the ticket's organisation, and of those above it, are known by."""


def shows(ticket: Ticket, organisation: int, *, over: bool = False) -> str:
    """What such a message shows: the ticket, and the organisation of who reads it."""
    return f"{OVER if over else WORD}:{ticket.id}:{organisation}"


def redrawn(connection: Connection, ticket: Ticket) -> list[Post]:
    """The cards of everybody who was asked, where they stand; nothing where nobody ever was."""
    if ticket.climbed is None:
        return []
    above = organisations.ancestors(connection, ticket.organisation)
    every = [shows(ticket, id) for id in (ticket.organisation, ticket.passed) if id is not None]
    every += [shows(ticket, id, over=True) for one in above for id in (one, *_inspections(connection, one))]
    return [
        Post(one.line, one.chat, None, NOTICE, shows=named) for named in every for one in shown.where(connection, named)
    ]


def is_asked(visit: Visit, ticket: Ticket) -> bool:
    """Whether the visitor was asked about it in their own dialogue, and still works there."""
    if ticket.climbed is None or not visit.private:
        return False
    named = shows(ticket, ticket.organisation)
    here = outbox.is_told(visit.connection, visit.line.id, visit.chat, named)
    return here and works_for(visit.connection, visit.person.id, ticket.organisation)


def _inspections(connection: Connection, organisation: int) -> list[int]:
    return [one.id for one in organisations.children(connection, organisation) if one.kind == "inspection"]


def draw(
    connection: Connection, ticket: Ticket | None, organisation: str, now: datetime, *, over: bool
) -> Screen | None:
    """The ticket as it is now for somebody of this organisation."""
    if ticket is None or not organisation.isdecimal():
        return None
    title = say("card-title", number=str(ticket.id), what=category_label(ticket.category))
    zone = organisations.zone(connection, ticket.organisation) or ZONE
    if not over and int(organisation) != ticket.organisation:
        return Screen(f"{title}\n{say('climb-left', who=name(connection, ticket.organisation))}", bold=True)
    if not is_open(ticket.status):
        return Screen(f"{title}\n{say('climb-ended', status=desk_words(ticket, zone))}", bold=True)
    waits = is_untouched(ticket) or not is_accepted(ticket)
    told, _ = story(ticket.story)
    lines = [
        say("card-emergency") if ticket.emergency else "",
        title,
        name(connection, ticket.organisation) if over else "",
        house_words(ticket) if over else address(ticket),
        f"\n{told or say('card-no-story')}\n",
        files(connection, ticket.id),
        "" if over or not ticket.name else say("card-resident", name=ticket.name),
        *([] if over else filed_for(ticket)),
        due(ticket, now, zone),
        say("card-status", status=desk_words(ticket, zone)),
        _asked(ticket, now, zone, over=over) if waits else _has_it(ticket, over=over),
    ]
    return Screen("\n".join(line for line in lines if line), _rows(ticket, waits, over=over), bold=True)


def _asked(ticket: Ticket, now: datetime, zone: str, *, over: bool) -> str:
    """Why they are asked."""
    if ticket.emergency and not is_accepted(ticket):
        return say("climb-alarm-late" if was_accepted_late(ticket, now) else "climb-alarm")
    since = moment(ticket.assigned or ticket.made, now, zone)
    if over:
        return say("climb-untouched-over", since=since)
    return say("climb-untouched", who=ticket.executor_name or say("staff-nameless"), since=since)


def _has_it(ticket: Ticket, *, over: bool) -> str:
    return say("climb-taken", who=ticket.executor_name) if ticket.executor_name and not over else ""


def _rows(ticket: Ticket, waits: bool, *, over: bool) -> Rows:
    def button(does: str, main: bool = False) -> Button:
        return Button(say(f"climb-{does}"), f"l:{ticket.id}:{does}", main=main)

    if over:
        return ((button("watch", main=True),),)
    if not waits or not may_move(ticket, Action.TAKE):
        return ()
    return ((button("take", main=True),), (button("pass"), button("help")))


def lines(ticket: Ticket, now: datetime) -> list[str]:
    """What the staff card says of it: special control, an emergency that waited too long, how far up it has come."""
    rung = Rung(ticket.level) if ticket.level in set(Rung) else Rung.NOBODY
    up = rung is not Rung.NOBODY and is_open(ticket.status) and (rung > Rung.DUTY)
    return [
        say("card-special") if ticket.special else "",
        say("card-alarm-late") if was_accepted_late(ticket, now) else "",
        say("card-climbed", who=say(f"rung-{rung.name.lower()}")) if up else "",
    ]
