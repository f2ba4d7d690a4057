"""Threads for calls that block: a line's own, so that neither the loop nor another line ever waits for its sockets.

Not a ThreadPoolExecutor: the interpreter joins its threads at exit, which would hold a stopping program for as long as
a long poll lasts. These are daemons.
"""

import asyncio
import contextlib
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, TypeVar

from bot.lines import TryLater

T = TypeVar("T")


class Promise:
    """What a thread owes to a coroutine of some loop."""

    __slots__ = ("_future", "_loop")

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._future: asyncio.Future[Any] = self._loop.create_future()

    async def kept(self) -> Any:
        """Wait for the result; raises what the thread raised."""
        return await self._future

    @property
    def unwanted(self) -> bool:
        """Nobody waits any more."""
        return self._future.cancelled()

    def keep(self, result: Any, error: BaseException | None = None) -> None:
        """Hand the result over; called in the thread. A loop that has ended meanwhile needs none."""
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._settle, result, error)

    def _settle(self, result: Any, error: BaseException | None) -> None:
        if self._future.done():
            return
        if error is not None:
            self._future.set_exception(error)
        else:
            self._future.set_result(result)


class Hands:
    """Some threads that take work from one queue."""

    def __init__(self, name: str, count: int = 1) -> None:
        self._work: SimpleQueue[tuple[Promise, Callable[[], Any]] | None] = SimpleQueue()
        self._ended = False
        for number in range(count):
            threading.Thread(target=self._run, name=f"{name}-{number}", daemon=True).start()

    async def do(self, work: Callable[[], T]) -> T:
        """Run `work` in a thread of ours and wait for what it returns."""
        if self._ended:
            raise TryLater("closed")
        promise = Promise()
        self._work.put((promise, work))
        result: T = await promise.kept()
        return result

    def end(self) -> None:
        """Let each thread end after what it is doing."""
        self._ended = True
        self._work.put(None)

    def _run(self) -> None:
        while (task := self._work.get()) is not None:
            promise, work = task
            if promise.unwanted:
                continue
            try:
                promise.keep(work())
            except BaseException as error:  # noqa: BLE001 it is raised where the result is awaited
                promise.keep(None, error)
            del task, promise, work  # else an idle thread holds the last result
        self._work.put(None)  # for the next thread
