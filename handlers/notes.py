"""Notes to a ticket and its whole history: what the staff tell each other, which no resident ever sees."""

from typing import Any

from domain.tickets import Action, Ticket
from handlers import moves, showing
from handlers.behalf import CALL, POINT, taken
from handlers.texts import has, say
from handlers.visit import Visit
from handlers.when import moment
from storage import organisations, tickets
from storage.tickets import Entry


def keep(visit: Visit, number: int, text: str, files: int = 0) -> Ticket:
    """Enter a note in the history. Raises Refused."""
    ticket = moves.allow(visit, number, Action.COMMENT)
    said = "\n".join(part for part in (text, say("note-files", count=files) if files else "") if part)
    moves.record(visit, ticket, Action.COMMENT, ticket.status, said)
    showing.refresh(visit, ticket)
    return ticket


def history(visit: Visit, ticket: Ticket) -> str:
    """Everything that was done to a ticket, a line each, the oldest first."""
    zone = organisations.zone(visit.connection, ticket.organisation)
    at, how = moment(ticket.made, visit.now, zone), taken(ticket)
    lines = [say("log-taken", at=at, how=how[:1].lower() + how[1:]) if how else say("log-filed", at=at)]
    for entry in tickets.log_of(visit.connection, ticket.id):
        if entry.action in (CALL, POINT):  # the first line says it
            continue
        lines.append(_line(entry, ticket, {"at": moment(entry.at, visit.now, zone)}))
    return "\n".join(lines)


def _line(entry: Entry, ticket: Ticket, words: dict[str, Any]) -> str:
    who = entry.name or say("log-resident" if entry.person == ticket.person else "log-clock")
    what = say(f"log-{entry.action}") if has(f"log-{entry.action}") else say("log-changed")
    line = say("log-line", who=who, what=what, **words)
    return f"{line}: {entry.comment}" if entry.comment else line
