"""Which team a ticket goes to: of the rules that fit, the one that says most wins."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Hours(StrEnum):
    """When a rule holds, by the organisation's working hours."""

    ALWAYS = ""
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Rule:
    """Tickets that fit everything named here go to `team`; what is empty fits all."""

    id: int
    organisation: int
    team: int
    category: str = ""
    """The code of a category, or of a group of them: what stands before its dot."""
    house: int | None = None
    owner: int | None = None
    """The organisation whose house it is, where one answers for the houses of several."""
    hours: str = Hours.ALWAYS

    @property
    def conditions(self) -> tuple[str, int | None, int | None, str]:
        """What it names; of two rules with the same the newer one takes the place of the other."""
        return self.category, self.house, self.owner, self.hours


@dataclass(frozen=True, slots=True)
class Case:
    """What is known of a ticket that looks for its team."""

    category: str
    house: int | None = None
    owner: int | None = None
    is_open: bool = True
    """Whether it came in the organisation's working hours."""


def group(category: str) -> str:
    """The group of a category: «water» of «water.no_hot»."""
    return category.partition(".")[0]


def fits(rule: Rule, case: Case) -> bool:
    """Whether a rule speaks of such a ticket."""
    return (
        rule.category in ("", case.category, group(case.category))
        and rule.house in (None, case.house)
        and rule.owner in (None, case.owner)
        and rule.hours in (Hours.ALWAYS, Hours.OPEN if case.is_open else Hours.CLOSED)
    )


def weight(rule: Rule) -> tuple[int, ...]:
    """How much a rule says: first how many things it names; then the hours before the category, that before the house.

    So «outside working hours everything to the emergency service» outranks «water to the plumbers», and «lifts outside
    working hours to the lift mechanics» outranks both. Of two that say as much the newer one holds.
    """
    named = (rule.hours != "", rule.category != "", rule.house is not None, rule.owner is not None)
    return (sum(named), named[0], "." in rule.category, named[1], named[2], rule.id)


def choose(rules: Iterable[Rule], case: Case) -> Rule | None:
    """The rule that decides; None where none fits."""
    return max((rule for rule in rules if fits(rule, case)), key=weight, default=None)


def least_busy(people: Collection[int], load: Mapping[int, int]) -> int | None:
    """Who of the people on duty has the least open work; of equals the one who stands first."""
    return min(people, key=lambda person: load.get(person, 0), default=None)
