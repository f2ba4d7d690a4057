"""What a resident's own words are about: a guess to be offered, never to be acted on silently."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, islice
from math import log

from domain.danger import LIFE, is_alarm
from domain.errors import Unreadable
from domain.phrases import ABSENT, PHRASES, Hit, hits, read, touched
from domain.taxonomy import CATEGORIES
from domain.words import Word

USUAL = ("street.potholes", "waste.not_removed", "street.snow")
"""What people report most, offered when their words say nothing."""
_LONG = 3_000
"""Characters that are read; what a message is about stands at its beginning."""
_FAINT = 0.12
"""What a word of a phrase is worth when the rest of it is missing."""
_MANNER = {"serv.noreply": 0.55, "serv.thanks": 0.6, "serv.staff": 0.8}
"""Categories whose words often accompany another trouble."""


def _weigh() -> dict[str, float]:
    """A word is worth more the longer it is and the fewer categories it speaks for."""
    spoken: dict[str, set[str]] = defaultdict(set)
    for phrase in PHRASES:
        for name in phrase.words:
            spoken[name].add(phrase.code)
    most = log(len(CATEGORIES) + 1)
    return {
        name: (0.35 if name == ABSENT else (1 - log(len(codes)) / most) * min(len(name.lstrip("!")), 8) / 8)
        for name, codes in spoken.items()
    }


_WEIGHT = _weigh()


def suggest(text: str, most: int = 3) -> list[tuple[str, float]]:
    """The likeliest categories, best first, always as many as asked; those that nothing speaks for have the score 0."""
    return list(_suggested(text[:_LONG], most))


@lru_cache(maxsize=256)  # a conversation runs from its first line at each answer, and asks each time
def _suggested(text: str, most: int) -> tuple[tuple[str, float], ...]:
    scores = _scores(text)
    best = sorted(scores.items(), key=lambda item: -item[1])[:most]
    usual = (code for code in dict.fromkeys((*USUAL, *CATEGORIES)) if code not in scores)
    best += [(code, 0.0) for code in islice(usual, most - len(best))]
    return tuple((code, round(score, 3)) for code, score in best)


def certain(text: str) -> str | None:
    """The category, when it stands out clearly."""
    (code, first), (_, second) = suggest(text, 2)
    return code if first >= 0.9 and first >= 1.4 * second else None


def classify_rows(lines: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Rows of `code1, score1 … score3` for a CSV with a column `text`, its header row first."""
    lines = iter(lines)
    header = next(lines, "").removeprefix("\ufeff")
    rows = csv.DictReader(chain([header], lines), delimiter=";" if ";" in header and "," not in header else ",")
    if "text" not in (rows.fieldnames or ()):
        raise Unreadable("no column: text")
    yield tuple(f"{what}{number}" for number in (1, 2, 3) for what in ("code", "score"))
    for row in rows:
        yield tuple(str(value) for pair in suggest(row["text"] or "") for value in pair)


def _scores(text: str) -> dict[str, float]:
    parts, found = read(text)
    told: dict[str, list[tuple[float, Hit]]] = defaultdict(list)
    faint: dict[str, float] = defaultdict(float)
    for phrase in touched(found):
        meant = [each for each in hits(phrase, parts, found) if phrase.code not in LIFE or is_alarm(each, parts)]
        if meant:
            tightest = min(meant, key=lambda each: each.spread)
            told[phrase.code].append((_worth(tightest, parts), tightest))
        elif phrase.code not in LIFE:
            part = sum(_WEIGHT[name] for name in phrase.words if name in found and name != ABSENT)
            faint[phrase.code] = max(faint[phrase.code], part)
    scores = {code: _FAINT * worth for code, worth in faint.items() if worth}
    for code, each in told.items():
        scores[code] = scores.get(code, 0.0) + _sum(each) * _MANNER.get(code, 1.0)
    return scores


def _worth(whole: Hit, parts: list[Word]) -> float:
    names = whole.phrase.words
    early = 1 - 0.25 * min(whole.places) / max(len(parts), 12)
    return (sum(_WEIGHT[name] for name in names) + 0.35 * (len(names) - 1)) * (1 - 0.07 * whole.spread) * early


def _sum(hits: list[tuple[float, Hit]]) -> float:
    """The best phrase, and a little for each further one that other words of the text speak for."""
    total, covered, share = 0.0, set[int](), 1.0
    for worth, whole in sorted(hits, key=lambda each: -each[0]):
        if covered.isdisjoint(whole.places):
            total += worth * share
            share = 0.3
        covered.update(whole.places)
    return total
