"""The staff card and its moves."""

from datetime import timedelta

import pytest

from domain.tickets import Status
from handlers import showing
from handlers.visit import Visit
from storage import people, tickets
from tests.handlers.crew import a_crew, a_ticket, hold_press, leaves, log_of, photos_come, the_ticket
from tests.handlers.harness import Desk, Somebody


def test_a_card_tells_everything_in_one_message_with_the_buttons_that_make_sense(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, maria, promised=desk.now + timedelta(hours=3))
    card = crew.card(number)
    lines = card.screen.text.splitlines()
    assert lines[0] == f"№ {number} · Нет горячей воды"
    assert card.screen.bold
    assert "Адрес: ул. Ленина, д. 12, подъезд 2, кв. 45" in lines
    assert "Третий день нет горячей воды" in lines
    assert "Житель: Мария" in lines
    assert "Срок: сегодня до 15:00" in lines
    assert "Статус: новая" in lines
    assert card.labels == ["Взять", "Назначить", "Спросить", "Отклонить", "Не наша зона", "Ещё"]


def test_an_emergency_and_an_unfinished_report_are_marked_in_words(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, maria, "", emergency=True, unfinished=True, name="")
    text = crew.card(number).screen.text
    assert "Авария" in text
    assert "Не закончена" in text
    assert "Житель:" not in text


def test_taking_makes_the_presser_the_executor_and_the_resident_hears_who_and_by_when(
    desk: Desk, maria: Somebody
) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, maria, promised=desk.now + timedelta(hours=3))
    messages = len(crew.seen)
    crew.petr.presses("Взять")
    assert the_ticket(desk, number).status is Status.WORKING
    assert len(crew.seen) == messages
    assert crew.card(number).edits == 1
    assert "Исполнитель: Пётр С." in crew.card(number).screen.text
    labels = ["Назначить", "Готово", "Вернуть", "Спросить", "Отклонить", "Не наша зона", "Ещё", "Визит"]
    labels.append("Получать заявки лично")
    assert crew.card(number).labels == labels
    told = maria.screen.screen.text
    assert f"№ {number}" in told
    assert "Исполняется. Занимается: Пётр С." in told
    assert "сегодня до 15:00" in told


def test_of_two_who_press_at_once_one_wins_and_the_other_sees_who(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, maria)
    for somebody in (crew.petr, crew.ivan):
        hold_press(somebody, f"c:{number}:take", crew.card(number).id)
    desk.work()
    assert the_ticket(desk, number).executor_name == "Пётр С."
    assert desk.acks[-2:] == [
        f"№ {number} взята. Исполнитель: Пётр С.",
        f"Заявка № {number} уже взята. Исполнитель: Пётр С.",
    ]
    assert len([entry for entry in log_of(desk, number) if entry[1] == "take"]) == 1


def test_a_double_press_acts_once(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, maria)
    crew.petr.presses_data(f"c:{number}:take", crew.card(number).id)
    notices = len(maria.seen)
    crew.petr.presses_data(f"c:{number}:take", crew.card(number).id)
    assert desk.acks[-1] == f"Заявка № {number} уже у вас."
    assert len(maria.seen) == notices


def test_done_asks_what_was_done_and_the_next_message_of_that_person_is_the_report(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, maria)
    crew.petr.presses("Взять")
    crew.petr.presses("Готово")
    assert crew.seen[-1].screen.text.startswith("Что сделано?")
    crew.ivan.says("я на обеде")
    assert the_ticket(desk, number).status is Status.WORKING
    crew.petr.says("Заменили кран", reply_to=crew.card(number).id)
    assert the_ticket(desk, number).status is Status.DONE
    assert "Что сделано: Заменили кран" in maria.screen.screen.text
    assert crew.card(number).labels == ["Закрыть"]
    notices = len(maria.seen)
    crew.petr.presses("Закрыть")
    assert the_ticket(desk, number).status is Status.CLOSED
    assert crew.card(number).labels == []
    assert len(maria.seen) == notices
    assert [what for _, what, _ in log_of(desk, number)] == ["take", "done", "close"]


def test_a_photo_is_a_report_and_travels_to_the_resident_with_its_album(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, maria)
    crew.petr.presses("Взять")
    crew.petr.presses("Готово")
    crew.petr.sends_photo("after-1", album="a1")
    crew.petr.sends_photo("after-2", album="a1")
    assert the_ticket(desk, number).status is Status.DONE
    photos_come(desk, number)
    assert [file.hash for file in maria.screen.screen.files] == ["hash0", "hash1"]
    before = len(maria.seen)
    photos_come(desk, number)
    assert len(maria.seen) == before


@pytest.mark.parametrize("typed", ["👍👍👍", "ок", ""])
def test_a_report_without_words_gets_a_kind_sentence(desk: Desk, maria: Somebody, typed: str) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, maria)
    crew.petr.presses("Взять")
    crew.petr.presses("Готово")
    asked = crew.petr.says(typed)
    assert "Что сделано?" in asked.screen.text
    assert asked.screen.text != "Что сделано?"
    assert the_ticket(desk, number).status is Status.WORKING


def test_assigned_work_begins_when_that_person_says_so(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    crew.petr.says("доброе утро")
    crew.ivan.says("привет")
    number = a_ticket(desk, maria)
    crew.anna.presses("Назначить")
    assert {"Пётр С.", "Иван", "Анна И."} <= set(crew.seen[-1].labels)
    crew.anna.presses("Пётр С.")
    assert the_ticket(desk, number).status is Status.SENT
    assert "Отправлена на исполнение. Исполнитель: Пётр С." in maria.screen.screen.text
    crew.ivan.presses_data(f"c:{number}:start", crew.card(number).id)
    assert desk.acks[-1] == "Заявка назначена другому: Пётр С."
    crew.petr.presses("Начать")
    assert the_ticket(desk, number).status is Status.WORKING
    assert "Исполняется" in maria.screen.screen.text


def test_whom_to_assign_may_be_typed(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    crew.petr.says("доброе утро")
    number = a_ticket(desk, maria)
    crew.anna.presses("Назначить")
    crew.anna.says("кузьма")
    assert "Этого человека в чате нет" in crew.seen[-1].screen.text
    crew.anna.says("сергеев пётр")
    assert the_ticket(desk, number).executor_name == "Пётр С."


def test_giving_back_needs_a_reason_that_stays_inside(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, maria)
    crew.petr.presses("Взять")
    crew.petr.presses("Вернуть")
    crew.petr.says("заболел, не мой участок")
    ticket = the_ticket(desk, number)
    assert (ticket.status, ticket.executor, ticket.executor_name) == (Status.RETURNED, None, "")
    assert "заболел" in crew.card(number).screen.text
    assert "Зарегистрирована" in maria.screen.screen.text
    assert "заболел" not in maria.screen.screen.text


def test_refusing_offers_common_reasons_and_takes_own_words(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    first, second = a_ticket(desk, maria), a_ticket(desk, maria)
    crew.anna.presses_data(f"c:{first}:reject", crew.card(first).id)
    assert len(crew.seen[-1].labels) == 7
    crew.anna.presses("Такая заявка уже есть")
    assert "Отказ: Такая заявка уже есть" in maria.screen.screen.text
    crew.anna.presses_data(f"c:{second}:reject", crew.card(second).id)
    crew.anna.says("дом снесён")
    assert the_ticket(desk, second).status is Status.REJECTED
    assert "Отказ: дом снесён" in maria.screen.screen.text


def test_a_long_story_is_shown_whole_page_by_page(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    story = " ".join(f"слово{n}" for n in range(700))
    number = a_ticket(desk, maria, story)
    card = crew.card(number)
    assert len(card.screen.text) < 2600
    crew.petr.presses("Показать целиком")
    first = crew.seen[-1].screen.text
    crew.petr.presses("Дальше")
    second = crew.seen[-1].screen.text
    assert (first.split("\n\n", 1)[1] + " " + second.split("\n\n", 1)[1]) == story


def test_photos_follow_the_card_in_albums_of_ten(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, maria)
    with desk.database() as connection:
        files = [{"kind": "photo", "file": f"f{n}", "line": maria.line} for n in range(11)]
        tickets.attach(connection, number, files, "story")
    photos_come(desk, number)
    assert [len(seen.screen.files) for seen in crew.seen[-2:]] == [10, 1]
    assert f"К № {number}: 10 файлов от жителя" in crew.seen[-2].screen.text


def test_a_form_whose_ticket_another_finished_ends_with_a_sentence(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, maria)
    crew.petr.presses("Взять")
    crew.petr.presses("Готово")
    crew.anna.says(f"/готово {number} заменили кран")
    crew.petr.says("починил")
    assert crew.seen[-1].screen.text.startswith(f"Заявка № {number} уже исполнена.")
    before = len(crew.seen)
    crew.petr.says("пойду обедать")
    assert len(crew.seen) == before


def test_a_form_left_for_an_hour_takes_no_chatter(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, maria)
    crew.petr.presses("Взять")
    crew.petr.presses("Готово")
    desk.now += timedelta(hours=2)
    crew.petr.says("всем хороших выходных")
    assert the_ticket(desk, number).status is Status.WORKING


def test_buttons_of_someone_elses_form_are_not_yours(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, maria)
    crew.anna.presses("Отклонить")
    crew.ivan.presses("Такая заявка уже есть")
    assert desk.acks[-1] == "Эти кнопки для другого: Анна И."
    crew.ivan.presses("Отмена")
    assert desk.acks[-1] == "Эти кнопки для другого: Анна И."
    assert the_ticket(desk, number).status is Status.REGISTERED
    crew.anna.presses("Отмена")
    assert crew.seen[-1].screen.text == "Отменено."
    assert crew.seen[-1].labels == []


def test_who_left_the_chat_may_do_nothing_until_they_come_back(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, maria)
    leaves(crew.ivan)
    crew.ivan.presses_data(f"c:{number}:take", crew.card(number).id)
    assert desk.acks[-1].startswith("Вы вышли из этого чата")
    crew.ivan.says(f"/take {number}")
    assert the_ticket(desk, number).status is Status.REGISTERED
    leaves(crew.ivan, here=True)
    crew.ivan.presses_data(f"c:{number}:take", crew.card(number).id)
    assert the_ticket(desk, number).status is Status.WORKING


@pytest.mark.parametrize(
    "data",
    [
        "c:999:take",
        "c:9999999999999999999999:take",
        "c::",
        "c:1:fly",
        "c:1:withdraw",
        "h:5",
        "h:x",
        "t:done:report:1",
        "?",
    ],
)
def test_forged_buttons_change_nothing_and_get_a_note(desk: Desk, maria: Somebody, data: str) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, maria)
    before = len(crew.seen), the_ticket(desk, number)
    crew.petr.presses_data(data, crew.card(number).id)
    assert desk.acks[-1]
    assert (len(crew.seen), the_ticket(desk, number)) == before


def test_a_residents_forged_press_in_private_or_in_another_group_changes_nothing(desk: Desk, maria: Somebody) -> None:
    a_crew(desk, desk.telegram)
    number = a_ticket(desk, maria)
    maria.presses_data(f"c:{number}:take")
    assert desk.acks[-1]
    hold_press(maria.inside("-900"), f"c:{number}:take", "m1")
    desk.work()
    assert desk.acks[-1].startswith("Этот чат не привязан")
    assert the_ticket(desk, number).status is Status.REGISTERED


def test_where_the_bot_sees_replies_only_it_says_so(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram, proved=False)
    number = a_ticket(desk, maria)
    crew.petr.presses("Взять")
    crew.petr.presses("Готово")
    assert "ответом на это сообщение" in crew.seen[-1].screen.text
    crew.petr.says("Починили", reply_to=crew.seen[-1].id)
    assert the_ticket(desk, number).status is Status.DONE


def test_a_colleague_who_replies_to_a_form_hears_whose_it_is(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    a_ticket(desk, maria)
    crew.petr.presses("Взять")
    crew.petr.presses("Готово")
    crew.ivan.says("всё сделал", reply_to=crew.seen[-1].id)
    assert "Пётр С." in crew.seen[-1].screen.text
    assert maria.screen.screen.text.endswith("Занимается: Пётр С.")


def test_a_change_between_look_and_move_is_refused(
    desk: Desk, maria: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    crew = a_crew(desk, desk.telegram)
    number = a_ticket(desk, maria)
    monkeypatch.setattr(tickets, "move", lambda *_words, **_changes: False)
    crew.petr.presses("Взять")
    assert desk.acks[-1] == f"Заявку № {number} только что изменили. Посмотрите на карточку."
    assert log_of(desk, number) == []


def test_only_an_emergency_rings(desk: Desk, maria: Somebody) -> None:
    a_crew(desk, desk.telegram)
    quiet, loud = (the_ticket(desk, a_ticket(desk, maria, emergency=grave)) for grave in (False, True))
    with desk.database() as connection:
        visit = Visit(
            connection,
            desk.office,
            desk.now,
            people.meet(connection, maria.line, maria.external, desk.now),
            desk.lines[maria.line],
            maria.chat,
            private=True,
        )
        showing.put_cards(visit, quiet)
        showing.put_cards(visit, loud)
    rings = {post.shows: not post.quiet for post in visit.posts}
    assert rings == {f"card:{quiet.id}": False, f"card:{loud.id}": True, "board:1": False}
