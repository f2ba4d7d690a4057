"""What VK refuses in a message and in a call."""

import json
from typing import Any

import pytest
import vk_api

from bot.sandbox.town import Town
from bot.sandbox.vk import VkStandIn
from tests.sandbox.vk_client import Json, call


def keyboard(*rows: list[Json], **how: Any) -> str:
    return json.dumps({"inline": True, "buttons": list(rows), **how})


def link() -> Json:
    return {"action": {"type": "open_link", "label": "а", "link": "https://vk.com", "payload": "{}"}}


def button(label: str = "а", **action: Any) -> Json:
    return {"action": {"type": "callback", "label": label, "payload": "{}", **action}}


@pytest.mark.parametrize(
    ("error", "values"),
    [
        (100, {"random_id": None}),
        (100, {"random_id": 2**31}),
        (100, {"message": ""}),
        (100, {"colour": "red"}),
        (100, {"attachment": "photo1_1"}),
        (901, {"peer_id": 5}),
        (917, {"peer_id": 2_000_000_001}),
        (914, {"message": "я" * 4097}),
        (911, {"keyboard": keyboard([button("я" * 41)])}),
        (911, {"keyboard": keyboard([button(payload='"' + "я" * 254 + '"')])}),
        (911, {"keyboard": keyboard([button(payload="{")])}),
        (911, {"keyboard": keyboard([button()] * 6)}),
        (911, {"keyboard": keyboard([link(), link(), link()])}),
        (911, {"keyboard": keyboard(*[[link()] * 2] * 2, [link(), button()])}),
        (911, {"keyboard": keyboard(*[[button()]] * 7)}),
        (911, {"keyboard": keyboard(*[[button()] * 3] * 4)}),
        (911, {"keyboard": keyboard([button()], one_time=True)}),
        (911, {"keyboard": keyboard(*[[button()]] * 11, inline=False)}),
        (911, {"keyboard": keyboard([button(), {"action": {"type": "location", "payload": "{}"}}])}),
        (911, {"keyboard": keyboard([{**button(), "color": "red"}])}),
        (911, {"keyboard": "{"}),
    ],
)
async def test_what_vk_refuses_is_refused_and_counted(
    vk: VkStandIn, town: Town, api: Any, error: int, values: Json
) -> None:
    maria = town.person("Мария", "vk")
    await maria.says("да")
    given = {"peer_id": maria.id, "random_id": 1, "message": "раз", **values}
    with pytest.raises(vk_api.ApiError) as refused:
        await call(api, "messages.send", **{key: value for key, value in given.items() if value is not None})
    assert refused.value.code == error
    assert [(refusal.method, refusal.code) for refusal in vk.refusals] == [("messages.send", error)]
    assert len(maria.sees) == 1


@pytest.mark.parametrize(
    ("method", "values"),
    [
        ("messages.getConversationMembers", {"count": 1001}),
        ("messages.getConversationMembers", {"count": 0}),
        ("messages.getConversationsById", {"peer_ids": ",".join(map(str, range(1, 102)))}),
        ("messages.setActivity", {"type": "sleeping"}),
        ("messages.send", {"random_id": 1, "message": "x", "peer_ids": ",".join(map(str, range(1, 102)))}),
        ("messages.send", {"random_id": 1, "message": "x", "intent": "spam"}),
    ],
)
async def test_more_than_a_method_takes_is_refused(town: Town, api: Any, method: str, values: Json) -> None:
    maria = town.person("Мария", "vk")
    await maria.says("да")
    with pytest.raises(vk_api.ApiError) as refused:
        await call(api, method, **({"peer_id": maria.id} if "peer_ids" not in values else {}), **values)
    assert refused.value.code == 100
