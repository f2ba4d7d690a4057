"""Pins of both stand-ins: who may, what is told, what cannot be pinned."""

import asyncio
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from vk_api import ApiError, VkApiGroup

from bot.sandbox.town import Group, Town
from bot.sandbox.vk import VkStandIn
from bot.vk.session import MEMORY, Session
from tests.sandbox.test_groups import heard


@pytest.fixture
async def group(town: Town) -> Group:
    return await town.group("Диспетчерская", [town.person("Ольга"), town.person("Иван")])


async def test_only_an_administrator_pins_in_telegram_and_everybody_is_told(group: Group, aiogram_bot: Bot) -> None:
    sent = await aiogram_bot.send_message(group.chat.id, "доска")
    with pytest.raises(TelegramBadRequest, match="not enough rights to manage pinned messages"):
        await aiogram_bot.pin_chat_message(group.chat.id, sent.message_id)
    await group.make_admin()
    await heard(aiogram_bot)
    await aiogram_bot.pin_chat_message(group.chat.id, sent.message_id, disable_notification=True)
    (told,) = await heard(aiogram_bot)
    assert told.message
    assert told.message.pinned_message
    assert told.message.pinned_message.message_id == sent.message_id
    with pytest.raises(TelegramBadRequest, match="message to pin not found"):
        await aiogram_bot.pin_chat_message(group.chat.id, 999)


async def test_telegram_tells_the_pinned_message_that_was_sent_last(group: Group, aiogram_bot: Bot) -> None:
    await group.make_admin()
    olga = group.owner.in_chat(group)
    first, second = [await aiogram_bot.send_message(group.chat.id, text) for text in ("раз", "два")]
    for message in (second, first):
        await aiogram_bot.pin_chat_message(group.chat.id, message.message_id)
    assert [seen.text for seen in olga.pinned] == ["два", "раз"]
    await heard(aiogram_bot)
    for pinned in (second.message_id, first.message_id):
        chat = await aiogram_bot.get_chat(group.chat.id)
        assert chat.pinned_message
        assert chat.pinned_message.message_id == pinned
        await olga.unpins(pinned)
    assert (await aiogram_bot.get_chat(group.chat.id)).pinned_message is None
    assert await heard(aiogram_bot) == []


async def test_in_vk_one_message_is_pinned_by_who_administers_the_chat(town: Town, vk: VkStandIn) -> None:
    vk_session = VkApiGroup(token="vk1.TEST", session=Session(vk.base, (5, 5)), api_version="5.199", config=MEMORY)
    group = await town.group("Диспетчерская", [town.person("Ольга", "vk")])
    olga, peer = group.owner.in_chat(group), 2_000_000_001

    async def call(method: str, **values: Any) -> Any:
        return await asyncio.to_thread(vk_session.method, method, values)

    first, second = [
        (await call("messages.send", peer_ids=str(peer), random_id=0, message=text))[0]["conversation_message_id"]
        for text in ("раз", "два")
    ]
    with pytest.raises(ApiError, match="not admin"):
        await call("messages.pin", peer_id=peer, cmid=first)
    await group.make_admin()
    for cmid in (first, second):
        await call("messages.pin", peer_id=peer, cmid=cmid)
    (item,) = (await call("messages.getConversationsById", peer_ids=peer))["items"]
    assert item["chat_settings"]["pinned_message"]["conversation_message_id"] == second
    assert [seen.text for seen in olga.pinned] == ["два"]
    assert [seen.text for seen in olga.sees if seen.by_bot] == ["раз", "два"]
    with pytest.raises(ApiError):
        await call("messages.pin", peer_id=peer, cmid=999)
    await olga.unpins(second)
    (item,) = (await call("messages.getConversationsById", peer_ids=peer))["items"]
    assert "pinned_message" not in item["chat_settings"]
