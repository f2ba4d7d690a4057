"""Stands for the conversations where the program around them is tested."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from handlers.turn import Turn
from handlers.visit import Ack, Office
from storage import inbox, outbox
from storage.inbox import Waiting
from storage.outbox import Post


class Desk:
    """Answers each update with an echo, and raises where the test says so."""

    def __init__(self) -> None:
        self.turns: list[list[str]] = []
        self.faults: dict[str, list[BaseException]] = {}
        self.most = 16

    def take_turn(
        self, connection: Connection, letters: Sequence[Waiting], office: Office, now: datetime, early: bool = False
    ) -> Turn:
        """See handlers.turn.take_turn."""
        self.turns.append([letter.update for letter in letters])
        for letter in letters[: self.most]:
            if faults := self.faults.get(letter.update):
                raise faults.pop(0)
            outbox.put(connection, [Post(letter.line, letter.chat, {"text": f"echo {letter.update}"}, 0)], now)
        inbox.done(connection, [letter.id for letter in letters[: self.most]], now)
        return Turn([Ack(letter.line, f"p{letter.update}", "ok") for letter in letters[: self.most]], self.most)
