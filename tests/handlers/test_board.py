"""The board of a staff chat: what stands on it, in which order, and how long it may be."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.taxonomy import Urgency
from domain.tickets import Status, Ticket
from handlers.board import MOST, is_to_be_pinned, laid_out, units
from handlers.when import left
from storage import boards
from storage.boards import Overview
from tests.handlers.crew import a_crew, a_ticket, file
from tests.handlers.harness import Desk, Somebody

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def lines(text: str) -> list[str]:
    """The lines that name a ticket."""
    return [line for line in text.splitlines() if "№" in line]


def test_a_chat_that_is_bound_shows_its_board_at_once(desk: Desk) -> None:
    crew = a_crew(desk, desk.telegram)
    assert crew.board.screen.text.startswith("📋 Открытых заявок нет")


def test_each_open_ticket_stands_there_with_house_who_and_time_left_by_urgency(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    hour = timedelta(hours=1)
    a_ticket(desk, maria, promised=desk.now + 50 * hour)
    a_ticket(desk, maria, promised=desk.now + 3 * hour)
    a_ticket(desk, maria, promised=desk.now - 3 * hour)
    a_ticket(desk, maria)
    a_ticket(desk, maria, promised=desk.now + hour / 2, emergency=True)
    a_ticket(desk, maria, emergency=True)
    crew.petr.says("/take 2")
    assert crew.board.screen.text.splitlines()[:2] == ["📋 Открытые заявки: 6", "просрочено: 1 · никто не взял: 5"]
    house = "Нет горячей воды · ул. Ленина, д. 12"
    assert lines(crew.board.screen.text) == [
        f"🔴 Авария № 6 · {house} · свободна",
        f"🔴 Авария № 5 · {house} · свободна · осталось 30 мин",
        f"❗ № 3 · {house} · свободна · просрочено на 3 ч",
        f"№ 2 · {house} · Пётр С. · осталось 3 ч",
        f"№ 1 · {house} · свободна · осталось 2 дня",
        f"№ 4 · {house} · свободна",
    ]


def test_each_number_leads_to_its_card(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    for _ in range(12):
        a_ticket(desk, maria)
    screen = crew.board.screen
    leads = {screen.text[mark.start : mark.start + mark.length]: mark.message for mark in screen.marks}
    assert leads == {f"№ {number}": crew.card(number).id for number in range(1, 13)}


def test_what_is_finished_leaves_the_board(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    a_ticket(desk, maria)
    crew.petr.says("/reject 1 не наш дом")
    assert crew.board.screen.text.startswith("📋 Открытых заявок нет")


def test_three_hundred_open_tickets_show_what_fits_and_say_how_many_more(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    with desk.database() as connection:
        for number in range(299):
            file(connection, desk, maria, address=f"ул. Красных Партизан Победителей, д. {number}")
    a_ticket(desk, maria)
    text = crew.board.screen.text
    shown = lines(text)
    assert 30 <= len(shown) <= 40
    assert text.endswith(f"И ещё {300 - len(shown)} заявок: /очередь")
    assert len(text.encode("utf-16-le")) // 2 <= 4096


def test_the_queue_opens_from_the_board_as_a_message_of_its_own(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    a_ticket(desk, maria)
    for _ in range(2):
        crew.petr.presses_data("c:0:queue", crew.board.id)
        assert crew.seen[-1].screen.text.startswith("Открытые заявки")
    assert crew.seen[-1].id != crew.seen[-2].id
    assert crew.board.screen.text.startswith("📋")


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (3, "осталось меньше 10 мин"),
        (47, "осталось 40 мин"),
        (60, "осталось 1 ч"),
        (47 * 60 + 59, "осталось 47 ч"),
        (48 * 60, "осталось 2 дня"),
        (21 * 24 * 60, "остался 21 день"),
        (-3, "срок только что вышел"),
        (-35, "просрочено на 30 мин"),
        (-5 * 60, "просрочено на 5 ч"),
        (-5 * 24 * 60, "просрочено на 5 дней"),
    ],
)
def test_time_left_is_said_in_words_with_the_right_plural(desk: Desk, minutes: int, words: str) -> None:
    assert left(desk.now + timedelta(minutes=minutes), desk.now) == words


def test_who_pins_something_else_where_one_thing_can_be_pinned_is_not_fought(desk: Desk) -> None:
    a_crew(desk, desk.vk)
    with desk.database() as connection:
        (one,) = boards.standing(connection)

    def pins(newest: str, before: str, *, alone: bool) -> bool:
        return is_to_be_pinned(replace(one, message="20", chat=replace(one.chat, pinned=before)), newest, alone=alone)

    assert pins("", "", alone=True)
    assert pins("7", "", alone=True)  # the first board takes the place of what was there
    assert pins("", "20", alone=True)  # unpinned: comes back
    assert pins("10", "10", alone=True)  # sent anew
    assert not pins("20", "20", alone=True)
    assert not pins("30", "20", alone=True)
    assert not pins("30", "10", alone=True)
    assert pins("10", "20", alone=False)  # had it been pinned still, it would be the newest
    assert not pins("30", "20", alone=False)  # may be hidden by what was sent later
    assert pins("30", "10", alone=False)


OPEN = st.tuples(
    st.booleans(), st.none() | st.integers(-3000, 3000), st.text("🔥ю ", max_size=60), st.text(max_size=9)
)
"""Whether it is danger, minutes to what was promised, address, who."""


@given(st.lists(OPEN, min_size=1, max_size=60))
def test_a_board_names_the_first_of_what_is_open_in_order_and_each_once(
    some: list[tuple[bool, int | None, str, str]],
) -> None:
    first = [
        Ticket(
            number, 1, 1, 1, "100", "water.no_hot", Urgency.NONE, emergency, "", Status.REGISTERED, NOW, NOW,
            promised=None if minutes is None else NOW + timedelta(minutes=minutes),
            address=address, executor_name=name,
        )
        for number, (emergency, minutes, address, name) in enumerate(some, 1)
    ]  # fmt: skip
    standing = {one.id: f"m{one.id}" for one in first}
    screen = laid_out(Overview(len(first), 0, 0, first[: MOST]), standing, NOW)
    named = [mark.message for mark in screen.marks]
    assert named == [f"m{number}" for number in range(1, len(named) + 1)]
    assert len(named) == min(len(first), MOST) or len(named) >= 20
    for mark, one in zip(screen.marks, first, strict=False):
        assert screen.text[mark.start : mark.start + mark.length] == f"№ {one.id}"
    assert units(screen.text) <= 4096
    assert (len(named) < len(first)) == ("/очередь" in screen.text.rpartition("\n")[2])
