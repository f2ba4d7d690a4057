"""Groups of Telegram: what a bot hears, and how it loses them."""

import pytest
from aiogram import Bot, exceptions
from aiogram.types import KeyboardButton, ReplyKeyboardMarkup, Update

from bot.sandbox.telegram import TelegramStandIn
from bot.sandbox.town import Group, Town


async def heard(bot: Bot, **how: list[str]) -> list[Update]:
    """All waiting updates, confirmed."""
    got = await bot.get_updates(**how)  # type: ignore[arg-type]
    if got:
        await bot.get_updates(offset=got[-1].update_id + 1)
    return got


async def texts(bot: Bot) -> list[str]:
    return [update.message.text for update in await heard(bot) if update.message and update.message.text]


@pytest.fixture
async def group(town: Town) -> Group:
    return await town.group("Диспетчерская", [town.person("Ольга"), town.person("Иван")])


async def test_a_bot_is_told_that_it_was_added(group: Group, aiogram_bot: Bot) -> None:
    added, welcome = await heard(aiogram_bot)
    assert added.my_chat_member
    assert added.my_chat_member.new_chat_member.status == "member"
    assert added.my_chat_member.chat.title == "Диспетчерская"
    assert welcome.message
    assert welcome.message.new_chat_members
    assert welcome.message.new_chat_members[0].username == "dvor_bot"


async def test_privacy_withholds_what_is_not_meant_for_the_bot(group: Group, aiogram_bot: Bot) -> None:
    olga = group.owner.in_chat(group)
    await heard(aiogram_bot)
    await olga.says("между собой")
    await olga.says("/bind@other_bot")
    await olga.says("/bind", to_bot=True)
    await olga.says("@dvor_bot привет")
    card = await aiogram_bot.send_message(group.chat.id, "№ 12")
    await olga.replies(card.message_id, "сделаем")
    assert await texts(aiogram_bot) == ["/bind@dvor_bot", "@dvor_bot привет", "сделаем"]
    await group.make_admin()
    await olga.says("между собой")
    assert await texts(aiogram_bot) == ["между собой"]


async def test_members_are_seen_coming_and_going_only_when_asked_for(
    telegram: TelegramStandIn, town: Town, group: Group, aiogram_bot: Bot
) -> None:
    await group.make_admin()
    petr = town.person("Пётр")
    await group.join(petr, by=group.owner)
    assert not [update for update in await heard(aiogram_bot) if update.chat_member]
    await heard(aiogram_bot, allowed_updates=["message", "chat_member"])
    await group.leave(petr)
    assert [update.event_type for update in await heard(aiogram_bot)] == ["chat_member", "message"]
    member = await aiogram_bot.get_chat_member(group.chat.id, petr.id)
    assert member.status == "left"
    assert (await aiogram_bot.get_chat_member(group.chat.id, group.owner.id)).status == "creator"
    assert {boss.user.id for boss in await aiogram_bot.get_chat_administrators(group.chat.id)} == {group.owner.id}
    assert (await aiogram_bot.get_chat(group.chat.id)).title == "Диспетчерская"
    assert telegram.refusals == []


async def test_a_group_that_became_a_supergroup_says_where_it_went(group: Group, aiogram_bot: Bot) -> None:
    old = group.chat.id
    await heard(aiogram_bot)
    await group.upgrade()
    away, here = await heard(aiogram_bot)
    assert away.message
    assert here.message
    assert away.message.migrate_to_chat_id == group.chat.id != old
    assert here.message.migrate_from_chat_id == old
    with pytest.raises(exceptions.TelegramMigrateToChat) as moved:
        await aiogram_bot.send_message(old, "№ 12")
    assert moved.value.migrate_to_chat_id == group.chat.id
    await aiogram_bot.send_message(group.chat.id, "№ 12")
    assert (await group.owner.in_chat(group).sees("№ 12")).by_bot


async def test_an_administrator_who_hides_speaks_as_the_group(group: Group, aiogram_bot: Bot) -> None:
    await group.make_admin()
    await group.hide(group.owner)
    await heard(aiogram_bot)
    await group.owner.in_chat(group).says("по делу")
    (update,) = await heard(aiogram_bot)
    assert update.message
    assert update.message.from_user
    assert update.message.sender_chat
    assert update.message.from_user.username == "GroupAnonymousBot"
    assert update.message.sender_chat.id == group.chat.id
    owner = await aiogram_bot.get_chat_member(group.chat.id, group.owner.id)
    assert (owner.status, getattr(owner, "is_anonymous", None)) == ("creator", True)


async def test_a_bot_that_was_removed_is_told_and_refused(group: Group, aiogram_bot: Bot) -> None:
    await heard(aiogram_bot)
    await group.remove_bot()
    (update,) = await heard(aiogram_bot)
    assert update.my_chat_member
    with pytest.raises(exceptions.TelegramForbiddenError, match="kicked from the group chat"):
        await aiogram_bot.send_message(group.chat.id, "№ 12")


async def test_places_are_asked_for_in_private_chats_only(group: Group, aiogram_bot: Bot) -> None:
    below = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Место", request_location=True)]])
    with pytest.raises(exceptions.TelegramBadRequest, match="private chats only"):
        await aiogram_bot.send_message(group.chat.id, "Где?", reply_markup=below)


async def test_a_group_takes_twenty_messages_a_minute(
    telegram: TelegramStandIn, group: Group, aiogram_bot: Bot
) -> None:
    for number in range(20):
        await aiogram_bot.send_message(group.chat.id, str(number))
    with pytest.raises(exceptions.TelegramRetryAfter) as held:
        await aiogram_bot.send_message(group.chat.id, "21")
    assert held.value.retry_after > 50
    assert [refusal.code for refusal in telegram.refusals] == [429]
