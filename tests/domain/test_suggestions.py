"""What a resident's words are about."""

import csv
import time
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.categories import CATEGORIES, certain, classify_rows, suggest
from domain.errors import Unreadable

with (Path(__file__).parent / "messages.csv").open(encoding="utf-8") as _file:
    MESSAGES = [(row["code"], row["text"]) for row in csv.DictReader(_file, delimiter=";")]
"""Messages of our own making: how people write, with nobody's data."""


def first(text: str) -> str:
    return suggest(text)[0][0]


def test_most_messages_are_understood() -> None:
    right = sum(first(text) == code for code, text in MESSAGES)
    among = sum(code in [found for found, _ in suggest(text)] for code, text in MESSAGES)
    assert right / len(MESSAGES) >= 0.88
    assert among / len(MESSAGES) >= 0.97


def test_what_is_certain_is_seldom_wrong() -> None:
    said = [(code, certain(text)) for code, text in MESSAGES if certain(text) is not None]
    assert len(said) / len(MESSAGES) >= 0.7
    assert sum(code != guess for code, guess in said) / len(said) <= 0.03


@pytest.mark.parametrize(
    "text",
    [
        "нет горячей воды",
        "горячей воды нет",
        "Нет у нас горячей воды!",
        "у нас третий день нет горячей воды",
        "ГОРЯЧЕЙ ВОДЫ НЕТУ",
        "нет го\u200bря\u00adчей воды",
        "отсутствует горячая вода",
        "сидим без горячей воды",
        "отключили горячую воду",
        "горячую воду отключили неделю назад",
        "нeт гopячeй воды",  # e, o, p are Latin
    ],
)
def test_word_order_case_endings_and_invisible_characters_do_not_matter(text: str) -> None:
    assert first(text) == "water.no_hot"


def test_yo_and_ye_are_one_letter() -> None:
    assert suggest("ёлки, гололёд на тротуаре") == suggest("елки, гололед на тротуаре")


def test_the_more_telling_words_win() -> None:
    assert first("нет света") == "power.none"
    assert first("в подъезде нет света") == "power.entr_light"
    assert first("не чистят снег") == "street.snow"
    assert first("не чистят снег во дворе") == "yard.snow"


@pytest.mark.parametrize(
    ("text", "not_this"),
    [
        ("газон вытоптали", "gas.none"),
        ("у нас в деревне грязно", "yard.tree"),
        ("получила травму", "yard.grass"),
        ("очень долго ждём", "bill.wrong"),
        ("на одном этаже", "bill.wrong"),
        ("водитель грубил", "water.no_cold"),
    ],
)
def test_words_that_only_begin_alike_are_not_taken_for_each_other(text: str, not_this: str) -> None:
    assert (not_this, 0.0) in suggest(text, len(CATEGORIES))


def test_a_joined_negation_is_read() -> None:
    assert first("лифт неработает") == "lift.broken"


@given(st.text(max_size=300))
def test_there_are_always_three_different_categories_best_first(text: str) -> None:
    found = suggest(text)
    assert len({code for code, _ in found}) == 3
    assert {code for code, _ in found} <= set(CATEGORIES)
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)


@pytest.mark.parametrize("text", ["", "😀😀", "привет", "qwerty", "...", "شكرا"])
def test_words_that_say_nothing_give_the_usual_troubles_with_no_score(text: str) -> None:
    assert suggest(text) == [("street.potholes", 0.0), ("waste.not_removed", 0.0), ("street.snow", 0.0)]
    assert certain(text) is None


@given(st.integers(1, len(CATEGORIES)))
def test_as_many_are_given_as_asked(most: int) -> None:
    assert len({code for code, _ in suggest("нет воды", most)}) == most


def test_a_message_takes_less_than_a_millisecond() -> None:
    spans = []
    for _ in range(3):
        start = time.perf_counter()
        for _, text in MESSAGES:
            suggest(text)
        spans.append((time.perf_counter() - start) / len(MESSAGES))
    assert min(spans) < 0.001


def test_a_file_is_classified_row_by_row_in_its_order() -> None:
    rows = list(classify_rows(["id,text\n", "1,нет горячей воды\n", '2,"яма, ул. Мира"\n', "3,\n"]))
    assert rows[0] == ("code1", "score1", "code2", "score2", "code3", "score3")
    assert [row[0] for row in rows[1:]] == ["water.no_hot", "street.potholes", "street.potholes"]
    assert all(len({row[0], row[2], row[4]}) == 3 for row in rows[1:])


def test_a_byte_order_mark_before_the_header_does_no_harm() -> None:
    assert len(list(classify_rows(chain(["\ufefftext\n"], ["яма\n"])))) == 2


def test_a_file_without_texts_is_refused() -> None:
    with pytest.raises(Unreadable, match="text"):
        list(classify_rows(["id,message\n", "1,яма\n"]))
