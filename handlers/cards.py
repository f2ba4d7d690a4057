"""The staff card: drawn from today's rows whenever it is sent, so that it never tells of yesterday."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from domain.tickets import Action, Status, Ticket, actions_now, is_open, may_move
from handlers import (
    appointed,
    board,
    bursts,
    climb_card,
    dialogues,
    extend_button,
    import_words,
    mailing_words,
    marks,
    moderating,
    owed,
    personal,
    proposals,
    proving,
    repeats,
    silence,
    ways,
)
from handlers.card_lines import INWARD as INWARD
from handlers.card_lines import address, due, filed_for, files, further, story, until
from handlers.screens import Button, Does, Line, Rows, Screen
from handlers.statuses import SHORT, ZONE, desk_words
from handlers.statuses import category_label as category_label
from handlers.statuses import status_words as status_words
from handlers.texts import say
from handlers.whereabouts import place_words as place_words
from handlers.wording import cut
from storage import organisations, tickets

FORWARD = (Action.TAKE, Action.START, Action.BACK, Action.DONE, Action.CONFIRM, Action.CLOSE)
"""The buttons that bring a ticket to its end: they stand out."""
MOST = 10
"""Buttons of a card: the tightest keyboard holds no more, the history stands behind the last of them as well."""
ROOM = 8
"""Buttons beside the link into the private chat, which counts as two, in the tightest messenger."""


def draw(connection: Connection, shows: str, line: Line, now: datetime) -> Screen | None:
    """What `shows` names, as it is now; None when it is no more."""
    kind, _, number = shows.partition(":")
    if kind == "board":
        return board.draw(connection, number, line, now)
    if kind == "new":
        return bursts.draw(connection, number, now)
    if kind == "proof":
        return proving.draw(connection, number, line)
    if kind == "asked":
        return marks.draw(connection, number)
    if kind == "callback":
        return owed.draw(connection, number, now)
    if kind == "import":
        return import_words.draw(connection, number, line)
    if kind == "mailing":
        return mailing_words.draw(connection, number, now)
    if kind == "job":
        return personal.draw(connection, number, now)
    if kind == "root":
        return repeats.draw(connection, number, now)
    if kind == "up":
        return moderating.draw(connection, number, now)
    if kind == silence.WORD:
        return silence.draw(connection, tickets.get(connection, int(number)) if number.isdecimal() else None)
    if kind in (climb_card.WORD, climb_card.OVER):
        number, _, whose = number.partition(":")
        found = tickets.get(connection, int(number)) if number.isdecimal() else None
        return climb_card.draw(connection, found, whose, now, over=kind == climb_card.OVER)
    ticket = tickets.get(connection, int(number)) if kind == "card" and number.isdecimal() else None
    return None if ticket is None else card(connection, ticket, now, line)


def card(connection: Connection, ticket: Ticket, now: datetime, line: Line | None = None) -> Screen:
    """One text message with the buttons that make sense now, among them the way into our private chat on the line."""
    zone = organisations.zone(connection, ticket.organisation) or ZONE
    told, cut_off = story(ticket.story)
    lines = [
        say("card-title", number=str(ticket.id), what=category_label(ticket.category)),
        say("card-emergency") if ticket.emergency else "",
        *climb_card.lines(ticket, now),
        say("card-unfinished") if ticket.unfinished else "",
        ways.told_of(connection, ticket),
        address(ticket),
        f"\n{told or say('card-no-story')}\n",
        files(connection, ticket.id),
        say("card-outside", numbers=cut(ticket.outside, SHORT)) if ticket.outside else "",
        say("card-edited") if ticket.edited else "",
        say("card-public") if ticket.public else "",
        say("card-resident", name=ticket.name) if ticket.name else "",
        *filed_for(ticket),
        due(ticket, now, zone),
        say("card-status", status=desk_words(ticket, zone)),
        until(ticket, now, zone),
        *appointed.lines(connection, ticket),
        proposals.words(connection, ticket),
        say("card-who", who=ticket.executor_name) if ticket.executor_name else "",
        say("card-reason", reason=cut(ticket.reason, SHORT)) if _explained(ticket) else "",
        say("card-rating", stars=str(ticket.rating)) if ticket.rating else "",
    ]
    noted = tickets.notes(connection, ticket.id)
    lines.append(say("card-notes", count=str(noted)) if noted else "")
    link = line.link if line is not None and dialogues.is_missed(connection, ticket) else ""
    buttons = _buttons(ticket, cut_off, noted > 0, now, ROOM if link else MOST)
    rows = tuple((one,) for one in proposals.buttons(connection, ticket)) + buttons
    if link and line is not None and _has_room(rows, line):
        way = link.format(code=dialogues.CODE)
        rows = (*rows, (Button(say("card-personal"), way, Does.LINK),))
    return Screen("\n".join(part for part in lines if part), rows, bold=True)


def _explained(ticket: Ticket) -> bool:
    return bool(ticket.reason) and ticket.status in (Status.RETURNED, Status.REJECTED)


def _has_room(rows: Rows, line: Line) -> bool:
    """Whether one more row fits, with a link, which may count as two buttons."""
    return len(rows) < line.can.rows and sum(map(len, rows)) + 2 <= line.can.buttons


def _buttons(ticket: Ticket, cut_off: bool, noted: bool, now: datetime, most: int) -> Rows:
    """At most so many; what has no room stands behind the button for more."""
    actions = [
        Button(say(f"action-{action}"), f"c:{ticket.id}:{action}", main=action in FORWARD)
        for action in actions_now(ticket)
    ]
    phone = [Button(say("phone-show"), f"c:{ticket.id}:{Action.SHOW_PHONE}")]
    story, log = (Button(say(f"card-{what}"), f"c:{ticket.id}:{what}") for what in ("story", "log"))
    more = [button for button, wanted in ((story, cut_off), (log, noted)) if wanted]
    called = phone if ticket.phone and may_move(ticket, Action.SHOW_PHONE) else []
    actions += further(ticket)
    if noted and len(actions) + len(called) + len(more) > most:
        more.remove(log)
    if len(actions) + len(called) + len(more) > most:
        actions = [one for one in actions if one.data != f"c:{ticket.id}:{Action.PASS}"]
    if is_open(ticket.status) and ticket.executor is not None and len(actions) + len(called) + len(more) < ROOM:
        actions.append(Button(say("visit-button"), f"c:{ticket.id}:visit"))
    if len(actions) + len(called) + len(more) < ROOM:
        actions += extend_button.button(ticket, now)
    return (*_pairs(actions), *((one,) for one in called), *_pairs(more))


def _pairs(buttons: Sequence[Button]) -> Rows:
    """Two in a row."""
    return tuple(tuple(buttons[first : first + 2]) for first in range(0, len(buttons), 2))
