"""Addresses as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.places import Typed, typed
from domain.typed import readings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ленина 12", Typed("ленина", "12")),
        ("12 ленина", Typed("ленина", "12")),
        ("Ленина, 12", Typed("ленина", "12")),
        ("ленина12", Typed("ленина", "12")),
        ("ул ленина д12", Typed("ленина", "12", kind="ул")),
        ("Ул. Лениина д.12", Typed("лениина", "12", kind="ул")),
        ("пр-т мира 3а", Typed("мира", "3а", kind="пр-кт")),
        ("проспект Мира 3 А", Typed("мира", "3а", kind="пр-кт")),
        ("ул Ленина 12 «А»", Typed("ленина", "12а", kind="ул")),
        ("12a ленина", Typed("ленина", "12а")),  # a Latin letter
        ("ленина 12/3", Typed("ленина", "12/3")),
        ("ленина 12 к 2", Typed("ленина", "12/2")),
        ("ленина 12к2", Typed("ленина", "12/2")),
        ("ленина 12 корпус 2", Typed("ленина", "12/2")),
        ("ленина дом 12 строение 1", Typed("ленина", "12с1")),
        ("50 лет Октября 7", Typed("50 лет октября", "7")),
        ("1-я заречная 5", Typed("1 заречная", "5")),
        ("наб 6 армии 12", Typed("6 армии", "12", kind="наб")),
        ("мкр 5 д 3", Typed("5", "3", kind="мкр")),
        ("д 3 мкр 5", Typed("5", "3", kind="мкр")),
        ("Кийно 12", Typed("кийно", "12")),
        ("д. Кийно, д. 12", Typed("", "12", town="кийно")),
        ("Бабаево, Гайдара 20", Typed("гайдара", "20", town="бабаево")),
        ("бабаево гайдара 20", Typed("бабаево гайдара", "20")),
        ("Курская обл, г Курск, ул Ленина, д 12", Typed("ленина", "12", town="курск", kind="ул")),
        ("привет", Typed("привет")),
        ("", Typed()),
    ],
)
def test_street_and_number_are_found_in_any_order_and_spelling(text: str, expected: Typed) -> None:
    assert typed(text) == expected


@pytest.mark.parametrize(
    ("text", "flat", "entrance"),
    [
        ("ленина 12 кв 45", "45", ""),
        ("ленина 12, кв.45", "45", ""),
        ("ленина 12 квартира 45а", "45а", ""),
        ("ленина 12-45", "45", ""),
        ("ленина 12 3 подъезд", "", "3"),
        ("ленина 12, подъезд 3", "", "3"),
        ("ленина 12 3-й подъезд, кв 45", "45", "3"),
        ("ленина 12 под. 3 этаж 5 кв 45", "45", "3"),
        ("ленина 12 3 подъезд 5 этаж", "", "3"),
        ("3 подъезд ленина 12", "", "3"),
        ("5 этаж ленина 12", "", ""),
    ],
)
def test_flat_and_entrance_are_taken_out_when_they_are_written(text: str, flat: str, entrance: str) -> None:
    assert typed(text) == Typed("ленина", "12", flat=flat, entrance=entrance)


def test_any_number_may_be_the_houses() -> None:
    assert [(each.street, each.number) for each in readings("5 9 мая")] == [("5 мая", "9"), ("9 мая", "5")]


def test_an_embankment_may_be_the_name_of_a_street() -> None:
    assert [(each.street, each.kind) for each in readings("чагода набережная 5")] == [
        ("чагода", "наб"),
        ("чагода набережная", ""),
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("ленина 131 стр. б", "131б"),
        ("ленина 33 стр 1982", "33с1982"),
        ("ленина 15 к. б", "15б"),
        ("ленина 20 литера А", "20"),
    ],
)
def test_parts_of_a_house_are_read(text: str, number: str) -> None:
    assert typed(text) == Typed("ленина", number)


def test_a_word_after_the_number_is_not_its_letter() -> None:
    assert typed("ленина 12 в подъезде темно").number == "12"


@given(st.text(max_size=200))
def test_anything_can_be_typed(text: str) -> None:
    assert isinstance(typed(text), Typed)


@given(st.text(st.sampled_from("лук домкв.12-/,№ 3й"), max_size=60))
def test_what_looks_like_an_address_never_breaks_the_reading(text: str) -> None:
    assert isinstance(typed(text), Typed)
