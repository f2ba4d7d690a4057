"""Addresses as people type them: «ленина 12 кв 5», «Ул. Лениина д.12», «12 ленина», «3 подъезд»."""

import re
from dataclasses import dataclass, replace

from domain.addresses import kind_of, name_of
from domain.words import cyrillic, plain

MOST = 3
"""Ways to read an address that are tried."""

_EMBANKMENT = "набережная"
_FLAT = re.compile(r"\b(?:квартира|квартире|квартиры|кв-ра|кв)\b[.\s№]*(\d+\s?[а-я]?\b|\d+)")
_ORDER = r"(\d{1,2})\s*(?:-?(?:й|ый|ой|ий|м|ом))?\s*"
_DOOR, _STOREY = r"(?:под[ъь]?езде?|под|п-д)\b\.?", r"этаж[еа]?\b\.?"
_LABEL = re.compile(rf"\b(?:{_DOOR}|{_STOREY})")
_ENTRANCE, _FLOOR = (
    {True: re.compile(rf"\b{what}[\s№]*(\d{{1,2}})\b"), False: re.compile(rf"\b{_ORDER}{what}")}
    for what in (_DOOR, _STOREY)
)
_HOUSE = re.compile(
    r"""
    (?<![\d-]) (?P<marked> \b(?:дом|д)[.\s№]* )? (?P<number>\d{1,4})
    (?! \d | \s*-?\s*(?:лет|летия|летие|й|я|ая|ой|ий|го)\b )
    (?: (?: [-_"«]? | \s*["«] | \s (?=[а-я]\s*(?:$|[,.;]|(?:к|корп|корпус|стр|кв)\b)) )
        (?P<letter>[а-я]) (?! [а-я] | (?<=[кс])[.\s]*(?:\d|[а-я](?![а-я])) ) ["»]? )?
    (?: \s*[/\\]\s* (?P<corner>\d{1,3}(?:[а-я](?![а-я]))?) )?
    (?: [\s,]*(?:корпус|корп|к)[.\s№]* (?P<block>\d{1,2}|[а-я](?![а-я])) )?
    (?: [\s,]*(?:(?:строение|стр)[.\s№]* (?P<part>[а-я](?![а-я])) | (?:строение|стр|с)[.\s№]* (?P<building>\d{1,4})) )?
    (?: \s*-\s* (?P<flat>\d{1,4}) )?
    """,
    re.VERBOSE,
)
_LITERA = re.compile(r"\b(?:литера|литер|лит)\b[.\s]*[«\"]?[а-я](?![а-я])[»\"]?")
_TOWN = re.compile(
    r"\b(?:город|гор|г|поселок|пос|п|пгт|рп|село|с|деревня|дер|д|станица|хутор)(?:\.\s*|\s+)"
    r"([а-я][а-я-]{2,}(?:\s[а-я-]{3,}(?=\s*,))?)"
)
_REGION = re.compile(r"[а-я-]+\s+(?:область|обл|край|район|р-н)\b\.?|\b(?:обл|область|р-н|район)\b[.\s]+[а-я-]+")


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody's typed address says; empty where it does not."""

    street: str = ""
    """Comparable words of the street; a town that was not marked may stand among them."""
    number: str = ""
    """As `addresses.number`."""
    town: str = ""
    flat: str = ""
    entrance: str = ""
    kind: str = ""
    """Kind of street, where it was named: «пр-кт»."""


def typed(text: str) -> Typed:
    """Read a typed address; never fails, what cannot be told apart stays in `street`."""
    return readings(text)[0]


def readings(text: str) -> list[Typed]:
    """Every way to read it, the likeliest first: any of the numbers in it may be the house's («9 Мая 5»)."""
    rest = cyrillic(plain(text)).replace("\n", ", ")
    flat, rest = _cut(_FLAT, rest)
    after = _says_number_after(rest)
    _, rest = _cut(_FLOOR[after], rest)
    entrance, rest = _cut(_ENTRANCE[after], rest)
    _, rest = _cut(_LITERA, rest)
    _, rest = _cut(_REGION, rest)
    town, rest = _cut(_TOWN, rest)
    found = list(_HOUSE.finditer(rest))
    best = next((match for match in found if match["marked"]), found[-1] if found else None)
    others = [match for match in reversed(found) if match is not best][: MOST - 1]
    read = [_read(rest, match, town, flat, entrance) for match in (best, *others)]
    if _EMBANKMENT in rest:  # mostly a kind of street, but every other village has an «ул. Набережная»
        also = [each for each in read if _EMBANKMENT not in each.street]
        read += [replace(each, street=f"{each.street} {_EMBANKMENT}".strip(), kind="") for each in also]
    return read


def _read(rest: str, match: re.Match[str] | None, town: str, flat: str, entrance: str) -> Typed:
    number, joined_flat, rest = _house(rest, match)
    before, marked, behind = rest.partition("#")
    pieces = [piece for piece in before.split(",") if piece.strip()]
    if marked and not town and len(pieces) > 1:
        *_, town, before = pieces
        rest = f"{before} {behind}"
    rest = rest.replace("#", " ")
    return Typed(name_of(rest), number, name_of(town), flat or joined_flat, entrance, kind_of(rest))


def _says_number_after(text: str) -> bool:
    """Whether it is «подъезд 3, этаж 5» and not «3 подъезд 5 этаж»: what stands behind the last such word tells."""
    found = list(_LABEL.finditer(text))
    return bool(found) and re.match(r"[\s№]*\d", text[found[-1].end() :]) is not None


def _cut(what: re.Pattern[str], text: str) -> tuple[str, str]:
    match = what.search(text)
    if match is None:
        return "", text
    found = next((group for group in match.groups() if group), "")
    return found.replace(" ", ""), f"{text[: match.start()]} , {text[match.end() :]}".strip(" ,")


def _house(text: str, match: re.Match[str] | None) -> tuple[str, str, str]:
    """The house's number, a flat joined to it by a dash, and the text with «#» in its place."""
    if match is None:
        return "", "", text
    number = match["number"] + (match["letter"] or "")
    if match["corner"]:
        number += "/" + match["corner"]
    if match["block"]:
        number += ("/" if match["block"].isdigit() else "") + match["block"]
    if match["building"]:
        number += "с" + match["building"]
    return number + (match["part"] or ""), match["flat"] or "", f"{text[: match.start()]}#{text[match.end() :]}"
