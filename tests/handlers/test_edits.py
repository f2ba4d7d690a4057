"""Edited messages appear as edits; «Это новая проблема» takes back what was added."""

from datetime import timedelta
from typing import Any

import pytest

from storage import questions
from tests.handlers.crew import a_crew, a_ticket, log_of, photos_come, the_ticket
from tests.handlers.harness import Desk, Seen, Somebody, a_house


def edits(somebody: Somebody, message: str, text: str, **words: Any) -> Seen:
    """Somebody corrects a message of theirs."""
    return somebody.send(text=text, id=message, edited=True, **words)


@pytest.fixture
def told(desk: Desk, maria: Somebody) -> Somebody:
    """A resident who has agreed, in a town with a house."""
    a_house(desk)
    maria.says("/start")
    maria.presses("Согласен")
    return maria


def files(maria: Somebody) -> None:
    """From the category to the number."""
    maria.presses("Нет горячей воды")
    maria.says("Ленина 12")
    maria.presses("ул. Ленина, д. 12")
    maria.says("45", id="flat")
    maria.presses("Пропустить")
    maria.presses("Отправить заявку")


def test_before_filing_an_edit_changes_the_answer_itself(desk: Desk, told: Somebody) -> None:
    told.says("нет горячей воды втарой день", id="story")
    told.presses("Нет горячей воды")
    before = len(told.seen)
    edits(told, "story", "нет горячей воды второй день")
    assert "Где это?" in told.screen.screen.text
    assert len(told.seen) <= before + 1
    told.says("Ленина 12")
    told.presses("ул. Ленина, д. 12")
    told.says("45", id="flat")
    edits(told, "flat", "46")
    assert "фото" in told.screen.screen.text
    told.presses("Пропустить")
    assert "кв. 46" in told.screen.screen.text
    told.presses("Отправить заявку")
    assert the_ticket(desk, 1).story == "нет горячей воды второй день"


def test_an_edit_of_the_place_asks_for_the_house_again(desk: Desk, told: Somebody) -> None:
    a_house(desk, "обл. Курская, г. Курск, ул. Садовая, д. 3", 51.739, 36.198)
    told.says("нет горячей воды")
    told.presses("Нет горячей воды")
    told.says("Ленина 12", id="place")
    told.presses("ул. Ленина, д. 12")
    edits(told, "place", "Садовая 3")
    assert "ул. Садовая, д. 3" in told.screen.labels


def test_a_draft_is_corrected_too(desk: Desk, told: Somebody) -> None:
    told.says("нет горячей воды втарой день", id="story")
    number = a_ticket(desk, told)
    told.says(f"/отозвать {number}")
    edits(told, "story", "нет горячей воды второй день")
    assert f"Отозвать заявку № {number}" in told.screen.screen.text
    told.says("Отмена")
    told.presses("Продолжить")
    files(told)
    assert the_ticket(desk, number + 1).story == "нет горячей воды второй день"


def test_an_edit_after_a_long_silence_lays_nothing_aside(desk: Desk, told: Somebody) -> None:
    told.says("нет горячей воды втарой день", id="story")
    desk.now += timedelta(hours=20)
    edits(told, "story", "нет горячей воды второй день")
    files(told)
    assert the_ticket(desk, 1).story == "нет горячей воды второй день"


def test_an_edit_that_is_no_answer_any_more_asks_again(desk: Desk, told: Somebody) -> None:
    told.says("нет горячей воды")
    told.presses("Нет горячей воды")
    told.says("Ленина 12")
    told.presses("ул. Ленина, д. 12")
    told.says("45", id="flat")
    edits(told, "flat", "сорок пять, а может быть и сорок шесть")
    assert "Какая квартира?" in told.screen.screen.text


def test_after_filing_the_card_changes_and_says_so(desk: Desk, told: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    told.says("нет горячей воды", id="story")
    files(told)
    edits(told, "story", "нет горячей воды и холодной тоже")
    assert told.screen.screen.text == "Исправил в № 1. Сотрудники это увидят."
    card = crew.card(1).screen.text
    assert "нет горячей воды и холодной тоже" in card
    assert "Житель исправил рассказ" in card
    assert "нет горячей воды и холодной тоже" in crew.seen[-1].screen.text
    assert log_of(desk, 1)[-1] == ("", "edit", "Было: нет горячей воды\nСтало: нет горячей воды и холодной тоже")


def test_an_edited_answer_stands_under_the_card(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, maria)
    crew.petr.says(f"/ask {number} Какой подъезд?")
    maria.says("Втарой", id="answer")
    edits(maria, "answer", "Второй")
    assert crew.seen[-1].screen.text == f"Житель исправил ответ по № {number}:\nВторой"
    edits(maria, "answer", "Второй, код 12")
    assert log_of(desk, number)[-1][2] == "Было: Второй\nСтало: Второй, код 12"
    assert [what for _, what, _ in log_of(desk, number)] == ["ask", "answer", "edit", "edit"]


def test_edits_of_what_became_nothing_and_of_nothing_are_ignored(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, maria)
    crew.petr.says(f"/ask {number} Какой подъезд?")
    mine, theirs = len(maria.seen), len(crew.seen)
    edits(maria, "long ago", "Второй")
    assert (len(maria.seen), len(crew.seen)) == (mine, theirs)
    maria.says("Второй", id="answer")
    mine, theirs = len(maria.seen), len(crew.seen)
    for text in ("Второй", "", "👍"):
        edits(maria, "answer", text)
    assert (len(maria.seen), len(crew.seen)) == (mine, theirs)
    Somebody(desk, maria.line, "666", "Чужой").hold(text="Третий", id="answer", edited=True)
    desk.work()
    assert len(crew.seen) == theirs


def test_danger_that_an_edit_tells_is_danger(desk: Desk, told: Somebody) -> None:
    told.says("странный запах в подъезде", id="story")
    edits(told, "story", "сильно пахнет газом в подъезде")
    assert "112" in "\n".join(seen.screen.text for seen in told.seen[-3:])


def test_undoing_takes_the_text_back_and_the_question_waits_again(desk: Desk, told: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, told)
    crew.petr.says(f"/ask {number} Какой подъезд?")
    told.says("Во дворе не горит фонарь")
    person = the_ticket(desk, number).person
    with desk.database() as connection:
        assert questions.open_question(connection, person, desk.now - timedelta(days=1)) is None
    told.presses("Это новая проблема")
    assert "Темно во дворе" in told.screen.labels
    assert "Вопрос снова ждёт ответа" in crew.seen[-1].screen.text
    with desk.database() as connection:
        assert questions.open_question(connection, person, desk.now - timedelta(days=1)) is not None
    told.presses("Отмена")
    told.says("Второй")
    assert f"Ответ жителя по № {number}:\nВторой" in crew.seen[-1].screen.text


def test_what_was_taken_back_begins_a_report_with_its_photos(desk: Desk, told: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, told)
    crew.petr.says(f"/ask {number} Какой подъезд?")
    told.sends_photo("lamp", caption="нет горячей воды у соседей")
    photos_come(desk, number)
    assert "Фото: 1" in crew.card(number).screen.text
    told.presses("Это новая проблема")
    assert "Фото" not in crew.card(number).screen.text
    told.presses("Нет горячей воды")
    told.says("Ленина 12")
    told.presses("ул. Ленина, д. 12")
    told.says("45")
    told.presses("Отправить заявку")
    fresh = the_ticket(desk, number + 1)
    assert fresh.story == "нет горячей воды у соседей"
    assert "Фото: 1" in crew.card(fresh.id).screen.text


def test_the_button_may_be_typed(desk: Desk, told: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, told)
    crew.petr.says(f"/ask {number} Какой подъезд?")
    told.says("Во дворе не горит фонарь")
    told.says("это новая проблема")
    assert "Темно во дворе" in told.screen.labels
    assert "Вопрос снова ждёт ответа" in crew.seen[-1].screen.text
    told.says("Отмена")
    told.says("Это новая проблема")
    assert "О чём сообщить?" in told.screen.screen.text


def test_undoing_twice_or_a_day_later_says_so(desk: Desk, told: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, told)
    crew.petr.says(f"/ask {number} Какой подъезд?")
    told.says("Во дворе темно")
    data = told.screen.screen.rows[0][0].data
    told.presses_data(data)
    told.presses_data(data)
    assert "уже не в заявке" in "\n".join(seen.screen.text for seen in told.seen[-2:])
    told.presses("Отмена")
    told.says("Темно во дворе", reply_to=crew_notice(told, number))
    later = told.screen.screen.rows[0][0].data
    desk.now += timedelta(days=2)
    told.presses_data(later)
    assert "Прошло больше суток" in told.screen.screen.text


def crew_notice(maria: Somebody, number: int) -> str:
    """The question of the staff."""
    return next(seen.id for seen in maria.seen if seen.screen.text.startswith(f"Вопрос по заявке № {number}"))


def test_an_album_answers_a_question_as_a_whole_and_is_undone_as_a_whole(desk: Desk, told: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, told)
    crew.petr.says(f"/ask {number} Пришлите фото")
    told.sends_photo("one", caption="вот", album="a")
    told.sends_photo("two", album="a")
    photos_come(desk, number)
    assert "Фото: 2" in crew.card(number).screen.text
    assert len([seen for seen in told.seen if "Добавил к" in seen.screen.text]) <= 2
    told.presses("Это новая проблема")
    assert "Фото" not in crew.card(number).screen.text
