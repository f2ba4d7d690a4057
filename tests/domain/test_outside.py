"""Numbers of other systems are read as people type them, and compared without their signs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.outside import LONGEST_NUMBER, LONGEST_SYSTEM, key, read

READ = {
    "ГИС 123-45": ("ГИС ЖКХ", "123-45"),
    "гис жкх 123-45": ("ГИС ЖКХ", "123-45"),
    "ПОС № 77": ("ПОС", "77"),
    "пос: АБ-12/3": ("ПОС", "АБ-12/3"),
    "112 4567": ("112", "4567"),
    "ЕДДС 5": ("ЕДС", "5"),
    "Наш дом 45-1": ("Наш дом", "45-1"),
    "123-45": ("", "123-45"),
    "ПОС": ("ПОС", ""),
    "чепуха": ("чепуха", ""),
}


@pytest.mark.parametrize("typed", READ)
def test_system_and_number_are_read(typed: str) -> None:
    assert read(typed) == READ[typed]


def test_signs_do_not_matter() -> None:
    assert len({key(one) for one in ("123-45", "123/45", "№ 12345", "123 45")}) == 1
    assert key("АБ-1") == key("аб1")


@given(st.text(max_size=200))
def test_whatever_is_typed_fits(typed: str) -> None:
    system, number = read(typed)
    assert len(system) <= LONGEST_SYSTEM
    assert len(number) <= LONGEST_NUMBER
    assert not number or any(char.isdigit() for char in number)
