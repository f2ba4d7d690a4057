"""The categories of the file `data/taxonomy.csv`, and the screens that offer them; asked through `categories`."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from domain.errors import Unknown


class Urgency(StrEnum):
    """How a report of a category begins."""

    LIFE = "life"
    """The numbers to call before any question."""
    EMERGENCY = "emergency"
    """The emergency phone on the first screen."""
    MAYBE = "maybe"
    """One question: does it threaten people?"""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Category:
    """One thing that a ticket can be about; what people read of it is in locales/, under `label`."""

    code: str
    screen: str
    """Slug of the screen that offers it."""
    place: int
    urgency: Urgency
    group: str
    """The file's own grouping, for statistics."""
    stems: tuple[str, ...]
    sla: str
    menu: bool
    """Whether a button may offer it; otherwise only words lead to it."""
    advised: bool
    """Whether there is something to do meanwhile: `…-advice` in locales/."""

    @property
    def label(self) -> str:
        """Its id in locales/: `category-water-no_hot`; with `-name` the full one, with `-advice` what to do."""
        return "category-" + self.code.replace(".", "-")

    @property
    def urgent(self) -> bool:
        """Whether it counts as an emergency for deadlines, ringing and quiet hours, without asking."""
        return self.urgency in (Urgency.LIFE, Urgency.EMERGENCY)


@dataclass(frozen=True, slots=True)
class Screen:
    """A button of the first screen; what it is called is `screen-{slug}` in locales/."""

    slug: str


SCREENS = tuple(map(Screen, ("accident", "water", "heat", "power", "entrance", "building", "yard", "street", "other")))
"""The buttons of the first screen in their order; the first gathers what is urgent of the others."""

OTHER = Category("other", "other", 0, Urgency.NONE, "", (), "letter", menu=False, advised=False)
"""What none of the file's categories fits."""


def _load() -> Mapping[str, Category]:
    text = (files("domain") / "data" / "taxonomy.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    slugs = dict(
        zip(dict.fromkeys(row["screen"] for row in rows), (screen.slug for screen in SCREENS[1:]), strict=True)
    )
    return {
        row["code"]: Category(
            code=row["code"],
            screen=slugs[row["screen"]],
            place=int(row["place"]),
            urgency=Urgency(row["urgency"]),
            group=row["group"],
            stems=tuple(row["stems"].split("|")),
            sla=row["sla"],
            menu=row["menu"] == "1",
            advised=bool(row["advice"]),
        )
        for row in rows
    }


CATEGORIES: Mapping[str, Category] = _load()
"""Code → category, in the file's order."""


def get(code: str) -> Category:
    """The category of this code, or Unknown."""
    if code == OTHER.code:
        return OTHER
    try:
        return CATEGORIES[code]
    except KeyError:
        raise Unknown(f"no category {code!r}") from None


@cache
def leaves(screen: str) -> tuple[Category, ...]:
    """What a screen offers, in the file's order; «Авария» gathers those of urgency life, then emergency."""
    offered = [each for each in CATEGORIES.values() if each.menu]
    if screen == "accident":
        grave = (Urgency.LIFE, Urgency.EMERGENCY)
        return tuple(each for urgency in grave for each in offered if each.urgency == urgency)
    return tuple(each for each in offered if each.screen == screen)
