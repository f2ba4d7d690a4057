"""Which street somebody means: typed with a slip, with the town before it or without, in any order."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from rapidfuzz import fuzz, process

from domain.addresses import kind_of
from domain.places import typed

_LIKE = 74
"""Of 100: how alike a typed name must be."""
_LIKE_SHORT = 80
_PART = 8
"""What it costs to name a street by one of its words: «Маркса» for «Карла Маркса»."""
_MOST = 60


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
        """How likely a house of a street that fits is meant; nothing when its number is another."""
        worth = fit.score
        if self.town or fit.rest:
            like = fuzz.ratio(self.town or fit.rest, town)
            worth += 12 if like >= _LIKE else -25 if self.town else -12
        if self.kind and kind_of(short) != self.kind:
            worth -= 6
        if not self.number or number == self.number:
            return worth
        after = number[len(self.digits) :]
        if not number.startswith(self.digits) or after[:1].isdigit():
            return 0.0
        return worth - (6 if self.number == self.digits else 9)


def numbered(column: sa.Column[str], wanted: Wanted) -> sa.ColumnElement[bool]:
    """Numbers that begin like the typed one: «12», «12а», «12/2» (and «120», which `worth` sorts out)."""
    return column.like(f"{wanted.digits}%")


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

    def fit(self, wanted: Wanted) -> Mapping[str, Fit]:
        """The streets that may be meant, the likeliest first."""
        fits: dict[str, Fit] = {}
        count = len(wanted.words)
        for length in range(min(count, 5), 0, -1):
            for start in range(count - length + 1):
                window = wanted.words[start : start + length]
                rest = " ".join(wanted.words[:start] + wanted.words[start + length :])
                asked = " ".join(sorted(window))
                cutoff = _LIKE_SHORT if len(asked) <= 4 else _LIKE
                near = process.extract(asked, self._choices, scorer=fuzz.ratio, score_cutoff=cutoff, limit=_MOST)
                for choice, score, _ in near:
                    for name, cost in self._named[choice]:
                        if name not in fits or score - cost > fits[name].score:
                            fits[name] = Fit(score - cost, rest)
        best = sorted(fits.items(), key=lambda each: -each[1].score)[:_MOST]
        return dict(best)
