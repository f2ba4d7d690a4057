"""Which team a ticket goes to."""

from hypothesis import given
from hypothesis import strategies as st

from domain.routing import Case, Hours, Rule, choose, fits, group, least_busy

PLUMBERS, LIFTERS, NIGHT, SECTION = 1, 2, 3, 4


def a_rule(id: int, team: int, category: str = "", house: int | None = None, hours: str = "") -> Rule:
    return Rule(id, 1, team, category, house, None, hours)


RULES = (
    a_rule(1, SECTION),
    a_rule(2, PLUMBERS, "water"),
    a_rule(3, LIFTERS, "lift"),
    a_rule(4, NIGHT, hours=Hours.CLOSED),
    a_rule(5, LIFTERS, "lift", hours=Hours.CLOSED),
    a_rule(6, SECTION, house=12),
    a_rule(7, SECTION, "water", house=12),
    a_rule(8, NIGHT, "water.leak"),
)


def team(case: Case) -> int | None:
    rule = choose(RULES, case)
    return None if rule is None else rule.team


def test_the_rule_that_says_most_wins() -> None:
    assert team(Case("yard.snow", 5)) == SECTION
    assert team(Case("water.no_hot", 5)) == PLUMBERS
    assert team(Case("water.no_hot", 12)) == SECTION
    assert team(Case("water.leak", 5)) == NIGHT


def test_outside_working_hours_everything_goes_to_who_works_then_but_for_what_is_named() -> None:
    assert team(Case("water.no_hot", 5, is_open=False)) == NIGHT
    assert team(Case("lift.broken", 5, is_open=False)) == LIFTERS
    assert team(Case("lift.broken", 5)) == LIFTERS


def test_of_two_that_say_as_much_the_newer_one_holds() -> None:
    assert choose([a_rule(1, PLUMBERS, "water"), a_rule(2, NIGHT, "water")], Case("water.leak")) is not None
    assert (choose([a_rule(1, PLUMBERS, "water"), a_rule(2, NIGHT, "water")], Case("water.leak")) or RULES[0]).team == 3


def test_no_rule_no_team() -> None:
    assert choose([], Case("water.leak")) is None
    assert choose([a_rule(1, LIFTERS, "lift")], Case("water.leak")) is None


def test_a_rule_for_the_houses_of_one_organisation_is_for_no_other() -> None:
    rule = Rule(1, 1, PLUMBERS, owner=7)
    assert choose([rule], Case("water.leak", 5, owner=8)) is None
    assert choose([rule], Case("water.leak", 5, owner=7)) is rule


CATEGORIES = st.sampled_from(["water.no_hot", "water.leak", "lift.broken", "other"])
HOUSES = st.one_of(st.none(), st.integers(1, 3))
MADE = st.builds(
    Rule,
    st.integers(1, 10_000),
    st.just(1),
    st.integers(1, 5),
    st.one_of(st.just(""), CATEGORIES, CATEGORIES.map(group)),
    HOUSES,
    HOUSES,
    st.sampled_from(list(Hours)),
)
CASES = st.builds(Case, CATEGORIES, HOUSES, HOUSES, st.booleans())


@given(st.lists(MADE, max_size=8, unique_by=lambda rule: rule.id), CASES, st.randoms())
def test_the_choice_fits_and_does_not_depend_on_the_order(rules: list[Rule], case: Case, chance: object) -> None:
    found = choose(rules, case)
    shuffled = sorted(rules, key=lambda rule: hash((rule.id, 7)))
    assert found == choose(shuffled, case) == choose(reversed(rules), case)
    assert (found is None) == (not any(fits(rule, case) for rule in rules))
    if found is not None:
        assert fits(found, case)


@given(st.lists(MADE, max_size=8, unique_by=lambda rule: rule.id), CASES)
def test_a_rule_that_names_the_case_itself_beats_every_other(rules: list[Rule], case: Case) -> None:
    exact = Rule(20_000, 1, 99, case.category, case.house, case.owner, Hours.OPEN if case.is_open else Hours.CLOSED)
    assert choose([*rules, exact], case) == exact


def test_the_one_with_the_least_open_work_is_proposed() -> None:
    assert least_busy([4, 5, 6], {4: 2, 5: 1, 6: 1}) == 5
    assert least_busy([4, 5], {4: 1}) == 5
    assert least_busy([], {}) is None
