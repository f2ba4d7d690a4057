"""Lines that the card of the staff and the executor's own have in common."""

from datetime import datetime

from sqlalchemy import Connection

from domain.terms import HALF, reached
from domain.tickets import Status, Ticket, is_open
from handlers.behalf import taken
from handlers.screens import Button
from handlers.texts import say
from handlers.when import deadline, moment
from handlers.whereabouts import place_words
from handlers.wording import cut
from storage import tickets

STORY = 2000
"""Characters of the story that stand on the card."""
FURTHER = "more"
"""What the button carries behind which the rest stands."""
INWARD = ("story", "answer")
"""Stages at which files come from the resident."""
KINDS = {"photo": "card-photos", "video": "card-videos", "voice": "card-voices", "document": "card-documents"}


def story(whole: str) -> tuple[str, bool]:
    """The story as it stands on the card, and whether something is left out."""
    most = STORY
    while len(whole[:most].encode("utf-16-le")) // 2 > 3000:  # emoji count double in a message's limit
        most -= 250
    return cut(whole, most), len(whole) > most


def address(ticket: Ticket) -> str:
    """Where it is."""
    place = place_words(ticket)
    return say("card-place", place=place) if place else say("card-no-place")


def filed_for(ticket: Ticket) -> list[str]:
    """How it came in where it was not the resident who filed it, and how they are told."""
    if not ticket.is_told_by_call:
        return []
    told = say("card-caller" if ticket.phone else "card-caller-silent")
    return [line for line in (taken(ticket), told) if line]


def files(connection: Connection, number: int) -> str:
    """What the resident attached, counted."""
    every = [file for file in tickets.files_of(connection, number) if file.stage in INWARD]
    kinds = [file.kind for file in every if not file.is_lost]
    words = [say(text, count=str(kinds.count(kind))) for kind, text in KINDS.items() if kind in kinds]
    lost = len(every) - len(kinds)
    return " · ".join([*words, *([say("card-lost", count=str(lost))] if lost else [])])


def due(ticket: Ticket, now: datetime, zone: str) -> str:
    """By when, or since when it is late."""
    if ticket.promised is None or not is_open(ticket.status):
        return ""
    passed = reached(ticket.made, ticket.promised, now)
    if passed == 1:
        over = say("card-overdue", at=moment(ticket.promised, now, zone))
        if ticket.legal_due is None or now < ticket.legal_due:
            return over
        return f"{over}\n{say('card-illegal', at=moment(ticket.legal_due, now, zone))}"
    mark = f" · {say('card-half' if passed == HALF else 'card-little')}" if passed else ""
    return say("card-due", by=deadline(ticket.promised, now, zone)) + mark


def until(ticket: Ticket, now: datetime, zone: str) -> str:
    """When what waits comes back by itself."""
    if ticket.status is not Status.WAITING or ticket.until is None:
        return ""
    return say("card-until", at=deadline(ticket.until, now, zone))


def further(ticket: Ticket) -> list[Button]:
    """The button behind which the rest stands, while something can be done."""
    return [Button(say("card-further"), f"c:{ticket.id}:{FURTHER}")] if is_open(ticket.status) else []
