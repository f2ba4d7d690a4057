"""An address in the middle of a sentence: where it begins, which number is the house and which the flat."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from domain import behind_house, call_words
from domain.addresses import kind_of
from domain.named_people import is_name
from domain.phrases import named
from domain.words import cyrillic, words

NEAR = 60
"""Characters before a number in which its street is looked for."""
MOST_NUMBERS = 40
MOST_WORDS = 5
"""Words of a street with its town."""
_LETTERS = "абвгдежз"
_HOUSE = re.compile(
    r"""
    (?<![\w/-]) (?P<marked> (?:дом[а-я]?|д)\b[.\s№]* | (?:дом|д)(?=\d) )? (?P<number>\d{1,4}) (?!\d)
    (?: [-"«]? (?P<letter>[а-я])["»]? (?![а-я]) (?!\.?\s*\d)
      | \s ["«]? (?P<apart>["""
    + _LETTERS
    + r"""])["»]? (?= \s*(?:$|[,;.☎⌂]|кв|-\s?\d) ) )?
    (?: \s?[/\\]\s? (?P<corner>\d{1,3}) (?!\d) (?:[а-я](?![а-я]))? )?
    (?: [\s,]*(?:корпус|корп|к)(?![а-я])[.\s№]* (?:\d{1,2}(?!\d)|[а-я](?![а-я])) )?
    (?: [\s,]*(?:строение|стр|с)(?![а-я])[.\s№]* \d{1,2}(?!\d) )?
    (?: [\s,]*(?:литера|литер|лит)(?![а-я])[.\s№]* [а-я](?![а-я]) )?
    """,
    re.VERBOSE,
)
_WORD = re.compile(r"([\w-]+)\.?[ ]*$")
_AHEAD = re.compile(
    r"[\s,]*(?:по\s+)?((?i:улице|ул|проспекту|пр-кту|пр|переулку|пер|бульвару|б-р|шоссе|наб)\b\.?\s*"
    r"[А-Яа-яЁё-]{3,}(?:\s+[А-ЯЁ][\w-]+)?)"
)
_TOWN = re.compile(
    r"(?:\b(?i:г|гор|город|пос|поселок|посёлок|п|пгт|рп|с|село|д|дер|деревня|ст|х)\b\.?\s*[А-Яа-яЁё-]{3,}|^[А-ЯЁ][а-яё-]{2,})\s*,\s*$"
)
_ORDINAL = re.compile(r"\d+-?(?:я|й|ая|ый|ой|го|летия|лет)")
_ROMAN = re.compile("[ivxх]+")
_COUNTED = (
    "лет",
    "март",
    "мая",
    "янв",
    "фев",
    "апр",
    "июн",
    "июл",
    "авг",
    "сент",
    "окт",
    "нояб",
    "дек",
    "съезд",
    "парт",
)
_STOPS = call_words.KINDS["stop"]
_VERB = re.compile(r"(?:ет|ит|ут|ют|ат|ят|ло|ла|ли|ть|ся|сь)$")


@dataclass(frozen=True, slots=True)
class Spoken:
    """An address and where it stands in its text."""

    start: int
    end: int
    address: str
    flat: str = ""
    entrance: str = ""
    other: str = ""
    other_flat: str = ""


def find(text: str) -> Spoken | None:
    """The likeliest address of a text; None when no number of it can be a house."""
    low = cyrillic("".join(char.lower() if len(char.lower()) == 1 else char for char in text).replace("ё", "е"))
    best = max(_candidates(text, low), key=lambda each: (each[0], -each[1].start), default=None)
    return best[1] if best is not None and best[0] >= 0 else None


def is_kind(word: str) -> bool:
    """Whether a word says what kind of street it is: «ул.», «пр-кт»."""
    return bool(kind_of(word))


def _candidates(text: str, low: str) -> Iterator[tuple[int, Spoken]]:
    for house in islice(_HOUSE.finditer(low), MOST_NUMBERS):
        if not house["letter"] and not house["marked"] and behind_house.UNIT.match(low, house.end("number")):
            continue
        if not house["marked"] and house["letter"] and behind_house.UNIT.match(low, house.end("number")):
            continue
        start, worth = _street(text, low, house.start())
        ahead = _AHEAD.match(text, house.end()) if start is None and house["marked"] else None
        if start is None and ahead is None:
            continue
        begins, street = (
            (start, text[start : house.start()]) if start is not None else (house.start(), ahead[1] if ahead else "")
        )
        begins, street = _with_town(text, begins, street)
        flat, door, end = behind_house.read(low, ahead.end() if ahead is not None else house.end())
        number = text[house.start("number") : house.end()]
        worth += (2 if house["marked"] else 0) + (1 if flat else 0) + (3 if ahead is not None else 0)
        other = other_flat = ""
        if house["corner"] and not flat and house["corner"].isdigit():
            cut = text[house.start("number") : house.start("corner")].rstrip("/\\ ")
            other, other_flat = _joined(street, cut), house["corner"]
        yield worth, Spoken(begins, end, _joined(street, number), flat, door, other, other_flat)


def _street(text: str, low: str, end: int) -> tuple[int | None, int]:
    """Where the street before a number begins, and how much speaks for its being one."""
    at = len(low[:end].rstrip(" ").removesuffix(",").rstrip(" "))
    start, worth, names, kinds = None, 0, 0, 0
    while names + kinds < MOST_WORDS and (match := _WORD.search(low, max(0, at - NEAR), at)):
        word = match[1].strip("-")
        first = names == 0
        if is_kind(word) and not (first and kinds):
            start, at, kinds = match.start(), match.start(), kinds + 1
            worth += 3
            if names:  # «ул. Ленина»: nothing of the name stands before
                break
            continue
        if not _may_be_name(word, text[match.start() : match.end()], low[match.end() : end], first):
            break
        if first:
            worth += _first_worth(word, text[match.start()])
        start, at, names = match.start(), match.start(), names + 1
    if not names:
        return None, 0
    return start, worth + (1 if at == 0 or low[:at].rstrip(" ")[-1:] in ",;.☎" else 0)


def _may_be_name(word: str, typed: str, after: str, first: bool) -> bool:
    if word in _STOPS or (len(word) < 3 and not word.isdigit() and not _ROMAN.fullmatch(word)):
        return False
    if word in ("лет", "летия"):
        return not first
    if word.isdigit():
        return not first and after.lstrip(" .").startswith(_COUNTED)
    if _ORDINAL.fullmatch(word):
        return not first or word.endswith(("летия", "лет"))
    if first:
        return any(map(str.isalpha, word))
    capital = typed[:1].isupper()
    return not (named(words(word)) or (_VERB.search(word) and not capital))


def _first_worth(word: str, initial: str) -> int:
    """What speaks for the word just before a number: a capital; a word of trouble or a verb speaks against it."""
    worth = 1 if initial.isupper() else 0
    if named(words(word)) or _VERB.search(word):
        worth -= 2
    return worth


def _with_town(text: str, begins: int, street: str) -> tuple[int, str]:
    """A town before the street, with a comma between them: «г. Вологда, ул. Ленина»."""
    town = _TOWN.search(text, max(0, begins - NEAR), begins)
    if town is None or is_name(town[0].strip(" ,")):
        return begins, street
    return town.start(), f"{town[0].strip(' ,')}, {street.strip(' ,')}"


def _joined(street: str, number: str) -> str:
    return " ".join(f"{street.strip(' ,')} {number}".split())
