"""Which street somebody means: typed with a slip, with the town before it or without, in any order."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from rapidfuzz import fuzz, process

from domain.addresses import kind_of
from domain.places import typed

_LIKE = 74
"""Of 100: how alike a typed name must be."""
_LIKE_SHORT = 80
_BEGUN = 4
"""Letters that are enough as the beginning of a name."""
_PART = 8
"""What it costs to name a street by one of its words: «Маркса» for «Карла Маркса»."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a street fits, and which typed words are left for the town."""

    score: float
    rest: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """A typed address as search compares it."""

    words: tuple[str, ...]
    number: str
    town: str
    kind: str

    @classmethod
    def of(cls, text: str) -> "Wanted":
        """Read what somebody typed."""
        said = typed(text)
        name = said.street or said.town
        return cls(tuple(name.split())[:8], said.number, said.town if said.street else "", said.kind)

    @property
    def digits(self) -> str:
        """The number without its letter and corpus."""
        return self.number[: len(self.number) - len(self.number.lstrip("0123456789"))]

    def worth(self, fit: Fit, town: str, number: str, short: str) -> float:
        """How likely a house is meant: its street fits, its number is among the `numbered`."""
        worth = fit.score
        if self.town or fit.rest:
            like = fuzz.ratio(self.town or fit.rest, town)
            worth += 12 if like >= _LIKE else -25 if self.town else -12
        if self.kind and kind_of(short) != self.kind:
            worth -= 6
        if not self.number or number == self.number:
            return worth
        return worth - (6 if self.number == self.digits else 9)


def numbered(column: sa.Column[str], wanted: Wanted) -> sa.ColumnElement[bool]:
    """Numbers that begin with the typed digits: «12», «12а», «12/2», not «120»."""
    after = sa.func.substr(column, len(wanted.digits) + 1, 1)
    return column.like(f"{wanted.digits}%") & after.not_in(list("0123456789"))


class Streets:
    """The names of all streets, ready to be compared with."""

    def __init__(self, names: Iterable[str]) -> None:
        self._named: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for name in names:
            parts = name.split()
            self._named[" ".join(sorted(parts))].append((name, 0))
            if len(parts) > 1:
                for part in parts:
                    if len(part) >= 4 and not part.isdigit():
                        self._named[part].append((name, _PART))
        self._choices = list(self._named)

    def fit(self, wanted: Wanted, most: int) -> Mapping[str, Fit]:
        """The streets that may be meant, the likeliest first."""
        fits: dict[str, Fit] = {}
        for start, end in _windows(len(wanted.words)):
            rest = " ".join(wanted.words[:start] + wanted.words[end:])
            for choice, score in self._near(" ".join(sorted(wanted.words[start:end])), most):
                for name, cost in self._named[choice]:
                    if name not in fits or score - cost > fits[name].score:
                        fits[name] = Fit(score - cost, rest)
        return dict(sorted(fits.items(), key=lambda each: -each[1].score)[:most])

    def _near(self, asked: str, most: int) -> list[tuple[str, float]]:
        cutoff = _LIKE_SHORT if len(asked) <= 4 else _LIKE
        near = process.extract(asked, self._choices, scorer=fuzz.ratio, score_cutoff=cutoff, limit=most)
        if not near and len(asked) >= _BEGUN:
            return [(choice, float(_LIKE)) for choice in self._choices if choice.startswith(asked)][:most]
        return [(choice, score) for choice, score, _ in near]


def _windows(count: int) -> Iterator[tuple[int, int]]:
    """Every run of neighbouring words, the longest first."""
    for length in range(min(count, 5), 0, -1):
        for start in range(count - length + 1):
            yield start, start + length
