"""Questions of every kind, read in every way; what no longer fits is asked again."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.people import Person
from handlers.events import Attachment, Kind, Message, Sender
from handlers.questions import Option, Question, Reading
from handlers.reading import read_message, read_press
from handlers.stops import Again, Asked, Change
from handlers.talk import Talk
from handlers.texts import say

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
COLOURS = (Option("red", "🔴 Красный"), Option("blue", "Синий"))


def a_talk(**answers: Any) -> Talk:
    return with_answers(answers)


def with_answers(answers: dict[str, Any]) -> Talk:
    return Talk(None, Person(1), answers, NOW)  # type: ignore[arg-type]  # no question here reads the database


def a_message(text: str = "", **words: Any) -> Message:
    return Message("100", Sender("100"), True, "1", text, **words)


def read(question: Question, text: str = "", **words: Any) -> Reading:
    return read_message(question.pack(), a_message(text, **words))


def asked(talk: Talk, ask: Any) -> Question:
    with pytest.raises(Asked) as stop:
        ask(talk)
    return stop.value.question


@pytest.mark.parametrize("typed", ["1", "красный", "КРАСНЫЙ", "🔴 Красный", "  красный! ", "кра\u200bсный"])
def test_a_button_may_be_typed_in_any_way(typed: str) -> None:
    question = asked(a_talk(), lambda talk: talk.choose("colour", "Какой?", COLOURS))
    assert read(question, typed).value == "red"


def test_an_option_that_was_withdrawn_is_asked_again() -> None:
    talk = a_talk(colour="green")
    assert asked(talk, lambda talk: talk.choose("colour", "Какой?", COLOURS)).key == "colour"
    assert talk.answers == {}
    assert talk.notes["colour"] == say("talk-option-gone")


def test_what_may_be_left_out_has_a_button_and_a_word() -> None:
    question = asked(a_talk(), lambda talk: talk.text("flat", "Квартира?", optional=True))
    assert read_press(question.pack(), "-") == Reading(None, answered=True)
    assert read(question, "пропустить").answered
    assert a_talk(flat=None).text("flat", "Квартира?", optional=True) == ""


def test_what_may_not_be_left_out_has_neither() -> None:
    question = asked(a_talk(), lambda talk: talk.text("flat", "Квартира?"))
    assert not read_press(question.pack(), "-").answered
    assert read(question, "пропустить").value == "пропустить"


@pytest.mark.parametrize(("typed", "value"), [("12,5", "12.5"), ("1 200", "1200"), ("-3", "-3")])
def test_a_number_is_read_as_people_write_it(typed: str, value: str) -> None:
    question = asked(a_talk(), lambda talk: talk.number("much", "Сколько?"))
    assert read(question, typed).value == value
    assert a_talk(much=value).number("much", "Сколько?") == Decimal(value)


@pytest.mark.parametrize("typed", ["много", "NaN", "Infinity", "12.5.6", "101"])
def test_what_is_no_number_between_the_bounds_gets_a_sentence(typed: str) -> None:
    question = asked(a_talk(), lambda talk: talk.number("much", "Сколько?", low=0, high=100))
    assert read(question, typed).wrong


def test_a_number_kept_from_wider_bounds_is_asked_again() -> None:
    assert asked(a_talk(much="150"), lambda talk: talk.number("much", "Сколько?", low=0, high=100)).key == "much"


@pytest.mark.parametrize("typed", ["24.11.2026", "24/11/26", "24-11-2026"])
def test_a_date_is_read_as_people_write_it(typed: str) -> None:
    question = asked(a_talk(), lambda talk: talk.date("day", "Когда?"))
    assert read(question, typed).value == "2026-11-24"


@pytest.mark.parametrize("typed", ["завтра", "31.02.2026", "24.11", "01.01.2020"])
def test_what_is_no_date_that_fits_gets_a_sentence(typed: str) -> None:
    question = asked(a_talk(), lambda talk: talk.date("day", "Когда?", first=date(2026, 1, 1)))
    assert read(question, typed).wrong
    assert asked(a_talk(day="2020-01-01"), lambda talk: talk.date("day", "Когда?", first=date(2026, 1, 1)))


def test_a_document_is_one_attachment() -> None:
    question = asked(a_talk(), lambda talk: talk.document("paper", "Пришлите фото"))
    assert read(question, files=(Attachment(Kind.PHOTO, "f"),)).files
    assert read(question, "вот").wrong
    assert a_talk(paper={"file": "f"}).document("paper", "…") == {"file": "f"}


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (Attachment(Kind.PHOTO, "f", 25 * 2**20), "talk-file-big"),
        (Attachment(Kind.DOCUMENT, "f", 10, "act.pdf", "application/pdf"), "talk-file-kind"),
        (Attachment(Kind.STICKER, "f"), "talk-sticker"),
    ],
)
def test_a_file_that_is_not_taken_gets_its_own_sentence(file: Attachment, sentence: str) -> None:
    question = asked(a_talk(), lambda talk: talk.photos("Фото?", "Ещё?"))
    assert read(question, files=(file,)).wrong == say(sentence)


@pytest.mark.parametrize("name", ["a.heic", "b.JPG", "c.webp"])
def test_an_image_sent_as_a_file_is_a_photo(name: str) -> None:
    question = asked(a_talk(), lambda talk: talk.photos("Фото?", "Ещё?"))
    assert read(question, files=(Attachment(Kind.DOCUMENT, "f", 10, name),)).files


@pytest.mark.parametrize("text", ["🙂🙂", "!!!", "\u200b", "", "…"])
def test_signs_alone_are_no_text(text: str) -> None:
    question = asked(a_talk(), lambda talk: talk.text("story", "Что?", low=5))
    assert read(question, text).wrong


def test_a_voice_message_tells_a_story() -> None:
    question = asked(a_talk(), lambda talk: talk.text("story", "Что?", low=5, files=True))
    assert read(question, files=(Attachment(Kind.VOICE, "f"),)).answered
    files = {"files": [{"kind": "voice"}], "done": False}
    assert a_talk(story="", photos=files).text("story", "Что?", low=5, files=True) == ""


def test_a_key_is_asked_once_in_a_run() -> None:
    talk = a_talk(flat="5")
    talk.text("flat", "Квартира?")
    with pytest.raises(ValueError, match="twice"):
        talk.text("flat", "Квартира?")


def test_a_look_is_kept_until_its_arguments_change() -> None:
    reads: list[int] = []

    def double(_connection: object, number: int) -> int:
        reads.append(number)
        return number * 2

    answers: dict[str, Any] = {}
    for number in (2, 2, 3):
        assert with_answers(answers).look("twice", double, number) == number * 2
    assert reads == [2, 3]


def test_a_change_drops_its_answers_and_comes_back_to_the_last_page() -> None:
    talk = a_talk(**{"summary": "change", "summary.change": "where"})
    where = Change("where", "Где", ("place", "house"), {"as": "x"})
    with pytest.raises(Again) as again:
        talk.confirm("summary", "Верно?", "Отправить", changes=[where])
    assert set(again.value.drop) == {"place", "house", "summary", "summary.change"}
    assert again.value.put == {"as": "x"}


def test_asked_is_not_swallowed_by_a_broad_except() -> None:
    assert not issubclass(Asked, Exception)
    assert not issubclass(Again, Exception)


@given(st.text())
def test_any_text_at_any_question_is_an_answer_or_gets_a_sentence(text: str) -> None:
    talk = a_talk()
    for ask in (
        lambda t: t.text("a", "?", low=5),
        lambda t: t.choose("b", "?", COLOURS, optional=True),
        lambda t: t.number("c", "?", low=0),
        lambda t: t.date("d", "?"),
        lambda t: t.place("e", "?"),
        lambda t: t.photos("?", "?"),
        lambda t: t.confirm("g", "?", "Да"),
        lambda t: t.document("h", "?"),
    ):
        reading = read(asked(talk, ask), text)
        assert reading.answered or reading.wrong or reading.page is not None
