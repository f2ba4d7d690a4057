"""Windows of time: read as people type them, refused where nobody would come, offered where nobody is busy."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.appointments import AHEAD, Window, check, ready, spread, typed
from domain.errors import Refused

MOSCOW, BERLIN = "Europe/Moscow", "Europe/Berlin"
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)  # a Tuesday, noon in Moscow


def local(*parts: int, zone: str = MOSCOW) -> datetime:
    return datetime(*parts, tzinfo=ZoneInfo(zone)).astimezone(UTC)  # type: ignore[arg-type,misc]


def window(day: int, begins: int, ends: int, month: int = 11) -> Window:
    return Window(local(2026, month, day, begins), local(2026, month, day, ends))


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("завтра 10-12, 25.11 14:00–16:00", [window(25, 10, 12), window(25, 14, 16)]),
        ("завтра 10-12, 14-16", [window(25, 10, 12), window(25, 14, 16)]),
        ("25.11, 14-16", [window(25, 14, 16)]),
        ("В пятницу после 18", [window(27, 18, 20)]),
        ("10-12 завтра", [window(25, 10, 12)]),
        ("25 ноября с 10 до 12", [window(25, 10, 12)]),
        ("послезавтра в 10 часов", [window(26, 10, 12)]),
        ("завтра вечером или в четверг 9-11 ч", [window(25, 17, 21), window(26, 9, 11)]),
        ("сегодня 15:00-17:00\n1.12 9-11", [window(24, 15, 17), window(1, 9, 11, month=12)]),
        ("завтра 10-12, завтра 10-12", [window(25, 10, 12)]),
        ("во вторник 18-20", [window(24, 18, 20)]),
    ],
)
def test_windows_are_read(text: str, windows: list[Window]) -> None:
    assert typed(text, NOW, MOSCOW) == windows


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("завтра", "visit-no-hours"),
        ("завтра, послезавтра", "visit-no-hours"),
        ("10-12", "visit-no-day"),
        ("когда-нибудь", "visit-unread"),
        ("31.02 10-12", "visit-unread"),
        ("завтра 25-27", "visit-unread"),
        ("завтра 10:75-12", "visit-unread"),
        ("сегодня 10-12", "visit-past"),
        ("сегодня 12-14", "visit-past"),
        ("завтра 22-23", "visit-night"),
        ("завтра 8-10", "visit-night"),
        ("завтра 20-22", "visit-night"),
        ("завтра 22-2", "visit-night"),
        ("завтра 12-9", "visit-long"),
        ("завтра 10:00-10:10", "visit-long"),
        ("25.12 10-12", "visit-far"),
        ("20.11 10-12", "visit-far"),
        ("", "visit-unread"),
    ],
)
def test_what_nobody_would_come_to_is_refused(text: str, why: str) -> None:
    with pytest.raises(Refused) as refused:
        typed(text, NOW, MOSCOW)
    assert refused.value.text == why


def test_an_emergency_may_be_at_night() -> None:
    assert typed("сегодня 22-2", NOW, MOSCOW, night=True) == [Window(local(2026, 11, 24, 22), local(2026, 11, 25, 2))]


def test_hours_are_those_on_the_wall_when_the_clocks_are_put_back() -> None:
    now = datetime(2026, 10, 24, 9, tzinfo=UTC)  # Berlin goes from +2 to +1 on the 25th
    (one,) = typed("завтра 10-12", now, BERLIN)
    assert one == Window(datetime(2026, 10, 25, 9, tzinfo=UTC), datetime(2026, 10, 25, 11, tzinfo=UTC))
    (night,) = typed("завтра 1-4", now, BERLIN, night=True)
    assert night.ends - night.begins == timedelta(hours=4)


def test_ready_windows_begin_today_and_leave_out_who_is_busy_and_days_off() -> None:
    found = ready(NOW, MOSCOW, [window(24, 14, 16)])
    assert found[:3] == [window(24, 17, 19), window(24, 19, 21), window(25, 9, 11)]
    friday = local(2026, 11, 27, 20)
    assert ready(friday, MOSCOW)[0] == window(30, 9, 11)


@given(
    st.integers(0, 1_000_000).map(lambda minutes: NOW + timedelta(minutes=minutes)),
    st.sampled_from([MOSCOW, BERLIN, "Asia/Kamchatka", "Europe/Kaliningrad"]),
)
def test_whatever_is_offered_will_do(now: datetime, zone: str) -> None:
    found = ready(now, zone)
    assert len(found) == 8
    assert found == sorted(set(found))
    for one in found:
        check(one, now, zone)
    assert len(spread(found)) == 3


@given(st.integers(0, 23), st.integers(0, 59), st.integers(15, 720), st.integers(-2, 40))
def test_nobody_comes_at_night_or_too_late(hour: int, minute: int, length: int, ahead: int) -> None:
    begins = local(2026, 11, 24, hour, minute) + timedelta(days=ahead)
    one = Window(begins, begins + timedelta(minutes=length))
    try:
        check(one, NOW, MOSCOW)
    except Refused:
        return
    start, end = one.begins.astimezone(ZoneInfo(MOSCOW)), one.ends.astimezone(ZoneInfo(MOSCOW))
    assert NOW < one.begins <= NOW + AHEAD
    assert time(9) <= start.time()
    assert end.time() <= time(21)
    assert start.date() == end.date()
