"""The Bot API's stand-in, asked by plain aiogram."""

import asyncio
import io

import pytest
from aiogram import Bot, exceptions
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyParameters,
    Update,
)

from bot.sandbox import samples
from bot.sandbox.fixtures import Hands
from bot.sandbox.telegram import TelegramStandIn
from bot.sandbox.town import Town


def inline(*labels: str) -> InlineKeyboardMarkup:
    rows = [[InlineKeyboardButton(text=label, callback_data=f"d:{label}")] for label in labels]
    return InlineKeyboardMarkup(inline_keyboard=rows)


async def updates(bot: Bot, **how: object) -> list[Update]:
    """All waiting updates, confirmed."""
    got = await bot.get_updates(**how)  # type: ignore[arg-type]
    if got:
        await bot.get_updates(offset=got[-1].update_id + 1)
    return got


async def test_a_text_reaches_the_bot_and_its_answer_reaches_the_person(
    telegram: TelegramStandIn, aiogram_bot: Bot
) -> None:
    maria = Town(telegram).person("Мария Иванова")
    await maria.says("у нас нет горячей воды")
    (update,) = await updates(aiogram_bot)
    assert update.message
    assert update.message.text == "у нас нет горячей воды"
    assert update.message.from_user
    assert update.message.from_user.full_name == "Мария Иванова"
    await aiogram_bot.send_message(update.message.chat.id, "<b>О чём сообщить?</b>", parse_mode="HTML",
                                   reply_markup=inline("🔥 Вода", "Другое"))
    seen = await maria.sees("О чём сообщить?")
    assert seen.text == "О чём сообщить?"
    assert seen.bold == ((0, 15),)
    assert seen.buttons == ["🔥 Вода", "Другое"]
    assert telegram.refusals == []


async def test_a_press_waits_for_its_acknowledgement_and_the_edit_is_seen(
    telegram: TelegramStandIn, aiogram_bot: Bot
) -> None:
    maria = Town(telegram).person("Мария")
    await maria.starts()
    sent = await aiogram_bot.send_message(maria.id, "О чём?", reply_markup=inline("💧 Вода"))
    pressed = await maria.presses("вода")
    assert not pressed.answered
    query = (await updates(aiogram_bot))[-1].callback_query
    assert query
    assert query.data == "d:💧 Вода"
    assert query.message
    assert query.message.message_id == sent.message_id
    await aiogram_bot.answer_callback_query(query.id, "Записал")
    assert await pressed.toast() == "Записал"
    await aiogram_bot.edit_message_text("Где это?", chat_id=maria.id, message_id=sent.message_id)
    seen = await maria.sees("Где это?")
    assert seen.edited
    assert seen.buttons == []
    with pytest.raises(exceptions.TelegramBadRequest, match="query is too old"):
        await aiogram_bot.answer_callback_query(query.id)


async def test_an_update_comes_again_until_it_is_confirmed(telegram: TelegramStandIn, aiogram_bot: Bot) -> None:
    maria = Town(telegram).person("Мария")
    await maria.says("раз")
    await maria.says("два")
    first = await aiogram_bot.get_updates()
    assert [u.update_id for u in await aiogram_bot.get_updates()] == [u.update_id for u in first]
    rest = await aiogram_bot.get_updates(offset=first[0].update_id + 1)
    assert [u.message.text for u in rest if u.message] == ["два"]
    assert await aiogram_bot.get_updates(offset=rest[-1].update_id + 1) == []


async def test_an_update_waits_for_a_day(telegram: TelegramStandIn, aiogram_bot: Bot, clock: Hands) -> None:
    maria = Town(telegram).person("Мария")
    await maria.says("вчера")
    clock.move(hours=23)
    await maria.says("сегодня")
    clock.move(hours=2)
    assert [u.message.text for u in await aiogram_bot.get_updates() if u.message] == ["сегодня"]


async def test_a_long_poll_is_woken_by_a_message(telegram: TelegramStandIn, aiogram_bot: Bot) -> None:
    maria = Town(telegram).person("Мария")
    async with asyncio.TaskGroup() as group:
        poll = group.create_task(aiogram_bot.get_updates(timeout=30))
        await telegram.called("getUpdates")
        await maria.says("привет")
    assert len(poll.result()) == 1


async def test_a_second_poller_ends_the_first_with_a_conflict(telegram: TelegramStandIn, aiogram_bot: Bot) -> None:
    async def first() -> None:
        with pytest.raises(exceptions.TelegramConflictError):
            await aiogram_bot.get_updates(timeout=30)

    async with asyncio.TaskGroup() as group:
        group.create_task(first())
        await telegram.called("getUpdates")
        await aiogram_bot.get_updates(timeout=0)
    assert [refusal.code for refusal in telegram.refusals] == [409]


async def test_two_bots_have_updates_of_their_own_with_equal_numbers(
    telegram: TelegramStandIn, aiogram_bot: Bot
) -> None:
    second = telegram.bot("1000002:TEST", "second_bot")
    other = Bot("1000002:TEST", session=aiogram_bot.session)
    town = Town(telegram)
    maria = town.person("Мария")
    await maria.says("первому")
    await maria.with_bot(second).says("второму")
    (one,), (two,) = await updates(aiogram_bot), await updates(other)
    assert one.update_id == two.update_id
    assert (one.message and one.message.text, two.message and two.message.text) == ("первому", "второму")


async def test_a_photo_goes_both_ways(telegram: TelegramStandIn, aiogram_bot: Bot) -> None:
    maria = Town(telegram).person("Мария")
    await maria.sends_photo(samples.photo(3), "вот")
    message = (await updates(aiogram_bot))[0].message
    assert message
    assert message.photo
    assert message.caption == "вот"
    file = await aiogram_bot.get_file(message.photo[-1].file_id)
    assert file.file_path
    got = await aiogram_bot.download_file(file.file_path, io.BytesIO())
    assert got
    assert got.read() == samples.photo(3)
    await aiogram_bot.send_photo(maria.id, BufferedInputFile(samples.photo(4), "a.jpg"), caption="ответ")
    await aiogram_bot.send_photo(maria.id, message.photo[-1].file_id)
    own, again = maria.sees[-2:]
    assert own.photos[0].content == samples.photo(4)
    assert again.photos[0].content == samples.photo(3)
    assert telegram.refusals == []


async def test_an_album_is_several_messages_of_one_group(telegram: TelegramStandIn, aiogram_bot: Bot) -> None:
    maria = Town(telegram).person("Мария")
    await maria.sends_photo(caption="подвал", count=11)
    got = [u.message for u in await updates(aiogram_bot) if u.message]
    assert len(got) == 11
    assert len({m.media_group_id for m in got}) == 2
    assert [m.caption for m in got if m.caption] == ["подвал"]
    media = [InputMediaPhoto(media=BufferedInputFile(samples.photo(n), f"{n}.jpg")) for n in range(3)]
    sent = await aiogram_bot.send_media_group(maria.id, list(media))
    assert len(sent) == 3
    with pytest.raises(exceptions.TelegramBadRequest, match="2-10"):
        await aiogram_bot.send_media_group(maria.id, list(media[:1]))


async def test_the_place_button_sends_a_place(telegram: TelegramStandIn, aiogram_bot: Bot) -> None:
    maria = Town(telegram).person("Мария")
    await maria.starts()
    below = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="📍 Отправить место", request_location=True)]])
    await aiogram_bot.send_message(maria.id, "Где это?", reply_markup=below)
    await maria.presses("Отправить место", place=(51.5, 36.2))
    message = (await updates(aiogram_bot))[-1].message
    assert message
    assert message.location
    assert (message.location.latitude, message.location.longitude) == (51.5, 36.2)
    await maria.sends_venue(51.5, 36.2, "Школа", "ул. Ленина, 5")
    message = (await updates(aiogram_bot))[-1].message
    assert message
    assert message.venue
    assert message.location
    assert message.venue.address == "ул. Ленина, 5"


@pytest.mark.parametrize(
    ("why", "text", "more"),
    [
        ("message text is empty", "  ", {}),
        ("message is too long", "я" * 4097, {}),
        ("message is too long", "😀" * 2049, {}),
        ("can't parse entities", "<b>жирно", {"parse_mode": "HTML"}),
        ("can't parse entities", "1 < 2", {"parse_mode": "HTML"}),
        ("can't parse entities", "<div>a</div>", {"parse_mode": "HTML"}),
        ("BUTTON_DATA_INVALID", "x", {"reply_markup": inline("ы" * 40)}),
        ("reply markup is too long", "x", {"reply_markup": inline(*map(str, range(101)))}),
        ("message to be replied not found", "x", {"reply_parameters": ReplyParameters(message_id=999)}),
    ],
)
async def test_what_telegram_refuses_is_refused_and_counted(
    telegram: TelegramStandIn, aiogram_bot: Bot, why: str, text: str, more: dict[str, object]
) -> None:
    maria = Town(telegram).person("Мария")
    await maria.starts()
    with pytest.raises(exceptions.TelegramBadRequest, match=why):
        await aiogram_bot.send_message(maria.id, text, **more)  # type: ignore[arg-type]
    assert [refusal.method for refusal in telegram.refusals] == ["sendMessage"]
    assert why in telegram.refusals[0].why
    assert not [m for m in maria.sees if m.by_bot]


async def test_who_cannot_be_reached_is_told_apart(telegram: TelegramStandIn, aiogram_bot: Bot) -> None:
    maria = Town(telegram).person("Мария")
    with pytest.raises(exceptions.TelegramForbiddenError, match="can't initiate conversation"):
        await aiogram_bot.send_message(maria.id, "привет")
    with pytest.raises(exceptions.TelegramBadRequest, match="chat not found"):
        await aiogram_bot.send_message(42, "привет")
    await maria.starts()
    await maria.blocks()
    with pytest.raises(exceptions.TelegramForbiddenError, match="blocked by the user"):
        await aiogram_bot.send_message(maria.id, "привет")
    last = (await updates(aiogram_bot))[-1]
    assert last.my_chat_member
    assert last.my_chat_member.new_chat_member.status == "kicked"


async def test_an_edit_that_changes_nothing_or_meets_nothing_is_refused(
    telegram: TelegramStandIn, aiogram_bot: Bot
) -> None:
    maria = Town(telegram).person("Мария")
    mine = await maria.starts()
    sent = await aiogram_bot.send_message(maria.id, "раз", reply_markup=inline("a"))
    for number, text, why in ((sent.message_id, "раз", "not modified"), (999, "два", "message to edit not found"),
                              (mine, "два", "message can't be edited")):
        with pytest.raises(exceptions.TelegramBadRequest, match=why):
            await aiogram_bot.edit_message_text(text, chat_id=maria.id, message_id=number, reply_markup=inline("a"))


async def test_a_bot_that_hurries_is_held_back(telegram: TelegramStandIn, aiogram_bot: Bot) -> None:
    maria = Town(telegram).person("Мария")
    await maria.starts()
    for number in range(5):
        await aiogram_bot.send_message(maria.id, str(number))
    with pytest.raises(exceptions.TelegramRetryAfter) as held:
        await aiogram_bot.send_message(maria.id, "ещё")
    assert held.value.retry_after == 1


async def test_a_file_over_20_mb_is_not_given_out(telegram: TelegramStandIn, aiogram_bot: Bot) -> None:
    maria = Town(telegram).person("Мария")
    await maria.sends_document(size=25 * 2**20)
    message = (await updates(aiogram_bot))[-1].message
    assert message
    assert message.document
    with pytest.raises(exceptions.TelegramBadRequest, match="file is too big"):
        await aiogram_bot.get_file(message.document.file_id)


async def test_a_deep_link_starts_the_bot(telegram: TelegramStandIn, aiogram_bot: Bot) -> None:
    town = Town(telegram)
    await town.person("Мария").opens(town.link("telegram", "abc-1"))
    message = (await updates(aiogram_bot))[-1].message
    assert message
    assert message.text == "/start abc-1"
    assert message.entities
    assert message.entities[0].type == "bot_command"
