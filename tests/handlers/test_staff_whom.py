"""Whom a reply in the staff chat is for: the resident, or only the staff."""

from datetime import timedelta

import pytest

from handlers.events import Attachment, Kind
from storage import people, tickets
from tests.handlers.crew import Crew, a_crew, a_ticket, hold_press, log_of, photos_come
from tests.handlers.harness import Desk, Somebody

SAID = "Какой у вас стояк?"


@pytest.fixture(params=["telegram", "vk"])
def crew(request: pytest.FixtureRequest, desk: Desk) -> Crew:
    return a_crew(desk, desk.telegram if request.param == "telegram" else desk.vk)


def test_a_reply_to_a_card_goes_nowhere_before_two_buttons_say_whom_it_is_for(
    desk: Desk, crew: Crew, maria: Somebody
) -> None:
    number = a_ticket(desk, maria)
    asked = crew.petr.says(SAID, reply_to=crew.card(number).id)
    assert asked.labels == ["Жителю", "Заметка"]
    assert f"№ {number}, Пётр С.: «{SAID}»" in asked.screen.text
    assert maria.seen == []
    count = len(crew.seen)
    crew.petr.presses("Жителю")
    assert SAID in maria.screen.screen.text
    assert asked.screen.text == f"✓ отправлено жителю по № {number}. Ответ придёт сюда."
    assert len(crew.seen) == count


@pytest.mark.parametrize("typed", ["Заметка", "заметка!", "2"])
def test_a_note_stays_in_the_history_that_only_the_staff_see(
    desk: Desk, crew: Crew, maria: Somebody, typed: str
) -> None:
    number = a_ticket(desk, maria)
    crew.petr.says("Тут злая собака", reply_to=crew.card(number).id)
    crew.petr.says(typed)
    assert crew.seen[-1].screen.text == f"Заметка к № {number} сохранена. Жителю она не видна."
    assert log_of(desk, number) == [("Пётр С.", "comment", "Тут злая собака")]
    assert maria.seen == []
    assert "Заметок: 1" in crew.card(number).screen.text
    crew.ivan.presses("История")
    assert "Пётр С., заметка: Тут злая собака" in crew.seen[-1].screen.text
    maria.says("/mine")
    maria.presses(f"№ {number}")
    assert not [seen for seen in maria.seen if "собака" in seen.screen.text]


@pytest.mark.parametrize("typed", ["жителю", "1"])
def test_whom_it_is_for_may_be_typed(desk: Desk, crew: Crew, maria: Somebody, typed: str) -> None:
    number = a_ticket(desk, maria)
    crew.petr.says(SAID, reply_to=crew.card(number).id)
    crew.petr.says(typed)
    assert SAID in maria.screen.screen.text


def test_another_may_not_decide_and_hears_whose_it_is(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    crew.petr.says(SAID, reply_to=crew.card(number).id)
    hold_press(crew.ivan, "t:whom:whom:resident", crew.seen[-1].id)
    desk.work()
    assert desk.acks[-1] == "Эти кнопки для другого: Пётр С."
    assert maria.seen == []
    crew.ivan.says("жителю")
    assert maria.seen == []


def test_the_talk_of_the_chat_goes_on_meanwhile(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    crew.petr.says(SAID, reply_to=crew.card(number).id)
    count = len(crew.seen)
    crew.petr.says("ну и погода")
    crew.petr.says("! и не говори")
    assert len(crew.seen) == count
    assert "Нажмите кнопку" in crew.petr.says("что?", reply_to=crew.seen[-1].id).screen.text
    crew.petr.presses("Жителю")
    assert SAID in maria.screen.screen.text
    assert len(log_of(desk, number)) == 1


def test_a_second_reply_leaves_the_first_as_a_note(desk: Desk, crew: Crew, maria: Somebody) -> None:
    first, second = a_ticket(desk, maria), a_ticket(desk, maria)
    crew.petr.says("Тут злая собака", reply_to=crew.card(first).id)
    crew.petr.says(SAID, reply_to=crew.card(second).id)
    crew.petr.presses("Жителю")
    assert log_of(desk, first) == [("Пётр С.", "comment", "Тут злая собака")]
    assert log_of(desk, second) == [("Пётр С.", "ask", SAID)]
    assert "собака" not in "".join(seen.screen.text for seen in maria.seen)


def test_what_nobody_decided_for_an_hour_is_a_note(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    crew.petr.says(SAID, reply_to=crew.card(number).id)
    desk.now += timedelta(hours=2)
    crew.petr.says("доброе утро")
    assert log_of(desk, number) == [("Пётр С.", "comment", SAID)]
    assert maria.seen == []


def test_its_photos_go_along_even_those_of_an_album(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    card = crew.card(number).id
    crew.petr.sends_photo("p1", "Это у вас так?", album="a1", reply_to=card)
    crew.petr.sends_photo("p2", album="a1", reply_to=card)
    crew.petr.presses("Жителю")
    assert "Это у вас так?" in maria.screen.screen.text
    photos_come(desk, number)
    assert [file.hash for file in maria.screen.screen.files] == ["hash0", "hash1"]
    assert [what for _, what, _ in log_of(desk, number)] == ["ask"]


def test_the_photos_of_a_note_stay_inside(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    crew.petr.sends_photo("p1", "вот что тут", reply_to=crew.card(number).id)
    crew.petr.presses("Заметка")
    assert log_of(desk, number) == [("Пётр С.", "comment", "вот что тут\nПриложен 1 файл, он здесь в чате.")]
    with desk.database() as connection:
        assert tickets.files_of(connection, number) == []
    assert maria.seen == []


def test_an_album_in_reply_to_the_residents_words_is_one_question(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    crew.asks(number, SAID)
    maria.says("Второй")
    answer = crew.seen[-1].id
    for part, caption in (("p1", "Этот?"), ("p2", "")):
        crew.petr.sends_photo(part, caption, album="a1", reply_to=answer)
    assert len([seen for seen in maria.seen if "Ответьте прямо здесь" in seen.screen.text]) == 2
    photos_come(desk, number)
    assert len(maria.screen.screen.files) == 2


def test_a_ticket_that_is_over_can_only_be_noted(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    crew.petr.says(f"/reject {number} не наш дом")
    count = len(maria.seen)
    asked = crew.petr.says("сам проверял", reply_to=crew.card(number).id)
    assert asked.labels == ["Заметка"]
    assert "уже отказано" in asked.screen.text
    crew.petr.presses("Заметка")
    assert log_of(desk, number)[-1][1:] == ("comment", "сам проверял")
    assert len(maria.seen) == count


def test_who_has_blocked_us_since_is_told_of_when_it_is_decided(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    crew.petr.says(SAID, reply_to=crew.card(number).id)
    with desk.database() as connection:
        people.block(connection, maria.line, maria.external, True)
    crew.petr.presses("Жителю")
    assert "заблокировал" in crew.seen[-1].screen.text
    crew.petr.presses("Заметка")
    assert log_of(desk, number) == [("Пётр С.", "comment", SAID)]


def test_a_sticker_in_reply_to_a_card_is_no_question(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    crew.petr.send(files=(Attachment(Kind.STICKER, "s"),), reply_to=crew.card(number).id)
    assert "Напишите словами" in crew.seen[-1].screen.text
    assert maria.seen == []
