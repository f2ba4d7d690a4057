"""The line of one MAX bot."""

import logging
from collections.abc import AsyncIterator, Sequence
from typing import Any, Final

from bot.lines import Batch, NotSent, Parcel, Pins, Sent, TokenRefused, TryLater
from bot.max import files, posting
from bot.max.decode import decode
from bot.max.polling import poll
from bot.max.refusals import meaning
from bot.max.session import OFFICIAL, Api, Refusal
from bot.max.texts import NOTE, TEXT, cut
from bot.max.titles import Titles
from bot.max.webhook import Webhook
from handlers.events import Event
from handlers.screens import Can

log = logging.getLogger(__name__)

CAN: Final = Can(
    messenger="max",
    rows=30,
    buttons=210,
    label=128,
    text=TEXT,
    pace=16,
    keyboard_below=False,
    contact_below=True,
    sees_groups=False,
    sees_by="rights",
    deaf=True,
    one_pin=True,
)
READS: Final = "read_all_messages"
PINS: Final = "pin_message"
QUICK: Final = 10.0
"""Seconds for what somebody waits for."""


class MaxLine:
    """One bot of MAX; what its methods promise stands in `bot.lines.Line`."""

    def __init__(
        self, id: int, token: str, url: str = OFFICIAL, commands: Sequence[tuple[str, str]] = (), web: str = ""
    ) -> None:
        """`web`: how MAX reaches our web server; empty where it is polled."""
        self.id, self.name, self.link = id, "", ""
        self.can = CAN
        self._api = Api(token, url)
        self._titles = Titles(self._api)
        self._commands = commands
        self._username = ""
        self.webhook = Webhook(self._api, token, id, web) if web else None

    async def check(self) -> None:
        """Ask who we are."""
        try:
            me = await self._api.call("GET", "/me", wait=15)
        except Refusal as refusal:
            raise TryLater(str(refusal)) from None
        self._username = str(me.get("username") or "")
        self.name = f"@{self._username}" if self._username else str(me.get("first_name") or "")
        self.link = f"https://max.ru/{self._username}?start={{code}}" if self._username else ""

    async def prepare(self) -> None:
        """Set the menu of commands."""
        menu = [{"name": name, "description": cut(what, 128)} for name, what in self._commands][:32]
        try:
            await self._api.call("PATCH", "/me/commands", body={"commands": menu})
        except (Refusal, NotSent, TokenRefused) as failure:
            log.warning("max %s: the menu of commands was not set: %s", self.id, failure)

    def poll(self, cursor: str) -> AsyncIterator[Batch]:
        """Updates for ever; the cursor is MAX's marker, which a webhook leaves as it is."""
        if self.webhook:
            return self.webhook.poll(cursor, self._titles)
        return poll(self._api, self.id, cursor, self._titles)

    def decode(self, raw: str) -> Event | None:
        """A raw update in our words."""
        return decode(raw, self._username)

    async def send(self, parcel: Parcel) -> Sent:
        """Send or edit."""
        return await posting.send(self._api, parcel)

    async def acknowledge(self, press: str, text: str, stays: bool = False) -> None:
        """Answer a press by a note and nothing else: what its message shows is changed by an edit of its own."""
        note = {"notification": cut(text, NOTE)} if text else {}
        try:
            await self._api.call("POST", "/answers", {"callback_id": press}, note, wait=QUICK)
        except (Refusal, NotSent, TokenRefused) as failure:
            log.info("max %s: a press was not acknowledged: %s", self.id, failure)

    async def fetch(self, file: str, most: int) -> bytes:
        """A file's content, of at most `most` bytes."""
        return await files.fetch(self._api, file, most)

    async def member(self, chat: str, external: str) -> bool | None:
        """MAX tells it to administrators only."""
        if not await self.sees(chat):
            return None
        found = await self._ask(f"/chats/{chat}/members", {"user_ids": external})
        listed = None if found is None else found.get("members")
        if not isinstance(listed, list):
            return None
        return any(isinstance(one, dict) and str(one.get("user_id")) == external for one in listed)

    async def sees(self, chat: str) -> bool | None:
        """Whether we are an administrator who reads everything; None when MAX does not tell."""
        found = await self._ask(f"/chats/{chat}/members/me")
        return None if found is None else READS in (found.get("permissions") or ())

    async def pins(self, chat: str) -> Pins | None:
        """What is pinned there; None when MAX does not tell now."""
        found, us = await self._ask(f"/chats/{chat}/pin"), await self._ask(f"/chats/{chat}/members/me")
        if found is None or us is None:
            return None
        pinned = ((found.get("message") or {}).get("body") or {}).get("mid")
        return Pins(str(pinned or ""), PINS in (us.get("permissions") or ()))

    async def pin(self, chat: str, message: str, instead: str = "") -> None:
        """Pin a message of ours without a sound; the one that was pinned makes room by itself."""
        try:
            await self._api.call("PUT", f"/chats/{chat}/pin", body={"message_id": message, "notify": False})
        except Refusal as refusal:
            raise meaning(refusal, edit=refusal.status == 404) from None

    async def close(self) -> None:
        """Close all connections."""
        await self._api.close()

    async def _ask(self, path: str, query: dict[str, Any] | None = None) -> dict[str, Any] | None:
        """What MAX tells of a group; None where it does not."""
        try:
            return await self._api.call("GET", path, query, wait=QUICK)
        except (Refusal, NotSent, TokenRefused) as failure:
            log.info("max %s: no word on a group: %s", self.id, failure)
            return None
