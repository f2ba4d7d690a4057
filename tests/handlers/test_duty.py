"""Shifts: set by buttons or pasted, taken over and handed over, and a gap that the head hears of once."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.access import Role
from storage import duty, organisations, staff, tickets
from tests.handlers.crew import Crew, a_crew, a_ticket
from tests.handlers.harness import Desk, Somebody
from tests.handlers.roster import a_team, away, later, on_duty, person_of
from tests.handlers.test_sizes import fits


@pytest.fixture
def crew(desk: Desk, maria: Somebody) -> Crew:
    """Анна is the admin, in private too."""
    crew = a_crew(desk, maria.line)
    for one in (crew.petr, crew.ivan):
        one.says("/mine")
    return crew


def in_private(somebody: Somebody) -> Somebody:
    """The same person in their own dialogue."""
    one = Somebody(somebody.desk, somebody.line, somebody.external, somebody.name)
    one.says("/start")
    return one


def planned(desk: Desk, team: int) -> list[tuple[datetime, datetime]]:
    """The shifts of a team."""
    with desk.database() as connection:
        own = organisations.the(connection).id
        found = duty.between(connection, own, desk.now - timedelta(days=9), desk.now + timedelta(days=60), team=team)
        return [(one.starts, one.ends) for one in found]


def test_a_shift_is_set_by_buttons(desk: Desk, crew: Crew) -> None:
    team = a_team(desk, "Сантехники", crew.petr, crew.ivan)
    anna = in_private(crew.anna)
    anna.says("/дежурные")
    assert "Сантехники: на смене никого" in anna.screen.screen.text
    anna.presses("Поставить на дежурство")
    anna.presses("Иван")
    anna.presses("Сегодня")
    anna.presses("20:00–8:00")
    assert "Сантехники: Иван" in anna.screen.screen.text
    anna.presses("Поставить")
    assert anna.screen.screen.text == "Поставил 1 смену: Иван, сегодня в 20:00 — завтра в 8:00"
    assert planned(desk, team) == [(datetime(2026, 11, 24, 17, tzinfo=UTC), datetime(2026, 11, 25, 5, tzinfo=UTC))]
    anna.says("/duty")
    assert "на смене никого, дальше Иван (сегодня в 20:00)" in anna.screen.screen.text
    anna.presses("Смены на неделю")
    assert "1. Сантехники: Иван, сегодня в 20:00 — завтра в 8:00" in anna.screen.screen.text
    anna.presses("Убрать 1")
    assert planned(desk, team) == []


def test_weekdays_are_laid_out_for_four_weeks_and_twice_is_once(desk: Desk, crew: Crew) -> None:
    team = a_team(desk, "Сантехники", crew.ivan)
    anna = in_private(crew.anna)
    for _ in range(2):
        anna.says("/duty")
        anna.presses("Поставить на дежурство")
        anna.presses("Иван")
        anna.presses("По будням, 4 недели")
        anna.presses("Другие часы")
        anna.says("когда-нибудь")
        assert "Не понял часы" in anna.screen.screen.text
        anna.says("7:30-16")
        anna.presses("Поставить")
    assert len(planned(desk, team)) == 20
    assert anna.screen.screen.text == "Эти смены уже стоят. Дежурит Иван"


def test_a_shift_that_is_over_is_refused(desk: Desk, crew: Crew) -> None:
    a_team(desk, "Сантехники", crew.ivan)
    desk.now += timedelta(hours=8)
    anna = in_private(crew.anna)
    anna.says("/duty")
    anna.presses("Поставить на дежурство")
    anna.presses("Иван")
    anna.presses("Сегодня")
    anna.presses("8:00–17:00")
    anna.presses("Поставить")
    assert "Эта смена уже прошла" in anna.screen.screen.text
    assert "20:00–8:00" in anna.screen.labels


def test_lines_are_pasted_and_the_bad_ones_named(desk: Desk, crew: Crew) -> None:
    team = a_team(desk, "Сантехники", crew.petr, crew.ivan)
    anna = in_private(crew.anna)
    lines = "Сантехники; Иван; 25.11 8:00; 20:00\nСантехники; Пётр; 25.11 20:00; 8:00\nМаляры; Иван; 25.11 8:00; 20:00"
    for kept in ("Записал 2 смены.", "Всё уже стояло, ничего не изменилось."):
        anna.says("/duty")
        anna.presses("Вставить списком")
        anna.says(lines)
        assert "Понял 2 смены." in anna.screen.screen.text
        assert "Строка 3: службы «Маляры» нет" in anna.screen.screen.text
        anna.presses("Записать")
        assert anna.screen.screen.text == kept
    assert len(planned(desk, team)) == 2


def test_an_executor_sees_the_plan_and_does_not_change_it(desk: Desk, crew: Crew) -> None:
    team = a_team(desk, "Сантехники", crew.petr)
    on_duty(desk, team, crew.petr)
    petr = in_private(crew.petr)
    petr.says("/duty")
    assert "Поставить на дежурство" not in petr.screen.labels
    for does in ("plan", "drop:1", "paste", "list"):
        petr.presses_data(f"o:duty:1:{does}", petr.screen.id)
        assert petr.screen.screen.text == "У вас нет такого права в этой организации."
    assert len(planned(desk, team)) == 1


def test_who_takes_over_sees_what_is_open_with_number_house_and_how_late(
    desk: Desk, crew: Crew, maria: Somebody
) -> None:
    team = a_team(desk, "Сантехники", crew.petr, crew.ivan)
    number = a_ticket(desk, maria, promised=desk.now + timedelta(hours=1))
    with desk.database() as connection:
        tickets.update(connection, number, team=team)
    on_duty(desk, team, crew.ivan, hours=3)
    on_duty(desk, team, crew.petr, begins=3)
    desk.now += timedelta(hours=3, minutes=-1)
    crew.ivan.says("Сдал смену")
    said = crew.ivan.screen.screen.text
    assert "Иван сдал(а) смену: Сантехники." in said
    assert "Сантехники: сейчас на смене никого. Следующий: Пётр С. (сегодня в 15:00)." in said
    assert "Открыта 1 заявка:" in said
    assert f"№ {number} · Нет горячей воды · ул. Ленина, д. 12" in said
    assert "просрочено на 1 ч" in said
    crew.petr.says("/duty")
    crew.petr.presses("Принял смену")
    said = crew.petr.screen.screen.text
    assert "Пётр С. принял(а) смену: Сантехники" in said
    assert f"№ {number}" in said
    crew.ivan.says("/сдал")
    assert crew.ivan.screen.screen.text == "Вы сейчас не на смене: сдавать нечего."


def test_who_is_not_in_the_plan_takes_over_until_the_next_planned_shift(desk: Desk, crew: Crew) -> None:
    team = a_team(desk, "Сантехники", crew.petr, crew.ivan)
    on_duty(desk, team, crew.petr, begins=5)
    crew.ivan.says("/принял")
    assert "Иван принял(а) смену: Сантехники, до: сегодня в 17:00." in crew.ivan.screen.screen.text
    assert planned(desk, team)[0] == (desk.now, desk.now + timedelta(hours=5))
    crew.anna.says("/принял")
    assert "Вас нет в плане" in crew.anna.screen.screen.text


def heard(somebody: Somebody) -> list[str]:
    """What they were told of gaps."""
    return [one.screen.text for one in somebody.seen if "некому дежурить" in one.screen.text]


def test_the_head_hears_once_of_a_gap_in_the_next_three_days(desk: Desk, crew: Crew) -> None:
    team = a_team(desk, "Аварийная", crew.petr, crew.ivan)
    olga = Somebody(desk, crew.anna.line, "301", "Ольга")
    olga.says("/start")
    head = person_of(desk, olga)
    with desk.database() as connection:
        staff.grant(connection, head, organisations.the(connection).id, Role.HEAD)
    on_duty(desk, team, crew.petr, hours=24)
    on_duty(desk, team, crew.ivan, hours=23, begins=25)
    on_duty(desk, team, crew.petr, hours=24, begins=48)
    later(desk, minutes=1)
    assert heard(olga) == ["Ближайшие три дня, Аварийная: некому дежурить\nзавтра в 12:00 — завтра в 13:00"]
    later(desk, minutes=1)
    assert len(heard(olga)) == 1
    later(desk, hours=2)
    assert heard(olga)[1:] == ["Ближайшие три дня, Аварийная: некому дежурить\n27 ноября в 12:00 — 27 ноября в 14:02"]
    later(desk, hours=3)
    assert len(heard(olga)) == 2
    away(desk, crew.petr, None, days=1)
    later(desk, minutes=1)
    assert len(heard(olga)) == 3
    olga.presses("Поставить на дежурство")
    assert "Кого поставить на дежурство?" in olga.screen.screen.text


def test_a_team_that_keeps_no_nights_has_no_gap_at_night(desk: Desk, crew: Crew) -> None:
    team = a_team(desk, "Сантехники", crew.ivan)
    anna = in_private(crew.anna)
    for day in range(4):
        on_duty(desk, team, crew.ivan, hours=9, begins=24 * day - 4)
    later(desk, minutes=1)
    assert heard(anna) == []


def test_every_screen_of_it_fits(desk: Desk, crew: Crew, maria: Somebody) -> None:
    for number in range(9):
        a_team(desk, f"Участок № {number} по обслуживанию внутридомовых сетей", crew.petr, crew.ivan)
    anna = in_private(crew.anna)
    anna.says("/duty")
    anna.presses("Поставить на дежурство")
    anna.presses("Дальше")
    anna.presses(next(label for label in anna.screen.labels if label.startswith("Участок № 8")))
    anna.presses("Иван")
    anna.presses("Каждый день, 4 недели")
    anna.presses("8:00–8:00")
    anna.presses("Поставить")
    anna.says("/duty")
    anna.presses("Смены на неделю")
    anna.presses("Дальше")
    crew.petr.says("/duty")
    for seen in (*anna.seen, *crew.seen):
        fits(seen.screen, desk.lines[maria.line].can.messenger)
