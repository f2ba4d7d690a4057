"""Words of a search and words of a ticket, made comparable."""

import pytest

from domain.finding import begins, haystack, wanted


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ГОРЯЧУЮ Воду", "нет горячей воды"),
        ("ёлка", "Срубили ЁЛКУ"),
        ("елку", "Срубили ёлку"),
        ("ленина 12", "ул. Ленина, д. 12"),
        ("крыша", "с крыши капает"),
    ],
)
def test_case_endings_and_yo_do_not_matter(typed: str, kept: str) -> None:
    assert all(f" {stem}" in haystack(kept) for stem in wanted(typed))


def test_short_words_tell_nothing_beside_others() -> None:
    assert wanted("на крыше") == wanted("крыша")
    assert wanted("в д 12") == ["12"]
    assert wanted("на") != []
    assert wanted("?! 👍") == []


def test_a_category_is_meant_by_any_of_its_words() -> None:
    assert begins("Лифт не работает", wanted("лифта")[0])
    assert not begins("Лифт не работает", wanted("дверь")[0])
