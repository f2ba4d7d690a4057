"""The Callback API of a VK community: VK asks who we are, brings events one by one and wants «ok» for each."""

from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from typing import Any

from bot.bringing import Bringing, secret
from bot.hooks import Hook
from bot.lines import Batch, TryLater
from bot.vk import letters
from bot.vk.failures import Refusal, meaning
from bot.vk.hands import Hands
from bot.vk.names import Names
from bot.vk.session import VERSION

EVENTS = ("message_new", "message_event", "message_edit", "message_allow", "message_deny")
TITLE = "dvor"
"""How the server is called in the community's settings; VK takes 14 characters."""

Ask = Callable[[str, dict[str, Any]], Awaitable[Any]]


class Webhook:
    """The address of one community, and the events that come there."""

    def __init__(self, ask: Ask, names: Names, token: str, group: int, url: str) -> None:
        self.url = url
        self.hook = Hook(secret(token), greets=self._greets)
        self._ask, self._names, self._group, self._secret = ask, names, group, secret(token)
        self._code = ""
        """What VK wants to hear when it asks who we are."""
        self._hands = Hands("vk-hook")
        self._last = 0

    async def stands(self) -> bool:
        """Whether VK knows our address and has heard from us there. Raises TryLater or TokenRefused."""
        return any(one.get("status") == "ok" for one in await self._known())

    async def subscribe(self) -> None:
        """Tell VK our address and what to bring there. Raises TryLater or TokenRefused."""
        await self.prepare()
        server = {"url": self.url, "title": TITLE, "secret_key": self._secret}
        known = await self._known()
        if known and known[0].get("status") == "ok":
            number = known[0]["id"]
            await self._call("groups.editCallbackServer", {"server_id": number, **server})
        else:
            for one in known:  # VK asks a new one who it is
                await self._call("groups.deleteCallbackServer", {"server_id": one["id"]})
            number = (await self._call("groups.addCallbackServer", server))["server_id"]
        wanted = {"server_id": number, "api_version": VERSION} | dict.fromkeys(EVENTS, 1)
        await self._call("groups.setCallbackSettings", wanted)

    async def prepare(self) -> None:
        """Learn what VK wants to hear when it asks who we are."""
        self._code = str((await self._call("groups.getCallbackConfirmationCode", {}))["code"])

    async def batches(self, cursor: str) -> AsyncIterator[Batch]:
        """What is brought, for ever; the cursor is the place of the newest, for the order after a restart."""
        self._last = int(cursor[1:]) if cursor[:1] == "w" and cursor[1:].isdecimal() else 0
        async for events in Bringing(self.hook, f"vk {self._group}", self.stands, self.subscribe).updates():
            wanted = [event for event in events if letters.wanted(event)]
            await self._hands.do(partial(self._names.add, wanted))
            taken = [letters.letter(event, self._place(event)) for event in wanted]
            if taken:
                yield Batch(taken, f"w{self._last}")

    def end(self) -> None:
        """Look up no more names."""
        self._hands.end()

    def _place(self, event: Any) -> int:
        """By the second and the number of a message, since events may overtake each other; a press comes last."""
        place = letters.dated(event) or self._last + 1
        self._last = max(self._last, place)
        return place

    def _greets(self, event: Any) -> str:
        if not isinstance(event, dict) or event.get("type") != "confirmation" or event.get("group_id") != self._group:
            return ""
        return self._code if event.get("secret", self._secret) == self._secret else ""

    async def _known(self) -> list[dict[str, Any]]:
        found = await self._call("groups.getCallbackServers", {})
        return [one for one in found.get("items") or () if isinstance(one, dict) and one.get("url") == self.url]

    async def _call(self, method: str, words: dict[str, Any]) -> Any:
        try:
            found = await self._ask(method, {"group_id": self._group, **words})
        except Refusal as refusal:
            raise meaning(refusal, method) from None
        if not isinstance(found, dict) and not isinstance(found, int):
            raise TryLater("an answer of another kind")
        return found
