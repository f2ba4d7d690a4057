"""Which street somebody means: typed with slips, with the town before it or behind it or not at all, in any order."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from rapidfuzz import process
from rapidfuzz.distance import OSA

from domain.addresses import kind_of
from domain.typed import Typed, readings

_LIKE = 74
"""Of 100: how alike a name without a number must be, and what a name is worth that was only begun."""
_TWO_OF_SIX = 0.66
_BEGUN = 4
"""Letters that are enough as the beginning of a name."""
_PART = 8
"""What it costs to name a street by one of its words: «Маркса» for «Карла Маркса»."""
_TOWN_FITS, _TOWN_ASKED, _TOWN_DIFFERS = 12, -25, -12
_HOME_TOWN, _HOME_AREA = 11, 4
"""What it is worth that the one who asks lives in this town, in this district."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a street fits, and which typed words are left for the town."""

    score: float
    rest: str


@dataclass(frozen=True, slots=True)
class Home:
    """Where the one who asks lives, as houses are kept: people mean their own town."""

    town: str
    area: str

    def worth(self, town: str, area: str) -> float:
        """How much likelier a house is for standing there."""
        if area != self.area:
            return 0
        return _HOME_TOWN if town == self.town else _HOME_AREA


@dataclass(frozen=True, slots=True)
class Wanted:
    """A typed address as search compares it."""

    words: tuple[str, ...]
    number: str
    town: str
    kind: str

    @classmethod
    def of(cls, text: str) -> list["Wanted"]:
        """Every way to read what somebody typed, the likeliest first."""
        return [each for said in readings(text) for each in cls._of(said)]

    @classmethod
    def _of(cls, said: Typed) -> Iterator["Wanted"]:
        name = said.street or said.town
        yield cls(tuple(name.split())[:8], said.number, said.town if said.street else "", said.kind)
        if said.town and said.street:  # the town may have more words than were cut out: «с. Липин Бор, Полевая»
            yield cls(tuple(f"{said.town} {said.street}".split())[:8], said.number, "", said.kind)

    @property
    def digits(self) -> str:
        """The number without its letter and corpus."""
        return self.number[: len(self.number) - len(self.number.lstrip("0123456789"))]

    def worth(self, fit: Fit, town: str, number: str, short: str, at_home: float) -> float:
        """How likely a house is meant: its street fits, its number is among the `numbered`."""
        worth = fit.score
        if (asked := self.town or fit.rest) and alike(asked, town):
            worth += _TOWN_FITS + min(at_home, _HOME_AREA)
        else:
            worth += at_home + ((_TOWN_ASKED if self.town else _TOWN_DIFFERS) if asked else 0)
        if self.kind and kind_of(short) != self.kind:
            worth -= 6
        if not self.number or number == self.number:
            return worth
        return worth - (6 if self.number == self.digits else 9)


def alike(asked: str, name: str) -> bool:
    """Whether a typed name may be this one."""
    return OSA.distance(asked, name) <= slips(asked)


def slips(name: str) -> int:
    """Slips of the finger that are forgiven in a name."""
    return 1 if len(name) <= 4 else 2 if len(name) <= 8 else 3


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
            for written in {name, " ".join(sorted(parts))}:
                self._named[written].append((name, 0))
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
            part = wanted.words[start:end]
            for asked in {" ".join(part), " ".join(sorted(part))}:
                for choice, score in self._near(asked, most, numbered=bool(wanted.number)):
                    for name, cost in self._named[choice]:
                        if name not in fits or score - cost > fits[name].score:
                            fits[name] = Fit(score - cost, rest)
        return dict(sorted(fits.items(), key=lambda each: -each[1].score)[:most])

    def _near(self, asked: str, most: int, *, numbered: bool) -> list[tuple[str, float]]:
        cutoff = min(0.999 - slips(asked) / max(len(asked), 1), _TWO_OF_SIX) if numbered else _LIKE / 100
        found = process.extract(
            asked, self._choices, scorer=OSA.normalized_similarity, score_cutoff=max(cutoff, 0.6), limit=most
        )
        near = [(choice, score * 100) for choice, score, _ in found]
        if len(asked) >= _BEGUN and (not near or near[0][1] < 90):
            near += [(choice, float(_LIKE)) for choice in self._choices if choice.startswith(asked)][:most]
        return near


def _windows(count: int) -> Iterator[tuple[int, int]]:
    """Every run of neighbouring words, the longest first."""
    for length in range(min(count, 5), 0, -1):
        for start in range(count - length + 1):
            yield start, start + length
