"""Shifts and absences in words, in the zone of their organisation."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from domain.duty import Shift, Span
from handlers import crews
from handlers.statuses import ZONE
from handlers.texts import say
from handlers.when import moment
from storage import organisations


def zone(connection: Connection, organisation: int) -> str:
    """Of the clock by which an organisation works."""
    return organisations.zone(connection, organisation) or ZONE


def today(connection: Connection, organisation: int, now: datetime) -> date:
    """Its day."""
    return now.astimezone(ZoneInfo(zone(connection, organisation))).date()


def span(one: Span, now: datetime, at: str) -> str:
    """From when to when a shift lasts, in words; the day is named once where it is one."""
    starts, ends = moment(one[0], now, at), moment(one[1], now, at)
    return say("duty-span", starts=starts, ends=ends)


def day(when: date, now: datetime) -> str:
    """A day with its month, and its year where that is another."""
    named = say("when-date", day=str(when.day), month=say(f"when-month-{when.month}"))
    return named if when.year == now.year else say("when-year", date=named, year=str(when.year))


def people(connection: Connection, persons: Sequence[int]) -> str:
    """Their names."""
    return ", ".join(crews.name(connection, person) for person in persons)


def shift(connection: Connection, one: Shift, now: datetime) -> str:
    """A shift on a line: who, from – to."""
    at = zone(connection, one.organisation)
    return say("duty-line", who=crews.name(connection, one.person), span=span((one.starts, one.ends), now, at))
