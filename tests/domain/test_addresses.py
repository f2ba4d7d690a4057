"""Addresses as registers write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import addresses
from domain.addresses import key, kind_of, long, number, parse, short, street, town

KURSK = "обл. Курская, г. Курск, ул. Ленина, д. 12"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (KURSK, "ул. Ленина, д. 12"),
        ("обл. Вологодская, р-н. Бабаевский, с. Борисово-Судское, ул. Заводская, д. 26", "ул. Заводская, д. 26"),
        ("обл. Вологодская, р-н. Бабаевский, д. Кийно, д. 12", "д. Кийно, д. 12"),
        ("обл. Вологодская, р-н. Бабаевский, д. Тимошино, ул. Мира, д. 39", "ул. Мира, д. 39"),
        ("обл. Псковская, г. Псков, пр-кт. Победы, д. 12, к. 2", "пр-кт. Победы, д. 12, к. 2"),
        ("обл. Вологодская, г. Вологда, мкр. 5, д. 3", "мкр. 5, д. 3"),
        ("обл. Вологодская, р-н. Г, п. Каменка (Каменское МО), д. 10", "п. Каменка (Каменское МО), д. 10"),
        ("Курская обл., г. Курск, Ленина ул., дом 12а", "Ленина ул., дом 12а"),
        ("Курск, Ленина 12", "Ленина, 12"),
        ("г. Курск, ул. Ленина 12/3", "ул. Ленина, 12/3"),
        ("г. Курск, ул. 50 лет Октября, д. 7", "ул. 50 лет Октября, д. 7"),
        ("  г.  Курск ,ул. Ленина,д.12 ", "ул. Ленина, д.12"),
        ("Дача", "Дача"),
    ],
)
def test_a_short_address_leaves_the_town_out_unless_there_is_no_street(address: str, expected: str) -> None:
    assert short(address) == expected


def test_a_long_address_has_the_town_and_no_region() -> None:
    assert long("обл. Вологодская, р-н. Бабаевский, г. Бабаево, ул. Гайдара, д. 20") == "г. Бабаево, ул. Гайдара, д. 20"
    assert long("обл. Вологодская, р-н. Бабаевский, д. Кийно, д. 12") == "д. Кийно, д. 12"


@pytest.mark.parametrize(
    "other",
    [
        "обл. Курская, г. Курск, ул. Ленина, д.12",
        "ОБЛ. КУРСКАЯ, Г. КУРСК, УЛ. ЛЕНИНА, Д. 12",
        " обл Курская ,г Курск,  ул Ленина , д. 12. ",
        "обл. Курская, г. Курск, ул. \u200bЛенина, д. 12",
    ],
)
def test_spellings_that_differ_in_signs_only_have_one_key(other: str) -> None:
    assert key(other) == key(KURSK)


def test_yo_makes_no_other_address() -> None:
    assert key("г. Орёл, ул. Королёва, д. 5") == key("г. Орел, ул. Королева, д. 5")


@pytest.mark.parametrize(
    "other",
    [
        "обл. Курская, г. Курск, ул. Ленина, д. 12а",
        "обл. Курская, г. Курск, ул. Ленина, д. 12, к. 2",
        "обл. Курская, г. Курск, ул. Ленина, д. 1, к. 2",
        "обл. Курская, г. Курск, пер. Ленина, д. 12",
        "обл. Курская, г. Льгов, ул. Ленина, д. 12",
        "обл. Курская, г. Курск, ул. Ленина, д. 12 (дубль 1)",
    ],
)
def test_other_houses_have_other_keys(other: str) -> None:
    assert key(other) != key(KURSK)


@pytest.mark.parametrize(
    ("house", "expected"),
    [
        ("д. 12", "12"),
        ("д.12", "12"),
        ("д. №12", "12"),
        ("д. д.12", "12"),
        ("д. 12 А", "12а"),
        ("д. 12-а", "12а"),
        ('д. 12"А"', "12а"),
        ("д. 12_A", "12а"),  # a Latin letter
        ("д. 12, к. а", "12а"),
        ("д. 12, к. 2", "12/2"),
        ("д. 12, к. корп 2", "12/2"),
        ("д. 12, корп. 2", "12/2"),
        ("д. 12/3", "12/3"),
        ("д. 12\\3", "12/3"),
        ("д. 12, стр. 1", "12с1"),
        ("д. 12, стр. деревянное", "12"),
        ("д. 12, лит. А", "12"),
        ("д. 12 (дубль 2)", "12"),
        ("д. 12, к. -", "12"),
        ("д. 1\u200b2", "12"),
        ("12", "12"),
    ],
)
def test_a_number_has_one_form(house: str, expected: str) -> None:
    assert number(f"г. Курск, ул. Ленина, {house}") == expected


def test_street_and_town_are_compared_without_what_they_are() -> None:
    assert (street(KURSK), town(KURSK)) == ("ленина", "курск")
    assert street("г. Орёл, пр-кт. 1-я Заречная, д. 5") == "1 заречная"
    assert street("обл. Вологодская, р-н. Бабаевский, д. Кийно, д. 12") == "кийно"
    assert town("обл. Вологодская, р-н. Бабаевский, с. Борисово-Судское, ул. Мира, д. 1") == "борисово судское"


def test_the_kind_of_a_street_has_one_spelling() -> None:
    assert {kind_of(text) for text in ("пр-кт. Мира", "проспект Мира", "пр-т мира", "Мира просп.")} == {"пр-кт"}
    assert kind_of("Мира") == ""


@given(st.text(st.sampled_from('дулгкпр.,- 12/аА№"()ё'), max_size=60))
def test_nothing_that_is_written_breaks_the_reading(text: str) -> None:
    parsed = parse(text)
    written = "".join(text.replace(",", "").split())
    kept = "".join("".join((*parsed.regions, parsed.town, parsed.street, *parsed.house)).split())
    assert len(kept) <= len(written)
    assert isinstance(addresses.short(text) + key(text) + number(text), str)
