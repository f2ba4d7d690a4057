"""The staff card: drawn from today's rows whenever it is sent, so that it never tells of yesterday."""

from datetime import datetime

from sqlalchemy import Connection

from domain.tickets import Action, Status, Ticket, actions_now, is_open, may_move
from handlers import board, marks, proving
from handlers.screens import Button, Line, Rows, Screen
from handlers.statuses import SHORT, ZONE, desk_words
from handlers.statuses import category_label as category_label
from handlers.statuses import status_words as status_words
from handlers.texts import say
from handlers.when import deadline, moment
from handlers.whereabouts import place_words as place_words
from handlers.wording import cut
from storage import organisations, tickets

STORY = 2000
"""Characters of the story that stand on the card."""
INWARD = ("story", "answer")
"""Stages at which files come from the resident."""
KINDS = {"photo": "card-photos", "video": "card-videos", "voice": "card-voices", "document": "card-documents"}
FORWARD = (Action.TAKE, Action.START, Action.DONE, Action.CLOSE)
"""The buttons that bring a ticket to its end: they stand out."""


def draw(connection: Connection, shows: str, line: Line, now: datetime) -> Screen | None:
    """What `shows` names, as it is now; None when it is no more."""
    kind, _, number = shows.partition(":")
    if kind == "board":
        return board.draw(connection, number, now)
    if kind == "proof":
        return proving.draw(connection, number, line)
    if kind == "asked":
        return marks.draw(connection, number)
    ticket = tickets.get(connection, int(number)) if kind == "card" and number.isdecimal() else None
    return None if ticket is None else card(connection, ticket, now)


def card(connection: Connection, ticket: Ticket, now: datetime) -> Screen:
    """One text message with the buttons that make sense now."""
    zone = organisations.the(connection).timezone or ZONE
    told, cut_off = _story(ticket.story)
    lines = [
        say("card-title", number=str(ticket.id), what=category_label(ticket.category)),
        say("card-emergency") if ticket.emergency else "",
        say("card-unfinished") if ticket.unfinished else "",
        _address(ticket),
        f"\n{told or say('card-no-story')}\n",
        _files(connection, ticket.id),
        say("card-edited") if ticket.edited else "",
        say("card-resident", name=ticket.name) if ticket.name else "",
        _due(ticket, now, zone),
        say("card-status", status=desk_words(ticket, zone)),
        say("card-who", who=ticket.executor_name) if ticket.executor_name else "",
        say("card-reason", reason=cut(ticket.reason, SHORT)) if _explained(ticket) else "",
        say("card-rating", stars=str(ticket.rating)) if ticket.rating else "",
    ]
    noted = tickets.notes(connection, ticket.id)
    lines.append(say("card-notes", count=str(noted)) if noted else "")
    return Screen("\n".join(line for line in lines if line), _buttons(ticket, cut_off, noted > 0), bold=True)


def _story(story: str) -> tuple[str, bool]:
    """The story as it stands on the card, and whether something is left out."""
    most = STORY
    while len(story[:most].encode("utf-16-le")) // 2 > 3000:  # emoji count double in a message's limit
        most -= 250
    return cut(story, most), len(story) > most


def _explained(ticket: Ticket) -> bool:
    return bool(ticket.reason) and ticket.status in (Status.RETURNED, Status.REJECTED)


def _address(ticket: Ticket) -> str:
    place = place_words(ticket)
    return say("card-place", place=place) if place else say("card-no-place")


def _files(connection: Connection, number: int) -> str:
    files = [file for file in tickets.files_of(connection, number) if file.stage in INWARD]
    kinds = [file.kind for file in files if not file.is_lost]
    words = [say(text, count=str(kinds.count(kind))) for kind, text in KINDS.items() if kind in kinds]
    lost = len(files) - len(kinds)
    return " · ".join([*words, *([say("card-lost", count=str(lost))] if lost else [])])


def _due(ticket: Ticket, now: datetime, zone: str) -> str:
    if ticket.promised is None or not is_open(ticket.status):
        return ""
    if ticket.promised < now:
        return say("card-overdue", at=moment(ticket.promised, now, zone))
    return say("card-due", by=deadline(ticket.promised, now, zone))


def _buttons(ticket: Ticket, cut_off: bool, noted: bool) -> Rows:
    actions = actions_now(ticket)
    buttons = [
        Button(say(f"action-{action}"), f"c:{ticket.id}:{action}", main=action in FORWARD)
        for action in actions
    ]
    rows = [tuple(buttons[first : first + 2]) for first in range(0, len(buttons), 2)]
    if ticket.phone and may_move(ticket, Action.SHOW_PHONE):
        rows.append((Button(say("phone-show"), f"c:{ticket.id}:{Action.SHOW_PHONE}"),))
    story, log = (Button(say(f"card-{what}"), f"c:{ticket.id}:{what}") for what in ("story", "log"))
    last = tuple(button for button, wanted in ((story, cut_off), (log, noted)) if wanted)
    return tuple([*rows, last] if last else rows)
