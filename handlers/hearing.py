"""Who reported a ticket hears how it moves; who has no messenger is called, and who cannot be reached is told of."""

from dataclasses import replace

from domain.tickets import Status, Ticket
from handlers import acting, owed, stars, statuses
from handlers.acting import Acting
from handlers.texts import has, say
from handlers.visit import Visit
from storage import organisations, people


def has_notice(status: Status) -> bool:
    """Whether the resident hears of it when a ticket comes to this state."""
    return has(f"told-{status}") and status is not Status.CLOSED


def tell(by: Acting, after: Ticket, comment: str) -> None:
    """The resident hears of the new state; who has no messenger is called."""
    if after.is_told_by_call:
        owed.follow(by, after, comment)
        return
    zone = organisations.zone(by.connection, after.organisation)
    screen = statuses.notice(after, comment, by.now, zone)
    words = {"ticket": after.id, "person": after.person}
    if screen is not None and after.status is Status.DONE:
        asked = replace(screen, rows=stars.verdict(after.id, after.kind))
        acting.tell(by, after.line, after.chat, asked, shows=stars.shown_as(after.id), fresh=True, **words)
    elif screen is not None:
        acting.tell(by, after.line, after.chat, screen, **words)


def can_reach(visit: Visit, line: int, chat: str) -> bool:
    """Whether the resident has a messenger and has not blocked us there."""
    if not line:
        return False
    contact = people.contacts(visit.connection, [(line, chat)]).get((line, chat))
    return contact is None or not contact.blocked


def unreached(visit: Visit, found: Ticket) -> str:
    """Why the resident will not hear of it, as a sentence; empty where they will."""
    if found.is_told_by_call:
        return say("did-caller" if found.phone else "did-caller-silent")
    return "" if can_reach(visit, found.line, found.chat) else say("refused-resident")
