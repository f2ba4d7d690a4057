"""The webhook: MAX brings updates by itself. It forgets the address after eight hours without an answer, so it is
looked whether it still knows it, and it is told again."""

import hashlib
import hmac
import logging
from collections.abc import AsyncIterator
from time import monotonic
from typing import Final

from bot.faults import Backoff
from bot.hooks import Hook, kept
from bot.lines import Batch, TryLater
from bot.max import letters
from bot.max.session import Api, Refusal
from bot.max.titles import Titles

log = logging.getLogger(__name__)

HEADER: Final = "X-Max-Bot-Api-Secret"
LOOK = 300.0
"""Seconds between two looks whether MAX still knows our address."""
QUICK: Final = 10.0


def secret(token: str) -> str:
    """What MAX shows us with every call: made of the token, so that it is kept nowhere and the same at every start."""
    return hmac.new(token.encode("utf-8", "replace"), b"dvor webhook", hashlib.sha256).hexdigest()


class Webhook:
    """The address of one bot, and the updates that come there."""

    def __init__(self, api: Api, token: str, line: int, base: str) -> None:
        self.url = f"{base}/hooks/max/{line}"
        self.hook = Hook(HEADER, secret(token))
        self._api, self._token, self._line = api, token, line

    async def stands(self) -> bool:
        """Whether MAX knows our address. Raises Refusal, TryLater or TokenRefused."""
        found = await self._api.call("GET", "/subscriptions", wait=QUICK)
        listed = found.get("subscriptions") or ()
        return any(isinstance(one, dict) and one.get("url") == self.url for one in listed)

    async def subscribe(self) -> None:
        """Tell MAX our address. Raises Refusal, TryLater or TokenRefused."""
        body = {"url": self.url, "update_types": list(letters.WANTED), "secret": secret(self._token)}
        answer = await self._api.call("POST", "/subscriptions", body=body, wait=QUICK)
        if answer.get("success") is False:
            raise TryLater(str(answer.get("message") or "")[:120])

    async def poll(self, cursor: str, titles: Titles) -> AsyncIterator[Batch]:
        """What is brought, for ever; coming back for the next lets who brought it go. Raises TokenRefused only."""
        backoff, due, first = Backoff(first=1, most=60), monotonic(), True
        while True:
            if monotonic() >= due:
                try:
                    if first or not await self.stands():  # the first time it is told anew: the secret may be another
                        await self.subscribe()
                        log.info("max %s: updates are brought to the webhook", self._line)
                    backoff, due, first = Backoff(first=1, most=60), monotonic() + LOOK, False
                except (Refusal, TryLater) as failure:
                    log.warning("max %s: the webhook was not set: %s", self._line, failure)
                    due = monotonic() + backoff.seconds()
            brought = await self.hook.take(due - monotonic())
            updates = [one.update for one in brought]
            await titles.add(updates)
            if wanted := [letters.letter(update) for update in updates if letters.wanted(update)]:
                yield Batch(wanted, cursor)
            kept(brought)
