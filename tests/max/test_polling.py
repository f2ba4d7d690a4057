"""The long poll: what it brings, what it goes on from, what it survives."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.lines import Batch, TokenRefused
from bot.max.line import MaxLine
from bot.sandbox.max import MaxStandIn
from bot.sandbox.person import Person
from bot.sandbox.town import Town
from handlers.events import Member, Message


async def next_of(batches: AsyncIterator[Batch]) -> Batch:
    async with asyncio.timeout(5):
        return await anext(batches)


def texts(line: MaxLine, batch: Batch) -> list[str]:
    return [event.text for one in batch.letters if isinstance(event := line.decode(one.raw), Message)]


async def test_the_marker_is_where_a_new_process_goes_on(line: MaxLine, maria: Person) -> None:
    polls = line.poll("")
    await maria.says("раз")
    first = await next_of(polls)
    assert texts(line, first) == ["раз"]
    await polls.aclose()  # type: ignore[attr-defined]
    await maria.says("два")
    await maria.says("три")
    assert texts(line, await next_of(line.poll(first.cursor))) == ["два", "три"]


async def test_without_a_marker_only_the_latest_is_told(line: MaxLine, maria: Person) -> None:
    await maria.says("раз")
    await maria.says("два")
    assert texts(line, await next_of(line.poll(""))) == ["два"]


async def test_what_was_not_confirmed_comes_again(line: MaxLine, maria: Person, max: MaxStandIn) -> None:
    await maria.says("раз")
    polls = line.poll("")
    first = await next_of(polls)
    await maria.says("два")
    second = await next_of(polls)
    max.faults.redelivers()
    again = await next_of(line.poll(second.cursor))
    assert [one.update for one in again.letters] == [one.update for one in second.letters]
    assert first.cursor != second.cursor


@pytest.mark.parametrize("trouble", ["fails", "breaks_off", "garbles", "times_out"])
async def test_it_goes_on_after_trouble(line: MaxLine, maria: Person, max: MaxStandIn, trouble: str) -> None:
    getattr(max.faults, trouble)("GET /updates")
    await maria.says("раз")
    assert texts(line, await next_of(line.poll(""))) == ["раз"]


async def test_a_webhook_that_somebody_left_is_removed(line: MaxLine, maria: Person, max: MaxStandIn) -> None:
    maria.bot.hooks["https://example.ru/max"] = {"time": 1, "update_types": None, "secret": None}
    await maria.says("раз")
    assert texts(line, await next_of(line.poll(""))) == ["раз"]
    assert maria.bot.hooks == {}


async def test_a_marker_that_is_never_taken_is_given_up(line: MaxLine, maria: Person, max: MaxStandIn) -> None:
    max.faults.refuses("GET /updates", 400, times=12)
    await maria.says("раз")
    assert texts(line, await next_of(line.poll("999"))) == ["раз"]


async def test_a_refused_token_ends_it(line: MaxLine, max: MaxStandIn) -> None:
    max.world.bots.clear()
    with pytest.raises(TokenRefused):
        await next_of(line.poll(""))


async def test_a_groups_title_is_put_beside_and_asked_for_once(line: MaxLine, maria: Person, max: MaxStandIn) -> None:
    group = await Town(max=max).group("Диспетчерская", [maria])
    await group.make_admin()
    polls = line.poll("1")
    added = [line.decode(one.raw) for one in (await next_of(polls)).letters]
    assert [one.title for one in added if isinstance(one, Member)] == ["Диспетчерская"]
    await maria.in_chat(group).says("раз")
    told = line.decode((await next_of(polls)).letters[0].raw)
    assert isinstance(told, Message)
    assert told.title == "Диспетчерская"
    assert max.calls["GET /chats/{}"] == 1


async def test_a_title_that_is_not_told_holds_nothing_up(line: MaxLine, maria: Person, max: MaxStandIn) -> None:
    group = await Town(max=max).group("Диспетчерская", [maria])
    max.faults.fails("GET /chats/{}", times=0)
    await group.make_admin()
    await maria.in_chat(group).says("раз")
    assert texts(line, await next_of(line.poll("2"))) == ["раз"]
