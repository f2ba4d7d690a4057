"""Delivery's limits hold in every window, whatever is sent when."""

import importlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.limits import RULES, Limits, Pace, Window, is_group

steps = st.lists(st.tuples(st.floats(0, 2), st.integers(0, 3), st.integers(1, 12)), max_size=200)


def _drive(limits: Limits, chats: list[str], moves: list[tuple[float, int, int]]) -> list[tuple[float, str, int]]:
    """Send whatever the limits allow, as delivery does."""
    now, sent = 100.0, []
    for wait, which, weight in moves:
        now += wait
        chat = chats[which]
        if max(limits.rooms(now)) and chat not in limits.held(now) and not limits.wait(chat, now, weight):
            limits.count(chat, now, weight)
            sent.append((now, chat, weight))
    return sent


def _most(sent: list[tuple[float, int]], seconds: float) -> int:
    return max((sum(w for at, w in sent if start <= at < start + seconds) for start, _ in sent), default=0)


@given(steps)
def test_no_window_of_a_second_ever_holds_more_than_thirty(moves: list[tuple[float, int, int]]) -> None:
    sent = _drive(Limits("telegram"), ["1", "2", "-3", "-4"], [(wait / 40, which, w) for wait, which, w in moves])
    assert _most([(at, weight) for at, _, weight in sent], 1) <= 30


@given(steps)
def test_a_group_never_gets_more_than_twenty_a_minute(moves: list[tuple[float, int, int]]) -> None:
    sent = _drive(Limits("telegram"), ["-1", "-2", "-3", "-4"], moves)
    for group in ("-1", "-2", "-3", "-4"):
        mine = [(at, min(weight, 20)) for at, chat, weight in sent if chat == group]
        assert _most(mine, 60) <= 20


@given(steps)
def test_a_person_gets_five_at_once_and_then_one_a_second(moves: list[tuple[float, int, int]]) -> None:
    sent = _drive(Limits("telegram"), ["1", "2", "3", "4"], [(wait, which, 1) for wait, which, _ in moves])
    for person in ("1", "2", "3", "4"):
        assert _most([(at, 1) for at, chat, _ in sent if chat == person], 5) <= 5


@given(st.lists(st.floats(0, 3), max_size=100), st.integers(1, 9))
def test_what_opens_says_is_when_the_next_may_go(waits: list[float], weight: int) -> None:
    pace, now = Pace([Window(4, 2), Window(9, 10)]), 0.0
    for wait in waits:
        opens = pace.opens(now, weight)
        assert opens >= now
        assert pace.opens(opens, weight) == opens
        now = opens + wait
        pace.count(now, weight)


def test_one_chat_held_holds_nobody_else() -> None:
    limits = Limits("telegram")
    for _ in range(5):
        limits.count("1", 10.0)
        limits.count("1", 10.0, edit=True)
    assert limits.held(10.5).keys() == {"1"}
    assert not limits.wait("2", 10.5)
    assert limits.held(20.0) == {}


def test_a_broadcast_leaves_a_third_of_the_line_to_answers() -> None:
    limits = Limits("telegram")
    for person in range(20):
        limits.count(str(person), 10.0)
        limits.count(str(person), 10.0, edit=True)
    assert limits.broadcasts(10.1) == 0
    assert max(limits.rooms(10.1)) == 10
    assert limits.opens(10.1, broadcast=True) > 10.1
    assert limits.opens(10.1) == 10.1


def test_edits_to_a_person_are_counted_by_themselves() -> None:
    limits = Limits("telegram")
    for _ in range(5):
        limits.count("1", 10.0)
    assert limits.wait("1", 10.5) > 0
    assert limits.wait("1", 10.5, edit=True) == 0
    assert limits.held(10.5) == {}


def test_edits_in_a_group_count_as_messages() -> None:
    limits = Limits("telegram")
    for number in range(20):
        limits.count("-1", 10.0 + number * 2, edit=bool(number % 2))
    assert limits.wait("-1", 55.0) > 0
    assert limits.wait("-1", 55.0, edit=True) > 0


def test_an_album_weighs_as_much_as_it_has_files() -> None:
    limits = Limits("telegram")
    limits.count("-1", 10.0, 10)
    assert limits.wait("-1", 40.0, 10) == 0
    limits.count("-1", 40.0, 10)
    assert limits.wait("-1", 50.0) > 0


def test_lifted_limits_hold_nothing() -> None:
    limits = Limits("telegram", lifted=True)
    for _ in range(1000):
        limits.count("1", 10.0)
    assert max(limits.rooms(10.0)) > 1000
    assert limits.held(10.0) == {}
    assert not limits.wait("1", 10.0, 10)


def test_groups_are_told_from_people_by_their_ids() -> None:
    assert is_group("telegram", "-100123")
    assert not is_group("telegram", "123")
    assert is_group("vk", "2000000001")
    assert not is_group("vk", "1999999999")


@given(st.lists(st.floats(0, 10), max_size=200))
def test_nobody_waits_for_an_overview_however_often_it_changes(waits: list[float]) -> None:
    limits, now, sent = Limits("telegram"), 100.0, 0
    for wait in waits:
        now += wait
        assert limits.wait("-1", now) == 0
        if not limits.wait("-1", now, edit=True, overview=True):
            limits.count("-1", now, edit=True)
            sent += 1
    assert sent >= min(2, len(waits))


def test_what_people_wait_for_has_three_places_a_minute_that_no_overview_takes() -> None:
    limits, now = Limits("telegram"), 100.0
    while not limits.wait("-1", now, edit=True, overview=True):
        limits.count("-1", now, edit=True)
        now += 3.1
    for _ in range(3):
        assert limits.wait("-1", now) == 0
        limits.count("-1", now)
        now += 3.1


def test_max_leaves_calls_for_presses_polls_and_uploads() -> None:
    line = sum(window.most for window in RULES["max"].line)
    assert line <= 25
    assert is_group("max", "-70")
    assert not is_group("max", "5000001")


@pytest.mark.parametrize("messenger", ["telegram", "vk", "max"])
def test_what_staff_read_of_the_time_a_mailing_takes_is_what_the_limits_allow(messenger: str) -> None:
    can = importlib.import_module(f"bot.{messenger}.line").CAN
    assert can.pace == Limits(messenger).broadcasts(0.0)
