"""The whole way over HTTP, judged by the strict stand-in: what it refuses, Telegram would refuse."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.lines import ChatMoved, Enclosed, Parcel, Unreachable
from bot.sandbox import samples
from bot.sandbox.telegram import TelegramStandIn
from bot.sandbox.town import Town
from bot.telegram.line import TelegramLine
from handlers.events import Event, Kind, Member, Message, Press
from handlers.screens import Button, Screen
from tests.telegram.parcels import BELOW

ROWS = ((Button("💧 Вода", "t:report:category:water", main=True), Button("Другое", "t:report:category:*")),)


@dataclass(slots=True)
class Between:
    """A line, the people behind it, and what the line has heard."""

    telegram: TelegramStandIn
    line: TelegramLine
    town: Town
    cursor: str = ""

    async def hears(self) -> list[Event | None]:
        """What has come since the last time."""
        batch = await anext(self.line.poll(self.cursor))
        self.cursor = batch.cursor
        return [self.line.decode(letter.raw) for letter in batch.letters]


@pytest.fixture
async def between() -> AsyncIterator[Between]:
    async with TelegramStandIn(now=lambda: datetime(2026, 11, 24, 9, tzinfo=UTC), limits=False) as telegram:
        telegram.bot()
        line = TelegramLine(1, "1000001:TEST", telegram.base, {"group": [("bind", "Привязать чат")]})
        await line.check()
        await line.prepare()
        yield Between(telegram, line, Town(telegram))
        await line.close()


async def test_a_question_is_asked_pressed_acknowledged_and_edited(between: Between) -> None:
    maria = between.town.person("Мария Иванова", username="masha")
    await maria.says("у нас нет горячей воды")
    (said,) = await between.hears()
    assert isinstance(said, Message)
    assert (said.text, said.sender.name, said.sender.username) == ("у нас нет горячей воды", "Мария Иванова", "masha")
    (asked,) = (await between.line.send(Parcel(1, said.chat, Screen("О чём?\n🏠", rows=ROWS, bold=True)))).messages
    pressed = await maria.presses("вода")
    (press,) = await between.hears()
    assert isinstance(press, Press)
    assert (press.data, press.message) == ("t:report:category:water", asked)
    await between.line.acknowledge(press.press, "Записал")
    assert await pressed.toast() == "Записал"
    for _ in range(2):  # the second changes nothing and is a success, too
        await between.line.send(Parcel(2, said.chat, Screen("Принято"), edit=asked))
    assert (await maria.sees("Принято")).edited
    await between.line.send(Parcel(3, said.chat, Screen("Где это?", below=BELOW), reply_to=said.id))
    assert [r for r in between.telegram.refusals if "not modified" not in r.why] == []


async def test_who_forbids_voice_messages_gets_a_file(between: Between, tmp_path: Path) -> None:
    maria = between.town.person("Мария")
    await maria.says("привет")
    (said,) = await between.hears()
    assert isinstance(said, Message)
    voice = tmp_path / "voice"
    voice.write_bytes(samples.OGG)
    between.telegram.faults.refuses("sendVoice", 400, "Bad Request: VOICE_MESSAGES_FORBIDDEN")
    sent = await between.line.send(Parcel(1, said.chat, Screen("Мастер"), files=[Enclosed("h", "voice", voice)]))
    (shot,) = maria.screen.files
    assert (shot.kind, shot.name, shot.content, maria.screen.text) == ("document", "voice.ogg", samples.OGG, "Мастер")
    again = Enclosed("h", "voice", voice, external=sent.files["h"])  # known to Telegram as a document by now
    await between.line.send(Parcel(2, said.chat, Screen("Ещё раз"), files=[again]))
    assert maria.screen.files[0].content == samples.OGG


async def test_a_correction_arrives_as_one(between: Between) -> None:
    maria = between.town.person("Мария")
    number = await maria.says("нет воды")
    await maria.edits(number, "нет горячей воды")
    said, corrected = await between.hears()
    assert isinstance(said, Message)
    assert isinstance(corrected, Message)
    assert (corrected.id, corrected.text, corrected.edited) == (said.id, "нет горячей воды", True)


async def test_a_press_under_a_message_that_is_gone_is_one_in_the_same_chat(between: Between) -> None:
    maria = between.town.person("Мария")
    await maria.says("привет")
    (said,) = await between.hears()
    assert isinstance(said, Message)
    (asked,) = (await between.line.send(Parcel(1, said.chat, Screen("О чём?", rows=ROWS)))).messages
    maria.chat.messages.pop(int(asked))
    await maria.forges("t:report:category:water", int(asked))
    (press,) = await between.hears()
    assert isinstance(press, Press)
    assert (press.chat, press.private, press.data) == (said.chat, True, "t:report:category:water")


async def test_who_hides_behind_the_group_is_not_taken_for_a_person(between: Between) -> None:
    olga = between.town.person("Ольга")
    group = await between.town.group("Диспетчерская", [olga])
    await group.make_admin()
    await group.hide(olga)
    await between.hears()
    await olga.in_chat(group).says("/queue", to_bot=True)
    (said,) = await between.hears()
    assert isinstance(said, Message)
    assert (said.text, said.sender.external) == ("/queue", "")
    asked = (await between.line.send(Parcel(1, str(group.chat.id), Screen("№ 12", rows=ROWS)))).messages[0]
    await olga.in_chat(group).presses("вода", on=int(asked))
    (press,) = await between.hears()
    assert isinstance(press, Press)
    assert press.sender.external == str(olga.id)


async def test_photos_go_both_ways_and_are_sent_again_by_their_ids(between: Between, tmp_path: Path) -> None:
    maria = between.town.person("Мария")
    await maria.sends_photo(samples.photo(3), "вот")
    (came,) = await between.hears()
    assert isinstance(came, Message)
    (photo,) = came.files
    assert photo.kind is Kind.PHOTO
    assert await between.line.fetch(photo.file, 20 * 2**20) == samples.photo(3)
    files = []
    for number in (1, 2):
        path = tmp_path / f"{number}.jpg"
        path.write_bytes(samples.photo(number))
        files.append(Enclosed(f"hash{number}", "photo", path))
    parcel = Parcel(1, came.chat, Screen("Фото к № 12"), files=files)
    sent = await between.line.send(parcel)
    assert len(sent.messages) == 2
    kept = [Enclosed(f.hash, f.kind, tmp_path / "gone", external=sent.files[f.hash]) for f in files]
    await between.line.send(Parcel(2, came.chat, Screen("Ещё раз", rows=ROWS), files=kept))
    assert [shot.content for seen in maria.sees for shot in seen.photos][-2:] == [samples.photo(1), samples.photo(2)]
    assert between.telegram.refusals == []


async def test_the_bot_is_added_and_asked_and_who_leaves_is_not_there(between: Between) -> None:
    olga, ivan = between.town.person("Ольга"), between.town.person("Иван")
    group = await between.town.group("Диспетчерская", [olga, ivan])
    chat = str(group.chat.id)
    (added,) = [event for event in await between.hears() if event]
    assert isinstance(added, Member)
    assert (added.chat, added.us, added.here, added.title) == (chat, True, True, "Диспетчерская")
    await olga.in_chat(group).says("/bind", to_bot=True)
    (bind,) = await between.hears()
    assert isinstance(bind, Message)
    assert (bind.text, bind.mentions_us, bind.private) == ("/bind", True, False)
    assert await between.line.member(chat, str(ivan.id)) is True
    await group.leave(ivan)
    assert await between.line.member(chat, str(ivan.id)) is False
    left = [event for event in await between.hears() if isinstance(event, Member)]
    assert {(event.external, event.here) for event in left} == {(str(ivan.id), False)}
    await between.line.send(Parcel(1, chat, Screen("№ 12", below=BELOW)))
    await group.upgrade()
    with pytest.raises(ChatMoved):
        await between.line.send(Parcel(2, chat, Screen("№ 12")))


async def test_who_blocks_the_bot_is_told_and_is_out_of_reach(between: Between) -> None:
    maria = between.town.person("Мария")
    await maria.says("привет")
    await maria.blocks()
    said, blocked = await between.hears()
    assert isinstance(said, Message)
    assert isinstance(blocked, Member)
    assert (blocked.external, blocked.private, blocked.here) == (said.sender.external, True, False)
    with pytest.raises(Unreachable):
        await between.line.send(Parcel(1, said.chat, Screen("Привет")))
