"""Telling faults apart: the database's, which pass, from defects; and waiting between tries."""

import asyncio
import random

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout


def database_failed(error: BaseException) -> bool:
    """Whether the database could not be used, which is nobody's fault and passes; a wrong statement is a defect."""
    if isinstance(error, DBAPIError):
        lost = error.connection_invalidated or isinstance(error.orig, ConnectionError | TimeoutError)
        return lost or isinstance(error, OperationalError | InterfaceError)
    return isinstance(error, PoolTimeout | ConnectionError | TimeoutError)


class Backoff:
    """Seconds between tries: 1, 2, 4 … up to `most`, each a little off so that not all come at once."""

    def __init__(self, first: float = 0.5, most: float = 60) -> None:
        self._next, self._most = first, most

    def seconds(self) -> float:
        """How long to wait now; longer the next time."""
        wait, self._next = self._next, min(self._next * 2, self._most)
        return wait * random.uniform(0.8, 1.2)

    async def pause(self) -> None:
        await asyncio.sleep(self.seconds())
