"""The one thread that writes to SQLite: transactions one after another over a synchronous connection.

A hop per transaction instead of one per statement is what makes a turn cheap; one writer is what makes
lost updates and «database is locked» impossible within the process.
"""

import asyncio
import contextlib
import threading
from collections import deque
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Engine


class Writer:
    """Runs functions of a connection, each in a transaction of its own; those that go first, first."""

    def __init__(self, engine: Engine) -> None:
        self._connection = engine.connect()  # here, so that a database that cannot be opened says so to who opens it
        self._wanted = threading.Condition()
        self._first: deque[_Task] = deque()
        self._others: deque[_Task] = deque()
        self._closing = False
        self._thread = threading.Thread(target=self._work, name="storage-writer", daemon=True)
        self._thread.start()

    async def run(self, work: Callable[[Connection], Any], *, first: bool) -> Any:
        """The result of `work`, committed; whatever it raises is raised here and rolled back there."""
        task = _Task(work)
        with self._wanted:
            (self._first if first else self._others).append(task)
            self._wanted.notify()
        return await task.result

    async def close(self) -> None:
        """Finish what waits, then end the thread."""
        with self._wanted:
            self._closing = True
            self._wanted.notify()
        await asyncio.to_thread(self._thread.join)

    def _work(self) -> None:
        while (task := self._next()) is not None:
            task.run(self._connection)
        self._connection.close()

    def _next(self) -> "_Task | None":
        with self._wanted:
            while not (self._first or self._others or self._closing):
                self._wanted.wait()
            if self._first:
                return self._first.popleft()
            return self._others.popleft() if self._others else None


class _Task:
    """A function that waits for the writer, and the future of its caller."""

    def __init__(self, work: Callable[[Connection], Any]) -> None:
        self._work = work
        self._loop = asyncio.get_running_loop()
        self.result: asyncio.Future[Any] = self._loop.create_future()

    def run(self, connection: Connection) -> None:
        if self.result.cancelled():
            return
        try:
            with connection.begin():
                value = self._work(connection)
        except BaseException as error:  # noqa: BLE001 the caller's to judge; the thread outlives whatever is raised
            self._hand(self._raise, error)
        else:
            self._hand(self._return, value)

    def _hand(self, back: Callable[[Any], None], what: Any) -> None:
        with contextlib.suppress(RuntimeError):  # the loop is gone, and with it everybody who waited
            self._loop.call_soon_threadsafe(back, what)

    def _return(self, value: Any) -> None:
        if not self.result.done():
            self.result.set_result(value)

    def _raise(self, error: BaseException) -> None:
        if not self.result.done():
            self.result.set_exception(error)
