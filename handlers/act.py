"""What was erased of whom and when: the operator's record, row by row (order 179 of Roskomnadzor, 28.10.2022)."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from handlers.texts import say
from storage import erasures, organisations
from storage.erasures import Erasure


def rows(c: Connection, now: datetime) -> list[list[str]]:
    """The heads of the columns and a row for each person who was forgotten; no semicolon in any cell."""
    zone = ZoneInfo(organisations.the(c).timezone)
    found = [[say(f"act-{name}") for name in ("number", "at", "person", "erased", "tickets", "left")]]
    for one in erasures.all_(c):
        at = one.at.astimezone(zone).strftime("%d.%m.%Y %H:%M")
        numbers = ", ".join(f"№ {number}" for number in one.what.get("tickets", ()))
        left = say("act-nothing" if one.forgotten else "act-contact")
        found.append([str(one.id), at, str(one.person), _erased(one), numbers, left])
    return found


def _erased(one: Erasure) -> str:
    named = [say("act-name")] if one.what.get("name") else []
    counts = [(name, one.what.get(name, 0)) for name in ("flats", "phones", "messages", "files", "scans")]
    return ", ".join([*named, *(say(f"act-count-{name}", count=count) for name, count in counts if count)])
