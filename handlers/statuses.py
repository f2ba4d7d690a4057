"""Where a ticket stands, in the words of the resident and of the desk, and what the resident hears when it moves."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from domain.tickets import Status, Ticket
from handlers.screens import Screen
from handlers.texts import has, say
from handlers.when import deadline
from handlers.wording import cut

ZONE = "Europe/Moscow"
"""Of an organisation that names none."""
SHORT = 500
"""Characters of a reason that stand beside a state."""
LONGEST = 3000
"""Characters of a report that travel in the notice; the history keeps the whole."""


def category_label(code: str) -> str:
    """What a ticket is about, in words."""
    name = f"category-{code.replace('.', '-')}"
    return say(name) if has(name) else say("category-none")


def status_words(ticket: Ticket, zone: str = ZONE) -> str:
    """What the resident reads."""
    return say(f"status-{ticket.status}", **_words(ticket, zone))


def desk_words(ticket: Ticket, zone: str = ZONE) -> str:
    """What the staff read."""
    return say(f"desk-{ticket.status}", **_words(ticket, zone))


def _words(ticket: Ticket, zone: str) -> dict[str, Any]:
    if ticket.status is Status.POSTPONED and ticket.until is not None:
        local = ticket.until.astimezone(ZoneInfo(zone or ZONE))
        return {"until": say("when-date", day=str(local.day), month=say(f"when-month-{local.month}"))}
    reason = cut(ticket.reason, SHORT)
    return {"until": "", "reason": reason, "receiver": reason, "original": reason}


def notice(ticket: Ticket, comment: str, now: datetime, zone: str) -> Screen | None:
    """What the resident hears of the state the ticket has now: who does what by when."""
    said = f"told-{ticket.status}"
    if not has(said):
        return None
    lines = [say("told-title", number=str(ticket.id), what=category_label(ticket.category))]
    lines.append(say(said, who=ticket.executor_name, reason=cut(comment, LONGEST)))
    if ticket.status is Status.DONE and comment:
        lines.append(say("told-done-report", report=cut(comment, LONGEST)))
    ended = ticket.status in (Status.DONE, Status.REJECTED, Status.HANDED_ON)
    if not ended and ticket.promised is not None and ticket.promised > now:
        lines.append(say("told-by", by=deadline(ticket.promised, now, zone or ZONE)))
    if ticket.status is Status.DONE:
        lines.append(say("verdict-ask" if ticket.kind == "problem" else "verdict-ask-answer"))
    return Screen("\n".join(lines), bold=True)
