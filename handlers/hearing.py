"""Who reported a ticket hears how it moves; who has no messenger is called, and who cannot be reached is told of."""

from dataclasses import replace

from domain.tickets import Status, Ticket
from handlers import acting, owed, stars, statuses
from handlers.acting import Acting
from handlers.texts import say
from handlers.visit import Visit
from storage import organisations, people, tickets


def tell(by: Acting, after: Ticket, comment: str, action: str = "") -> None:
    """The resident hears of the new state; who has no messenger is called."""
    if after.is_told_by_call:
        owed.follow(by, after, comment)
        return
    zone = organisations.zone(by.connection, after.organisation)
    screen = statuses.notice(after, comment, by.now, zone, action)
    words = {"ticket": after.id, "person": after.person}
    if screen is not None and after.status is Status.DONE:
        asked = replace(screen, rows=stars.verdict(after.id, after.kind))
        acting.tell(by, after.line, after.chat, asked, shows=stars.shown_as(after.id), fresh=True, **words)
    elif screen is not None:
        acting.tell(by, after.line, after.chat, screen, **words)


def tell_merged(by: Acting, after: Ticket, comment: str) -> None:
    """Who reported the same hears how the original ended."""
    zone = organisations.zone(by.connection, after.organisation)
    for one in tickets.duplicates(by.connection, after.id):
        if one.is_told_by_call:
            owed.follow(by, replace(after, id=one.id, phone=one.phone), comment)
            continue
        ended = replace(after, id=one.id, category=one.category)
        screen = statuses.notice(ended, comment, by.now, zone)
        if screen is not None:
            said = say("told-merged", number=str(one.id), original=str(after.id))
            asked = {say("verdict-ask"), say("verdict-ask-answer")}  # that is for who reported the original
            kept = [line for line in screen.text.split("\n") if line not in asked]
            told = replace(screen, text="\n".join((*kept, said)))
            acting.tell(by, one.line, one.chat, told, ticket=one.id, person=one.person)


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
