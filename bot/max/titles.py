"""Titles of groups, which updates do not tell: looked up and put beside an update before it is stored."""

from time import monotonic
from typing import Any

from bot.lines import NotSent
from bot.max.letters import TITLE, chat_of, is_private
from bot.max.session import Api, Refusal

AGAIN = 60.0
"""Seconds until a title that was not told is asked for again: a title is not worth a delay with every message."""
MOST = 5_000


class Titles:
    """What the groups of one bot are called, as far as it is known."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._known: dict[str, str] = {}
        self._silent: dict[str, float] = {}

    async def add(self, updates: list[Any]) -> None:
        """Put titles into the updates of groups. Raises TokenRefused."""
        for update in updates:
            if not isinstance(update, dict) or is_private(update) or not (chat := chat_of(update)):
                continue
            if update.get("update_type") == "chat_title_changed":
                self._known[chat] = str(update.get("title") or "")
            elif update.get("update_type") != "bot_removed" and (title := await self._title(chat)):
                update[TITLE] = title
            elif chat in self._known:
                update[TITLE] = self._known[chat]

    async def _title(self, chat: str) -> str:
        if chat not in self._known and self._silent.get(chat, 0) < monotonic():
            try:
                found = await self._api.call("GET", f"/chats/{chat}", wait=5)
                if len(self._known) >= MOST:
                    self._known.clear()
                self._known[chat] = str(found.get("title") or "")
            except (Refusal, NotSent):
                self._silent[chat] = monotonic() + AGAIN
        return self._known.get(chat, "")
