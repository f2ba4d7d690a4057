"""Calls that are owed: whom to call now, the entry of each, and what came of the call; everything is logged."""

from typing import Any

from domain import phones
from domain.access import Permission, may
from domain.errors import Refused
from domain.tickets import Action, Ticket
from handlers import door, ladder, moves, names, owed
from handlers.events import Press
from handlers.screens import Button, Screen
from handlers.statuses import ZONE, category_label
from handlers.texts import say
from handlers.visit import ANSWER, Visit
from handlers.when import moment
from handlers.whereabouts import house_words
from handlers.wording import cut
from storage import callbacks, organisations, tickets
from storage.callbacks import Callback
from storage.outbox import Post

A_PAGE = 6
PLACE = 40
LIST, ENTRY = "owed", "owed_call"
"""Words of the buttons that turn the list and open an entry of it."""
DOES = (ENTRY, owed.GIVES, owed.TOLD, owed.MISSED, owed.SOLVED, owed.UNDONE)


def show(visit: Visit, organisation: int, prefix: str, page: int = 0) -> None:
    """Whom to call now, the longest owed first; `prefix` begins what the buttons carry."""
    found = callbacks.owed(visit.connection, organisation, visit.now, A_PAGE + 1, page)
    waiting = callbacks.later(visit.connection, organisation, visit.now)
    lines = [line for one in found[:A_PAGE] if (line := _line(visit, one))]
    later = say("owed-later", count=waiting) if waiting else ""
    title = say("owed-list") if lines else say("owed-list-empty")
    buttons = [
        Button(say("mine-number", number=str(one.ticket)), f"{prefix}:{one.ticket}:{ENTRY}") for one in found[:A_PAGE]
    ]
    rows = [tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]
    if len(found) > A_PAGE:
        rows.append((Button(say("card-more"), f"{prefix}:0:{LIST}:{page + 1}"),))
    text = "\n\n".join(part for part in (title, "\n".join(lines), later) if part)
    visit.show(Screen(text, tuple(rows)), f"owed:{visit.person.id}")


def command(visit: Visit, page: int = 0) -> None:
    """The list in a staff chat. Raises Refused."""
    if visit.desk is None or not may(moves.roles(visit, visit.desk.organisation), Permission.CALL):
        raise Refused("refused-right")
    show(visit, visit.desk.organisation, "c", page)


def press(visit: Visit, event: Press, number: int, what: str, prefix: str) -> None:
    """A button of an entry. Raises Refused."""
    ticket = _allowed(visit, number)
    if what == ENTRY:
        bring(visit, ticket, prefix)
    elif what == owed.GIVES:
        visit.note(event, reveal(visit, ticket), stays=True)
    elif what == owed.TOLD:
        visit.note(event, told(visit, ticket))
    elif what == owed.SOLVED:
        visit.note(event, solved(visit, ticket))
    elif what == owed.UNDONE:
        visit.note(event, undone(visit, ticket))
    else:
        visit.note(event, missed(visit, ticket))
    if what != ENTRY and not visit.private:
        visit.posts.extend(owed.posts(visit.connection, ticket))
    elif what in (owed.TOLD, owed.MISSED, owed.SOLVED, owed.UNDONE):
        visit.posts.extend(owed.posts(visit.connection, ticket))
        visit.show(owed.entry(visit.connection, ticket, visit.now, prefix) or Screen(say("owed-none")))


def bring(visit: Visit, ticket: Ticket, prefix: str) -> None:
    """The entry as the newest message."""
    if visit.private:
        visit.show(owed.entry(visit.connection, ticket, visit.now, prefix) or Screen(say("owed-none")))
        return
    shows, reply_to = owed.shown_as(ticket.id), visit.reply_to
    post = Post(visit.line.id, visit.chat, None, ANSWER, shows=shows, fresh=True, reply_to=reply_to, ticket=ticket.id)
    visit.posts.append(post)


def reveal(visit: Visit, ticket: Ticket) -> str:
    """The number, also after the end of the ticket as long as the call is owed; logged."""
    if not ticket.phone:
        raise Refused("phone-none-given", number=str(ticket.id))
    moves.record(visit, ticket, Action.SHOW_PHONE, ticket.status, "")
    return say("phone-is-given", number=str(ticket.id), phone=phones.shown(ticket.phone))


def told(visit: Visit, ticket: Ticket) -> str:
    """They were told: it is off the list, and what was said stays in the history. Raises Refused."""
    call = callbacks.of(visit.connection, ticket.id)
    who = names.mine(visit)
    if call is None or not callbacks.end(visit.connection, ticket.id, "told", visit.now, visit.person.id, who):
        raise Refused("owed-over", number=str(ticket.id))
    zone = organisations.zone(visit.connection, ticket.organisation) or ZONE
    _log(visit, ticket, "called", owed.sentence(call, ticket, visit.now, zone))
    return say("owed-noted", number=str(ticket.id))


def solved(visit: Visit, ticket: Ticket) -> str:
    """They were told and say that it is solved: that counts as their own word. Raises Refused."""
    told(visit, ticket)
    door.go(visit, ticket, Action.SOLVED, _by(visit), comment=say("owed-solved-said"))
    return say("owed-solved-noted", number=str(ticket.id))


def undone(visit: Visit, ticket: Ticket) -> str:
    """They were told and say that it is not done: it is opened again, one level up. Raises Refused."""
    told(visit, ticket)
    after = door.go(visit, ticket, Action.NOT_SOLVED, _by(visit), comment=say("owed-undone-said"))
    who = _by(visit)
    visit.posts.extend(ladder.raise_level(visit.connection, after, visit.now, by=who.person, who=who.name))
    return moves.did(visit, after, Action.REOPEN)


def _by(visit: Visit) -> door.By:
    """Who has asked them; the right to call was checked."""
    return door.By(visit.person.id, names.mine(visit))


def missed(visit: Visit, ticket: Ticket) -> str:
    """Nobody answered: it comes back in an hour. Raises Refused."""
    if not callbacks.missed(visit.connection, ticket.id, visit.now):
        raise Refused("owed-over", number=str(ticket.id))
    _log(visit, ticket, "missed", "")
    zone = organisations.zone(visit.connection, ticket.organisation) or ZONE
    return say("owed-back", number=str(ticket.id), at=moment(visit.now + callbacks.AGAIN, visit.now, zone))


def _log(visit: Visit, ticket: Ticket, action: str, comment: str) -> None:
    words: dict[str, Any] = {"action": action, "person": visit.person.id, "name": names.mine(visit), "comment": comment}
    tickets.log(visit.connection, ticket.id, visit.now, **words)


def _allowed(visit: Visit, number: int) -> Ticket:
    """A ticket that the visitor may see, and call about. Raises Refused."""
    ticket = moves.ticket(visit, number)
    if not may(moves.roles(visit, ticket.organisation), Permission.CALL):
        raise Refused("refused-right")
    if not ticket.is_told_by_call:
        raise Refused("press-not-yours")
    return ticket


def _line(visit: Visit, call: Callback) -> str:
    ticket = tickets.get(visit.connection, call.ticket)
    if ticket is None:
        return ""
    title = say("card-title", number=str(ticket.id), what=category_label(ticket.category))
    place = cut(house_words(ticket), PLACE)
    return " · ".join(part for part in (title, place, say(f"owed-why-{call.why}")) if part)
