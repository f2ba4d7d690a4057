"""The webhook of a MAX bot: MAX is told our address, and forgets it after eight hours without an answer."""

from collections.abc import AsyncIterator
from typing import Final

from bot.bringing import Bringing, secret
from bot.hooks import Hook
from bot.lines import Batch, TryLater
from bot.max import letters
from bot.max.session import Api, Refusal
from bot.max.titles import Titles

HEADER: Final = "X-Max-Bot-Api-Secret"
QUICK: Final = 10.0


class Webhook:
    """The address of one bot, and the updates that come there."""

    def __init__(self, api: Api, token: str, line: int, base: str) -> None:
        self.url = f"{base}/hooks/max/{line}"
        self.hook = Hook(secret(token), HEADER)
        self._api, self._token, self._line = api, token, line

    async def stands(self) -> bool:
        """Whether MAX knows our address. Raises TryLater or TokenRefused."""
        try:
            found = await self._api.call("GET", "/subscriptions", wait=QUICK)
        except Refusal as refusal:
            raise TryLater(str(refusal)) from None
        listed = found.get("subscriptions") or ()
        return any(isinstance(one, dict) and one.get("url") == self.url for one in listed)

    async def subscribe(self) -> None:
        """Tell MAX our address. Raises TryLater or TokenRefused."""
        body = {"url": self.url, "update_types": list(letters.WANTED), "secret": secret(self._token)}
        try:
            answer = await self._api.call("POST", "/subscriptions", body=body, wait=QUICK)
        except Refusal as refusal:
            raise TryLater(str(refusal)) from None
        if answer.get("success") is False:
            raise TryLater(str(answer.get("message") or "")[:120])

    async def poll(self, cursor: str, titles: Titles) -> AsyncIterator[Batch]:
        """What is brought, for ever. Raises TokenRefused only."""
        async for updates in Bringing(self.hook, f"max {self._line}", self.stands, self.subscribe).updates():
            await titles.add(updates)
            if wanted := [letters.letter(update) for update in updates if letters.wanted(update)]:
                yield Batch(wanted, cursor)
