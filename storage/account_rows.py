"""One row of a file with accounts: what its cells mean, or which of them is wrong and why."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache

from domain import accounts as rules
from domain.errors import Refused
from domain.words import plain

_FLAT = re.compile(
    r"[,\s]+(?:кв|квартира|кварт|пом|помещение|оф|офис|ком|комната)\b[.\s№]*([\w/-]+)\s*$", re.IGNORECASE
)
_FLAT_MARK = re.compile(r"^(?:кв|квартира|пом|помещение|оф|офис)\b[.\s]*|^№\s*", re.IGNORECASE)
_AREA = re.compile(r"(\d{1,6})(?:[.,](\d{1,4}))?\s*(?:кв\.?\s*м\.?|м2|м²|м)?")
_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?:\s.*)?")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T\s].*)?")
_EXCEL = date(1899, 12, 30)
"""The day that spreadsheets count from."""
_KINDS = (
    *(("hot", r"гвс|горяч|гор\.? ?вод"), ("cold", r"хвс|холодн|хол\.? ?вод|водоснаб|^вода$")),
    *(("electricity", r"электр|эл\.? ?эн|^ээ$|свет"), ("heat", r"отопл|тепл"), ("gas", r"газ")),
)
LONGEST = {"flat": 20, "entrance": 10, "floor": 10, "owner": 200, "serial": 60, "place": 100, "service": 60, "code": 60}


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that is not taken: which column is wrong (our word for it), and the sentence that says why."""

    line: int
    column: str
    text: str
    words: dict[str, str] = field(default_factory=dict)
    key: str = ""
    """Of the account, where the row names one."""


@dataclass(frozen=True, slots=True)
class Gauge:
    """A meter as a row tells of it."""

    kind: str
    serial: str
    place: str
    tariffs: int
    until: date | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A good row."""

    line: int
    number: str
    key: str
    address: str
    """Without the flat, which may stand in the same cell."""
    flat: str
    entrance: str
    floor: str
    area: str
    living: bool
    owner: str
    part: Fraction | None
    code: str
    gauge: Gauge | None


def entry(line: int, told: Mapping[str, str]) -> Entry | Fault:
    """What a row says; the first cell that is wrong makes it a bad one."""
    column, key = "account", ""
    try:
        number = rules.number(told.get("account", ""))
        key = rules.key(number)
        column = "address"
        address, flat = _place(told)
        for column in LONGEST:
            if len(told.get(column, "")) > LONGEST[column]:
                raise Refused("account-long", most=str(LONGEST[column]))
        column = "area"
        area = _area(told.get("area", ""))
        column = "share"
        part = rules.part(told.get("share", ""))
        column = "serial"
        serial = _serial(told.get("serial", ""))
        column = "tariffs"
        tariffs = _tariffs(told.get("tariffs", ""))
        column = "verified"
        until = _day(told.get("verified", "")) if serial else None
    except Refused as refused:
        return Fault(line, column, refused.text, {name: str(said) for name, said in refused.words.items()}, key)
    gauge = Gauge(kind_of(told.get("service", "")), serial, told.get("place", ""), tariffs, until) if serial else None
    return Entry(
        line, number, key, address, flat, _short(told.get("entrance", "")), _short(told.get("floor", "")),
        area, not re.match(r"неж|офис|пом.*неж|нет", plain(told.get("living", ""))),
        " ".join(told.get("owner", "").split()), part, told.get("code", "").strip(), gauge,
    )  # fmt: skip


@lru_cache(maxsize=256)
def kind_of(service: str) -> str:
    """A kind of meter by what a file calls the service; one that is not known stays as it is written."""
    said = plain(service)
    return next((kind for kind, stem in _KINDS if re.search(stem, said)), " ".join(service.split()))


def flat_number(typed: str) -> str:
    """A flat's number in the form in which flats are kept: «кв. 45А» is «45а»."""
    return re.sub(r"\s", "", _FLAT_MARK.sub("", typed.strip())).casefold()


def _place(told: Mapping[str, str]) -> tuple[str, str]:
    address, flat = told.get("address", ""), told.get("flat", "")
    if not address:
        house, block = told.get("house", ""), told.get("block", "")
        if not told.get("street") or not house:
            raise Refused("account-no-address")
        house = house if re.match(r"\D*д", plain(house)) else f"д. {house}"
        block = f"корп. {block}" if block and block[0].isdigit() else block
        address = ", ".join(part for part in (told.get("town", ""), told["street"], house, block) if part)
    if found := _FLAT.search(address):
        address, flat = address[: found.start()], flat or found[1]
    return " ".join(address.split()), flat_number(flat)


def _area(typed: str) -> str:
    if not typed.strip():
        return ""
    found = _AREA.fullmatch(typed.strip().replace(" ", ""))
    after = (found[2] or "").rstrip("0") if found else ""
    if found is None or (int(found[1]) == 0 and not after):
        raise Refused("account-area", said=typed)
    return f"{int(found[1])}.{after}" if after else str(int(found[1]))


def _serial(typed: str) -> str:
    text = " ".join(typed.strip().lstrip("'№").split())
    if re.fullmatch(r"[-+]?\d+(?:[.,]\d+)?[eе]\+?\d{1,3}", text, re.IGNORECASE):
        raise Refused("account-exponent", said=text)
    return "" if plain(text) in ("нет", "-", "отсутствует") else text


def _tariffs(typed: str) -> int:
    text = typed.strip()
    if not text:
        return 1
    if text not in ("1", "2", "3"):
        raise Refused("account-tariffs", said=text)
    return int(text)


def _day(typed: str) -> date | None:
    text = typed.strip()
    if not text or text == "-":
        return None
    try:
        if found := _ISO.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _DAY.fullmatch(text):
            year = int(found[3])
            return date(year + 2000 if year < 100 else year, int(found[2]), int(found[1]))
        if re.fullmatch(r"[2-6]\d{4}", text):
            return _EXCEL + timedelta(days=int(text))
    except ValueError:
        pass
    raise Refused("account-date", said=text)


def _short(typed: str) -> str:
    found = re.search(r"\d{1,3}", typed)
    return found[0].lstrip("0") or "0" if found else typed.strip()
