"""What people do on the demo's page, without a browser."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.sandbox import page_acts
from bot.sandbox.person import HOME
from bot.sandbox.town import Town
from bot.sandbox.vk import VkStandIn

THERE = (51.7303, 36.2)
BUTTON: dict[str, Any] = {"action": {"type": "location", "payload": '{"d":"t:place"}'}}


@pytest.mark.parametrize(("body", "place"), [({"place": list(THERE)}, THERE), ({}, HOME)])
async def test_a_place_button_under_a_message_sends_the_place_that_was_chosen(
    body: dict[str, Any], place: tuple[float, float]
) -> None:
    async with VkStandIn(now=lambda: datetime(2026, 11, 24, 9, 0, tzinfo=UTC)) as vk:
        community = vk.community()
        oleg = Town(vk=vk).person("Олег", "vk")
        asked = vk.world.keep(oleg.chat, -community.id, "Где это?", [])
        asked.keyboard = {"inline": True, "buttons": [[BUTTON]]}
        await page_acts.press(oleg, {"message": asked.cmid, "text": "Отправить место", **body})
        assert oleg.sees[-1].place == place
