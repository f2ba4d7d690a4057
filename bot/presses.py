"""Presses wait for an acknowledgement: the button at the other end spins until it comes."""

import asyncio
from collections import OrderedDict
from collections.abc import Mapping

from bot.clock import Keeper
from bot.lines import Line

PATIENCE = 2.0
"""Seconds that a press waits for its turn before it is acknowledged without a text."""
KEPT = 2_000
"""Presses remembered as acknowledged, so that none is answered twice."""


class Presses:
    """Acknowledges each press once, beside the screens: with its turn's commit, or without text after two seconds."""

    def __init__(self, lines: Mapping[int, Line], keeper: Keeper) -> None:
        self._lines = lines
        self._keeper = keeper
        self._waiting: dict[tuple[int, str], asyncio.TimerHandle] = {}
        self._answered: OrderedDict[tuple[int, str], None] = OrderedDict()

    def expect(self, line: int, press: str) -> None:
        """A press has come."""
        if (line, press) not in self._waiting and (line, press) not in self._answered:
            loop = asyncio.get_running_loop()
            self._waiting[line, press] = loop.call_later(PATIENCE, self.answer, line, press, "")

    def answer(self, line: int, press: str, text: str, *, stays: bool = False) -> None:
        """Its turn has committed, or it has waited long enough."""
        if timer := self._waiting.pop((line, press), None):
            timer.cancel()
        if (line, press) in self._answered or line not in self._lines:
            return
        self._answered[line, press] = None
        if len(self._answered) > KEPT:
            self._answered.popitem(last=False)
        self._keeper.start(self._lines[line].acknowledge(press, text, stays), "acknowledge")
