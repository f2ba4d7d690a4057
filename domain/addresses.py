"""Addresses: as registers write them, «обл. Курская, г. Курск, ул. Ленина, д. 12, к. 2», and as people type them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from domain.words import cyrillic, plain

STREETS: Mapping[str, tuple[str, ...]] = {
    "ул": ("улица", "улицы", "улице", "ул-ца"),
    "пер": ("переулок", "переулке", "пер-к"),
    "пр-кт": ("проспект", "проспекте", "просп", "пр-т", "пркт", "прт", "пр"),
    "проезд": ("проезде", "пр-д"),
    "наб": ("набережная", "набережной", "набережную"),
    "мкр": ("микрорайон", "микрорайоне", "мкрн", "мкр-н", "м-н"),
    "ш": ("шоссе",),
    "пл": ("площадь", "площади"),
    "б-р": ("бульвар", "бульваре", "бул"),
    "туп": ("тупик",),
    "кв-л": ("квартал", "квартале"),
    **dict.fromkeys(("тракт", "аллея", "линия", "тер", "снт", "гск", "городок", "сквер"), ()),
}
"""What a street is called, and the other ways to write it."""
_TOWNS = frozenset(
    [
        *("г", "гор", "город", "п", "пос", "поселок", "с", "село", "д", "дер", "деревня", "рп", "пгт", "нп", "м", "х"),
        *("хутор", "ст", "станица", "ж/д_ст", "п/ст", "рзд", "казарма", "км", "с/п", "аул"),
    ]
)
_REGIONS = frozenset(("обл", "область", "край", "респ", "республика", "р-н", "район", "округ", "ао"))
_HOUSE = frozenset(
    ("д", "дом", "к", "корп", "корпус", "стр", "строение", "лит", "литера", "литер", "кв", "квартира", "инв")
)
_KIND = {other: name for name, others in STREETS.items() for other in (name, *others)}

_PART = re.compile(r"(?P<type>[\w/№-]+)\.?\s*(?P<name>.*)", re.DOTALL)
_NUMBERED = re.compile(r"(?P<name>\D.*?)\s+(?P<number>\d+\s*[а-я]?(?:\s*[/-]\s*\d+)?)$")
_HOUSE_PART = re.compile(r"(дом|д|корпус|корп|к|строение|стр|литера|литер|лит|кв|инв)?[.№\s]*(?:дом|д)?[.№\s]*(.*)")
_WORDS = re.compile(r"[а-яa-z0-9]+")
_ORDINAL = re.compile(r"\b(\d+)\s*-\s*(?:[а-я]{1,3})\b")


@dataclass(frozen=True, slots=True)
class Address:
    """A register's address taken apart; every part as it is written."""

    regions: tuple[str, ...]
    town: str
    street: str
    house: tuple[str, ...]
    """«д. 12», «к. 2» …"""


@lru_cache(maxsize=256)
def parse(address: str) -> Address:
    """Take a register's address apart; what is not marked is taken by its place."""
    regions: list[str] = []
    names: list[tuple[str, str]] = []
    house: list[str] = []
    for part in (" ".join(piece.split()) for piece in address.split(",")):
        what = _what(part, bool(names), bool(house))
        numbered = _NUMBERED.fullmatch(part.lower()) if what in ("street", "name") and not house else None
        if what == "region":
            regions.append(part)
        elif what == "house":
            house.append(part)
        elif numbered and (what == "street" or names) and not _KIND.keys() >= set(_bare(numbered["name"])):
            names.append(("street", part[: numbered.end("name")]))
            house.append(part[numbered.start("number") :])
        elif part:
            names.append((what, part))
    street = next((part for what, part in reversed(names) if what == "street"), "")
    towns = [part for what, part in names if what != "street"]
    if not street and len(towns) > 1 and names[-1][0] == "name":
        street = towns.pop()
    return Address(tuple(regions), towns[-1] if towns else "", street, tuple(house))


def _what(part: str, named: bool, housed: bool) -> str:
    if not part or part[0].isdigit():
        return "house" if named else "name"
    match = _PART.match(part.lower())
    first, rest = (match["type"], match["name"]) if match else ("", "")
    last = part.lower().rstrip(".").rpartition(" ")[2]
    if first in _REGIONS or last in _REGIONS:
        return "region"
    if named and first.startswith("инв"):
        return "house"
    village = first == "д" and re.match(r"(?!дом\b)[а-яё]{3}", rest) and "дубль" not in rest
    if first in _HOUSE and named and (housed or not village):
        return "house"
    if re.match(r"(?:д|дом)\.?\s*№?\d", part.lower()) or (housed and len(part) < 4):
        return "house"
    if first in _KIND and rest:
        return "street"
    return "town" if first in _TOWNS and rest else "street" if last in _KIND else "name"


def short(address: str) -> str:
    """The address without region and town, «ул. Ленина, д. 12»; a village without streets stays: «д. Кийно, д. 12»."""
    parts = parse(address)
    return ", ".join((parts.street or parts.town, *parts.house)).strip(", ") or address.strip()


def long(address: str) -> str:
    """The address with its town but without region and district, to tell equal streets of two towns apart."""
    parts = parse(address)
    return ", ".join(part for part in (parts.town, parts.street, *parts.house) if part) or address.strip()


def key(address: str) -> str:
    """One key for all spellings of an address that differ in case, spaces, dots, quotes and ё only."""
    parts = parse(address)
    names = (" ".join(_WORDS.findall(plain(part))) for part in (*parts.regions, parts.town, parts.street))
    return "|".join((*names, " ".join(_compact(part) for part in parts.house)))


def area(address: str) -> str:
    """«region|district», where no district is named its town: what one list of houses is usually about."""
    parts = parse(address)
    names = [" ".join(_WORDS.findall(plain(part))) for part in (*parts.regions, parts.town)]
    return "|".join((*names, "", "")[:2] if len(parts.regions) > 1 else (*names, "")[:2])


def street(address: str) -> str:
    """The name of the street as search compares it, without its kind; of the village where there are no streets."""
    parts = parse(address)
    return name_of(parts.street or parts.town)


def town(address: str) -> str:
    """The name of the town as search compares it."""
    return name_of(parse(address).town)


def number(address: str) -> str:
    """The house's number as search compares it: «12а», «12/2» for «д. 12, к. 2», «12с1» for «д. 12, стр. 1»."""
    found = ""
    for part in parse(address).house:
        match = re.match(
            r"(дом|д|корпус|корп|к|строение|стр|литера|литер|лит|кв|инв)?[.№\s]*(?:дом|д)?[.№\s]*(.*)", plain(part)
        )
        what, rest = (match[1] or "", _compact(re.sub(r"\(.*|корп|корпус", "", match[2]))) if match else ("", "")
        if not found:
            found = rest
        elif re.fullmatch("[а-я]", rest) and not what.startswith("лит"):
            found += rest
        elif what.startswith("к") and what != "кв" and rest[:1].isdigit():
            found += "/" + rest
        elif what.startswith("стр") and rest[:1].isdigit():
            found += "с" + rest
    return found


def kind_of(part: str) -> str:
    """What kind of street it is, in one spelling: «пр-кт»; empty where it does not say."""
    return next((_KIND[word] for word in _bare(part.lower()) if word in _KIND), "")


def name_of(part: str) -> str:
    """A name in comparable form, without what it is the name of: «1-я Заречная ул.» is «1 заречная»."""
    part = _ORDINAL.sub(r"\1", cyrillic(plain(re.sub(r"\(.*?\)", "", part))))
    tokens = _bare(part)
    kept = [token for token in tokens if token not in _KIND] or tokens
    if len(kept) > 1 and kept[0] in _TOWNS:
        kept = kept[1:]
    return " ".join(_WORDS.findall(" ".join(kept)))


def _bare(part: str) -> list[str]:
    return [token.strip(".-") for token in re.findall(r"[а-яё0-9/_№-]+\.?", part)]


def _compact(part: str) -> str:
    return re.sub(r"[^а-яa-z0-9/()]", "", cyrillic(plain(part)).replace("\\", "/")).strip("/")
