"""The chain of overrides: the nearest wins, by category before in general, and the law is never put off."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.deadlines import TERMS, Unit, after
from domain.errors import Unknown
from domain.hours import is_day_off
from domain.terms import House, Level, Override, Span, Time, chain, reckoned

MOSCOW = ZoneInfo("Europe/Moscow")
START = datetime(2026, 11, 20, 12, tzinfo=MOSCOW)
LENIN = House(12, "курск", "курская")


def promise(minutes: int, **words: object) -> Override:
    """An override of the promise alone."""
    return Override(1, 1, promise=Span(minutes), **words)  # type: ignore[arg-type]


REGION = promise(600, kind="region", steps=2)
TOWN = promise(500, kind="municipality", steps=1)
OWN = promise(400)
OF_HOUSE = promise(300, place="house:12")


@pytest.mark.parametrize(
    ("every", "minutes", "level"),
    [
        ([], 1440, Level.FEDERAL),
        ([REGION], 600, Level.REGION),
        ([REGION, TOWN], 500, Level.TOWN),
        ([TOWN, OWN, REGION], 400, Level.ORGANISATION),
        ([OF_HOUSE, OWN], 300, Level.HOUSE),
        ([promise(200, place="town:курск"), REGION], 200, Level.TOWN),
        ([promise(200, place="region:курская")], 200, Level.REGION),
        ([promise(200, place="town:орел"), promise(9, place="house:13"), promise(8, place="region:орловская")], 1440,
         Level.FEDERAL),
        ([promise(700, category="water.no_hot"), OWN], 700, Level.ORGANISATION),
        ([promise(700, category="water"), promise(710, category="water.no_hot"), OWN], 710, Level.ORGANISATION),
        ([promise(700, category="water"), OWN], 700, Level.ORGANISATION),
        ([promise(7, category="heat"), OWN], 400, Level.ORGANISATION),
        ([promise(700, category="water.no_hot"), OF_HOUSE], 300, Level.HOUSE),
    ],
)  # fmt: skip
def test_the_nearest_holds_and_what_names_the_category_first(every: list[Override], minutes: int, level: Level) -> None:
    said = chain("quality", "water.no_hot", Time.PROMISE, every, LENIN)
    assert (said[0].span.minutes, said[0].level) == (minutes, level)
    assert said[-1].level == Level.FEDERAL


def test_each_time_comes_from_where_it_was_said() -> None:
    every = [Override(1, 1, acknowledge=Span(30)), Override(2, 1, place="house:12", promise=Span(60))]
    due = reckoned("cut_hw", "water.no_hot", START, MOSCOW, every, LENIN)
    wanted = (30, 120, 60, 240)
    assert (due.acknowledge, due.first_action, due.promised, due.legal) == tuple(
        START + timedelta(minutes=minutes) for minutes in wanted
    )


def test_the_law_is_brought_forward_and_never_put_off() -> None:
    for minutes, legal in ((9_999, 240), (180, 180)):
        due = reckoned("cut_hw", "water.no_hot", START, MOSCOW, [Override(1, 1, legal=Span(minutes))])
        assert due.legal == START + timedelta(minutes=legal)
    town = Override(1, 1, kind="municipality", steps=1, legal=Span(100))
    due = reckoned("cut_hw", "water.no_hot", START, MOSCOW, [town, Override(2, 2, legal=Span(200))])
    assert due.legal == START + timedelta(minutes=100)


def test_nothing_is_promised_for_later_than_the_law_allows() -> None:
    due = reckoned("cut_hw", "water.no_hot", START, MOSCOW, [promise(9_999)])
    assert due.promised == due.legal == START + timedelta(minutes=240)


def test_where_the_law_names_no_time_an_organisation_may() -> None:
    due = reckoned("grass", "yard.grass", START, MOSCOW, [Override(1, 1, legal=Span(3 * 1440, Unit.WORKDAY))])
    assert due.legal == due.promised == datetime(2026, 11, 25, 12, tzinfo=MOSCOW)


def test_danger_that_the_file_promises_nothing_for_is_promised_nothing() -> None:
    assert reckoned("danger", "gas", START, MOSCOW).promised is None


def test_a_key_that_is_in_no_file_is_an_error() -> None:
    with pytest.raises(Unknown):
        reckoned("no such key", "", START, MOSCOW)


SPANS = st.one_of(st.none(), st.builds(Span, st.integers(1, 50_000), st.sampled_from([None, *Unit])))
OVERRIDES = st.builds(
    Override,
    st.integers(1, 9),
    st.just(1),
    st.sampled_from(["", "house:12", "house:1", "town:курск", "region:курская"]),
    st.sampled_from(["", "water", "water.no_hot", "heat"]),
    SPANS,
    SPANS,
    SPANS,
    SPANS,
    st.sampled_from(["company", "municipality", "region"]),
    st.integers(0, 3),
)
ZONES = st.sampled_from(["Europe/Moscow", "Europe/Berlin", "Asia/Kamchatka"])
STARTS = st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(key=st.sampled_from(list(TERMS)), start=STARTS, every=st.lists(OVERRIDES, max_size=6))
def test_whatever_is_set_the_law_stays(key: str, start: datetime, every: list[Override]) -> None:
    usual = reckoned(key, "water.no_hot", start, MOSCOW)
    due = reckoned(key, "water.no_hot", start, MOSCOW, every, LENIN)
    assert usual.legal is None or (due.legal is not None and due.legal <= usual.legal)
    assert due.legal is None or due.promised is None or due.promised <= due.legal
    assert all(at is None or at > start for at in (due.acknowledge, due.first_action, due.promised, due.legal))
    assert {chain(key, "water.no_hot", Time.PROMISE, every, LENIN) == [] for _ in (0,)} <= {due.promised is None}


@given(
    start=STARTS, days=st.integers(1, 40), zone=st.sampled_from(["Europe/Moscow", "Europe/Berlin", "Asia/Kamchatka"])
)
def test_whole_working_days_never_end_on_a_day_off(start: datetime, days: int, zone: str) -> None:
    at = after(start, days * 1440, Unit.WORKDAY, ZoneInfo(zone)) - timedelta(microseconds=1)
    assert not is_day_off(at.astimezone(ZoneInfo(zone)).date())


def test_the_holidays_of_new_year_are_no_working_days() -> None:
    thirtieth = datetime(2026, 12, 30, 10, tzinfo=MOSCOW)
    end = after(thirtieth, 3 * 1440, Unit.WORKDAY, MOSCOW).astimezone(MOSCOW)
    assert end.year == 2027
    assert not is_day_off(end.date())
    assert end.date() > datetime(2027, 1, 8, tzinfo=MOSCOW).date()


def test_the_hours_of_a_day_survive_the_change_of_clocks() -> None:
    berlin = ZoneInfo("Europe/Berlin")  # clocks go back on 25 October 2026, forward on 28 March 2027
    for day in (datetime(2026, 10, 24, 12, tzinfo=berlin), datetime(2027, 3, 27, 12, tzinfo=berlin)):
        at = after(day, 15 * 60, Unit.DAYTIME, berlin).astimezone(berlin)
        assert (at.day - day.day, at.hour) == (1, 12)
    assert after(datetime(2026, 10, 24, 12, tzinfo=berlin), 1440, Unit.ALWAYS, berlin).astimezone(berlin).hour == 11


def test_a_span_is_kept_as_words() -> None:
    for span in (Span(120), Span(1440, Unit.WORKDAY), Span(90, Unit.DAYTIME)):
        assert Span.read(span.packed()) == span
    assert Span.read("") is None
