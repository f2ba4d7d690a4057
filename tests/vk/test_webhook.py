"""The Callback API: events that overtake each other come into their order again."""

import asyncio
from typing import Any

from bot.bringing import secret
from bot.vk.webhook import Webhook
from tests.vk.events import GROUP, a_message


class Names:
    """Knows nobody."""

    def add(self, events: Any) -> None: ...


async def ask(method: str, words: dict[str, Any]) -> Any:
    """A community whose server is known."""
    if method == "groups.getCallbackServers":
        return {"items": [{"id": 1, "url": "http://here", "status": "ok"}]}
    return {"code": "abc"} if method == "groups.getCallbackConfirmationCode" else 1


async def brought(events: list[dict[str, Any]], cursor: str = "") -> list[tuple[str, int]]:
    """The events as letters, with their places."""
    webhook = Webhook(ask, Names(), "token", GROUP, "http://here")  # type: ignore[arg-type]
    batches = webhook.batches(cursor)
    first = asyncio.ensure_future(anext(batches))
    calls = [asyncio.ensure_future(webhook.hook.bring(event)) for event in events]
    batch = await first
    for call in calls:
        call.cancel()
    await batches.aclose()  # type: ignore[attr-defined]
    webhook.end()
    return [(letter.update, letter.position) for letter in batch.letters]


def said(number: int, second: int) -> dict[str, Any]:
    return a_message(date=second, conversation_message_id=number) | {"event_id": str(number)}


async def test_what_comes_out_of_order_is_put_into_it() -> None:
    places = dict(await brought([said(3, 100), said(1, 99), said(2, 100)]))
    assert sorted(places, key=lambda name: places[name]) == ["1", "2", "3"]


async def test_a_press_comes_after_what_was_there_also_after_a_restart() -> None:
    press = {"type": "message_event", "group_id": GROUP, "event_id": "p", "object": {"user_id": 5, "peer_id": 5}}
    places = dict(await brought([press], "w99000007"))
    assert places["p"] == 99000008


def test_the_secret_fits_what_messengers_take_and_tells_nothing() -> None:
    made = secret("vk1.a.TOKEN")
    assert len(made) <= 50
    assert made.isalnum()
    assert made != secret("vk1.a.TOKEM")
