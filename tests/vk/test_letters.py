"""What the poll brings: letters, in order, with names beside them."""

import json
from itertools import pairwise
from typing import Any

import pytest

from bot.vk.line import VkLine
from tests.vk.double import Double, raises
from tests.vk.polling import an_answer, an_event, take


async def test_letters_know_who_where_and_in_which_order(vk: Double, line: VkLine) -> None:
    press = {"type": "message_event", "event_id": "p", "object": {"user_id": 6, "peer_id": 2000000001, "event_id": "x",
             "payload": {"d": "a"}, "conversation_message_id": 3}}  # fmt: skip
    vk.poll_answers.extend([{"ts": "11", "updates": [an_event(1), press]}, an_answer(12, 2)])
    first, second = await take(line, "10", 2)
    letters = [*first.letters, *second.letters]
    assert [(letter.chat, letter.person) for letter in letters] == [("5", "5"), ("2000000001", "6"), ("5", "5")]
    assert all(one.position < next.position for one, next in pairwise(letters))
    assert json.loads(letters[1].press) == {"event_id": "x", "user_id": 6, "peer_id": 2000000001}
    assert not letters[0].press


async def test_positions_grow_through_a_restart(vk: Double, line: VkLine) -> None:
    vk.poll_answers.extend([an_answer(11, 1, 2, 3), an_answer(12, 4)])
    (before,) = await take(line, "10")
    again = VkLine(1, "token", 1, vk.base, wait=0.2)
    (after,) = await take(again, before.cursor)
    assert after.letters[0].position > before.letters[-1].position
    await again.close()


async def test_an_event_without_id_is_recognised_when_it_comes_again(vk: Double, line: VkLine) -> None:
    event = an_event(1)
    del event["event_id"]
    vk.methods["users.get"] = raises(10)
    vk.poll_answers.append({"ts": "11", "updates": [event]})
    (first,) = await take(line, "10")
    again = VkLine(1, "token", 1, vk.base, wait=0.2)
    vk.methods["users.get"] = lambda _: [{"id": 5, "first_name": "Мария", "last_name": ""}]
    vk.poll_answers.append({"ts": "11", "updates": [event]})
    (second,) = await take(again, "10")
    assert first.letters[0].update == second.letters[0].update
    await again.close()


@pytest.mark.parametrize(
    "malformed",
    [
        "text", 7, None, [], {}, {"type": "message_new"}, {"type": "message_new", "object": None, "event_id": "bad"},
        {"type": "message_new", "object": {"message": []}}, {"type": "message_new", "object": {"text": "\ud83d"}},
    ],
)  # fmt: skip
async def test_one_malformed_event_takes_none_of_the_others_along(vk: Double, line: VkLine, malformed: Any) -> None:
    vk.poll_answers.append({"ts": "12", "updates": [an_event(1), malformed, an_event(2)]})
    (batch,) = await take(line, "10")
    assert [batch.letters[0].update, batch.letters[2].update] == ["e1", "e2"]
    batch.letters[1].raw.encode()
    with pytest.raises((TypeError, KeyError, AttributeError)):
        line.decode(batch.letters[1].raw)


async def test_events_that_do_not_concern_us_are_left_out(vk: Double, line: VkLine) -> None:
    typing = {"type": "message_typing_state", "object": {"from_id": 5}, "event_id": "t"}
    vk.poll_answers.append({"ts": "12", "updates": [typing, an_event(1)]})
    (batch,) = await take(line, "10")
    assert [letter.update for letter in batch.letters] == ["e1"]


async def test_names_are_looked_up_once_and_put_beside_the_event(vk: Double, line: VkLine) -> None:
    vk.poll_answers.extend([an_answer(11, 1, 2), an_answer(12, 3)])
    first, _ = await take(line, "10", 2)
    event = line.decode(first.letters[0].raw)
    assert event is not None
    assert event.sender.name == "Мария №5"  # type: ignore[union-attr]
    assert vk.requests.count("users.get") == 1


async def test_titles_of_chats_are_put_beside_the_event(vk: Double, line: VkLine) -> None:
    vk.methods["messages.getConversationsById"] = lambda _: {
        "items": [{"peer": {"id": 2000000001}, "chat_settings": {"title": "Диспетчерская"}}]
    }
    vk.poll_answers.append({"ts": "11", "updates": [an_event(1, peer=2000000001)]})
    (batch,) = await take(line, "10")
    assert line.decode(batch.letters[0].raw).title == "Диспетчерская"  # type: ignore[union-attr]


@pytest.mark.parametrize("answer", [raises(6), lambda _: None, lambda _: [{}], lambda _: {"x": 1}])
async def test_without_names_events_come_all_the_same(vk: Double, line: VkLine, answer: Any) -> None:
    vk.methods["users.get"] = answer
    vk.poll_answers.append(an_answer(11, 1))
    (batch,) = await take(line, "10")
    assert line.decode(batch.letters[0].raw).sender.name == ""  # type: ignore[union-attr]
