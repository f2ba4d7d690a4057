"""What is pinned in a chat of VK, pinning there, and changing what is pinned."""

from typing import Any

from bot.lines import NotSent, Pins
from bot.vk.failures import Refusal, meaning
from bot.vk.packing import Packer

PINNED = 949
"""«Can't edit pinned message yet»: VK does not say of what, or until when."""


class Pinboard:
    """Pins for one community; where VK will not have a pinned message changed it stays unpinned, but true."""

    def __init__(self, packer: Packer) -> None:
        self._packer = packer
        self._rather_true: set[int] = set()

    async def look(self, chat: str) -> Pins | None:
        """VK tells it to administrators of a chat only; who is none may not pin."""
        if int(chat) in self._rather_true:
            return None
        try:
            found = await self._packer.ask("messages.getConversationsById", {"peer_ids": chat})
            settings = next((one.get("chat_settings") or {} for one in found["items"]), {})
            pinned = settings.get("pinned_message") or {}
            may = bool((settings.get("acl") or {}).get("can_change_pin"))
            return Pins(str(pinned.get("conversation_message_id") or ""), may)
        except (Refusal, NotSent, KeyError, TypeError, AttributeError):
            return None

    async def pin(self, chat: str, message: str) -> None:
        """The message that was pinned makes room by itself. Raises NotSent."""
        try:
            await self._packer.ask("messages.pin", {"peer_id": int(chat), "cmid": int(message)})
        except Refusal as refusal:
            raise meaning(refusal, "messages.pin", int(chat)) from None

    async def edit(self, params: dict[str, Any]) -> None:
        """messages.edit. Raises Refusal."""
        try:
            await self._packer.ask("messages.edit", params)
        except Refusal as refusal:
            if refusal.code != PINNED:
                raise
            self._rather_true.add(params["peer_id"])
            await self._packer.ask("messages.unpin", {"peer_id": params["peer_id"]})
            await self._packer.ask("messages.edit", params)
