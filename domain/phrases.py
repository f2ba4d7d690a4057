"""The words by which residents name a trouble: the stems of the categories, found in a text as Russian bends it."""

import csv
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from domain.taxonomy import CATEGORIES
from domain.words import Word, plain, stem, words

ABSENT = "нет"
"""Stands for every way to say that something is not there."""
_ABSENT = ("нет", "нету", "без")
_ABSENT_STEMS = ("отсутств", "отключ", "пропал", "исчез", "перекры")
_ABSENT_NOT = ("был", "идет", "поступ", "да", "пода", "стал", "включ")
_WHOLE = frozenset({"одн", "сои", "тко", "тбо", "кго", "гвс", "нас", "код", "для", "горим"})
"""Words that are meant as they stand: abbreviations, mostly."""
_EXCEPT: Mapping[str, tuple[str, ...]] = {
    "газ": ("газон", "газел", "газет", "газир"),
    "дерев": ("деревн", "деревян"),
    "долг": ("долго", "долгая", "долгий", "долгое", "долгие", "долгих", "долгож"),
    "пени": ("пенит",),
    "знак": ("знаком",),
    "трав": ("травм", "трави"),
    "парк": ("парков", "парку", "паркин", "паркет"),
    "вод": ("водит", "водил", "водосток", "водоотв", "водоем"),
    "вода": ("водите",),
    "столб": ("столбик",),
    "потоп": ("потопал", "потопт"),
    "бомб": ("бомбо", "бомбе", "бомби"),
    "искра": ("искрен", "искрив"),
    "дым": ("дымоуд", "дымоход", "дымов"),
    "взрыв": ("взрывоз",),
    "пожар": ("пожарн",),
    "люк": ("люкс",),
    "горк": ("горком",),
    "дорог": ("дорогие", "дорого", "дорогая", "дорогое"),
    "псы": ("псых",),
}
"""Other words that begin with the same letters."""
_SMALL = frozenset({"в", "во", "с", "со", "у", "на", "из", "до", "к", "о"})
_REACH = 5
"""How many other words may stand among the words of a phrase."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stem of a category: its words, each found by its beginning, in any order, near each other."""

    code: str
    words: tuple[str, ...]
    """«!» before a word: «не» stands before it in the text."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found in a text."""

    phrase: Phrase
    places: tuple[int, ...]
    """Which words of the text, by their index."""
    spread: int
    """How many other words stand among them."""


def _phrase(code: str, text: str) -> Phrase:
    parts = [part for part in plain(text).split() if part not in _SMALL]
    joined: list[str] = []
    for part in parts:
        if joined and joined[-1] == "не" and not part.startswith("!"):
            joined[-1] = "!" + part
        else:
            joined.append(part)
    return Phrase(code, tuple(ABSENT if _is_absent(part) else part for part in joined))


def _is_absent(word: str) -> bool:
    return word in _ABSENT or word.startswith(_ABSENT_STEMS)


def _load() -> tuple[Phrase, ...]:
    more: dict[str, list[str]] = defaultdict(list)
    for row in csv.DictReader((files("domain") / "data" / "stems.csv").read_text(encoding="utf-8").splitlines()):
        more[row["code"]] += row["stems"].split("|")
    found = (_phrase(each.code, text) for each in CATEGORIES.values() for text in (*each.stems, *more[each.code]))
    return tuple(dict.fromkeys(found))


PHRASES = _load()
_NAMES = frozenset(word.lstrip("!") for phrase in PHRASES for word in phrase.words)
_BY_STEM: dict[str, list[str]] = defaultdict(list)
for _name in _NAMES - _WHOLE:
    _BY_STEM[stem(_name)].append(_name)
_BY_WORD: dict[str, list[Phrase]] = defaultdict(list)
for _each in PHRASES:
    for _name in set(_each.words):
        _BY_WORD[_name].append(_each)
_LONGEST = max(map(len, _NAMES))


@lru_cache(maxsize=20_000)
def _names(text: str) -> tuple[str, ...]:
    """The words of phrases that a word of a text can be."""
    found = {text[:end] for end in range(2, min(len(text), _LONGEST) + 1)} & _NAMES
    found -= _WHOLE - {text}
    found |= set(_BY_STEM.get(stem(text), ()))
    if _is_absent(text):
        found.add(ABSENT)
    return tuple(sorted(name for name in found if not text.startswith(_EXCEPT.get(name, ()))))


def _spoken(word: Word) -> Iterator[str]:
    for name in _names(word.text):
        yield name
        if word.negated:
            yield "!" + name
    if word.negated and word.text.startswith(_ABSENT_NOT):
        yield ABSENT
    if word.text.startswith("не") and len(word.text) > 5:  # «неработает»
        for name in _names(word.text[2:]):
            yield "!" + name


def named(text: Sequence[Word]) -> dict[str, list[int]]:
    """Which words of phrases a text has, and where."""
    found: dict[str, list[int]] = defaultdict(list)
    for index, word in enumerate(text):
        for name in _spoken(word):
            found[name].append(index)
    return found


def touched(found: Mapping[str, Sequence[int]]) -> Iterator[Phrase]:
    """The phrases of which the text has at least one word."""
    yield from dict.fromkeys(phrase for name in found for phrase in _BY_WORD[name])


def hits(phrase: Phrase, text: Sequence[Word], found: Mapping[str, Sequence[int]]) -> Iterator[Hit]:
    """Everywhere that the whole phrase stands in the text: at each place of its first word, the nearest others."""
    places = [found.get(name, ()) for name in phrase.words]
    for start in places[0] if all(places) else ():
        taken = [start]
        for options in places[1:]:
            near = bisect(options, start)
            free = [option for option in options[max(0, near - 2) : near + 2] if option not in taken]
            if not free:
                break
            taken.append(min(free, key=lambda option: abs(text[option].place - text[start].place)))
        else:
            order = sorted(text[index].place for index in taken)
            spread = sum(after - before - 1 for before, after in pairwise(order))
            if spread <= _REACH:
                yield Hit(phrase, tuple(taken), spread)


def read(text: str) -> tuple[list[Word], dict[str, list[int]]]:
    """A text as words, and what of the phrases it has."""
    parts = words(text)
    return parts, named(parts)
