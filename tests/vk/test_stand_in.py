"""The line against the strict stand-in, with people behind it: what they do arrives, what we send is never refused."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.lines import Batch, CannotEdit, Enclosed, Parcel, Unreachable
from bot.sandbox import samples
from bot.sandbox.town import Town
from bot.sandbox.vk import VkStandIn
from bot.vk.line import VkLine
from handlers.events import Kind, Member, Message, Press
from handlers.screens import Button, Does, Screen

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
async def server() -> AsyncIterator[VkStandIn]:
    async with VkStandIn(now=lambda: NOON) as server:
        server.community(200_001, "vk1.TEST", "Двор")
        yield server


@pytest.fixture
async def line(server: VkStandIn) -> AsyncIterator[VkLine]:
    line = VkLine(1, "vk1.TEST", 200_001, server.base, wait=1)
    yield line
    await line.close()


@pytest.fixture
def town(server: VkStandIn) -> Town:
    return Town(vk=server)


class Letters:
    """The events of a line, one after another."""

    def __init__(self, line: VkLine) -> None:
        self._line = line
        self._poll: AsyncIterator[Batch] = line.poll("")
        self._waiting: list[Message | Press | Member] = []

    async def next(self) -> Message | Press | Member:
        async with asyncio.timeout(5):
            while not self._waiting:
                for letter in (await anext(self._poll)).letters:
                    event = self._line.decode(letter.raw)
                    assert isinstance(event, Message | Press | Member)
                    self._waiting.append(event)
            return self._waiting.pop(0)

    async def message(self) -> Message:
        event = await self.next()
        assert isinstance(event, Message)
        return event


@pytest.fixture
async def letters(line: VkLine) -> Letters:
    letters = Letters(line)
    await anext(letters._poll)  # from here on
    return letters


async def test_a_conversation_goes_both_ways_without_a_refusal(
    server: VkStandIn, line: VkLine, town: Town, letters: Letters
) -> None:
    await line.check()
    await line.prepare()
    maria = town.person("Мария Попова", "vk")
    await maria.opens(line.link.format(code="c0de"))
    begun = await letters.message()
    assert (begun.begins, begun.start, begun.sender.name, begun.private) == (True, "c0de", "Мария Попова", True)
    screen = Screen("О чём сообщить?", rows=tuple((Button(f"Пункт {n}", f"o:{n}"),) for n in range(10)))
    (asked,) = (await line.send(Parcel(1, begun.chat, screen))).messages
    pressed = await maria.presses("Пункт 7")
    press = await letters.next()
    assert isinstance(press, Press)
    assert (press.data, press.message) == ("o:7", asked)
    await line.acknowledge(press.press, "Принято")
    assert await pressed.toast() == "Принято"
    await line.send(Parcel(2, begun.chat, Screen("Готово"), edit=asked))
    assert maria.screen.text == "Готово"
    assert not maria.screen.rows
    below = ((Button("Отправить место", does=Does.PLACE),), (Button("Назад", "talk:back"),))
    await line.send(Parcel(3, begun.chat, Screen("Где это?", below=below)))
    await maria.presses("Назад")
    assert (await letters.message()).data == "talk:back"
    await maria.sends_place(51.7, 36.2)
    assert (await letters.message()).point is not None
    assert server.refusals == []


async def test_files_go_both_ways(
    server: VkStandIn, line: VkLine, town: Town, letters: Letters, tmp_path: Path
) -> None:
    ivan = town.person("Иван", "vk")
    await ivan.sends_album([samples.photo(1), samples.photo(2)], "вот")
    album = await letters.message()
    assert [await line.fetch(file.file, 10**7) for file in album.files] == [samples.photo(1), samples.photo(2)]
    await ivan.sends_document(samples.PDF, "акт.pdf")
    assert [(f.kind, f.name) for f in (await letters.message()).files] == [(Kind.DOCUMENT, "акт.pdf")]
    await ivan.sends_voice()
    (voice,) = (await letters.message()).files
    assert await line.fetch(voice.file, 10**7) == samples.OGG
    photo, paper = tmp_path / "photo", tmp_path / "paper"
    photo.write_bytes(samples.photo(3))
    paper.write_bytes(samples.PDF)
    files = (Enclosed("h1", "photo", photo), Enclosed("h2", "document", paper, "акт.pdf"))
    sent = await line.send(Parcel(1, album.chat, Screen("Фото"), files=files))
    assert [file.content for file in ivan.screen.files] == [samples.photo(3), samples.PDF]
    again = tuple(Enclosed(file.hash, file.kind, file.path, external=sent.files[file.hash]) for file in files)
    await line.send(Parcel(2, album.chat, Screen("Ещё раз"), files=again))
    assert len(ivan.screen.files) == 2
    assert server.calls["photos.saveMessagesPhoto"] == 1
    assert server.refusals == []


async def test_a_chat_knows_us_and_its_members(server: VkStandIn, line: VkLine, town: Town, letters: Letters) -> None:
    olga, petr = town.person("Ольга", "vk"), town.person("Пётр", "vk")
    group = await town.group("Диспетчерская", [olga, petr])
    joined = await letters.next()
    assert isinstance(joined, Member)
    assert (joined.us, joined.here, joined.private) == (True, True, False)
    await olga.in_chat(group).says("/bind", to_bot=True)
    bind = await letters.message()
    assert (bind.text, bind.mentions_us, bind.sender.name) == ("/bind", True, "Ольга")
    await group.make_admin()
    await petr.in_chat(group).says("просто слова")
    assert (await letters.message()).text == "просто слова"
    assert await line.member(bind.chat, str(petr.id)) is True
    await group.leave(petr)
    left = await letters.next()
    assert isinstance(left, Member)
    assert (left.external, left.here) == (str(petr.id), False)
    assert await line.member(bind.chat, str(petr.id)) is False
    (card,) = (await line.send(Parcel(5, bind.chat, Screen("№ 12", rows=((Button("Взять", "t"),),))))).messages
    await line.send(Parcel(6, bind.chat, Screen("Фото к № 12"), reply_to=card))
    assert olga.in_chat(group).screen.reply_to == int(card)
    await olga.in_chat(group).replies(int(card), "сделаем")
    assert (await letters.message()).reply_to == card
    assert server.refusals == []
    await group.remove_bot()  # VK does not tell us: the next send does
    with pytest.raises(Unreachable):
        await line.send(Parcel(7, bind.chat, Screen("№ 13")))


async def test_who_forbids_messages_is_unreachable(
    server: VkStandIn, line: VkLine, town: Town, letters: Letters
) -> None:
    ivan = town.person("Иван", "vk")
    await ivan.says("здравствуйте")
    chat = (await letters.message()).chat
    await ivan.blocks()
    denied = await letters.next()
    assert isinstance(denied, Member)
    assert (denied.here, denied.private) == (False, True)
    with pytest.raises(Unreachable):
        await line.send(Parcel(1, chat, Screen("х")))


async def test_a_burst_is_packed_and_never_too_fast(
    server: VkStandIn, line: VkLine, town: Town, letters: Letters
) -> None:
    people = [town.person(f"Житель {number}", "vk") for number in range(120)]
    for person in people:
        await person.says("нет воды")
    chats = [(await letters.message()).chat for _ in people]
    sends = [line.send(Parcel(number, chat, Screen("Принято"))) for number, chat in enumerate(chats, 1)]
    await asyncio.gather(*sends)
    assert {person.screen.text for person in people} == {"Принято"}
    assert server.refusals == []


@pytest.mark.parametrize("error", [1, 2, 3, 4])
async def test_the_long_poll_goes_on_after_each_failure(
    server: VkStandIn, line: VkLine, town: Town, letters: Letters, error: int
) -> None:
    server.faults.refuses("poll", error)
    server.faults.breaks_off("poll")
    server.faults.fails("poll")
    waiting = asyncio.ensure_future(letters.message())
    ivan = town.person("Иван", "vk")
    async with asyncio.timeout(8):
        while not waiting.done():
            await ivan.says("нет воды")
            await asyncio.wait([waiting], timeout=0.2)
    assert (await waiting).text == "нет воды"


async def test_an_answer_to_what_is_gone_is_sent_without_it(
    server: VkStandIn, line: VkLine, town: Town, letters: Letters
) -> None:
    ivan = town.person("Иван", "vk")
    number = await ivan.says("х")
    said = await letters.message()
    ivan.chat.messages.pop(number)
    await line.send(Parcel(1, said.chat, Screen("Ответ"), reply_to=said.id))
    assert (ivan.screen.text, ivan.screen.reply_to) == ("Ответ", 0)


async def test_a_correction_arrives_as_one(line: VkLine, town: Town, letters: Letters) -> None:
    ivan = town.person("Иван", "vk")
    number = await ivan.says("нет воды")
    said = await letters.message()
    await ivan.edits(number, "нет горячей воды")
    corrected = await letters.message()
    assert (corrected.id, corrected.text, corrected.edited) == (said.id, "нет горячей воды", True)


async def test_what_is_gone_cannot_be_edited(server: VkStandIn, line: VkLine, town: Town, letters: Letters) -> None:
    ivan = town.person("Иван", "vk")
    await ivan.says("х")
    chat = (await letters.message()).chat
    with pytest.raises(CannotEdit):
        await line.send(Parcel(1, chat, Screen("х"), edit="999"))
