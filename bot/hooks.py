"""Updates that a messenger brings by itself: a call to our web server is answered once they are committed."""

import asyncio
import hmac
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

log = logging.getLogger(__name__)

MOST = 100
"""Updates of one commit."""


@dataclass(frozen=True, slots=True)
class Brought:
    """An update, and who waits until it is kept."""

    update: Any
    kept: asyncio.Future[None]


class Hook:
    """The door of one line: what is brought waits here for the intake, who brought it for the commit."""

    def __init__(self, secret: str, header: str = "", greets: Callable[[Any], str] = lambda _: "") -> None:
        """`header` names where the secret stands; without one it is a field of the update.

        `greets` has what is answered at once to what is no update but a question who we are, else an empty text.
        """
        self.header, self._secret, self.greets = header, secret, greets
        self.refused = 0
        """Calls with a wrong secret."""
        self._waiting: asyncio.Queue[Brought] = asyncio.Queue()

    def knows(self, secret: str) -> bool:
        """Whether the caller has the secret that the messenger was told; a wrong one is counted."""
        if hmac.compare_digest(secret.encode("utf-8", "replace"), self._secret.encode()):
            return True
        self.refused += 1
        if self.refused & (self.refused - 1) == 0:  # the 1st, 2nd, 4th, 8th …: nobody fills our log
            log.warning("calls of a webhook with a wrong secret: %d", self.refused)
        return False

    async def bring(self, update: Any) -> None:
        """Return when the update is kept."""
        brought = Brought(update, asyncio.get_running_loop().create_future())
        self._waiting.put_nowait(brought)
        await brought.kept

    async def take(self, within: float) -> Sequence[Brought]:
        """What waits, as soon as something does; nothing when so many seconds have passed."""
        try:
            async with asyncio.timeout(max(within, 0.01)):
                found = [await self._waiting.get()]
        except TimeoutError:
            return ()
        while len(found) < MOST and not self._waiting.empty():
            found.append(self._waiting.get_nowait())
        return [one for one in found if not one.kept.done()]  # who has hung up will bring it again


def kept(brought: Sequence[Brought]) -> None:
    """They are committed: let who brought them go."""
    for one in brought:
        if not one.kept.done():
            one.kept.set_result(None)
