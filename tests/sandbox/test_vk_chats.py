"""Chats of VK: what a community hears in them; and links that lead to it."""

from typing import Any

import pytest
import vk_api

from bot.sandbox.town import Group, Town
from bot.sandbox.vk import VkStandIn
from tests.sandbox.vk_client import GROUP, Poll, call, inline


async def test_two_communities_count_chats_for_themselves(vk: VkStandIn, town: Town, poll: Poll) -> None:
    second = vk.community(200_002, "vk1.SECOND", "Второй")
    maria = town.person("Мария", "vk")
    one = await town.group("Первая", [maria])
    other = await town.group("Вторая", [maria], bot=second)
    assert one.chat.peer(one.bot) == other.chat.peer(second) == 2_000_000_001
    joined = await poll.message()
    assert joined["action"] == {"type": "chat_invite_user", "member_id": -GROUP}


@pytest.fixture
async def group(town: Town) -> Group:
    return await town.group("Диспетчерская", [town.person("Ольга", "vk"), town.person("Иван", "vk")])


async def test_a_chat_withholds_what_is_not_meant_for_the_community(
    town: Town, group: Group, api: Any, poll: Poll
) -> None:
    await poll.events()
    olga, peer = group.owner.in_chat(group), 2_000_000_001
    await olga.says("между собой")
    await olga.says("/bind", to_bot=True)
    assert (await poll.message())["text"] == f"[club{GROUP}|@club{GROUP}] /bind"
    with pytest.raises(vk_api.ApiError) as refused:
        await call(api, "messages.getConversationMembers", peer_id=peer)
    assert refused.value.code == 917
    assert await call(api, "messages.send", peer_id=peer, random_id=5, message="№ 12", keyboard=inline("Взять")) == 0
    await olga.presses("Взять")
    (press,) = await poll.events()
    assert (press["object"]["peer_id"], press["object"]["user_id"]) == (peer, olga.id)
    await group.make_admin()
    await olga.replies(olga.screen, "сделаем")
    message = await poll.message()
    assert (message["text"], message["reply_message"]["text"], message["id"]) == ("сделаем", "№ 12", 0)
    members = await call(api, "messages.getConversationMembers", peer_id=peer)
    assert members["count"] == 3
    conversations = await call(api, "messages.getConversationsById", peer_ids=peer)
    assert conversations["items"][0]["chat_settings"]["title"] == "Диспетчерская"
    await group.remove_bot()
    with pytest.raises(vk_api.ApiError) as refused:
        await call(api, "messages.send", peer_id=peer, random_id=6, message="№ 13")
    assert refused.value.code == 917


async def test_a_deep_link_brings_its_code(town: Town, poll: Poll) -> None:
    await town.person("Мария", "vk").opens(town.link("vk", "abc-1"))
    message = await poll.message()
    assert (message["ref"], message["payload"]) == ("abc-1", '{"command":"start"}')
