"""Updates that a messenger brings to our web server: it is looked whether it knows our address, and told again."""

import hashlib
import hmac
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from time import monotonic
from typing import Any

from bot.faults import Backoff
from bot.hooks import Hook, kept
from bot.lines import NotSent, Webhook

log = logging.getLogger(__name__)

LOOK = 300.0
"""Seconds between two looks whether the messenger still knows our address (MAX forgets it after eight hours)."""


def secret(token: str) -> str:
    """What a messenger shows us with every call: made of the token, so that it is kept nowhere, the same every time."""
    return hmac.new(token.encode("utf-8", "replace"), b"dvor webhook", hashlib.sha256).hexdigest()[:48]


async def told_anew(webhook: Webhook) -> bool:
    """Whether the messenger knows our address, or knows it now that it was told again."""
    if await webhook.stands():
        return True
    await webhook.subscribe()
    return await webhook.stands()


class Bringing:
    """What comes to the hook of one line; `stands` asks whether our address is known, `subscribe` tells it.

    Both may raise NotSent, which is tried again later, or TokenRefused, which ends it.
    """

    def __init__(
        self, hook: Hook, name: str, stands: Callable[[], Awaitable[bool]], subscribe: Callable[[], Awaitable[None]]
    ) -> None:
        self._hook, self._name, self._stands, self._subscribe = hook, name, stands, subscribe

    async def updates(self) -> AsyncIterator[list[Any]]:
        """For ever; coming back for the next lets who brought the last ones go. Raises TokenRefused only."""
        backoff, due, first = Backoff(first=1, most=60), monotonic(), True
        while True:
            if monotonic() >= due:
                try:
                    if first or not await self._stands():  # the first time it is told anew: the secret may be another
                        await self._subscribe()
                        log.info("%s: updates are brought to the webhook", self._name)
                    backoff, due, first = Backoff(first=1, most=60), monotonic() + LOOK, False
                except NotSent as failure:
                    log.warning("%s: the webhook was not set: %s", self._name, failure)
                    due = monotonic() + backoff.seconds()
            brought = await self._hook.take(due - monotonic())
            if brought:
                yield [one.update for one in brought]
            kept(brought)
