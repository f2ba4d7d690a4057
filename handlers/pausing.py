"""Putting a ticket off until a day, or letting it wait for something named: it comes back by itself, or by hand."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from domain import pauses
from domain.dues import Due
from domain.errors import Refused
from domain.hours import is_day_off
from domain.organisations import Organisation
from domain.tickets import PAUSED, Action, Ticket
from handlers import dues, duty_words, filled, forms, moves
from handlers.book import conversation
from handlers.questions import Option
from handlers.stops import Again, Command
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from handlers.when import deadline
from handlers.wording import has_words, same
from storage import tickets

ACTIONS = (Action.POSTPONE, Action.WAIT)
REVIEW = "*review"
"""No day is named: it is looked at again in a few working days."""


@dataclass(frozen=True, slots=True)
class Paused:
    """Until when, for what."""

    number: int
    action: Action
    until: str
    reason: str

    def do(self, visit: Visit) -> None:
        """Pause it; one that another has moved on meanwhile is left as it is."""
        try:
            said = pause(visit, self.number, self.action, self.reason, self.until)
        except Refused as refused:
            said = moves.sentence(refused)
        filled.close_with(visit, said)


@conversation("postpone")
def postpone(talk: Talk) -> Command:
    """Until which day, and why."""
    until = _until(talk)
    return Paused(forms.number(talk), Action.POSTPONE, until, forms.reason(talk, "wait", "why", "reason", pauses.FOR))


@conversation("wait")
def wait(talk: Talk) -> Command:
    """For what, and when to look again."""
    reason = forms.reason(talk, "wait", "why", "reason", pauses.FOR)
    return Paused(forms.number(talk), Action.WAIT, _until(talk, review=True), reason)


def _until(talk: Talk, *, review: bool = False) -> str:
    """A day by a button, or typed; one that makes no sense is asked again. As an ISO date, or REVIEW."""
    ticket = tickets.get(talk.connection, forms.number(talk))
    zone = duty_words.zone(talk.connection, ticket.organisation if ticket is not None else 0)
    today = talk.now.astimezone(ZoneInfo(zone)).date()
    if "typed" not in talk.answers:
        options = [Option(day.isoformat(), duty_words.day(day, talk.now)) for day in pauses.offers(today)]
        extra = [Option(REVIEW, say("pause-review"))] if review else []
        code = str(talk.choose("day", forms.asks(talk, "form-pause-day"), options, extra=extra))
        if code == REVIEW or code in {option.code for option in options}:
            return code
    typed = talk.text("typed", forms.asks(talk, "form-pause-day"), high=60)
    try:
        return _day(typed, talk.now, zone).isoformat()
    except Refused as refused:
        raise Again(["typed"], note=moves.sentence(refused)) from None


def _day(typed: str, now: datetime, zone: str) -> date:
    """The day that is meant. Raises Refused where it is none, over, or too far."""
    day, rest = pauses.read(typed, now.astimezone(ZoneInfo(zone)).date())
    if day is None or rest:
        raise Refused("refused-day-unread")
    pauses.check(day, now, zone)
    return day


def typed(visit: Visit, action: Action, number: int, rest: str) -> None:
    """By a command: a day and a reason, or what is waited for and a day; what is missing is asked. Raises Refused."""
    ticket = moves.allow(visit, number, action)
    zone = duty_words.zone(visit.connection, ticket.organisation)
    today = visit.now.astimezone(ZoneInfo(zone)).date()
    known: dict[str, Any] = {}
    if action is Action.POSTPONE:
        day, reason = pauses.read(rest, today)
    else:
        reason, day = pauses.split(rest, today)
    if day is not None:
        pauses.check(day, visit.now, zone)
        known["day"] = day.isoformat()
    if has_words(reason):
        known |= {"why": forms.OWN, "reason": reason}
    if "reason" in known and (day is not None or action is Action.WAIT):
        visit.answer(pause(visit, number, action, reason, known.get("day", REVIEW)))
        return
    if "day" in known:
        known = known | {"day": forms.OWN, "typed": rest if "reason" not in known else day.isoformat() if day else ""}
    forms.open_form(visit, str(action), ticket=ticket.id, **known)


def pause(visit: Visit, number: int, action: Action, reason: str, until: str) -> str:
    """Do it; what the staff read of it, with what they should know. Raises Refused."""
    ticket = moves.allow(visit, number, action)
    zone = duty_words.zone(visit.connection, ticket.organisation)
    day = None if until == REVIEW else date.fromisoformat(until)
    at = pauses.review(visit.now, zone) if day is None else pauses.check(day, visit.now, zone)
    after = moves.move(visit, number, action, comment=reason, until=at, waits=_named(reason))
    notes = [moves.did(visit, after, action), say("pause-back", at=deadline(at, visit.now, zone))]
    if day is not None and is_day_off(day):
        notes.append(say("pause-day-off", day=duty_words.day(day, visit.now)))
    if ticket.legal_due is not None and ticket.legal_due < at:
        notes.append(say("pause-legal", at=deadline(ticket.legal_due, visit.now, zone)))
    return "\n".join(notes)


def back(visit: Visit, number: int) -> str:
    """Bring it back before its time; what the staff read of it. Raises Refused."""
    return moves.did(visit, moves.move(visit, number, Action.BACK), Action.BACK)


def _named(reason: str) -> str:
    """The word of what is waited for, where it is one that is known."""
    return _words().get(same(reason), "own")


@cache
def _words() -> dict[str, str]:
    return {same(say(f"wait-reason-{code}")): code for code in pauses.FOR}


def when(ticket: Ticket, organisation: Organisation) -> Iterable[Due]:
    """Its time is over."""
    return [Due(ticket.until, "back")] if ticket.status in PAUSED and ticket.until is not None else ()


def comes_back(tick: dues.Tick, due: Due) -> None:
    """It goes on where it stood; the executor, the staff and the resident hear of it."""
    moves.by_clock(tick, Action.BACK)


dues.CHORES["back"] = dues.Chore(when, comes_back)
