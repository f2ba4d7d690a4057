"""Russian words as people type them, made comparable."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_ACCENTS = re.compile("[\u0300-\u036f]")
_LATIN = str.maketrans("aceopxykmtbh", "асеорхукмтвн")
"""Latin letters that look Cyrillic."""
_WORD = re.compile(r"[а-яёa-z0-9]+|[,.!?;:()\n]+")
_CYRILLIC = re.compile("[а-яё]")
_BREAK = 3
"""How many words apart two sentences count; what a comma parts counts one."""

_NOUN = re.compile(
    "(?:иями|ями|ами|иях|ого|его|ому|ему|ыми|ими|ях|ах|ая|яя|ое|ее|ые|ие|ый|ий|ой|ей|ою|ею|ую|юю|ых|их|ым|им|ом|ем"
    "|ам|ям|ов|ев|ию|ия|ии|ью|а|я|о|е|ы|и|у|ю|ь|й)$"
)
_VERB = re.compile("(?:ться|тся|лись|лась|лось|лся|ают|яют|ает|яет|ют|ут|ет|ит|ат|ят|ли|ла|ло|ть|л)$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: `place` counts words, with a leap at each stop; `negated` when «не» stands before it."""

    text: str
    place: int
    negated: bool


def plain(text: str) -> str:
    """Lower case, ё as е, without what cannot be seen; accents go, й stays."""
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).lower()
    return _ACCENTS.sub("", text).replace("ё", "е")


def cyrillic(text: str) -> str:
    """Text that is meant to be Cyrillic, with the Latin letters that slipped in."""
    return text.translate(_LATIN)


def words(text: str) -> list[Word]:
    """The words of a text in order; «не» is a word too, and marks the next one."""
    found: list[Word] = []
    place = 0
    negated = False
    for token in _WORD.findall(plain(text)):
        if not token[0].isalnum():
            place += 1 if token in ",:()" else _BREAK
            negated = False
            continue
        if _CYRILLIC.search(token):
            token = cyrillic(token)
        found.append(Word(token, place, negated))
        negated = token in ("не", "ни")
        place += 1
    return found


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The word without its ending: «горячей» and «горячую» are one; verbs keep four letters, so that few collide."""
    shorter = _VERB.sub("", word)
    if len(shorter) >= 4 and shorter != word:
        return shorter
    shorter = _NOUN.sub("", word)
    return shorter if len(shorter) >= 2 else word
