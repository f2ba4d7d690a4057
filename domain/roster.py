"""A plan of shifts as it is written: «служба; кто; с; до», one shift a line; sheets give the same cells."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain import days
from domain.duty import LONGEST, Span

COLUMNS = 4
_AT = re.compile(r"(.*?)[\s,T]*\b(\d{1,2})(?:[:.](\d{2}))(?::\d{2})?\s*$")
_HEADS = ("служба", "team", "бригада", "участок")


@dataclass(frozen=True, slots=True)
class Row:
    """A line that was read: whose shift, from – to; `wrong` names the sentence where it could not be."""

    number: int
    team: str = ""
    person: str = ""
    span: Span | None = None
    wrong: str = ""


def split(text: str) -> list[list[str]]:
    """Pasted lines as cells: between «;» or tabs."""
    return [re.split(r"[;\t]", line) for line in text.splitlines() if line.strip()]


def read(cells: Iterable[Sequence[object]], today: date, zone: str, numbers: Sequence[int] | None = None) -> list[Row]:
    """Each line by its number in the file; a first line of headings and empty ones are left out."""
    rows = []
    for place, line in enumerate(cells):
        number = numbers[place] if numbers is not None else place + 1
        texts = [_text(cell) for cell in line]
        if not any(texts) or (place == 0 and texts[0].casefold() in _HEADS):
            continue
        rows.append(_row(number, texts, today, zone))
    return rows


def _row(number: int, texts: Sequence[str], today: date, zone: str) -> Row:
    if len([text for text in texts if text]) < COLUMNS:
        return Row(number, wrong="roster-columns")
    team, person, first, last = texts[:COLUMNS]
    starts = _moment(first, today, None, zone)
    ends = _moment(last, today, starts, zone) if starts is not None else None
    if starts is None or ends is None:
        return Row(number, team, person, wrong="roster-time")
    if ends <= starts or ends - starts > LONGEST:
        return Row(number, team, person, wrong="roster-order")
    return Row(number, team, person, (starts, ends))


def _moment(text: str, today: date, after: datetime | None, zone: str) -> datetime | None:
    """A day and a time; an end without a day is the first such time after the beginning."""
    found = _AT.fullmatch(text)
    if found is None or int(found[2]) > 24 or int(found[3]) > 59 or (found[2] == "24" and found[3] != "00"):
        return None
    at, local = time(int(found[2]) % 24, int(found[3])), ZoneInfo(zone)
    if found[1].strip():
        day = days.read(found[1].strip(), today)
    elif after is not None:
        day = after.astimezone(local).date()
    else:
        return None
    if day is None:
        return None
    if found[2] == "24" or (not found[1].strip() and after is not None
                            and datetime.combine(day, at, local) <= after):  # fmt: skip
        day += timedelta(days=1)
    return datetime.combine(day, at, local).astimezone(UTC)


def _text(cell: object) -> str:
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d %H:%M")
    return " ".join(str(cell).split()) if cell is not None else ""
