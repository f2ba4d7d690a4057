"""What became of a message that was to be sent, and what follows from it in the database."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from bot.limits import is_group
from bot.lines import Line
from handlers import board, feeding, marks, turn, unreached
from handlers.texts import say
from storage import linking, organisations, outbox, people
from storage.outbox import BROADCAST, Outgoing, Result

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One row after one call."""

    row: Outgoing
    result: Result
    lost: str = ""
    """Why it will never arrive, for those who should know."""
    unreachable: bool = False
    moved: str = ""
    """The chat's new id."""
    hold: float = 0.0
    """Seconds for which its chat waits."""
    limited: bool = False
    """The messenger said that we are too fast."""
    later: datetime | None = None
    """Nothing was called: it goes back into the queue until then."""

    silent: bool = False
    """What should follow from it could not be kept: the result alone is."""

    @property
    def arrived(self) -> bool:
        """Whether staff wait to see that it was taken."""
        return self.result.state == "sent" and self.row.shows.startswith("question:") and not self.silent

    @property
    def follows(self) -> bool:
        """Whether others hear of it."""
        return bool(self.lost or self.unreachable or self.moved or self.arrived)

    def bare(self) -> "Outcome":
        """The result alone."""
        return replace(self, lost="", unreachable=False, moved="", silent=True)


def settle(connection: Connection, line: Line, outcomes: Sequence[Outcome], now: datetime) -> None:
    """Keep what the messenger returned; whoever waits for a message that is lost hears of it in the same commit."""
    for outcome in outcomes:
        if outcome.moved:
            board.follow(connection, line.id, outcome.row.chat, outcome.moved, now)
        if outcome.later:
            outbox.delay(connection, [outcome.row.id], outcome.later)
    outbox.finish(connection, [outcome.result for outcome in outcomes if not outcome.later], now)
    for outcome in outcomes:
        if outcome.unreachable:
            _close_chat(connection, line, outcome.row.chat, now)
        if feeding.about(outcome.row) is not None:
            if outcome.result.state != "new":
                feeding.settled(connection, outcome.row, outcome.result.state, now)
        elif outcome.lost:
            unreached.lost(connection, outcome.row, now)
        elif outcome.arrived:
            marks.arrived(connection, outcome.row, now)


def recover(connection: Connection, resends: Mapping[int, bool], now: datetime) -> int:
    """Rows that were being sent when the process ended: sent again, but a broadcast only where a double is harmless."""
    unknown = []
    for row in outbox.found_sending(connection):
        if row.priority == BROADCAST and not resends.get(row.line, False):
            unknown.append(Result(row.id, "unknown", error="the process ended", tries=row.tries))
            feeding.settled(connection, row, "unknown", now)
        else:
            outbox.release(connection, row.id)
    outbox.finish(connection, unknown, now)
    return len(unknown)


def _close_chat(connection: Connection, line: Line, chat: str, now: datetime) -> None:
    """Nobody is there any more: a person who blocked us, a group that we were taken from."""
    if not is_group(line.can.messenger, chat):
        people.block(connection, line.id, chat, True)
        linking.elsewhere(connection, line.id, chat)
    elif organisations.lose(connection, line.id, chat):
        lost = organisations.staff_chat(connection, line.id, chat)
        turn.alert(connection, say("alert-chat-lost", title=lost.title if lost else chat), now)
