"""«Решено», «нет, опять течёт» typed instead of pressed; what may be something new is no answer."""

from dataclasses import dataclass
from functools import cache

from domain import categories
from handlers.texts import say
from handlers.wording import clean, same

AFTER_NO = ",.!;:—–-\n"
"""What stands after a «no» that is an answer: «нет, течёт» is one, «нет воды» is not."""


@dataclass(frozen=True, slots=True)
class Said:
    """Whether it is solved; of what is not, why, as far as it was said."""

    solved: bool
    reason: str = ""


def read(text: str, category: str) -> Said | None:
    """What a text says of a ticket of this category; None where it says something else, or only thanks."""
    plain = _without_thanks(same(text))
    if plain in _words("yes"):
        return Said(True)
    whole = clean(text)
    typed = whole.casefold().replace("ё", "е")
    for phrase in sorted(_words("no"), key=len, reverse=True):
        if plain == phrase:
            return Said(False)
        if typed.startswith(phrase) and typed[len(phrase) :].lstrip(" ")[:1] in AFTER_NO:
            rest = whole[len(phrase) :].strip(f" {AFTER_NO}")
            return Said(False, rest if len(rest) > 2 else "")
    begins = any(plain.startswith(f"{phrase} ") for phrase in _words("no") | _words("again"))
    return Said(False, whole) if begins and _is_about(whole, category) else None


def is_skip(text: str) -> bool:
    """Whether it leaves the stars out."""
    return same(text) in {same(say("talk-skip")), *map(same, say("talk-skip-words").split("|"))}


def _is_about(text: str, category: str) -> bool:
    return any(code == category for code, _ in categories.suggest(text, 1))


def _without_thanks(plain: str) -> str:
    words = plain.split()
    while len(words) > 1 and words[0] in _words("thanks"):
        words = words[1:]
    while len(words) > 1 and words[-1] in _words("thanks"):
        words = words[:-1]
    return " ".join(words)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(same(word) for word in say(f"verdict-{name}-words").split("|"))
