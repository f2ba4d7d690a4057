"""A line of the journal in words: what stands in each column of a ticket."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from domain import categories
from domain.categories import Urgency
from domain.errors import Unknown
from domain.journal import BASIS, COLUMNS, PRIVATE, kept_until
from domain.tickets import Action, Status, Ticket, move_for
from handlers.statuses import category_label, desk_words
from handlers.texts import has, say
from handlers.whereabouts import house_words
from storage.journal import Line, Listed
from storage.ticket_log import Entry

Cell = str | int | datetime | None
DONE = (Status.DONE, Status.CLOSED)
MOST = 2000
"""Characters in a cell."""
PUT_OFF = ("postpone", "wait", "extend", "no_access")
REASONED = (Status.REJECTED, Status.HANDED_ON, Status.RETURNED, Status.WITHDRAWN, Status.DUPLICATE)


def heads(closed: bool) -> list[str]:
    """The first line; `closed` leaves out what may not travel abroad."""
    return [say(f"journal-head-{name}") for name in _columns(closed)]


def cells(line: Line, listed: Listed, zone: ZoneInfo, closed: bool) -> list[Cell]:
    """The line of a ticket. Times are those of the house."""
    ticket = line.ticket

    def local(at: datetime | None) -> datetime | None:
        return None if at is None else at.astimezone(zone).replace(tzinfo=None, microsecond=0)

    def when(*actions: str) -> datetime | None:
        return local(next((entry.at for entry in line.log if entry.action in actions), None))

    found: dict[str, Cell] = {
        "number": ticket.id,
        "registered": local(ticket.made),
        "channel": _channel(ticket, listed),
        "accepted": ticket.filed_name or next((one.name for one in line.log if one.name), "") or say("journal-bot"),
        "applicant": f"{say('journal-applicant')} {ticket.person}",
        "address": _address(ticket),
        "flat": ticket.flat,
        "account": line.accounts,
        "story": ticket.story[:MOST],
        "kind": say(f"journal-kind-{ticket.kind}"),
        "work": _work(ticket.category),
        "priority": _priority(ticket),
        "emergency": say("journal-yes" if ticket.emergency else "journal-no"),
        "legal": local(ticket.legal_due),
        "basis": _basis(ticket.category),
        "planned": local(ticket.promised),
        "executor": ticket.executor_name,
        "departed": when("depart"),
        "localised": when("localise"),
        "begun": local(ticket.begun) or when("start", "take"),
        "solved": local(ticket.ended) if ticket.status in DONE else None,
        "state": desk_words(ticket, str(zone)),
        "reason": ticket.reason[:MOST] if ticket.status in REASONED else "",
        "measures": _last(line.log, "done"),
        "materials": line.materials,
        "before": line.before or None,
        "after": line.after or None,
        "told": _told(line.log, local),
        "postponed": _put_off(line.log),
        "rating": ticket.rating,
        "confirmed": _confirmed(ticket),
        "repeat": ticket.duplicate_of or listed.repeats.get(ticket.id),
        "reopened": ticket.reopened or None,
        "outside": ticket.outside,
        "kept": local(kept_until(ticket.made)),
    }
    return [found[name] for name in _columns(closed)]


def _columns(closed: bool) -> list[str]:
    return [name for name in COLUMNS if not (closed and name in PRIVATE)]


def _channel(ticket: Ticket, listed: Listed) -> str:
    if ticket.source:
        source = f"journal-channel-{ticket.source}"
        return say(source) if has(source) else say("journal-channel-other")
    name = f"poster-{listed.messengers.get(ticket.line, '')}"
    return say(name) if has(name) else say("journal-channel-other")


def _address(ticket: Ticket) -> str:
    """Without the flat, which has a column of its own."""
    entrance = f"{say('journal-entrance')} {ticket.entrance}" if ticket.entrance else ""
    return ", ".join(part for part in (house_words(ticket), entrance) if part)


@cache
def _work(category: str) -> str:
    name = f"category-{category.replace('.', '-')}-name"
    return say(name) if has(name) else category_label(category)


@cache
def _basis(category: str) -> str:
    try:
        return BASIS.get(categories.get(category).sla, "")
    except Unknown:
        return ""


def _priority(ticket: Ticket) -> str:
    if ticket.urgency is Urgency.LIFE:
        return say("journal-priority-life")
    return say("journal-priority-emergency" if ticket.emergency else "journal-priority-usual")


def _confirmed(ticket: Ticket) -> str:
    name = f"journal-said-{ticket.closed_by}"
    return say(name) if ticket.closed_by and has(name) else ""


def _last(log: Sequence[Entry], action: str) -> str:
    return next((entry.comment[:MOST] for entry in reversed(log) if entry.action == action), "")


def _told(log: Sequence[Entry], local: Callable[[datetime | None], datetime | None]) -> str:
    """When who reported it was told of something."""
    moments = [local(entry.at) for entry in log if entry.action in _telling()]
    return "; ".join(f"{at:%d.%m.%Y %H:%M}" for at in moments if at is not None)[:MOST]


@cache
def _telling() -> frozenset[str]:
    """Actions of which the resident hears."""
    return frozenset(str(action) for action in Action if move_for(action).tells_resident)


def _put_off(log: Sequence[Entry]) -> str:
    return "; ".join(entry.comment for entry in log if entry.action in PUT_OFF and entry.comment)[:MOST]
