"""Putting off what was promised: the resident hears why and until when; the second time a head has to allow it."""

from datetime import datetime

from domain import extending as rules
from domain.access import Permission, Role, may
from domain.errors import Refused
from domain.tickets import Action, Ticket
from handlers import acting, moves, names, owed, rooms, showing
from handlers.dialogues import dialogue
from handlers.events import Press
from handlers.rooms import Room
from handlers.screens import Button, Screen
from handlers.statuses import LONGEST, ZONE, category_label
from handlers.texts import say
from handlers.visit import NOTICE, Visit
from handlers.when import deadline
from handlers.wording import cut, stays_inside
from storage import extensions, organisations, staff, tickets
from storage.extensions import ALLOWED, DENIED
from storage.outbox import Post

DOES = {"letextend": ALLOWED, "noextend": DENIED}
"""What the head's buttons do."""
WORD = "extend"


def extend(visit: Visit, number: int, at: datetime, reason: str) -> str:
    """Put it off, or ask the head for it. What came of it, in a sentence. Raises Refused."""
    ticket = allow(visit, number)
    check(visit, ticket, at)
    if stays_inside(reason):
        raise Refused("refused-inside")
    if ticket.extended and not may(moves.roles(visit, ticket.organisation), Permission.EXTEND_AGAIN):
        return _ask(visit, ticket, at, reason)
    _carry(visit, ticket, at, reason)
    return say("extend-done", number=str(number), by=by_words(visit, ticket, at), told=_told(visit, ticket))


def allow(visit: Visit, number: int) -> Ticket:
    """The ticket, if its promise may be put off at all. Raises Refused with the limit where the law has none left."""
    ticket = moves.allow(visit, number, Action.EXTEND)
    legal = ticket.legal_due
    if legal is not None and (legal <= visit.now or (ticket.promised is not None and legal <= ticket.promised)):
        raise Refused("extend-legal", number=str(number), at=by_words(visit, ticket, legal))
    return ticket


def check(visit: Visit, ticket: Ticket, at: datetime) -> None:
    """That it may be put off until then. Raises Refused."""
    try:
        rules.check(ticket, at, visit.now)
    except Refused as refused:
        words = {
            name: by_words(visit, ticket, value) if isinstance(value, datetime) else value
            for name, value in refused.words.items()
        }
        raise Refused(refused.text, key=refused.key, **words) from None


def zone(visit: Visit, ticket: Ticket) -> str:
    """In which zone its times are told."""
    return organisations.zone(visit.connection, ticket.organisation) or ZONE


def by_words(visit: Visit, ticket: Ticket, at: datetime) -> str:
    """A deadline in words."""
    return deadline(at, visit.now, zone(visit, ticket))


def _carry(visit: Visit, before: Ticket, at: datetime, reason: str) -> None:
    """The one way in which a promise is put off."""
    by = by_words(visit, before, at)
    after = moves.move(
        visit,
        before.id,
        Action.EXTEND,
        comment=say("extend-logged", by=by, reason=reason),
        promised=at,
        extended=before.extended + (before.promised is not None),
    )
    if after.is_told_by_call:
        owed.owe(visit, after, "moved", say("extend-owed", by=by, reason=cut(reason, LONGEST)))
        return
    lines = [
        say("told-title", number=str(after.id), what=category_label(after.category)),
        say("extend-told" if before.promised is not None else "extend-told-first", by=by),
        say("extend-why", reason=cut(reason, LONGEST)),
    ]
    screen = Screen("\n".join(lines), bold=True)
    acting.tell(visit, after.line, after.chat, screen, ticket=after.id, person=after.person)


def _told(visit: Visit, ticket: Ticket) -> str:
    return moves.unreached(visit, ticket) or say("did-told")


def _ask(visit: Visit, ticket: Ticket, at: datetime, reason: str) -> str:
    """The heads are asked in their dialogues, and in the staff chat whoever may."""
    by, c = names.mine(visit), visit.connection
    asked = extensions.ask(c, ticket.id, at, reason, visit.person.id, by, visit.now)
    words = {"number": str(ticket.id), "who": by, "by": by_words(visit, ticket, at), "reason": cut(reason, LONGEST)}
    text = say("extend-asks", **words)
    here = [Button(say(f"extend-{does}"), f"c:{ticket.id}:{does}:{asked.id}") for does in DOES]
    visit.posts += showing.under(c, ticket, Screen(text, (tuple(here),)))
    heads = [head for head in staff.people_with(c, ticket.organisation, Role.HEAD) if head != visit.person.id]
    own = [rooms.button(say(f"extend-{does}"), WORD, ticket.organisation, does, asked.id) for does in DOES]
    for contact in filter(None, (dialogue(c, head) for head in heads)):
        screen = Screen(f"{text}\n{say('extend-asks-about', what=category_label(ticket.category))}", (tuple(own),))
        visit.posts.append(Post(contact.line, contact.external, screen.pack(), NOTICE, person=contact.person.id))
    return say("extend-asked", number=str(ticket.id))


def press(visit: Visit, event: Press, number: int, does: str, request: int) -> None:
    """A head allows it or not. Raises Refused where that was decided before, or the day is no longer possible."""
    asked = extensions.get(visit.connection, request)
    if asked is None or asked.ticket != number or does not in DOES:
        raise Refused("press-not-yours")
    ticket = moves.ticket(visit, number)
    if not may(moves.roles(visit, ticket.organisation), Permission.EXTEND_AGAIN):
        raise Refused("extend-head")
    if does == "letextend":
        moves.allow(visit, number, Action.EXTEND)
        check(visit, ticket, asked.until)
    if not extensions.decide(visit.connection, request, DOES[does], visit.person.id, visit.now):
        raise Refused("extend-decided", number=str(number))
    words = {"number": str(number), "who": names.mine(visit), "by": by_words(visit, ticket, asked.until)}
    if does == "letextend":
        _carry(visit, ticket, asked.until, asked.reason)
    else:
        tickets.log(visit.connection, number, visit.now, action=Action.COMMENT, person=visit.person.id,
                    name=names.mine(visit), before=ticket.status, after=ticket.status,
                    comment=say("extend-denied-log", by=words["by"]))  # fmt: skip
    said = say(f"extend-{DOES[does]}", **words)
    visit.fresh = False
    visit.answer(said)
    if visit.private:
        visit.posts += showing.under(visit.connection, ticket, Screen(said))


def _show(visit: Visit, organisation: int) -> None:
    raise Refused("press-not-yours")


def _pressed(visit: Visit, event: Press, parts: list[str]) -> None:
    """In the head's own dialogue."""
    if len(parts) != 3 or not parts[2].isdecimal() or len(parts[2]) > 9:
        raise Refused("press-not-yours")
    asked = extensions.get(visit.connection, int(parts[2]))
    press(visit, event, asked.ticket if asked is not None else 0, parts[1], int(parts[2]))


ROOM = Room(WORD, "action-extend", Permission.EXTEND_AGAIN, _show, _pressed, listed=False)
