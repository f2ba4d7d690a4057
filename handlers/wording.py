"""What people type, made comparable: case, emoji, punctuation and invisible characters do not matter."""

import re
import unicodedata

_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_NOT_WORD = re.compile(r"[^\w№]+")


def clean(text: str) -> str:
    """The text as it is kept: without characters that cannot be seen, in one Unicode form, without outer space."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    return _CONTROL.sub(" ", _INVISIBLE.sub("", text)).strip()


def same(text: str) -> str:
    """A key under which two ways of typing one label meet: with or without emoji, capitals and signs."""
    return _NOT_WORD.sub(" ", clean(text).casefold().replace("ё", "е")).strip()


def has_words(text: str) -> bool:
    """Whether there is at least one letter or digit (and not only emoji or signs)."""
    return any(char.isalnum() for char in clean(text))


def cut(text: str, most: int) -> str:
    """At most `most` characters, with «…» where something was left out; never in the middle of a word if avoidable."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    space = head.rfind(" ")
    return (head[:space] if space > most * 2 // 3 else head).rstrip() + "…"


def stays_inside(text: str) -> bool:
    """Whether staff mean it for their own chat only: it begins with «!»."""
    return clean(text).startswith(("!", "！"))
