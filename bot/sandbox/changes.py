"""A counter of what happened, for those who wait until something does."""

import asyncio


class Changes:
    """Counts changes and wakes whoever waits for the next; costs nothing while nobody does."""

    def __init__(self) -> None:
        self.count = 0
        self._waiting: set[asyncio.Future[None]] = set()

    def bump(self) -> int:
        """Something has changed; returns the new count."""
        self.count += 1
        if self._waiting:
            for waiting in self._waiting:
                if not waiting.done():
                    waiting.set_result(None)
            self._waiting.clear()
        return self.count

    async def after(self, count: int, seconds: float) -> bool:
        """Wait until there are more than `count` changes; False when `seconds` have passed."""
        if self.count > count:
            return True
        waiting: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(waiting)
        try:
            async with asyncio.timeout(seconds):
                await waiting
        except TimeoutError:
            return False
        finally:
            self._waiting.discard(waiting)
        return True
