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


def told_by(status: Status, action: str = "") -> str:
    """The sentence that a resident hears of a state, or of what led to it; empty where there is none."""
    by_action = f"heard-{action}"
    if action and has(by_action):
        return by_action
    return f"told-{status}" if has(f"told-{status}") and status is not Status.CLOSED else ""


def notice(ticket: Ticket, comment: str, now: datetime, zone: str, action: str = "") -> Screen | None:
    """What the resident hears of the state the ticket has now: who does what by when."""
    said = told_by(ticket.status, action)
    if not said:
        return None
    lines = [say("told-title", number=str(ticket.id), what=category_label(ticket.category))]
    words = _words(ticket, zone) | {"who": ticket.executor_name, "reason": cut(comment, LONGEST)}
    lines.append(say(said, **words))
    if ticket.status is Status.DONE and comment:
        lines.append(say("told-done-report", report=cut(comment, LONGEST)))
    ended = ticket.status in (Status.DONE, Status.REJECTED, Status.HANDED_ON)
    if not ended and ticket.promised is not None and ticket.promised > now:
        lines.append(say("told-by", by=deadline(ticket.promised, now, zone or ZONE)))
    if ticket.status is Status.DONE:
        lines.append(say("verdict-ask" if ticket.kind == "problem" else "verdict-ask-answer"))
    return Screen("\n".join(lines), bold=True)
