"""The long poll of a community, our own loop: vk_api's ends with the first broken connection and loses what it held.

`ts` is ours to keep: VK hands out again whatever came after the `ts` that it is asked with, so an answer is only left
behind when its letters are committed.
"""

import asyncio
import json
import logging
import re
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from bot.faults import Backoff
from bot.lines import Batch, Letter, TokenRefused, TryLater
from bot.vk import letters
from bot.vk.failures import Refusal, advise
from bot.vk.hands import Hands
from bot.vk.names import Names
from bot.vk.session import Api, blocked

log = logging.getLogger(__name__)

WAIT = 25
"""Seconds that VK holds a request when there is nothing new."""
PATIENCE = 3
"""Failures in a row after which a new address is asked for: that call has a limit of its own, so never at once."""
HOPELESS = 12
"""Unreadable answers in a row after which what they hold is given up."""
RATIONED = 60.0
"""Seconds to wait when VK says that the address has been asked for too often."""
SOON = 0.5
"""An empty answer sooner than this is not a long poll: the next one is put off."""


@dataclass(slots=True)
class Server:
    """Where to ask."""

    url: str
    key: str
    ts: str


@dataclass(frozen=True, slots=True)
class Answer(Batch):
    """What one request brought; `renewed`: nothing but a new key or a new place to go on from."""

    renewed: bool = False


class Unreadable(Exception):
    """The answer holds events, but it is broken."""


class LongPoll:
    """Asks for events for ever; everything that blocks runs in a thread of its own."""

    def __init__(self, api: Api, group: int, wait: float = WAIT) -> None:
        self._api, self._group, self._wait = api, group, wait
        self._names = Names(api.call)
        self._hands = Hands("vk-poll")
        self._server: Server | None = None
        self._last = 0

    async def batches(self, cursor: str) -> AsyncIterator[Batch]:
        """Events from `cursor` on, from now on when it is empty. The next request is made when the consumer is back."""
        ts = "" if cursor[:1] == "w" else cursor  # that is a webhook's
        failures, unreadable, backoff = 0, 0, Backoff(most=10)
        while True:
            try:
                answer = await self._hands.do(partial(self._check, ts, unreadable >= HOPELESS))
            except (TryLater, Refusal, Unreadable) as failure:
                failures += 1
                unreadable = unreadable + 1 if isinstance(failure, Unreadable) else 0
                self._complain(failure)
                if failures % PATIENCE == 0 or isinstance(failure, Refusal):
                    self._server = None
                await asyncio.sleep(RATIONED if _rationed(failure) else backoff.seconds())
                continue
            if answer.cursor != ts or answer.letters:
                yield answer
                ts = answer.cursor
            if answer.renewed and failures:
                await backoff.pause()  # each new key is refused at once
            failures, unreadable = int(answer.renewed), 0
            backoff = backoff if answer.renewed else Backoff(most=10)

    def end(self) -> None:
        """Ask no more; a request under way is left to itself."""
        self._hands.end()

    def _complain(self, failure: Exception) -> None:
        if isinstance(failure, Refusal):
            if failure.code in (5, 27):
                raise TokenRefused(str(failure)) from None
            advise("groups.getLongPollServer", failure.code)
        log.warning("vk: the long poll failed: %s", failure)

    def _check(self, ts: str, lost: bool) -> Answer:
        """One request, in our thread."""
        server = self._server or self._find_server()
        if lost:
            log.error("vk: events after ts %s cannot be read and are given up", ts)
            return Answer((), self._find_server().ts)
        if not ts:
            return Answer((), server.ts)
        started = time.monotonic()
        answer = self._ask(server, ts)
        if "failed" in answer:
            return Answer((), self._failed(answer, ts), renewed=True)
        events, new = answer.get("updates"), answer.get("ts")
        if not isinstance(events, list) or not isinstance(new, int | str):
            raise TryLater("no updates or no ts")
        if not events and time.monotonic() - started < min(SOON, self._wait):
            time.sleep(SOON)
        return Answer(self._letters(events, str(new)), str(new))

    def _letters(self, events: list[Any], ts: str) -> list[Letter]:
        events = [event for event in events if letters.wanted(event)]
        self._names.add(events)
        taken = []
        for index, event in enumerate(events):
            self._last = letters.position(ts, index, self._last)
            taken.append(letters.letter(event, self._last))
        return taken

    def _failed(self, answer: dict[str, Any], ts: str) -> str:
        """The `ts` to go on with."""
        match answer["failed"]:
            case 1:
                log.error("vk: events after ts %s are no longer kept: what came since is lost", ts)
                new = answer.get("ts")
                return str(new) if isinstance(new, int | str) else self._find_server().ts
            case 2:
                self._find_server()
                return ts
            case 3:
                log.error("vk: the long poll begins anew: events after ts %s are lost", ts)
                return self._find_server().ts
        self._server = None
        raise TryLater("unknown failure of the long poll")

    def _find_server(self) -> Server:
        found = self._api.call("groups.getLongPollServer", group_id=self._group)
        try:
            url = str(found["server"])
            server = Server(url if "://" in url else f"https://{url}", str(found["key"]), str(found["ts"]))
        except (KeyError, TypeError):
            raise TryLater("no server") from None
        self._server = server
        return server

    def _ask(self, server: Server, ts: str) -> dict[str, Any]:
        params = {"act": "a_check", "key": server.key, "ts": ts, "wait": f"{self._wait:g}"}
        response = blocked(lambda: self._api.session.get(server.url, params=params, timeout=(4, self._wait + 10)))
        if response.status_code != 200:
            raise TryLater(f"HTTP {response.status_code}")
        return _parse(response.content.decode("utf-8", "replace"))


def _parse(text: str) -> dict[str, Any]:
    """An answer; VK has sent a comma too many before now."""
    for attempt in (text, re.sub(r",\s*(?=[}\]])", "", text)):
        try:
            answer = json.loads(attempt)
        except ValueError:
            continue
        if isinstance(answer, dict):
            return answer
    raise Unreadable("broken JSON") if '"updates"' in text else TryLater("no JSON")


def _rationed(failure: Exception) -> bool:
    return isinstance(failure, Refusal) and failure.code == 29
