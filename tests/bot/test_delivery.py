"""Sending: one message a row, order, edits, failures, what is found after a crash (promises 8 to 13)."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from bot import delivery as delivery_module
from bot.clock import Keeper
from bot.delivery import Delivery, recover
from bot.limits import Limits
from bot.lines import CannotEdit, ChatMoved, Rejected, TokenRefused, TryLater, Unreachable
from bot.sending import Sending
from handlers import cards, relay, screens
from handlers.screens import Can, Screen
from storage import files, outbox, posts, shown
from storage.outbox import Outgoing, Post
from storage.store import Store
from tests.bot.conftest import HandClock, rest, until
from tests.bot.fakes import FakeLine

Start = Callable[..., Delivery]


class PostRoom:
    """Puts messages, and looks at what became of the rows."""

    def __init__(self, store: Store, line: FakeLine, clock: HandClock) -> None:
        self.store, self.line, self.clock = store, line, clock
        self.sender: Delivery | None = None

    async def put(self, *texts: str, chat: str = "7", **words: Any) -> None:
        """These messages, in this order."""
        made = [Post(self.line.id, chat, Screen(text).pack(), **words) for text in texts]
        await self.store.write(outbox.put, made, self.clock.now())
        self.ring()

    async def card(self, chat: str = "-5", **words: Any) -> None:
        """A card, which is drawn when it is sent."""
        await self.store.write(outbox.put, [Post(self.line.id, chat, None, shows="card:1", **words)], self.clock.now())
        self.ring()

    def ring(self) -> None:
        if self.sender:
            self.sender.bell.ring()

    async def pass_(self, seconds: float) -> None:
        """Time goes by, for the rows and not for the loop."""
        self.clock.move(seconds)
        self.ring()
        await self.rest()

    async def rest(self) -> None:
        """Let everything that can be done be done."""
        await rest(self.store)

    async def states(self) -> list[str]:
        def read(connection: Connection) -> list[str]:
            return [row.state for row in connection.execute(posts.outbox.select().order_by(posts.outbox.c.id))]

        return await self.store.read(read)


@pytest.fixture
async def desk(store: Store, line: FakeLine, clock: HandClock) -> PostRoom:
    return PostRoom(store, line, clock)


@pytest.fixture
def start(desk: PostRoom, keeper: Keeper, tmp_path: Path) -> Start:
    """A sender for the line; its limits are off unless the test is about them."""

    def begin(*, limits: bool = False) -> Delivery:
        line, store = desk.line, desk.store
        face = screens.Line(line.id, line.can)
        sending = Sending(line, store, desk.clock, tmp_path, lambda: face)
        pace = Limits(line.can.messenger, lifted=not limits)
        desk.sender = Delivery(line, store, desk.clock, pace, sending, lambda: None, keeper)
        return desk.sender

    return begin


@pytest.fixture
async def sending(start: Start) -> AsyncIterator[asyncio.Task[None]]:
    sender = start()
    task = asyncio.ensure_future(sender.deliver())
    yield task
    sender.end()
    async with asyncio.timeout(5):
        await asyncio.gather(task, return_exceptions=True)


@pytest.fixture
def losses(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What the staff would hear of."""
    heard: list[tuple[str, str]] = []

    def lost(connection: Connection, row: Outgoing, why: str, now: object) -> None:
        heard.append((row.chat, why))

    monkeypatch.setattr(relay, "lost", lost)
    return heard


async def test_each_row_is_one_message_in_order(desk: PostRoom, line: FakeLine, sending: object) -> None:
    await desk.put("один", "два", "три")
    await until(lambda: len(line.sent) == 3)
    assert line.texts() == ["один", "два", "три"]
    await desk.rest()
    assert await desk.states() == ["sent", "sent", "sent"]


async def test_an_answer_overtakes_notices_and_broadcasts(desk: PostRoom, line: FakeLine, start: Start) -> None:
    await desk.put("рассылка", priority=2)
    await desk.put("уведомление", priority=1)
    await desk.put("ответ", priority=0)
    sender = start()
    task = asyncio.ensure_future(sender.deliver())
    await until(lambda: len(line.sent) == 3)
    sender.end()
    await task
    assert line.texts() == ["ответ", "уведомление", "рассылка"]


async def test_a_row_is_marked_sending_before_the_call(desk: PostRoom, line: FakeLine, sending: object) -> None:
    line.gates["7"] = asyncio.Event()
    await desk.put("привет")
    await until(lambda: line.tried)
    assert await desk.states() == ["sending"]
    line.gates["7"].set()


async def test_a_slow_chat_delays_nobody_else(desk: PostRoom, line: FakeLine, sending: object) -> None:
    line.gates["7"] = asyncio.Event()
    await desk.put("медленно", chat="7")
    await until(lambda: line.tried)
    await desk.put("быстро", chat="8")
    await until(lambda: line.texts("8"))
    assert line.texts("7") == []
    line.gates["7"].set()
    await until(lambda: line.texts("7"))


async def test_one_message_a_chat_is_under_way(desk: PostRoom, line: FakeLine, sending: object) -> None:
    line.gates["7"] = asyncio.Event()
    await desk.put("один", "два")
    await desk.rest()
    assert len(line.tried) == 1
    line.gates["7"].set()
    await until(lambda: len(line.sent) == 2)


async def test_a_fault_that_passes_is_retried_and_keeps_the_order_of_its_chat(
    desk: PostRoom, line: FakeLine, sending: object
) -> None:
    line.fail("7", TryLater("HTTP 502", after=0.01), TryLater("timeout", after=0.01))
    await desk.put("один", "два")
    await desk.rest()
    while len(line.sent) < 2:
        await desk.pass_(1)
    assert line.texts() == ["один", "два"]
    assert len(line.tried) == 4


async def test_a_chat_held_back_holds_back_nobody_else(desk: PostRoom, line: FakeLine, sending: object) -> None:
    line.fail("7", TryLater("429", after=30, limited=True))
    await desk.put("раз", chat="7")
    await until(lambda: line.tried)
    await desk.put("два", chat="8")
    await until(lambda: line.texts("8"))
    assert line.texts("7") == []


async def test_three_chats_told_that_we_are_too_fast_pause_the_line(
    desk: PostRoom, line: FakeLine, sending: object
) -> None:
    for chat in ("1", "2", "3"):
        line.fail(chat, TryLater("429", after=30, limited=True))
        await desk.put("раз", chat=chat)
    await until(lambda: len(line.tried) == 3)
    await desk.rest()
    await desk.put("два", chat="8")
    await desk.rest()
    assert line.texts() == []


async def test_two_chats_told_so_do_not_pause_the_line(desk: PostRoom, line: FakeLine, sending: object) -> None:
    for chat in ("1", "2"):
        line.fail(chat, TryLater("429", after=30, limited=True))
        await desk.put("раз", chat=chat)
    await until(lambda: len(line.tried) == 2)
    await desk.put("два", chat="8")
    await until(lambda: line.texts("8"))


async def test_who_blocked_us_is_given_up_and_staff_hear_of_it(
    desk: PostRoom, line: FakeLine, sending: object, losses: list[tuple[str, str]]
) -> None:
    line.fail("7", Unreachable("blocked"))
    await desk.put("привет")
    await until(lambda: losses)
    await desk.rest()
    assert losses == [("7", "blocked")]
    assert await desk.states() == ["failed"]
    assert len(line.tried) == 1


async def test_what_will_never_be_taken_is_given_up(
    desk: PostRoom, line: FakeLine, sending: object, losses: list[tuple[str, str]]
) -> None:
    line.fail("7", Rejected("too long"))
    await desk.put("раз", "два")
    await until(lambda: line.texts() == ["два"])
    assert losses == [("7", "too long")]


async def test_a_defect_of_ours_loses_one_message_and_not_the_line(
    desk: PostRoom, line: FakeLine, sending: object, losses: list[tuple[str, str]]
) -> None:
    line.fail("7", ZeroDivisionError())
    await desk.put("раз", "два")
    await until(lambda: line.texts() == ["два"])
    assert losses == [("7", "defect")]


async def test_what_cannot_be_sent_for_a_day_is_given_up(
    desk: PostRoom, line: FakeLine, sending: object, losses: list[tuple[str, str]]
) -> None:
    line.fail("7", TryLater("no route", after=0.001), TryLater("no route", after=0.001))
    await desk.put("раз")
    await until(lambda: line.tried)
    await desk.rest()
    await desk.pass_(25 * 3600)
    await until(lambda: losses)
    assert await desk.states() == ["failed"]


async def test_a_moved_group_is_followed(desk: PostRoom, line: FakeLine, sending: object) -> None:
    line.fail("-5", ChatMoved("-1005"))
    await desk.put("раз", "два", chat="-5")
    await until(lambda: line.texts("-1005") == ["раз", "два"])


async def test_a_refused_token_ends_the_delivery_and_keeps_the_message(
    desk: PostRoom, line: FakeLine, sending: asyncio.Task[None]
) -> None:
    line.fail("7", TokenRefused("401"))
    await desk.put("раз")
    with pytest.raises(TokenRefused):
        await asyncio.wait_for(asyncio.shield(sending), 5)
    assert await desk.states() == ["new"]


async def test_what_the_messenger_returned_is_kept(
    desk: PostRoom, line: FakeLine, sending: object, store: Store
) -> None:
    picture = screens.File("ab" * 32)
    shows = Screen("фото", files=(picture,)).pack()
    await store.write(outbox.put, [Post(line.id, "7", shows, shows="receipt:1", ticket=1)], desk.clock.now())
    desk.ring()
    await until(lambda: line.sent)
    await desk.rest()
    there = await store.read(shown.last, line.id, "7", "receipt:1")
    assert there is not None
    assert (there.message, there.ticket) == ("101", 1)
    assert await store.read(files.known, line.id, [picture.hash]) == {picture.hash: "id-abab"}
    await store.write(outbox.put, [Post(line.id, "7", shows)], desk.clock.now())
    desk.ring()
    await until(lambda: len(line.sent) == 2)
    assert line.sent[1].files[0].external == "id-abab", "not uploaded again"


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The card as it is now: the last of these words."""
    words = ["новая"]

    def draw(connection: Connection, shows: str, line: screens.Line, now: object) -> Screen | None:
        return Screen(words[-1]) if words[-1] else None

    monkeypatch.setattr(cards, "draw", draw)
    return words


async def test_a_card_is_drawn_when_it_is_sent_and_then_edited(
    desk: PostRoom, line: FakeLine, sending: object, drawn: list[str]
) -> None:
    await desk.card()
    await until(lambda: line.sent)
    await desk.rest()
    drawn.append("в работе")
    await desk.card()
    await until(lambda: len(line.sent) == 2)
    assert line.texts() == ["новая", "в работе"]
    assert [parcel.edit for parcel in line.sent] == ["", "101"]


async def test_a_card_that_is_no_more_is_not_sent(
    desk: PostRoom, line: FakeLine, sending: object, drawn: list[str]
) -> None:
    drawn.append("")
    await desk.card()
    await desk.put("после", chat="-5")
    await until(lambda: line.texts() == ["после"])
    await desk.rest()
    assert await desk.states() == ["sent", "sent"]


async def test_in_a_group_one_thing_is_edited_once_in_three_seconds(
    desk: PostRoom, line: FakeLine, sending: object, drawn: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    time = [1000.0]
    monkeypatch.setattr(delivery_module, "_time", lambda: time[0])
    for count, word in enumerate(["раз", "два", "три", "четыре"]):
        drawn.append(word)
        await desk.card()
        await desk.rest()
        assert len(line.sent) == min(count + 1, 2), "the first is a new message, then one edit"
    time[0] += 3
    await desk.pass_(3)
    await until(lambda: len(line.sent) == 3)
    assert line.texts() == ["раз", "два", "четыре"]


async def test_the_screen_of_an_album_waits_for_the_rest_of_it(desk: PostRoom, line: FakeLine, sending: object) -> None:
    wait = timedelta(seconds=0.7)
    await desk.put("1 фото", shows="talk:1", after=wait)
    await desk.rest()
    await desk.put("2 фото", shows="talk:1", after=wait)
    await desk.rest()
    assert line.sent == []
    await desk.pass_(0.7)
    await until(lambda: line.texts() == ["2 фото"])
    assert await desk.states() == ["sent"]


async def test_a_question_is_edited_only_while_it_is_the_newest(
    desk: PostRoom, line: FakeLine, sending: object
) -> None:
    await desk.put("вопрос 1", shows="talk:1")
    await until(lambda: line.sent)
    await desk.rest()
    await desk.put("вопрос 2", shows="talk:1")
    await until(lambda: len(line.sent) == 2)
    assert line.sent[1].edit == "101"
    await desk.put("что-то ещё")
    await until(lambda: len(line.sent) == 3)
    await desk.rest()
    await desk.pass_(0)
    await desk.put("вопрос 3", shows="talk:1")
    async with asyncio.timeout(10):
        await until(lambda: len(line.sent) == 4, 10)
    assert line.sent[3].edit == ""


async def test_a_fresh_screen_is_a_new_message(desk: PostRoom, line: FakeLine, sending: object) -> None:
    await desk.put("вопрос 1", shows="talk:1")
    await until(lambda: line.sent)
    await desk.rest()
    await desk.put("вопрос 2", shows="talk:1", fresh=True)
    await until(lambda: len(line.sent) == 2)
    assert line.sent[1].edit == ""


async def test_what_is_gone_is_sent_anew_and_edited_there_from_then_on(
    desk: PostRoom, line: FakeLine, sending: object, drawn: list[str]
) -> None:
    await desk.card(chat="9")
    await until(lambda: line.sent)
    await desk.rest()
    line.fail("9", CannotEdit("gone"))
    drawn.append("два")
    await desk.card(chat="9")
    await until(lambda: len(line.sent) == 2)
    await desk.rest()
    assert line.sent[1].edit == ""
    drawn.append("три")
    await desk.card(chat="9")
    await until(lambda: len(line.sent) == 3)
    assert line.sent[2].edit == "102"


async def test_what_is_too_old_to_edit_is_sent_anew_without_trying(
    desk: PostRoom, line: FakeLine, start: Start, drawn: list[str]
) -> None:
    line.can = Can("vk", edits_for=86_400)
    sender = start()
    task = asyncio.ensure_future(sender.deliver())
    await desk.card(chat="9")
    await until(lambda: line.sent)
    await desk.rest()
    await desk.pass_(86_400)
    await desk.card(chat="9")
    await until(lambda: len(line.sent) == 2)
    sender.end()
    await task
    assert [parcel.edit for parcel in line.tried] == ["", ""]


async def test_a_timeout_that_may_have_arrived_repeats_an_answer_but_not_a_broadcast(
    desk: PostRoom, line: FakeLine, sending: object
) -> None:
    line.fail("7", TryLater("timeout", after=0.001, unsure=True))
    line.fail("8", TryLater("timeout", after=0.001, unsure=True))
    await desk.put("ответ", chat="7", priority=0)
    await desk.put("рассылка", chat="8", priority=2)
    await until(lambda: len(line.tried) == 2)
    await desk.rest()
    await desk.pass_(1)
    await until(lambda: line.texts() == ["ответ"])
    await desk.rest()
    assert await desk.states() == ["sent", "unknown"]


async def test_a_messenger_that_knows_doubles_gets_a_broadcast_again_under_the_same_number(
    desk: PostRoom, line: FakeLine, start: Start
) -> None:
    line.can = Can("vk", resends=True)
    sender = start()
    task = asyncio.ensure_future(sender.deliver())
    line.fail("8", TryLater("timeout", after=0.001, unsure=True))
    await desk.put("рассылка", chat="8", priority=2)
    await until(lambda: len(line.tried) == 1)
    await desk.rest()
    await desk.pass_(1)
    await until(lambda: line.sent)
    sender.end()
    await task
    assert len({parcel.id for parcel in line.tried}) == 1


@pytest.mark.parametrize(("resends", "left"), [(False, ["new", "new", "unknown"]), (True, ["new", "new", "new"])])
async def test_what_was_under_way_when_the_process_ended(
    desk: PostRoom, line: FakeLine, store: Store, resends: bool, left: list[str]
) -> None:
    for number, chat in enumerate(("1", "2", "3")):
        await desk.put("раз", chat=chat, priority=number)
    await store.write(outbox.claim, line.id, desk.clock.now(), [], 10)
    assert await desk.states() == ["sending"] * 3
    await store.write(recover, {line.id: resends}, desk.clock.now())
    assert await desk.states() == left


async def test_a_thousand_broadcasts_do_not_delay_an_answer(desk: PostRoom, line: FakeLine, start: Start) -> None:
    sender = start(limits=True)
    task = asyncio.ensure_future(sender.deliver())
    made = [Post(line.id, str(1000 + number), Screen("рассылка").pack(), priority=2) for number in range(1000)]
    await desk.store.write(outbox.put, made, desk.clock.now())
    desk.ring()
    await until(lambda: len(line.tried) >= 20)
    await desk.rest()
    assert len(line.tried) == 20, "a third of the second is left to answers"
    await desk.put("ответ", chat="7", priority=0)
    await until(lambda: line.texts("7"), seconds=0.5)
    sender.end()
    await task


async def test_broadcasts_that_hang_leave_hands_for_answers(desk: PostRoom, line: FakeLine, start: Start) -> None:
    sender = start()
    task = asyncio.ensure_future(sender.deliver())
    gate = asyncio.Event()
    line.gates = {str(1000 + number): gate for number in range(100)}
    made = [Post(line.id, chat, Screen("рассылка").pack(), priority=2) for chat in line.gates]
    await desk.store.write(outbox.put, made, desk.clock.now())
    desk.ring()
    await until(lambda: len(line.tried) >= 20)
    await desk.put("ответ", chat="7", priority=0)
    await until(lambda: line.texts("7"), seconds=0.5)
    gate.set()
    sender.end()
    await task


async def test_the_result_is_kept_even_when_the_database_fails_for_a_while(
    desk: PostRoom, line: FakeLine, sending: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.faults.Backoff.seconds", lambda self: 0.001)
    real, failures = outbox.finish, [OperationalError("", {}, Exception("disk")) for _ in range(3)]

    def finish(connection: Connection, results: Sequence[outbox.Result], now: Any) -> None:
        if results and failures:
            raise failures.pop()
        real(connection, results, now)

    monkeypatch.setattr(outbox, "finish", finish)
    await desk.put("раз")
    await until(lambda: not failures)
    await desk.rest()
    assert await desk.states() == ["sent"]
    assert len(line.tried) == 1


async def test_the_end_waits_for_what_is_under_way(desk: PostRoom, line: FakeLine, start: Start) -> None:
    sender = start()
    task = asyncio.ensure_future(sender.deliver())
    line.gates["7"] = asyncio.Event()
    await desk.put("раз", "два")
    await until(lambda: line.tried)
    sender.end()
    line.gates["7"].set()
    await task
    assert await desk.states() == ["sent", "new"]
