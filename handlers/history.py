"""What happened to a ticket, in plain words for who reported it; what the staff note for themselves is not among it."""

from collections.abc import Callable
from datetime import datetime

from domain.tickets import Action, Ticket
from handlers.texts import say
from handlers.when import moment
from handlers.wording import cut
from storage.ticket_log import Entry

When = Callable[[datetime, str], str]
"""How a moment is said, in a zone."""
A_COMMENT = 200
"""Characters of what people wrote that stand in a line."""
REMINDED = "remind"
"""In the log: the resident was asked once more whether it is solved."""
NAMED = (Action.TAKE, Action.START)
"""Who did these works on the ticket, and the resident may know them by name."""
QUOTED = (
    *(Action.DONE, Action.ASK, Action.REJECT, Action.WAIT, Action.POSTPONE),
    *(Action.REOPEN, Action.NOT_SOLVED, Action.RATE, Action.GOING, "answer", "visit"),
)
"""What was said with these was meant for the resident, or said by them."""
UP = ("send_up", "watch")
"""To whom it went, and nobody's name."""
BY_CLOCK = ("late", "alarm_late", "special", "mute", REMINDED)
PLAIN = (
    *(Action.RETURN, Action.CLOSE, Action.SOLVED, Action.LAPSE, Action.MERGE, Action.WITHDRAW, Action.GIVE_PHONE),
    *(*BY_CLOCK, "edit", "retract"),
)
"""Of these they read that it happened, and nothing of what was noted with it."""


def lines(
    ticket: Ticket, log: list[Entry], now: datetime, zone: str, most: int = A_COMMENT, when: When | None = None
) -> list[str]:
    """Each entry as a time and what happened, from the beginning. What is not named here stays inside.

    `when` says the times otherwise than from today's point of view.
    """
    told = [(ticket.made, say("history-filed"))]
    told += [(entry.at, words) for entry in log if (words := _words(entry, most))]
    said = when or (lambda at, zone: moment(at, now, zone))
    return [say("mine-history-line", at=said(at, zone), what=what) for at, what in told]


def _words(entry: Entry, most: int) -> str:
    if entry.action in NAMED:
        return say(f"history-{entry.action}", who=entry.name)
    if entry.action == Action.ASSIGN:
        return say("history-assign-who", who=entry.comment) if entry.comment else say("history-assign")
    if entry.action in (Action.HAND_ON, Action.PASS):
        return say("history-hand_on", text=entry.comment.partition("\n")[0])
    if entry.action in UP:
        return say(f"history-{entry.action}", text=entry.comment.partition("\n")[0])
    if entry.action == Action.GOING and not entry.comment:
        return say("history-going-on")
    if entry.action in QUOTED:
        return say(f"history-{entry.action}", text=cut(entry.comment.replace("\n", " "), most))
    return say(f"history-{entry.action}") if entry.action in PLAIN else ""
