"""An executor's day in their own dialogue: sets out, is not let in, says what was used, sees what is for today."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from domain.appointments import State
from domain.tickets import Action, Status
from handlers.events import Attachment, Kind
from storage import appointments, materials, tickets
from tests.handlers.crew import Crew, a_crew, a_ticket, leaves, log_of, photos_come, the_ticket
from tests.handlers.harness import Desk, Somebody
from tests.handlers.test_personal import alone, job, opens
from tests.handlers.test_sizes import fits

NOON = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
def crew(desk: Desk) -> Crew:
    desk.now = NOON  # a Tuesday, noon in Moscow
    crew = a_crew(desk, desk.vk)
    crew.ivan.says("здесь")
    return crew


@pytest.fixture
def maria(desk: Desk, crew: Crew) -> Somebody:
    maria = Somebody(desk, desk.telegram, "100", "Мария")
    maria.says("/start")
    maria.presses("Согласен")
    return maria


@pytest.fixture
def petr(crew: Crew) -> Somebody:
    return opens(crew.petr)


def assigned(desk: Desk, crew: Crew, maria: Somebody, **words: Any) -> int:
    number = a_ticket(desk, maria, **words)
    crew.anna.says(f"/assign {number} Пётр")
    return number


def actions(desk: Desk, number: int) -> list[str]:
    return [action for _, action, _ in log_of(desk, number)]


def times(desk: Desk, number: int) -> dict[str, datetime]:
    with desk.database() as connection:
        return {entry.action: entry.at for entry in tickets.log_of(connection, number)}


def test_setting_out_is_told_once(desk: Desk, crew: Crew, maria: Somebody, petr: Somebody) -> None:
    number = assigned(desk, crew, maria)
    petr.presses("Выехал")
    assert desk.acks[-1] == f"№ {number}: записал, что вы выехали. Сообщаю жителю."
    assert "К вам выехали.\nПридёт: Пётр С." in maria.screen.screen.text
    assert job(petr, number).labels == ["Начал", "Готово", "Нет доступа", "Визит"]
    count = len(maria.seen)
    petr.presses_data(f"j:{number}:depart")
    assert "вы уже выехали" in desk.acks[-1]
    assert len(maria.seen) == count
    assert actions(desk, number) == [Action.ASSIGN, Action.DEPART]
    assert the_ticket(desk, number).status is Status.SENT


def test_nobody_let_in_tells_the_resident_at_once_and_offers_other_times(
    desk: Desk, crew: Crew, maria: Somebody, petr: Somebody
) -> None:
    legal = NOON + timedelta(days=3)
    number = assigned(desk, crew, maria, legal_due=legal, promised=NOON + timedelta(days=2))
    petr.presses("Нет доступа")
    assert "Пришлите фото двери" in petr.screen.screen.text
    petr.sends_photo()
    assert "записал, что доступа нет. Сообщаю жителю" in petr.screen.screen.text
    ticket = the_ticket(desk, number)
    assert (ticket.status, ticket.waits, ticket.legal_due) == (Status.WAITING, "access", legal)
    told = next(one for one in reversed(maria.seen) if "Приходили" in one.screen.text)
    assert "Приходили сегодня в 12:00, но не смогли попасть к вам. Выберите новое время." in told.screen.text
    assert "Придёт: Пётр С." in told.screen.text
    assert "Срок по закону не сдвигается: до 27 ноября, 12:00." in told.screen.text
    assert told.labels == [
        "вт, 24 ноября, 15:00–17:00", "ср, 25 ноября, 11:00–13:00", "ср, 25 ноября, 19:00–21:00", "Другое время",
    ]  # fmt: skip
    assert "доступ в квартиру" in crew.card(number).screen.text
    photos_come(desk, number)
    assert maria.screen.screen.files
    maria.presses("ср, 25 ноября, 11:00–13:00")
    with desk.database() as connection:
        one = appointments.of(connection, number)
    assert one is not None
    assert (one.state, one.executor) == (State.AGREED, ticket.executor)
    petr.presses("Начал")
    assert the_ticket(desk, number).status is Status.WORKING
    assert the_ticket(desk, number).waits == ""


@pytest.mark.parametrize("way", ["button", "word", "voice", "typed"])
def test_a_closed_door_needs_no_photo(desk: Desk, crew: Crew, maria: Somebody, petr: Somebody, way: str) -> None:
    number = assigned(desk, crew, maria)
    if way == "typed":
        petr.says(f"/нетдоступа {number} никто не открыл")
    else:
        petr.presses("Нет доступа")
    if way == "button":
        petr.presses("Без фото")
    elif way == "word":
        petr.says("никто не открыл")
    elif way == "voice":
        petr.send(files=(Attachment(Kind.VOICE, "v", 1000),))
    assert the_ticket(desk, number).status is Status.WAITING
    assert "Приходили" in maria.screen.screen.text


def test_the_second_time_the_dispatcher_hears(desk: Desk, crew: Crew, maria: Somebody, petr: Somebody) -> None:
    number = assigned(desk, crew, maria)
    petr.says(f"/нетдоступа {number} никого")
    assert not any("раз нет доступа" in one.screen.text for one in crew.seen)
    desk.now += timedelta(hours=5)
    petr.says(f"/нетдоступа {number} снова никого")
    assert any(f"№ {number}: второй раз нет доступа. Позвоните жителю." in one.screen.text for one in crew.seen)


def test_who_has_no_messenger_is_to_be_called(desk: Desk, crew: Crew, maria: Somebody, petr: Somebody) -> None:
    number = a_ticket(desk, maria, line=0, chat="")
    with desk.database() as connection:
        tickets.update(connection, number, phone="+79105550101")
    crew.anna.says(f"/assign {number} Пётр")
    petr.says(f"/нетдоступа {number} никого")
    entry = next(one for one in reversed(crew.seen) if one.shows == f"callback:{number}")
    assert "не смогли попасть" in entry.screen.text


def test_the_time_of_a_step_is_when_it_was_sent(desk: Desk, crew: Crew, maria: Somebody, petr: Somebody) -> None:
    number = assigned(desk, crew, maria)
    desk.now = NOON + timedelta(hours=6)
    petr.says(f"/начать {number}", sent=NOON + timedelta(hours=1))
    petr.says(f"/готово {number} Заменил кран", sent=NOON + timedelta(hours=3))
    ticket = the_ticket(desk, number)
    assert (ticket.begun, ticket.ended) == (NOON + timedelta(hours=1), NOON + timedelta(hours=3))
    assert times(desk, number)[Action.START] == NOON + timedelta(hours=1)
    assert ticket.changed == desk.now


def test_a_time_that_cannot_be_is_not_believed(desk: Desk, crew: Crew, maria: Somebody, petr: Somebody) -> None:
    number = assigned(desk, crew, maria)
    desk.now = NOON + timedelta(days=2)
    said = petr.says(f"/начать {number}", sent=NOON)
    assert "Сообщение шло больше суток" in said.screen.text
    assert the_ticket(desk, number).begun == desk.now
    petr.says(f"/готово {number} Заменил кран", sent=desk.now + timedelta(hours=3))
    assert the_ticket(desk, number).ended == desk.now


def test_no_step_comes_before_what_it_follows(desk: Desk, crew: Crew, maria: Somebody, petr: Somebody) -> None:
    number = assigned(desk, crew, maria)
    desk.now = NOON + timedelta(hours=2)
    petr.says(f"/начать {number}")
    petr.says(f"/готово {number} Заменил кран", sent=NOON + timedelta(hours=1))
    ticket = the_ticket(desk, number)
    assert ticket.begun == ticket.ended == desk.now


def test_phrases_fit_what_it_is_about(desk: Desk, crew: Crew, maria: Somebody, petr: Somebody) -> None:
    assigned(desk, crew, maria, category="yard.snow")
    petr.presses("Готово")
    assert "Убрали снег" in petr.screen.labels
    assert "Заменили" not in petr.screen.labels
    petr.presses("Убрали снег")
    assert "Что сделано: Убрали снег" in maria.screen.screen.text


def test_a_voice_message_is_a_report(desk: Desk, crew: Crew, maria: Somebody, petr: Somebody) -> None:
    number = assigned(desk, crew, maria)
    petr.presses("Готово")
    petr.send(files=(Attachment(Kind.VOICE, "v", 1000),))
    assert the_ticket(desk, number).status is Status.DONE


def test_what_was_used_is_named_after_the_work_and_offered_the_next_time(
    desk: Desk, crew: Crew, maria: Somebody, petr: Somebody
) -> None:
    first = assigned(desk, crew, maria)
    petr.presses("Готово")
    petr.presses("Заменили")
    petr.presses("Материалы")
    petr.says("кран 1 шт, прокладка 1,5 м")
    petr.presses("Всё")
    assert petr.screen.screen.text == f"№ {first}: материалы записаны: кран 1 шт, прокладка 1,5 м."
    with desk.database() as connection:
        assert [one.what for one in materials.of(connection, first)] == ["кран 1 шт", "прокладка 1,5 м"]
    crew.anna.says(f"/history {first}")
    assert "материалы: кран 1 шт, прокладка 1,5 м" in crew.seen[-1].screen.text
    second = assigned(desk, crew, maria)
    petr.says(f"/готово {second} Заменил кран")
    petr.says(f"/материалы {second}")
    petr.presses("прокладка 1,5 м")
    petr.presses("Всё")
    with desk.database() as connection:
        assert [one.what for one in materials.of(connection, second)] == ["прокладка 1,5 м"]
    maria.says(f"/history {first}")
    assert not any("прокладка" in one.screen.text for one in maria.seen)


def test_materials_that_are_none_get_a_sentence(desk: Desk, crew: Crew, maria: Somebody, petr: Somebody) -> None:
    number = assigned(desk, crew, maria)
    petr.says(f"/материалы {number} кран, кран")
    assert "Назовите материалы словами" in petr.says(f"/материалы {number} кран").screen.text
    petr.says(f"/материалы {number} !тайна")
    assert "Назовите материалы словами" in petr.screen.screen.text
    maria.says(f"/материалы {number} золото")
    stranger = alone(crew.ivan)
    stranger.says(f"/материалы {number} золото")
    with desk.database() as connection:
        assert "золото" not in [one.what for one in materials.of(connection, number)]


def test_the_day_is_shown_by_address_with_visits_and_what_is_late_first(
    desk: Desk, crew: Crew, maria: Somebody, petr: Somebody
) -> None:
    assert "На сегодня заявок нет." in petr.says("/сегодня").screen.text
    twelve = assigned(desk, crew, maria, address="ул. Ленина, д. 12")
    nine = assigned(desk, crew, maria, address="ул. Ленина, д. 9")
    late = assigned(desk, crew, maria, address="ул. Мира, д. 1", promised=NOON - timedelta(hours=1))
    other_day = assigned(desk, crew, maria, address="ул. Ленина, д. 1")
    crew.anna.says(f"/визит {nine} сегодня 15-17, 17-19")
    maria.presses("вт, 24 ноября, 15:00–17:00")
    crew.anna.says(f"/визит {other_day} завтра 15-17, 17-19")
    maria.presses("ср, 25 ноября, 15:00–17:00")
    shown = petr.says("/today").screen
    assert shown.text.startswith("На сегодня 3 заявки")
    order = [shown.text.index(f"№ {number}") for number in (late, nine, twelve)]
    assert order == sorted(order)
    assert f"❗ Просрочена: № {late}" in shown.text
    assert f"№ {nine} · 15:00–17:00 · " in shown.text
    assert f"№ {other_day}" not in shown.text
    assert "Ещё 1 ваша заявка не на сегодня." in shown.text
    petr.presses(f"№ {nine}")
    assert petr.seen[-1].shows.startswith(f"job:{nine}:")
    assert "Визит: вт, 24 ноября, 15:00–17:00" in petr.seen[-1].screen.text


def test_a_long_day_is_paged_and_fits(desk: Desk, crew: Crew, maria: Somebody, petr: Somebody) -> None:
    for flat in range(8):
        assigned(desk, crew, maria, flat=str(flat), address="пр-кт Сорокалетия Великой Победы, д. 112, корп. 3")
    petr.says("Мои на сегодня")
    assert "Ещё" in petr.screen.labels or "Дальше" in petr.screen.labels
    fits(petr.screen.screen, "vk")
    petr.presses_data("j:0:today:1")
    assert len(petr.screen.labels) == 2
    petr.presses_data("j:0:today:99999999")
    crew.petr.says("/сегодня")
    fits(crew.seen[-1].screen, "vk")
    crew.petr.presses_data("c:0:today:1", crew.seen[-1].id)
    assert len(crew.seen[-1].labels) == 2


@pytest.mark.parametrize("does", ["depart", "noaccess", "materials", "card", "visit", "visit.ok.1.5"])
def test_buttons_of_anothers_job_do_nothing(
    desk: Desk, crew: Crew, maria: Somebody, petr: Somebody, does: str
) -> None:
    number = assigned(desk, crew, maria)
    before = actions(desk, number)
    for other in (opens(crew.ivan), maria, alone(Somebody(desk, crew.petr.line, "999", "Чужой"))):
        other.says("/start")
        other.presses_data(f"j:{number}:{does}")
    leaves(crew.petr)
    petr.presses_data(f"j:{number}:{does}")
    assert actions(desk, number) == before


def test_every_card_of_a_job_fits(desk: Desk, crew: Crew, maria: Somebody, petr: Somebody) -> None:
    number = assigned(desk, crew, maria, story="беда " * 700)
    with desk.database() as connection:
        tickets.update(connection, number, phone="+79105550101")
    petr.says("/работа")
    fits(job(petr, number).screen, "vk", most=3000)
    assert len(job(petr, number).labels) == 7
    petr.presses("Выехал")
    petr.presses("Нет доступа")
    petr.presses("Без фото")
    for seen in petr.seen:
        fits(seen.screen, "vk", most=3000)
