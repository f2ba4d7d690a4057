"""How far a long command is: a bar on stderr where a person looks on, a line now and then where a file does."""

import sys
from typing import TextIO

from handlers.texts import say

WIDTH = 30
"""Signs of the bar."""
EVERY = 5_000
"""Rows between two lines of a plain counter."""


class Progress:
    """Tells the same once: a bar that moves only by whole signs costs nothing."""

    def __init__(self, out: TextIO | None = None) -> None:
        self._out = out or sys.stderr
        self._bar = self._out.isatty()
        self._last = ""
        self._told = 0

    def __call__(self, done: int, of: int) -> None:
        """So many rows of so many are ready."""
        if not self._bar:
            if done - self._told >= EVERY:
                self._told = done
                self._write(say("progress-rows", done=str(done), of=str(of)) + "\n")
            return
        full = WIDTH * done // max(of, 1)
        percent = str(100 * done // max(of, 1))
        line = say("progress-bar", bar="█" * full + "░" * (WIDTH - full), percent=percent)
        if line != self._last:
            self._last = line
            self._write("\r" + line)

    def end(self) -> None:
        """The bar goes: what comes next begins a line of its own."""
        if self._bar and self._last:
            self._write("\r" + " " * len(self._last) + "\r")

    def _write(self, text: str) -> None:
        self._out.write(text)
        self._out.flush()
