"""A reply to any message about a ticket belongs to that ticket."""

from datetime import timedelta

from storage import shown
from tests.handlers.crew import a_crew, log_of, photos_come, the_ticket
from tests.handlers.harness import Desk, Seen, Somebody, a_house
from tests.handlers.test_edits import files
from tests.handlers.test_mine import done
from tests.handlers.test_sizes import fits


def lives(desk: Desk, maria: Somebody) -> None:
    """№ 1 from the report to the rating, with everything that can be said about it on the way."""
    a_house(desk)
    crew = a_crew(desk, desk.telegram)
    maria.says("/start")
    maria.presses("Согласен")
    maria.says("нет горячей воды")
    files(maria)
    crew.petr.says("/take 1")
    crew.petr.says("/ask 1 Какой подъезд?")
    maria.sends_photo("door", caption="второй")
    crew.petr.says("/return 1 не успеваю")
    done(crew, 1)
    photos_come(desk, 1)
    for typed in ("/заявка 1", "/история 1", "/фото 1", "/дополнить 1 код 12", "/отозвать 1", "/перезвонить 1"):
        maria.says(typed)
    maria.says("/оценить 1 4")
    maria.says("/снова 1")
    maria.presses("Проблема осталась")
    maria.says("/перезвонить 1")
    maria.says("8 910 555-01-01")
    maria.says("/фото 1")


def about_it(seen: Seen, number: int = 1) -> bool:
    """Whether a message tells of the ticket, and is no question of a form that is being filled in."""
    listed = seen.screen.text.startswith("Ваши заявки")
    return f"№ {number}" in seen.screen.text and not seen.shows.startswith("talk:") and not listed


def test_every_message_about_a_ticket_knows_it(desk: Desk, maria: Somebody) -> None:
    lives(desk, maria)
    told = [seen for seen in maria.seen if about_it(seen) or "принята" in seen.screen.text]
    assert len(told) >= 15
    with desk.database() as connection:
        known = [shown.about(connection, maria.line, maria.chat, seen.id) for seen in told]
    lost = [seen.screen.text for seen, one in zip(told, known, strict=True) if one is None or one.ticket != 1]
    assert lost == []


def test_and_a_reply_to_any_of_them_is_added_to_it(desk: Desk, maria: Somebody) -> None:
    lives(desk, maria)
    told = [seen for seen in maria.seen if about_it(seen) or "принята" in seen.screen.text]
    desk.now += timedelta(minutes=5)
    for count, seen in enumerate(told):
        maria.says(f"ответ {count}", reply_to=seen.id)
        assert log_of(desk, 1)[-1] == ("", "answer", f"ответ {count}"), seen.screen.text
    assert the_ticket(desk, 1).id == 1


def test_every_screen_on_the_way_fits(desk: Desk, maria: Somebody) -> None:
    lives(desk, maria)
    maria.says("/data")
    maria.says("Отозвать согласие")
    for seen in maria.seen:
        fits(seen.screen, desk.lines[maria.line].can.messenger)
