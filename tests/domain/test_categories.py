"""The categories and the screens that offer them."""

import csv
from importlib.resources import files

import pytest

from domain.categories import CATEGORIES, OTHER, SCREENS, Urgency, get, leaves
from domain.errors import Unknown

ROWS = list(csv.DictReader((files("domain") / "data" / "taxonomy.csv").read_text("utf-8-sig").splitlines()))
TEXTS = (files("locales") / "ru" / "categories.ftl").read_text("utf-8")
SAID = dict(line.split(" = ", 1) for line in TEXTS.splitlines() if " = " in line)


def test_each_screen_offers_the_leaves_of_the_file_in_its_order() -> None:
    for screen in SCREENS[1:]:
        name = SAID[f"screen-{screen.slug}"]
        assert [each.code for each in leaves(screen.slug)] == [
            row["code"] for row in ROWS if row["screen"] == name and row["menu"] == "1"
        ]


def test_the_screens_together_offer_every_category_of_the_menu_once() -> None:
    offered = [each.code for screen in SCREENS[1:] for each in leaves(screen.slug)]
    assert len(offered) == len(set(offered)) == 58


def test_accident_offers_what_threatens_life_first_then_what_is_urgent() -> None:
    assert [each.code for each in leaves("accident")] == [
        *("water.leak", "power.danger", "gas.smell", "gas.draft", "lift.trapped", "order.threat"),
        *("water.no_cold", "water.no_hot", "sewer.clog", "sewer.spill", "heat.none", "power.none", "gas.none"),
        *("bldg.ice", "yard.manhole"),
    ]


def test_the_first_screen_reads_in_the_promised_order() -> None:
    assert [SAID[f"screen-{screen.slug}"] for screen in SCREENS] == [
        *("Авария", "Вода", "Тепло", "Свет и газ", "Подъезд и лифт", "Крыша и подвал", "Двор", "Мусор и улица"),
        "Другое",
    ]


def test_every_category_is_named_as_in_the_file() -> None:
    for row in ROWS:
        label = CATEGORIES[row["code"]].label
        assert (SAID[label], SAID[f"{label}-name"]) == (row["label"], row["name"])


def test_there_is_advice_exactly_where_the_file_has_some() -> None:
    advised = {each.label for each in CATEGORIES.values() if each.advised}
    assert {key.removesuffix("-advice") for key in SAID if key.endswith("-advice")} == advised
    assert all(each.advised for each in CATEGORIES.values() if each.urgency == Urgency.LIFE)


def test_a_category_that_is_not_in_the_menu_is_still_known() -> None:
    assert get("heat.leak").urgency == Urgency.LIFE
    assert not get("heat.leak").menu


def test_what_fits_none_is_a_category_too() -> None:
    assert get("other") is OTHER
    assert OTHER.label in SAID


def test_an_unknown_code_is_an_error() -> None:
    with pytest.raises(Unknown):
        get("water.wine")
