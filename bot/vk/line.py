"""The line of one VK community."""

import json
import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial
from typing import Any

from bot.lines import Batch, NotSent, Parcel, Pins, Rejected, Sent, TokenRefused, TryLater
from bot.vk import decode, render, uploads
from bot.vk.failures import Refusal, advise, meaning
from bot.vk.hands import Hands
from bot.vk.longpoll import WAIT, LongPoll
from bot.vk.names import Names
from bot.vk.packing import Packer
from bot.vk.pins import Pinboard
from bot.vk.session import OFFICIAL, VERSION, Api, Pace
from bot.vk.texts import cut
from bot.vk.webhook import EVENTS, Webhook
from handlers.events import Event
from handlers.screens import Can

log = logging.getLogger(__name__)

CAN = Can(
    messenger="vk",
    rows=6,
    buttons=10,
    label=40,
    pace=133,
    edits_for=24 * 3600 - 300,
    service_below=True,
    resends=True,
    sees_by="access",
    one_pin=True,
)
SNACKBAR = 90
RIGHTS = {"messages", "photos", "docs", "manage"}


class VkLine:
    """Threads that block and a loop that does not: two for calls, one for the long poll, two for files."""

    def __init__(
        self, number: int, token: str, group: int, url: str = OFFICIAL, *, wait: float = WAIT, web: str = ""
    ) -> None:
        """`web`: how VK reaches our web server; empty where it is polled."""
        self.id, self.name = number, ""
        self.can = replace(CAN, called=f"@club{group}")
        self.link = f"https://vk.me/club{group}?ref={{code}}"
        self._group = group
        pace = Pace()
        self._apis = [
            *(Api(token, url) for _ in range(2)),
            Api(token, url, timeout=(3, 5), pace=pace),
            Api(token, url, timeout=(5, 60), pace=pace),
        ]
        *calls, poll, self._files = self._apis
        self._packer = Packer(calls, pace)
        self._pins = Pinboard(self._packer)
        address = f"{web}/hooks/vk/{number}"
        self.webhook = Webhook(self._packer.ask, Names(poll.call), token, group, address) if web else None
        self._poller: Webhook | LongPoll = self.webhook or LongPoll(poll, group, wait)
        self._hands = Hands("vk-files", 2)

    async def check(self) -> None:
        """Ask VK for the community; sets `name`. Raises TokenRefused or TryLater."""
        try:
            found = await self._packer.ask("groups.getById", {"group_id": self._group})
        except Refusal as refusal:
            if isinstance(failure := meaning(refusal, "groups.getById"), TryLater | TokenRefused):
                raise failure from None
            raise TokenRefused(str(refusal)) from None
        groups = found.get("groups") if isinstance(found, dict) else found
        if not groups:
            advise("groups.getById", 100)
            raise TokenRefused("no such community")
        self.name = str(groups[0].get("name", ""))

    async def prepare(self) -> None:
        """Switch on the events that we live on, and say which rights the token lacks."""
        polled = 0 if self.webhook else 1
        settings = {"group_id": self._group, "enabled": polled, "api_version": VERSION} | dict.fromkeys(EVENTS, 1)
        try:
            await self._packer.ask("groups.setLongPollSettings", settings)
            granted = await self._packer.ask("groups.getTokenPermissions", {})
            lacking = RIGHTS - {right["name"] for right in granted["permissions"]}
        except (Refusal, NotSent, KeyError, TypeError) as failure:
            log.warning("vk: the long poll could not be set up, its settings stay as they are: %s", failure)
            return
        if lacking:
            log.warning("vk: the token lacks the rights: %s", ", ".join(sorted(lacking)))

    def poll(self, cursor: str) -> AsyncIterator[Batch]:
        return self._poller.batches(cursor)

    def decode(self, raw: str) -> Event | None:
        return decode.decode(raw, self._group)

    async def send(self, parcel: Parcel) -> Sent:
        """Send or edit; a send goes with the row's id as random_id, so that VK sends it once however often we ask."""
        if parcel.edit:
            render.editing(parcel)  # refuses what cannot be edited before anything is uploaded
        attached, known = await self._attach(parcel)
        if parcel.edit:
            try:
                await self._pins.edit(render.editing(parcel, attached))
            except Refusal as refusal:
                raise meaning(refusal, "messages.edit", int(parcel.chat)) from None
            return Sent((parcel.edit,), known)
        try:
            answer = await self._ask("messages.send", parcel, render.sending(parcel, attached))
            return Sent(_messages(answer, parcel), known)
        except Rejected:
            if not parcel.reply_to:
                raise
            return await self.send(replace(parcel, reply_to=""))  # what it answers may be gone

    async def _ask(self, method: str, parcel: Parcel, params: dict[str, Any]) -> Any:
        try:
            return await self._packer.ask(method, params)
        except Refusal as refusal:
            raise meaning(refusal, method, int(parcel.chat)) from None

    async def _attach(self, parcel: Parcel) -> tuple[list[str], dict[str, str]]:
        """VK's names of the files, uploading those that it does not have."""
        known: dict[str, str] = {}
        for file in parcel.files:
            if not file.external:
                work = partial(uploads.upload, self._files, file, int(parcel.chat))
                known[file.hash] = await self._in_hand(work, "upload", int(parcel.chat))
        return [file.external or known[file.hash] for file in parcel.files], known

    async def _in_hand(self, work: Any, what: str, peer: int = 0) -> Any:
        try:
            return await self._hands.do(work)
        except Refusal as refusal:
            raise meaning(refusal, what, peer) from None

    async def acknowledge(self, press: str, text: str, stays: bool = False) -> None:
        """Stop the button's spinner, first of all that waits."""
        try:
            params = json.loads(press)
            if text:
                event_data = {"type": "show_snackbar", "text": cut(text, SNACKBAR)}
                params["event_data"] = json.dumps(event_data, ensure_ascii=False)
            await self._packer.ask("messages.sendMessageEventAnswer", params, first=True)
        except (Refusal, NotSent, ValueError, TypeError) as failure:
            log.info("vk: a press was not acknowledged: %s", failure)

    async def fetch(self, file: str, most: int) -> bytes:
        """A file's content; VK gives an address for everything but most videos."""
        content: bytes = await self._in_hand(partial(uploads.download, self._files, file, most), "download")
        return content

    async def member(self, chat: str, external: str) -> bool | None:
        """VK tells it to administrators of a chat only."""
        if not await self.sees(chat):
            return None
        try:
            found = await self._packer.ask("messages.getConversationMembers", {"peer_id": int(chat)})
            return int(external) in {member["member_id"] for member in found["items"]}
        except (Refusal, NotSent, ValueError, KeyError, TypeError):
            return None

    async def sees(self, chat: str) -> bool | None:
        """Of a chat to whose conversation we have no access VK tells nothing, not even its title."""
        try:
            found = await self._packer.ask("messages.getConversationsById", {"peer_ids": chat})
            told = [one for one in found["items"] if str(one["peer"]["id"]) == chat]
            return any(one.get("chat_settings") for one in told)
        except (Refusal, NotSent, KeyError, TypeError):
            return None

    async def pins(self, chat: str) -> Pins | None:
        return await self._pins.look(chat)

    async def pin(self, chat: str, message: str, instead: str = "") -> None:
        await self._pins.pin(chat, message)

    async def close(self) -> None:
        """Threads end after what they are doing; a long poll under way is not waited for."""
        self._packer.end()
        self._poller.end()
        self._hands.end()
        for api in self._apis:
            api.close()


def _messages(answer: Any, parcel: Parcel) -> tuple[str, ...]:
    """The id of what was sent, the one that chats know. A receiver may have been refused within an answer."""
    item = answer[0] if isinstance(answer, list) and answer else answer
    if not isinstance(item, dict):
        log.warning("vk: messages.send told no id")
        return ()
    if error := item.get("error"):
        raise meaning(Refusal(int(error.get("code", 1))), "messages.send", int(parcel.chat))
    number = item.get("conversation_message_id")
    return (str(number),) if number else ()
