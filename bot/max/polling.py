"""Our own long poll: the marker is kept with the updates that it stands behind, in one commit.

Without a marker MAX tells only the latest update: what waited while the program was down would be lost.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from time import monotonic
from typing import Any, Final

from bot.faults import Backoff
from bot.lines import Batch, NotSent, TryLater
from bot.max import letters
from bot.max.session import Api, Refusal
from bot.max.titles import Titles

log = logging.getLogger(__name__)

WAIT: Final = 25
"""Seconds that MAX holds a request when there is nothing new; it allows 30."""
BATCH: Final = 100
HOPELESS: Final = 12
"""Refusals in a row after which the marker itself is taken to be wrong."""
APART = 0.5
"""Seconds between the beginnings of two polls: MAX allows two a second."""


async def poll(api: Api, line: int, cursor: str, titles: Titles) -> AsyncIterator[Batch]:
    """Updates for ever; asking for the next ones is what confirms those before. Raises TokenRefused only."""
    backoff, wrong = Backoff(first=1, most=30), 0
    while True:
        started = monotonic()
        try:
            updates, marker = await _ask(api, cursor)
        except (Refusal, TryLater) as failure:
            log.warning("max %s: no updates: %s", line, failure)
            if isinstance(failure, Refusal) and failure.status == 400:
                wrong += 1
                await unsubscribe(api, line)
            if wrong >= HOPELESS:
                log.error("max %s: the marker is not taken, what waited before the latest update is lost", line)
                cursor, wrong = "", 0
            await asyncio.sleep(backoff.seconds())
            continue
        before, cursor, wrong = cursor, marker or cursor, 0
        await titles.add(updates)
        kept = [letters.letter(update) for update in updates if letters.wanted(update)]
        if kept or cursor != before:
            yield Batch(kept, cursor)
        if updates and cursor == before:  # it does not tell where to go on: they will come again at once
            await asyncio.sleep(backoff.seconds())
            continue
        backoff = Backoff(first=1, most=30)
        if (pause := started + APART - monotonic()) > 0:
            await asyncio.sleep(pause)


async def _ask(api: Api, cursor: str) -> tuple[list[Any], str]:
    query: dict[str, Any] = {"limit": BATCH, "timeout": WAIT, "types": ",".join(letters.WANTED)}
    if cursor:
        query["marker"] = cursor
    answer = await api.call("GET", "/updates", query, wait=WAIT + 10)
    updates, marker = answer.get("updates"), answer.get("marker")
    if not isinstance(updates, list):
        raise TryLater("no list of updates")
    return updates, str(marker) if isinstance(marker, int) else ""


async def unsubscribe(api: Api, line: int) -> None:
    """While there is a webhook MAX answers no polls; what waits stays."""
    try:
        found = await api.call("GET", "/subscriptions")
        for one in found.get("subscriptions") or ():
            await api.call("DELETE", "/subscriptions", {"url": str(one["url"])})
            log.warning("max %s: a webhook was set; it has been removed", line)
    except (Refusal, NotSent, KeyError, TypeError) as failure:
        log.warning("max %s: the webhook was not removed: %s", line, failure)
