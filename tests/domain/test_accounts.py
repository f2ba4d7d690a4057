"""Numbers of accounts, codes and shares: as they are written, nothing lost, nothing guessed."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import accounts
from domain.account_columns import COLUMNS, lacking
from domain.errors import Refused


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("000123", "000123"), (" 12 34 ", "12 34"), ("'0012", "0012"), ("123.0", "123"), ("00ВВ-17", "00ВВ-17"),
     ("№ 5", "5")],
)  # fmt: skip
def test_a_number_is_kept_as_it_is_written(typed: str, kept: str) -> None:
    assert accounts.number(typed) == kept


@pytest.mark.parametrize("typed", ["", "нет", "1,23457E+11", "1E+5", "1.2e10", "0" * 41])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        accounts.number(typed)


@given(st.integers(min_value=1, max_value=10**12), st.integers(min_value=0, max_value=8))
def test_leading_zeros_make_no_difference_to_the_key(number: int, zeros: int) -> None:
    assert accounts.key("0" * zeros + str(number)) == accounts.key(f" {number} ") == str(number)


@given(st.text("0", min_size=1, max_size=8))
def test_a_number_of_zeros_has_a_key(number: str) -> None:
    assert accounts.key(number) == "0"


@given(st.integers(min_value=1, max_value=10**9), st.integers(min_value=1, max_value=10**9))
def test_a_fraction_is_kept_exactly(one: int, other: int) -> None:
    over, under = sorted((one, other))
    assert accounts.part(f"{over}/{under}") == Fraction(over, under)


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("1/3", (1, 3)), ("0,5", (1, 2)), ("0.333", (333, 1000)), ("50%", (1, 2)), ("33,33", (3333, 10000)),
        ("33,33 %", (3333, 10000)), ("1", (1, 1)), ("100", (1, 1)), ("100%", (1, 1)), ("1/1", (1, 1)),
    ],
)  # fmt: skip
def test_a_share_is_kept_as_it_is_written(typed: str, part: tuple[int, int]) -> None:
    assert accounts.part(typed) == Fraction(*part)


@pytest.mark.parametrize("typed", ["3/2", "0", "0/5", "1/0", "-1/2", "101", "половина", "01.03.2026", "1/3/5"])
def test_a_share_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        accounts.part(typed)


def test_no_share_is_no_share() -> None:
    assert accounts.part("") is accounts.part(" — ") is None


def test_a_code_is_known_however_it_is_spaced_and_its_hash_is_the_accounts_own() -> None:
    assert accounts.code_hash(1, "123", "12-34 аб") == accounts.code_hash(1, "123", "1234АБ")
    hashes = {accounts.code_hash(*own, "1234") for own in ((1, "123"), (1, "124"), (2, "123"))}
    assert len(hashes) == 3


def test_no_name_of_a_column_means_two_things() -> None:
    names = [name.casefold() for called in COLUMNS.values() for name in called]
    assert len(names) == len(set(names))
    assert lacking({"account": 0, "street": 1, "house": 2}) == ()
    assert lacking({"address": 1}) == ("account",)
    assert lacking({"account": 0, "house": 1}) == ("address",)
