"""Addresses as people type them: «ленина 12 кв 5», «Ул. Лениина д.12», «12 ленина», «3 подъезд»."""

import re
from dataclasses import dataclass

from domain.addresses import kind_of, name_of
from domain.words import cyrillic, plain

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
        (?P<letter>[а-я]) (?! [а-я] | (?<=[кс])[.\s]*\d ) ["»]? )?
    (?: \s*[/\\]\s* (?P<corner>\d{1,3}(?:[а-я](?![а-я]))?) )?
    (?: [\s,]*(?:корпус|корп|к)[.\s№]* (?P<block>\d{1,2}|[а-я](?![а-я])) )?
    (?: [\s,]*(?:строение|стр|с)[.\s№]* (?P<building>\d{1,2}) )?
    (?: \s*-\s* (?P<flat>\d{1,4}) )?
    """,
    re.VERBOSE,
)
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
    rest = cyrillic(plain(text)).replace("\n", ", ")
    flat, rest = _cut(_FLAT, rest)
    after = _says_number_after(rest)
    _, rest = _cut(_FLOOR[after], rest)
    entrance, rest = _cut(_ENTRANCE[after], rest)
    _, rest = _cut(_REGION, rest)
    town, rest = _cut(_TOWN, rest)
    number, joined_flat, rest = _house(rest)
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


def _house(text: str) -> tuple[str, str, str]:
    """The house's number, a flat joined to it by a dash, and the text with «#» in its place."""
    found = list(_HOUSE.finditer(text))
    if not found:
        return "", "", text
    best = next((match for match in found if match["marked"]), found[-1])
    number = best["number"] + (best["letter"] or "")
    if best["corner"]:
        number += "/" + best["corner"]
    if best["block"]:
        number += ("/" if best["block"].isdigit() else "") + best["block"]
    if best["building"]:
        number += "с" + best["building"]
    return number, best["flat"] or "", f"{text[: best.start()]}#{text[best.end() :]}"
