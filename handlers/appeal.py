"""Where an official appeal is wanted: a ready text of what happened, and where to send it; a message here is none.

Bodies must answer an appeal that came through a system which knows who writes (59-FZ, 547-FZ); the bot is no such.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from domain.tickets import Status, Ticket, is_open
from handlers import cards, history, running
from handlers.board import units
from handlers.screens import Button, Does, Screen
from handlers.statuses import ZONE
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import cut
from storage import organisations, tickets

WORD = "appeal"
A_LINE = 160
STORY = 1200
LONGEST = 3600
"""Units of UTF-16 in all: it is one message in every messenger."""
PLACES = ("gosuslugi", "gis")
"""Where it can be sent; label and address stand in locales/."""


def may(ticket: Ticket) -> bool:
    """Whether there is anything to appeal about: what was taken back or joined to another is told there."""
    return ticket.status not in (Status.WITHDRAWN, Status.DUPLICATE)


def button(number: int) -> Button:
    """The one under the resident's own ticket."""
    return Button(say("appeal-button"), f"k:{number}:{WORD}")


def show(visit: Visit, ticket: Ticket, more: str = "") -> None:
    """First where to send it and that this here is no appeal, then the text by itself, to be copied."""
    links = tuple((Button(say(f"appeal-at-{place}"), say(f"appeal-link-{place}"), Does.LINK),) for place in PLACES)
    running.beside(visit, say("appeal-how"), ticket.id, links)
    visit.fresh = True
    visit.show(Screen(text(visit, ticket)))
    visit.flush(ticket.id)


def text(visit: Visit, ticket: Ticket) -> str:
    """What, where, when it was reported, what was answered, which terms were missed; without a name or a phone."""
    zone = organisations.zone(visit.connection, ticket.organisation) or ZONE
    log = tickets.log_of(visit.connection, ticket.id)
    course = history.lines(ticket, log, visit.now, zone, A_LINE, _at)
    told = _told(visit, ticket, course, zone)
    while units(told) > LONGEST and len(course) > 2:
        del course[1]  # how it began and how it stands are told before what lies between
        told = _told(visit, ticket, course, zone)
    return told


def _told(visit: Visit, ticket: Ticket, course: list[str], zone: str) -> str:
    company = organisations.get(visit.connection, ticket.organisation)
    parts = [
        say("appeal-to", name=company.name) if company is not None and company.name else "",
        say("appeal-what", what=cards.category_label(ticket.category)),
        say("appeal-where", place=cards.place_words(ticket)) if cards.place_words(ticket) else "",
        cut(ticket.story, STORY),
        "\n".join([say("appeal-filed", number=str(ticket.id), at=_at(ticket.made, zone)), *course]),
        say("appeal-outside", numbers=cut(ticket.outside, A_LINE)) if ticket.outside else "",
        "\n".join(_missed(ticket, visit.now, zone)),
        say("appeal-ask"),
    ]
    return "\n\n".join(part for part in parts if part)


def _missed(ticket: Ticket, now: datetime, zone: str) -> list[str]:
    """The terms that were not kept."""
    until = now if is_open(ticket.status) or ticket.ended is None else ticket.ended
    terms = {"promised": ticket.promised, "legal": ticket.legal_due}
    return [say(f"appeal-missed-{name}", at=_at(due, zone)) for name, due in terms.items() if due and due < until]


def _at(moment: datetime, zone: str) -> str:
    """As it is written in a letter, which is read on another day."""
    return f"{moment.astimezone(ZoneInfo(zone or ZONE)):%d.%m.%Y %H:%M}"
