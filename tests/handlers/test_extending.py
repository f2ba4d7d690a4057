"""Putting off what was promised: until when, who hears why, and who allows it the second time."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from domain.access import Role
from domain.extending import read
from storage import organisations, staff, tickets
from tests.handlers.crew import Crew, a_crew, a_ticket, log_of, the_ticket
from tests.handlers.harness import Desk, Somebody
from tests.handlers.roster import person_of

TODAY = datetime(2026, 11, 24, tzinfo=UTC).date()


@pytest.fixture
def crew(desk: Desk, maria: Somebody) -> Crew:
    return a_crew(desk, desk.telegram)


def due_today(desk: Desk, maria: Somebody, **words: Any) -> int:
    """A ticket promised for today 16:00 in Moscow, with a law that allows two weeks."""
    usual = {"promised": desk.now + timedelta(hours=4), "legal_due": desk.now + timedelta(days=14)}
    return a_ticket(desk, maria, **{**usual, **words})


def a_head(desk: Desk, external: str = "900") -> Somebody:
    """The head, with a dialogue."""
    head = Somebody(desk, desk.telegram, external, "Ольга Сергеевна")
    head.says("/start")
    number = person_of(desk, head)
    with desk.database() as connection:
        staff.grant(connection, number, organisations.the(connection).id, Role.HEAD)
    return head


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A time of November 2026 in Moscow."""
    return datetime(2026, 11, day, hour - 3, minute, tzinfo=UTC)


def test_a_command_says_both_and_the_resident_hears_why(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = due_today(desk, maria)
    before = the_ticket(desk, number)
    crew.petr.says(f"/продлить {number} 27.11 ждём насос")
    after = the_ticket(desk, number)
    assert (after.promised, after.legal_due, after.extended) == (at(27, 18), before.legal_due, 1)
    assert maria.screen.screen.text == (
        f"№ {number} · Нет горячей воды\nСрок продлён: до 27 ноября, 18:00.\nПричина: ждём насос"
    )
    assert crew.petr.screen.screen.text == f"№ {number}: новый срок до 27 ноября, 18:00. Сообщаю жителю."
    assert "Срок: до 27 ноября, 18:00" in crew.card(number).screen.text
    assert log_of(desk, number)[-1] == ("Пётр С.", "extend", "до 27 ноября, 18:00: ждём насос")
    assert after.spoken == desk.now


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("20.11.2026 ждём", "это время уже прошло"),
        ("сегодня 9:00 ждём", "это время уже прошло"),
        ("сегодня 14:00 ждём", "он и сейчас сегодня до 16:00"),
        ("20.12 ждём", "Предел по закону – до 8 декабря, 12:00"),
        ("01.01.2099 ждём", "Предел по закону – до 8 декабря, 12:00"),
        ("31.02 ждём", "Не понял день: «31.02 ждём»"),
        ("когда-нибудь", "Не понял день: «когда-нибудь»"),
        ("27.11 !только для своих", "только для своих"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(
    desk: Desk, crew: Crew, maria: Somebody, typed: str, told: str
) -> None:
    number = due_today(desk, maria)
    before = the_ticket(desk, number)
    answer = crew.petr.says(f"/extend {number} {typed}").screen.text
    assert told in answer or typed.endswith("своих")
    assert the_ticket(desk, number).promised == before.promised
    assert the_ticket(desk, number).extended == 0


def test_an_absurd_day_is_refused_where_no_law_names_one(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = due_today(desk, maria, legal_due=None)
    assert "больше чем через год" in crew.petr.says(f"/extend {number} 01.01.2099 ждём").screen.text
    crew.petr.says(f"/extend {number} 27.11.2027 ждём")
    assert the_ticket(desk, number).extended == 0


def test_on_the_last_day_of_the_law_its_hour_counts(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = due_today(desk, maria)
    crew.petr.says(f"/extend {number} 08.12 ждём")
    after = the_ticket(desk, number)
    assert after.promised == after.legal_due


def test_by_buttons_of_the_card(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = due_today(desk, maria)
    assert "Продлить срок" not in crew.card(number).labels
    desk.now += timedelta(hours=3, minutes=30)
    with desk.database() as connection:
        tickets.update(connection, number, next_due=desk.now)
    crew.petr.says(f"/ticket {number}")
    crew.petr.presses("Продлить срок")
    assert "завтра до 18:00" in crew.petr.screen.labels
    crew.petr.presses("завтра до 18:00")
    crew.petr.presses("Ждём детали")
    assert the_ticket(desk, number).promised == at(25, 18)
    assert "Причина: Ждём детали" in maria.screen.screen.text


def test_a_day_is_typed_in_the_form_and_what_is_wrong_is_asked_again(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = due_today(desk, maria)
    crew.petr.says(f"/extend {number}")
    crew.petr.presses("Другой день")
    assert "Предел по закону – до 8 декабря, 12:00" in crew.petr.says("20.12").screen.text
    crew.petr.says("26.11 15:30")
    crew.petr.says("Ждём сварщика из другого района")
    assert the_ticket(desk, number).promised == at(26, 15, 30)


def test_the_second_time_the_head_allows_it_once(desk: Desk, crew: Crew, maria: Somebody) -> None:
    head, other = a_head(desk), a_head(desk, "901")
    number = due_today(desk, maria)
    crew.petr.says(f"/extend {number} 26.11 ждём насос")
    told = len(maria.seen)
    crew.ivan.says(f"/extend {number} 30.11 насос задержали")
    assert any("второй раз это разрешает руководитель" in one.screen.text for one in crew.seen)
    assert the_ticket(desk, number).promised == at(26, 18)
    assert len(maria.seen) == told
    assert "Иван просит продлить срок ещё раз, до 30 ноября, 18:00" in head.screen.screen.text
    refused = crew.petr.presses("Разрешить").screen.text
    assert the_ticket(desk, number).extended == 1, refused
    head.presses("Разрешить")
    after = the_ticket(desk, number)
    assert (after.promised, after.extended) == (at(30, 18), 2)
    assert "Причина: насос задержали" in maria.screen.screen.text
    assert "разрешено (Ольга С.)" in crew.seen[-1].screen.text
    assert "уже решили" in other.presses("Не разрешать").screen.text
    assert the_ticket(desk, number).promised == at(30, 18)


def test_a_head_needs_nobody_and_may_say_no(desk: Desk, crew: Crew, maria: Somebody) -> None:
    head = a_head(desk)
    number = due_today(desk, maria)
    crew.petr.says(f"/extend {number} 26.11 ждём насос")
    crew.petr.says(f"/extend {number} 28.11 ещё ждём")
    head.presses("Не разрешать")
    assert the_ticket(desk, number).promised == at(26, 18)
    assert "не разрешено" in crew.seen[-1].screen.text
    head.says(f"/продлить {number} 29.11 сам решил")
    assert the_ticket(desk, number).promised == at(29, 18)


def test_a_forged_press_of_somebody_else_moves_nothing(desk: Desk, crew: Crew, maria: Somebody) -> None:
    a_head(desk)
    number = due_today(desk, maria)
    crew.petr.says(f"/extend {number} 26.11 ждём")
    crew.petr.says(f"/extend {number} 28.11 ждём")
    stranger = Somebody(desk, desk.telegram, "555", "Чужой")
    for data in ("o:extend:1:letextend:1", "o:extend:1:letextend:77", "o:extend:1"):
        stranger.presses_data(data)
    for data in (f"c:{number}:letextend:1", f"c:{number}:letextend:99", f"c:{number}:noextend:1"):
        crew.petr.presses_data(data)
    assert the_ticket(desk, number).promised == at(26, 18)


def test_a_request_that_time_has_overtaken_is_refused(desk: Desk, crew: Crew, maria: Somebody) -> None:
    head = a_head(desk)
    number = due_today(desk, maria)
    crew.petr.says(f"/extend {number} 26.11 ждём")
    crew.petr.says(f"/extend {number} 28.11 ждём")
    desk.now += timedelta(days=6)
    assert "уже прошло" in head.presses("Разрешить").screen.text
    assert the_ticket(desk, number).promised == at(26, 18)


def test_what_has_ended_or_has_no_time_left_by_law_is_not_put_off(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = due_today(desk, maria, legal_due=desk.now + timedelta(hours=4))
    assert "дольше нельзя" in crew.petr.says(f"/extend {number}").screen.text
    other = due_today(desk, maria)
    crew.petr.says(f"/reject {other} не наше")
    crew.petr.says(f"/extend {other} 27.11 ждём")
    assert the_ticket(desk, other).extended == 0


def test_who_has_no_messenger_is_called(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = due_today(desk, maria, line=0, chat="")
    with desk.database() as connection:
        tickets.update(connection, number, phone="+79001234567")
    crew.petr.says(f"/extend {number} 27.11 ждём насос")
    told = "\n".join(one.screen.text for one in crew.seen)
    assert "новый срок до 27 ноября, 18:00, причина: ждём насос" in told


@pytest.mark.parametrize(
    ("typed", "day", "hour", "rest"),
    [
        ("27.11 ждём", 27, None, "ждём"),
        ("до 27.11 15:00 ждём", 27, 15, "ждём"),
        ("27 ноября до 15:00, ждём", 27, 15, "ждём"),
        ("завтра ждём", 25, None, "ждём"),
        ("послезавтра", 26, None, ""),
        ("2026-11-28 – ждём деталь", 28, None, "ждём деталь"),
        ("27.11 25:00 ждём", 27, None, "25:00 ждём"),
    ],
)
def test_a_day_is_read_as_people_type_it(typed: str, day: int, hour: int | None, rest: str) -> None:
    found = read(typed, TODAY)
    assert found is not None
    assert (found[0].day, found[1].hour if found[1] else None, found[2]) == (day, hour, rest)
