"""An executor's private dialogue: the job comes to who has opened the bot, and is done by buttons alone."""

from datetime import timedelta
from typing import Any

import pytest

from domain.tickets import Action, Status
from handlers import cards
from handlers.events import Attachment, Kind, Member
from handlers.screens import Button, Does
from storage import attachments, people, tickets
from tests.handlers.crew import Crew, a_crew, a_ticket, leaves, log_of, photos_come, the_ticket
from tests.handlers.harness import Desk, Seen, Somebody
from tests.handlers.test_sizes import fits

POINT: dict[str, Any] = {"latitude": 51.7341, "longitude": 36.193}


@pytest.fixture(params=["telegram", "vk"])
def crew(request: pytest.FixtureRequest, desk: Desk) -> Crew:
    crew = a_crew(desk, desk.telegram if request.param == "telegram" else desk.vk)
    crew.ivan.says("здесь")
    return crew


@pytest.fixture
def maria(desk: Desk, crew: Crew) -> Somebody:
    """A resident in the other messenger."""
    return Somebody(desk, desk.vk if crew.petr.line == desk.telegram else desk.telegram, "100", "Мария")


def alone(one: Somebody) -> Somebody:
    """The same person in their private chat."""
    return Somebody(one.desk, one.line, one.external, one.name)


def opens(one: Somebody) -> Somebody:
    """They follow the link."""
    private = alone(one)
    private.send(start="jobs", begins=True)
    return private


def job(private: Somebody, number: int = 1) -> Seen:
    """The newest card of a job in a private chat."""
    return next(one for one in reversed(jobs(private)) if one.shows.startswith(f"job:{number}:"))


def jobs(private: Somebody) -> list[Seen]:
    return [one for one in private.seen if one.shows.startswith("job:") and one.shows.count(":") == 2]


def links(seen: Seen) -> list[Button]:
    return [button for row in seen.screen.rows for button in row if button.does is Does.LINK]


def test_who_takes_a_ticket_gets_it_in_private_with_all_that_is_needed(desk: Desk, crew: Crew, maria: Somebody) -> None:
    petr = opens(crew.petr)
    assert "Сейчас на вас заявок нет" in petr.screen.screen.text
    assert "согласие" not in petr.screen.screen.text
    number = a_ticket(desk, maria, **POINT)
    crew.petr.presses("Взять")
    card = job(petr, number)
    for said in (f"№ {number} · ", "ул. Ленина, д. 12, подъезд 2, кв. 45", "нет горячей воды", "Житель: Мария"):
        assert said in card.screen.text
    assert card.labels == ["Выехал", "Готово", "Нет доступа", "Визит"]
    point = petr.seen[-1].screen
    assert point.point == (51.7341, 36.193)
    assert "подъезд 2, кв. 45" in point.text
    assert links(crew.card(number)) == []


def test_who_is_assigned_begins_and_ends_without_typing(desk: Desk, crew: Crew, maria: Somebody) -> None:
    petr = opens(crew.petr)
    number = a_ticket(desk, maria)
    crew.anna.says(f"/assign {number} Пётр")
    card = job(petr, number)
    assert card.labels == ["Выехал", "Начал", "Готово", "Нет доступа", "Визит"]
    assert [len(row) for row in card.screen.rows] == [1, 1, 1, 1, 1]
    petr.presses("Начал")
    assert the_ticket(desk, number).status is Status.WORKING
    assert job(petr, number) is card
    assert card.labels == ["Готово", "Нет доступа", "Визит"]
    assert "исполняется" in crew.card(number).screen.text
    assert "Исполняется" in maria.screen.screen.text
    petr.presses("Готово")
    assert "Что сделано?" in petr.screen.screen.text
    petr.presses("Заменили")
    assert petr.screen.screen.text == f"№ {number} исполнена. Сообщаю жителю. Спасибо!"
    assert card.screen.text.endswith("Исполнена, спасибо!")
    assert card.labels == []
    assert "Статус: исполнена" in crew.card(number).screen.text
    assert "Что сделано: Заменили" in maria.screen.screen.text


def test_what_was_not_begun_can_be_done_and_the_resident_hears_it_once(
    desk: Desk, crew: Crew, maria: Somebody
) -> None:
    petr = opens(crew.petr)
    number = a_ticket(desk, maria)
    crew.anna.says(f"/assign {number} Пётр")
    count = len(maria.seen)
    petr.presses("Готово")
    petr.presses("Починили")
    assert len(maria.seen) == count + 1
    assert [action for _, action, _ in log_of(desk, number)] == [Action.ASSIGN, Action.START, Action.DONE]


@pytest.mark.parametrize("way", ["text", "danger", "photo", "own", "number"])
def test_the_report_may_be_words_or_a_photo_instead(desk: Desk, crew: Crew, maria: Somebody, way: str) -> None:
    petr = opens(crew.petr)
    number = a_ticket(desk, maria)
    crew.petr.presses("Взять")
    petr.presses("Готово")
    if way == "text":
        petr.says("Заменил прокладку")
    elif way == "danger":
        petr.says("Был запах газа, утечку газа устранил")
    elif way == "photo":
        petr.sends_photo(caption="вот так")
    elif way == "number":
        petr.says("2")
    else:
        petr.presses("Своё")
        petr.says("ок")
        assert the_ticket(desk, number).status is Status.WORKING
        petr.says("Сделал")
    assert the_ticket(desk, number).status is Status.DONE
    report = {"text": "Заменил прокладку", "danger": "Был запах газа, утечку газа устранил", "photo": "вот так",
              "own": "Сделал", "number": "Починили"}[way]  # fmt: skip
    assert log_of(desk, number)[-1][2] == report


def test_an_album_is_one_report_with_all_its_photos(desk: Desk, crew: Crew, maria: Somebody) -> None:
    petr = opens(crew.petr)
    number = a_ticket(desk, maria)
    crew.petr.presses("Взять")
    petr.presses("Готово")
    for name in ("one", "two"):
        petr.hold(files=(Attachment(Kind.PHOTO, name, 1000),), album="a")
    desk.work()
    petr.send(files=(Attachment(Kind.PHOTO, "three", 1000),), album="a")
    photos_come(desk, number)
    assert sum(len(one.screen.files) for one in maria.seen) == 3
    assert petr.screen.screen.text == f"Добавил фото к отчёту по № {number}."
    assert log_of(desk, number)[-1][2] == "см. фото"


def test_nothing_is_sent_to_who_has_not_opened_the_bot_and_the_card_has_the_link(
    desk: Desk, crew: Crew, maria: Somebody
) -> None:
    number = a_ticket(desk, maria)
    assert links(crew.card(number)) == []
    crew.petr.presses("Взять")
    assert alone(crew.petr).seen == []
    (link,) = links(crew.card(number))
    assert link.label == "Получать заявки лично"
    assert link.data == desk.lines[crew.petr.line].link.format(code="jobs")
    petr = opens(crew.petr)
    assert any("На вас 1 заявка" in one.screen.text for one in petr.seen)
    assert job(petr, number).labels == ["Выехал", "Готово", "Нет доступа", "Визит"]
    assert links(crew.card(number)) == []


@pytest.mark.parametrize("status", [Status.SENT, Status.WORKING])
def test_the_card_with_the_link_fits_the_tightest_messenger(
    desk: Desk, crew: Crew, maria: Somebody, status: Status
) -> None:
    number = a_ticket(desk, maria, "беда " * 700)
    crew.anna.says(f"/assign {number} Пётр")
    if status is Status.WORKING:
        crew.petr.presses("Начать")
    assert links(crew.card(number))
    assert_fits(crew.card(number))


def assert_fits(card: Seen) -> None:
    rows = card.screen.rows
    assert len(rows) <= 6
    assert sum(2 if button.does is Does.LINK else 1 for row in rows for button in row) <= 10


def test_the_link_stays_away_where_the_card_is_full(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = a_ticket(desk, maria, "беда " * 700)
    crew.anna.says(f"/assign {number} Пётр")
    with desk.database() as connection:
        tickets.update(connection, number, phone="+7 910 555-01-01")
        tickets.log(connection, number, desk.now, action=Action.COMMENT, person=1, name="Анна", comment="ключ у вахты")
        screen = cards.draw(connection, f"card:{number}", desk.lines[desk.vk], desk.now)
    assert screen is not None
    full = Seen("", screen)
    assert "Показать целиком" in full.labels
    assert_fits(full)


def test_any_private_word_opens_the_dialogue_and_blocking_ends_it(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    crew.petr.presses("Взять")
    petr = alone(crew.petr)
    petr.says("/start")
    assert links(crew.card(number)) == []
    leaves(petr)
    second = a_ticket(desk, maria)
    crew.anna.says(f"/assign {second} Пётр")
    assert jobs(petr) == []
    assert links(crew.card(second))
    desk.arrive(petr.line, petr.external, petr.external, Member(petr.external, petr.external, True, True))
    desk.work()
    assert links(crew.card(second)) == []
    crew.anna.says(f"/assign {second} Пётр")
    assert job(petr, second)


def test_a_ticket_that_goes_to_another_leaves_no_button_behind(desk: Desk, crew: Crew, maria: Somebody) -> None:
    petr, ivan = opens(crew.petr), opens(crew.ivan)
    number = a_ticket(desk, maria)
    crew.petr.presses("Взять")
    desk.now += timedelta(minutes=1)
    crew.anna.says(f"/assign {number} Иван")
    assert job(petr, number).screen.text.endswith("Заявка передана: Иван")
    assert job(petr, number).labels == []
    assert job(ivan, number).labels == ["Выехал", "Начал", "Готово", "Нет доступа", "Визит"]
    crew.ivan.says(f"/return {number} нет ключа")
    assert "Заявка больше не ваша" in job(ivan, number).screen.text
    assert job(ivan, number).labels == []


def test_what_the_chat_does_shows_in_private_too(desk: Desk, crew: Crew, maria: Somebody) -> None:
    petr = opens(crew.petr)
    number = a_ticket(desk, maria)
    crew.petr.presses("Взять")
    crew.anna.says(f"/reject {number} не наш дом")
    assert "Ехать не нужно: отказ" in job(petr, number).screen.text
    assert job(petr, number).labels == []


@pytest.mark.parametrize("does", ["start", "done"])
def test_a_button_of_anothers_job_does_nothing(desk: Desk, crew: Crew, maria: Somebody, does: str) -> None:
    opens(crew.petr)
    number = a_ticket(desk, maria)
    crew.anna.says(f"/assign {number} Пётр")
    for other in (opens(crew.ivan), maria, alone(Somebody(desk, crew.petr.line, "999", "Чужой"))):
        other.says("/start")
        other.presses_data(f"j:{number}:{does}")
        assert the_ticket(desk, number).status is Status.SENT
        assert desk.acks[-1] in ("Заявка назначена другому: Пётр С.", "Вас нет в рабочем чате, заявки берут там.")


@pytest.mark.parametrize("data", ["j:1", "j:x:done", "j:1:take", "j:1:close", f"j:{'9' * 30}:done", "j:1:story:x"])
def test_a_forged_button_is_told_from_ours(desk: Desk, crew: Crew, maria: Somebody, data: str) -> None:
    petr = opens(crew.petr)
    number = a_ticket(desk, maria)
    crew.petr.presses("Взять")
    petr.presses_data(data)
    assert the_ticket(desk, number).status is Status.WORKING
    assert len(log_of(desk, number)) == 1


def test_who_has_left_the_chat_may_no_more_in_private(desk: Desk, crew: Crew, maria: Somebody) -> None:
    petr = opens(crew.petr)
    number = a_ticket(desk, maria)
    crew.petr.presses("Взять")
    petr.presses("Готово")
    leaves(crew.petr)
    petr.presses("Починили")
    assert the_ticket(desk, number).status is Status.WORKING
    assert "Вас нет в рабочем чате" in petr.screen.screen.text
    petr.presses_data(f"j:{number}:done")
    assert desk.acks[-1] == "Вас нет в рабочем чате, заявки берут там."


def test_a_double_press_acts_once(desk: Desk, crew: Crew, maria: Somebody) -> None:
    petr = opens(crew.petr)
    number = a_ticket(desk, maria)
    crew.anna.says(f"/assign {number} Пётр")
    card = job(petr, number)
    petr.presses("Начал")
    petr.presses_data(f"j:{number}:start", card.id)
    assert "уже у вас" in desk.acks[-1]
    assert [action for _, action, _ in log_of(desk, number)] == [Action.ASSIGN, Action.START]


def test_photos_of_the_resident_follow_quietly(desk: Desk, crew: Crew, maria: Somebody) -> None:
    petr = opens(crew.petr)
    number = a_ticket(desk, maria)
    with desk.database() as connection:
        attachments.attach(connection, number, [{"kind": "photo", "file": "f", "line": 1}], "story")
    crew.petr.presses("Взять")
    assert petr.seen[-1].shows.startswith("job:")
    photos_come(desk, number)
    assert [file.hash for file in petr.seen[-1].screen.files] == ["hash0"]
    ivan = opens(crew.ivan)
    desk.now += timedelta(minutes=1)
    crew.anna.says(f"/assign {number} Иван")
    assert [file.hash for file in ivan.seen[-1].screen.files] == ["hash0"]


def test_the_list_shows_what_is_theirs_and_says_nothing_strange_to_residents(
    desk: Desk, crew: Crew, maria: Somebody
) -> None:
    petr = opens(crew.petr)
    numbers = [a_ticket(desk, maria) for _ in range(3)]
    for number in numbers:
        crew.anna.says(f"/assign {number} Пётр")
    count = len(petr.seen)
    petr.says("/работа")
    assert "На вас 3 заявки" in petr.seen[count].screen.text
    assert [one.shows.split(":")[1] for one in petr.seen[count + 1 :]] == [str(number) for number in numbers]
    maria.says("/jobs")
    assert "Напишите своими словами" in maria.screen.screen.text
    assert "заявк" not in maria.send(start="jobs", begins=True).screen.text.replace("заявку", "")


def test_the_same_is_typed(desk: Desk, crew: Crew, maria: Somebody) -> None:
    petr = opens(crew.petr)
    first, second = a_ticket(desk, maria), a_ticket(desk, maria)
    for number in (first, second):
        crew.anna.says(f"/assign {number} Пётр")
    assert "Напишите номер заявки" in petr.says("Начал").screen.text
    petr.says(f"/начать {first}")
    assert the_ticket(desk, first).status is Status.WORKING
    petr.says(f"/готово {first} Заменил кран")
    assert log_of(desk, first)[-1][2] == "Заменил кран"
    petr.says("Готово")
    assert f"№ {second}. Что сделано?" in petr.screen.screen.text
    petr.says("починил")
    assert the_ticket(desk, second).status is Status.DONE
    assert "назначена другому" not in petr.says(f"/готово {second}").screen.text


def test_a_reply_to_the_card_or_to_its_place_guesses_nothing(desk: Desk, crew: Crew, maria: Somebody) -> None:
    petr = opens(crew.petr)
    number = a_ticket(desk, maria, **POINT)
    crew.petr.presses("Взять")
    for answered in (job(petr, number), petr.seen[-1]):
        petr.says("еду", reply_to=answered.id)
        assert petr.screen.screen.text == f"Чтобы закончить № {number}, нажмите «Готово»."
    petr.presses("Готово")
    assert "Что сделано?" in petr.screen.screen.text


def test_the_form_lives_beside_a_report_of_ones_own(desk: Desk, crew: Crew, maria: Somebody) -> None:
    petr = alone(crew.petr)
    petr.says("/start")
    petr.presses("Согласен")
    petr.says("нет света в подъезде")
    number = a_ticket(desk, maria)
    crew.petr.presses("Взять")
    petr.presses("Готово")
    petr.presses("Починили")
    assert the_ticket(desk, number).status is Status.DONE
    petr.says("/start")
    petr.presses("Продолжить")
    assert petr.screen.shows.startswith("talk:")


def test_a_person_who_blocks_the_bot_is_reached_no_more(desk: Desk, crew: Crew) -> None:
    petr = opens(crew.petr)
    leaves(petr)
    with desk.database() as connection:
        contact = people.contacts(connection, [(petr.line, petr.external)])[petr.line, petr.external]
    assert (contact.opened, contact.blocked, contact.is_reached) == (False, True, False)


def test_every_screen_fits(desk: Desk, crew: Crew, maria: Somebody) -> None:
    petr = opens(crew.petr)
    number = a_ticket(desk, maria, "беда " * 100)
    crew.anna.says(f"/assign {number} Пётр")
    petr.presses("Начал")
    petr.presses("Готово")
    petr.presses("Своё")
    desk.now += timedelta(minutes=1)
    petr.says("Сделал")
    messenger = desk.lines[petr.line].can.messenger
    for seen in petr.seen:
        fits(seen.screen, messenger)
