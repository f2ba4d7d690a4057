"""«Мои заявки»: the list, the card, the history, withdrawing; by buttons and in words."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.tickets import Action, Status
from handlers import history
from storage import tickets
from storage.ticket_log import Entry
from tests.domain.test_tickets import a_ticket as any_ticket
from tests.handlers.crew import Crew, a_crew, a_ticket, log_of, photos_come, the_ticket
from tests.handlers.harness import Desk, Somebody
from tests.handlers.test_sizes import fits


def done(crew: Crew, number: int, report: str = "Заменили кран") -> None:
    """Пётр takes a ticket and finishes it."""
    crew.petr.says(f"/take {number}")
    crew.petr.says(f"/done {number} {report}")


def test_the_open_ones_come_first_and_the_past_ones_behind_a_button(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    first, second = a_ticket(desk, maria), a_ticket(desk, maria)
    done(crew, first)
    listed = maria.says("Мои заявки")
    assert f"№ {second}. Нет горячей воды. Зарегистрирована" in listed.screen.text
    assert f"№ {first}." not in listed.screen.text
    maria.says("/start")
    maria.presses("Согласен")
    assert f"№ {first}." in maria.says("прошлые").screen.text
    maria.says("Все мои заявки")
    past = maria.presses("Прошлые")
    assert f"№ {first}. Нет горячей воды. Исполнена" in past.screen.text
    assert f"№ {second}." not in past.screen.text


def test_the_card_tells_who_until_when_and_what_happened(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, maria, promised=desk.now + timedelta(hours=5))
    crew.petr.says(f"/take {number}")
    crew.petr.says(f"/ask {number} Кран на кухне?")
    maria.says("Да")
    opened = maria.says(f"№ {number}")
    for told in (
        "Исполняется",
        "Исполнитель: Пётр С.",
        "Срок: сегодня до 17:00",
        "сегодня в 12:00: взяли в работу, исполнитель Пётр С.",
        "спросили вас: «Кран на кухне?»",
        "вы написали: «Да»",
    ):
        assert told in opened.screen.text
    fits(opened.screen, desk.lines[maria.line].can.messenger)


def test_an_overdue_one_says_so_kindly(desk: Desk, maria: Somebody) -> None:
    number = a_ticket(desk, maria, promised=desk.now - timedelta(hours=1))
    assert "срок прошёл сегодня в 11:00" in maria.says("/mine").screen.text
    assert "нажмите «Позвать человека»" in maria.says(f"/заявка {number}").screen.text


def test_what_staff_note_and_why_they_give_back_stays_inside(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, maria)
    crew.petr.says(f"/take {number}")
    crew.petr.says(f"/return {number} жилец буйный")
    with desk.database() as connection:
        tickets.log(connection, number, desk.now, action=Action.COMMENT, name="Иван", comment="опять она")
    text = maria.says(f"/ticket {number}").screen.text
    assert "вернули в очередь" in text
    for inside in ("буйный", "опять она", "Иван"):
        assert inside not in text


MEANT = {"assign", "done", "ask", "reject", "wait", "postpone", "hand_on", "pass", "reopen", "rate", "answer"}
MEANT |= {"send_up", "going", "not_solved"}
"""What was said with these the resident may read."""
_ENTRIES = st.builds(
    Entry,
    id=st.integers(1, 99),
    ticket=st.just(1),
    at=st.datetimes(timezones=st.just(Desk.now.tzinfo)),
    person=st.none(),
    name=st.just("ИМЯ-СОТРУДНИКА"),
    action=st.sampled_from([*Action, "note", "answer", "edit", "retract", "whatever"]),
    before=st.just("working"),
    after=st.sampled_from([*Status]),
    comment=st.just("ТАЙНА"),
)


@given(log=st.lists(_ENTRIES, max_size=12))
@settings(max_examples=60, deadline=None)
def test_a_history_never_tells_a_note_of_the_staff(log: list[Entry]) -> None:
    told = "\n".join(history.lines(any_ticket(), log, Desk.now, "Europe/Moscow"))
    assert told.count("ТАЙНА") == sum(one.action in MEANT for one in log)
    assert told.count("ИМЯ-СОТРУДНИКА") == sum(one.action in (Action.TAKE, Action.START) for one in log)


def test_a_long_history_has_pages(desk: Desk, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    for count in range(20):
        maria.says(f"/add {number} слово {count}")
    maria.says(f"/ticket {number}")
    first = maria.presses("Вся история")
    assert "подали заявку" in first.screen.text
    assert first.labels == ["Дальше", f"№ {number}"]
    maria.presses("Дальше")
    last = maria.presses("Дальше")
    assert "слово 19" in last.screen.text
    assert last.labels == [f"№ {number}"]


def test_photos_are_sent_once_more(desk: Desk, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    assert "фото нет" in maria.says(f"/фото {number}").screen.text
    maria.sends_photo("leak", caption="вот", reply_to=maria.screen.id)
    assert "ещё загружаются" in maria.says(f"/фото {number}").screen.text
    photos_come(desk, number)
    maria.says(f"/заявка {number}")
    maria.presses("Показать фото")
    assert [file.hash for file in maria.screen.screen.files] == ["hash0"]


def test_a_ticket_is_withdrawn_with_a_reason_by_buttons_alone(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, maria)
    maria.says("Мои заявки")
    maria.presses(f"№ {number}")
    maria.presses("Отозвать")
    asked = maria.presses("Проблема решилась сама")
    assert "Отзываем" in asked.screen.text
    assert "Проблема решилась сама" in asked.screen.text
    maria.presses("Да, отозвать")
    assert f"Отозвали заявку № {number}" in maria.screen.screen.text
    assert the_ticket(desk, number).status is Status.WITHDRAWN
    assert "отозвана жителем" in crew.card(number).screen.text
    assert "Причина: Проблема решилась сама" in crew.seen[-1].screen.text
    assert log_of(desk, number)[-1] == ("", "withdraw", "Проблема решилась сама")


def test_or_in_words_and_without_a_reason(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, maria)
    maria.says(f"/отозвать {number}")
    maria.says("пропустить")
    maria.says("да")
    assert the_ticket(desk, number).status is Status.WITHDRAWN
    assert crew.seen[-1].screen.text == f"Житель отозвал № {number}."


def test_what_has_ended_is_not_withdrawn_even_if_it_ends_meanwhile(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, maria)
    maria.says(f"/withdraw {number}")
    maria.says("пропустить")
    done(crew, number)
    maria.says("да")
    assert maria.screen.screen.text == f"Отозвать № {number} уже нельзя, она закончена. Исполнена."
    assert the_ticket(desk, number).status is Status.DONE
    maria.says(f"/отозвать {number}")
    assert "уже нельзя" in maria.screen.screen.text


def test_a_strangers_ticket_does_not_exist(desk: Desk, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    stranger = Somebody(desk, maria.line, "666", "Чужой")
    for typed in (f"/заявка {number}", f"/отозвать {number}", f"/rate {number} 1", f"№ {number}"):
        said = stranger.says(typed).screen.text
        assert "Такой заявки у вас нет" in said
        assert "горячей" not in said
    for does in ("show", "withdraw", "photos", "phone", "rate.1", "undone", "new.1", "history"):
        stranger.presses_data(f"k:{number}:{does}")
        assert "Эта кнопка здесь не работает" in stranger.screen.screen.text
    assert the_ticket(desk, number).status is Status.REGISTERED


FORGED = ["k::", "k:1", "k:x:show", "k:999999999999:show", "k:0:page.99999999999", "k:1:fly", "k:0:past"]


@pytest.mark.parametrize("data", FORGED)
def test_a_forged_button_is_answered(desk: Desk, maria: Somebody, data: str) -> None:
    a_ticket(desk, maria)
    before = len(maria.seen)
    maria.presses_data(data)
    assert len(maria.seen) > before


def test_the_slash_may_be_left_out_where_a_number_stands(desk: Desk, maria: Somebody) -> None:
    maria.says("/start")
    maria.presses("Согласен")
    number = a_ticket(desk, maria)
    assert f"Заявка № {number}" in maria.says(f"Заявка {number}").screen.text
    assert f"Отозвать заявку № {number}" in maria.says(f"отозвать № {number}").screen.text
    maria.says("Отмена")
    assert "О чём сообщить?" in maria.says("Заявка на уборку снега во дворе").screen.text


def test_a_command_without_a_number_means_the_newest_message_or_asks(desk: Desk, maria: Somebody) -> None:
    maria.says("/start")
    maria.presses("Согласен")
    assert "Назовите номер" in maria.says("/отозвать").screen.text
    number = a_ticket(desk, maria)
    maria.says(f"№ {number}")
    assert f"Отозвать заявку № {number}" in maria.says("Отозвать").screen.text


def test_adding_is_not_lost_behind_a_later_screen(desk: Desk, maria: Somebody) -> None:
    a_crew(desk, desk.telegram)
    number = a_ticket(desk, maria)
    maria.hold(text="Звоните в домофон", reply_to=shown(desk, maria, number))
    maria.hold(text="/help")
    desk.work()
    texts = [seen.screen.text for seen in maria.seen]
    assert any(f"Добавил к № {number}" in text for text in texts)
    assert "что случилось" in texts[-1]


def shown(desk: Desk, maria: Somebody, number: int) -> str:
    """A message about the ticket to reply to."""
    return maria.says(f"/заявка {number}").id
