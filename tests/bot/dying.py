"""The real command line in a process that kills itself at a point: `python -m tests.bot.dying run`.

DIE names the point, «before» or «after» a call of a function: `after handlers.turn:take_turn 1`. With DIE_ON the
call counts only when that text is somewhere in what it was given.
"""

import importlib
import inspect
import os
import signal
from collections.abc import Callable
from typing import Any

from bot.__main__ import app


def die() -> None:
    """As if the plug were pulled: nothing is flushed, no handler runs."""
    os.kill(os.getpid(), signal.SIGKILL)


def arm(when: str, place: str, number: int, text: str) -> None:
    """Put the trap around the function."""
    module, _, path = place.partition(":")
    owner: Any = importlib.import_module(module)
    *classes, name = path.split(".")
    for each in classes:
        owner = getattr(owner, each)
    real: Callable[..., Any] = getattr(owner, name)
    calls = [0]

    def counts(words: tuple[Any, ...]) -> bool:
        calls[0] += text in repr(words)
        return calls[0] == number and text in repr(words)

    async def slow(*words: Any, **named: Any) -> Any:
        doomed = counts(words)
        if doomed and when == "before":
            die()
        result = await real(*words, **named)
        if doomed:
            die()
        return result

    def quick(*words: Any, **named: Any) -> Any:
        doomed = counts(words)
        if doomed and when == "before":
            die()
        result = real(*words, **named)
        if doomed:
            die()
        return result

    setattr(owner, name, slow if inspect.iscoroutinefunction(real) else quick)


if __name__ == "__main__":
    if "DIE" in os.environ:
        before_or_after, where, times = os.environ["DIE"].split(" ")
        arm(before_or_after, where, int(times), os.environ.get("DIE_ON", ""))
    app()
