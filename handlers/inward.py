"""What the staff write in reply to a message of ours: to the resident, a note, or a question whom it is for."""

from datetime import timedelta
from typing import Any

from domain.errors import Refused
from handlers import answering, asking, causes, forms, membership, notes
from handlers.events import Message
from handlers.filing import attach
from handlers.reading import read_message
from handlers.screens import Screen
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import clean, has_words
from storage import questions, tickets
from storage.shown import Shown

PHOTOS_STAY = timedelta(minutes=1)
"""How long photos that follow a report belong to it."""
INSIDE = ("list", "find", "bind", "board")
"""Messages of ours that a reply to means nothing."""


def replied(visit: Visit, message: Message, about: Shown) -> None:
    """A reply to what the resident wrote goes to the resident; one to a card is sorted by two buttons. May refuse."""
    kind, _, name = about.shows.partition(":")
    if kind == "talk" and about.ticket is None:
        other = name != str(visit.person.id)
        raise Refused("form-others" if other else "form-over", who=membership.called(visit, int(name)))
    if kind in INSIDE:
        return
    if kind == causes.NAME:
        causes.replied(visit, message, name)
        return
    if about.ticket is None and kind != "human":
        if kind == "asked":
            raise Refused("reply-human")
        return
    text, files = clean(message.text), _files(visit, message)
    if not has_words(text) and not files:
        raise Refused("form-words")
    if len(text) > asking.LONGEST:
        raise Refused("refused-long", most=str(asking.LONGEST))
    if kind == "human":
        if message.files:
            raise Refused("human-no-files")
        asking.answer(visit, int(name.partition(".")[0]), text)
    elif about.ticket is not None and kind == "said":
        since = visit.now - PHOTOS_STAY
        if message.album and not text and questions.asked_since(visit.connection, visit.person.id, about.ticket, since):
            attach(visit, about.ticket, files, "question")
        else:
            asking.ask(visit, about.ticket, text, files)
    elif about.ticket is not None:
        forms.begin_whom(visit, about.ticket, text, files, message.album)


def note(visit: Visit, message: Message, about: Shown) -> bool:
    """What begins with «!» in reply to a ticket's message is kept with it; False where there is no ticket."""
    if about.ticket is None:
        return False
    notes.keep(visit, about.ticket, clean(message.text).lstrip("!！ "), len(_files(visit, message)))
    return True


def photos_of_report(visit: Visit, message: Message) -> bool:
    """Photos that follow a report: one by one, or as an album, they belong to the ticket that it finished."""
    files = _files(visit, message)
    since = visit.now - PHOTOS_STAY
    number = tickets.last_done(visit.connection, visit.person.id, since) if files else None
    if number is None:
        return False
    attach(visit, number, files, "report")
    visit.show(Screen(say("did-photos", number=str(number))), f"photos:{number}")
    return True


def _files(visit: Visit, message: Message) -> list[dict[str, Any]]:
    """Those that are taken."""
    reading = read_message({"key": "text", "kind": "text", "files_do": True}, message)
    return answering.pack_files(visit, reading.files)
