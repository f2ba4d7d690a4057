"""VK's events carry no names: they are looked up in the poll's thread and put beside the event before it is stored."""

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from bot.lines import NotSent
from bot.vk.failures import GROUPS_FROM, Refusal
from bot.vk.letters import body
from bot.vk.session import blocked

REMEMBERED = 20_000
AT_ONCE = 100
PAUSE = 60.0
"""Seconds without asking after a failure: a name is not worth a delay with every batch."""


UNTOLD = 5.0
"""Seconds after which what VK did not tell is asked for again: it tells a chat's title once we have access."""


class Names:
    """Names of people and titles of chats, kept in memory; a failure leaves them out."""

    def __init__(self, call: Callable[..., Any]) -> None:
        self._call = call
        self._known: OrderedDict[int, str] = OrderedDict()
        self._silent_until = 0.0
        self._untold: dict[int, float] = {}

    def add(self, events: Iterable[Any]) -> None:
        """Put `dvor_name` and, for chats, `dvor_title` into the events."""
        where = [(event, body(event)) for event in events if isinstance(event, dict)]
        people = {who for _, inner in where if (who := _number(inner.get("from_id", inner.get("user_id")))) > 0}
        chats = {peer for _, inner in where if (peer := _number(inner.get("peer_id"))) >= GROUPS_FROM}
        for _, inner in where:
            action = inner.get("action")
            if isinstance(action, dict) and action.get("type") == "chat_title_update":
                self._known.pop(_number(inner.get("peer_id")), None)
        self._learn(people, self._people)
        self._learn(chats, self._chats)
        for event, inner in where:
            event["dvor_name"] = self._known.get(_number(inner.get("from_id", inner.get("user_id"))), "")
            if title := self._known.get(_number(inner.get("peer_id"))) if inner.get("peer_id") in chats else "":
                event["dvor_title"] = title

    def _learn(self, ids: set[int], ask: Callable[[list[int]], dict[int, str]]) -> None:
        for known in ids & self._known.keys():
            self._known.move_to_end(known)
        now = time.monotonic()
        self._untold = {who: until for who, until in self._untold.items() if until > now}
        unknown = sorted(ids - self._known.keys() - self._untold.keys())
        for start in range(0, len(unknown), AT_ONCE):
            if time.monotonic() < self._silent_until:
                return
            some = set(unknown[start : start + AT_ONCE])
            try:
                told = {who: name for who, name in blocked(partial(ask, sorted(some))).items() if name}
            except Refusal:
                told = {}
            except NotSent:
                self._silent_until = time.monotonic() + PAUSE
                return
            self._known.update(told)
            self._untold |= dict.fromkeys(some - told.keys(), now + UNTOLD)
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)

    def _people(self, ids: list[int]) -> dict[int, str]:
        found = self._call("users.get", user_ids=",".join(map(str, ids)))
        return {
            int(user["id"]): f"{user.get('first_name', '')} {user.get('last_name', '')}".strip()
            for user in found
            if isinstance(user, dict) and "id" in user
        }

    def _chats(self, ids: list[int]) -> dict[int, str]:
        found = self._call("messages.getConversationsById", peer_ids=",".join(map(str, ids)))
        items = found.get("items", ()) if isinstance(found, dict) else ()
        return {
            int(item["peer"]["id"]): str((item.get("chat_settings") or {}).get("title", ""))
            for item in items
            if isinstance(item, dict) and isinstance(item.get("peer"), dict) and "id" in item["peer"]
        }


def _number(value: Any) -> int:
    return value if isinstance(value, int) else 0
