"""The same in words: a command with a number, a bare number, a label of the card, stars after their question."""

import re
from datetime import datetime
from functools import cache

from domain.tickets import Ticket
from handlers import answering, mine, mine_buttons, stars, undoing, verdict, verdict_words, welcome
from handlers.events import Message
from handlers.mine_buttons import Does, attempt
from handlers.reading import read_message
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import clean, same
from storage import shown, sources, tickets
from storage.shown import Shown

_WORDS = re.compile(r"(/?)(\w+)\s*(?:№|#)?\s*(\d{1,9})?\b[.,:]?\s*(.*)", re.DOTALL)
_NUMBERED = re.compile(r"(?:№|#)\s*(\d{1,9})")
TYPED = ("ticket", "add", "withdraw", "photos", "history", "rate", "reopen", "solved", "call", "appeal", "up", "course")
"""Commands; their Russian twins are `mine-typed-…`."""
PHOTOS = {"key": "text", "kind": "text", "files_do": True}
"""As what a message is read whose photos count."""
LABELS = {
    "mine-add": "add",
    "appeal-button": "appeal",
    "mine-withdraw": "withdraw",
    "mine-photos": "photos",
    "mine-history-all": "history",
    "phone-give": "call",
    "rating-give": "rate",
    "rating-again": "reopen",
    "rating-undone": "reopen",
    "mine-up": "up",
    "mine-course": "course",
    "verdict-solved": "solved",
    "verdict-unsolved": "reopen",
    "verdict-solved-answer": "solved",
    "verdict-unsolved-answer": "reopen",
}
"""Labels of the card that may be typed instead of being pressed."""


def words(visit: Visit, message: Message, received: datetime) -> bool:
    """A command with or without its slash, a number, or a label of the card that stands there."""
    text = clean(message.text)
    found, typed = _WORDS.fullmatch(text), same(text)
    if typed == _same("relay-new"):
        _new(visit)
        return True
    if visit.conversation is None and typed in (_same("mine-past"), _same("mine-list")):
        mine.show(visit, past=typed == _same("mine-past"))
        return True
    if visit.conversation is None and not message.files and (does := _labels().get(typed)):
        return _do_in_words(visit, message, does, "", "", text)
    if visit.conversation is None and (numbered := _NUMBERED.fullmatch(text)):
        return _do_in_words(visit, message, "ticket", numbered[1], "", text)
    if found is None or same(found[2]) not in _commands():
        return False
    bare = visit.conversation is None and not message.files and found[3] and (not found[4] or stars.typed(found[4]))
    if not (found[1] or bare):
        return False
    return _do_in_words(visit, message, _commands()[same(found[2])], found[3] or "", found[4], f"/{found[2]}")


def stars_typed(visit: Visit, message: Message, received: datetime) -> bool:
    """A bare «5», «solved», «no, it leaks again» as a reply to what was asked, or right after it."""
    if visit.conversation is not None and not message.reply_to:
        return False
    given = 0 if message.files else stars.typed(message.text)
    if not given and not message.text.strip():
        return False
    about = _about(visit, message)
    ticket = tickets.get(visit.connection, about.ticket) if about is not None and about.ticket else None
    if about is None or ticket is None or ticket.person != visit.person.id:
        return False
    if about.shows != stars.shown_as(ticket.id):
        return False
    if given:
        attempt(visit, ticket, mine_buttons.BUTTONS["rate"], str(given))
        return True
    return _judged(visit, message, ticket)


def _judged(visit: Visit, message: Message, ticket: Ticket) -> bool:
    """Whether it is solved, in words."""
    if ticket.closed_by == "resident" and not message.files and verdict_words.is_skip(message.text):
        attempt(visit, ticket, mine_buttons.BUTTONS["unrated"], "")
        return True
    said = verdict_words.read(message.text, ticket.category)
    if said is None or (said.solved and message.files):
        return False
    if said.solved:
        attempt(visit, ticket, mine_buttons.BUTTONS["solved"], "")
    else:
        files = answering.pack_files(visit, read_message(PHOTOS, message).files)
        attempt(visit, ticket, lambda visit, one, why: verdict.unsolved(visit, one, why, files), said.reason)
    return True


@cache
def _same(name: str) -> str:
    return same(say(name))


def _new(visit: Visit) -> None:
    """That it is a new problem, typed: about what was added last; where nothing was, a report begins."""
    recent = sources.since(visit.connection, visit.line.id, visit.chat, visit.now - undoing.STAYS)
    last = next((one for one in reversed(recent) if one.entry is not None), None)
    ticket = tickets.get(visit.connection, last.ticket) if last is not None else None
    if last is None or ticket is None or ticket.person != visit.person.id:
        welcome.tell(visit, {})
    else:
        attempt(visit, ticket, mine_buttons.BUTTONS["new"], str(last.entry))


def _about(visit: Visit, message: Message) -> Shown | None:
    """The message of ours that is meant: the one replied to, else the newest."""
    if message.reply_to:
        return shown.about(visit.connection, visit.line.id, visit.chat, message.reply_to)
    return shown.newest(visit.connection, visit.line.id, visit.chat)


def _do_in_words(visit: Visit, message: Message, does: str, number: str, rest: str, typed: str) -> bool:
    about = None if number else _about(visit, message)
    wanted = int(number) if number else about.ticket if about is not None else None
    if wanted is None and not typed.startswith("/"):
        return False
    ticket = tickets.get(visit.connection, wanted) if wanted else None
    if wanted is None:
        visit.answer(say("mine-no-number", command=typed))
    elif ticket is None or ticket.person != visit.person.id:
        mine.show(visit, note=say("mine-not-yours"))
    else:
        attempt(visit, ticket, SPOKEN[does], rest)
    return True


SPOKEN: dict[str, Does] = {name: mine_buttons.BUTTONS[name] for name in TYPED if name in mine_buttons.BUTTONS}
SPOKEN |= {"ticket": mine_buttons.BUTTONS["show"], "call": mine_buttons.BUTTONS["phone"]}


@cache
def _commands() -> dict[str, str]:
    """Every command by its English word and by its twin."""
    return {same(word): name for name in TYPED for word in (name, say(f"mine-typed-{name}"))}


@cache
def _labels() -> dict[str, str]:
    return {same(say(label)): does for label, does in LABELS.items()}
