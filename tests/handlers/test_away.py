"""Who is away hands new work to a deputy."""

import pytest

from tests.handlers.crew import Crew, a_crew, a_ticket, log_of, the_ticket
from tests.handlers.harness import Desk, Somebody
from tests.handlers.roster import a_team, away, later, on_duty, person_of


@pytest.fixture
def crew(desk: Desk, maria: Somebody) -> Crew:
    """All of them have been seen in the chat."""
    crew = a_crew(desk, maria.line)
    for one in (crew.petr, crew.ivan):
        one.says("/mine")
    return crew


@pytest.mark.parametrize("typed", ["/away 2026-12-01 Пётр", "/отсутствую 01.12.2026 Пётр", "/away 1 декабря Пётр С."])
def test_one_line_says_until_when_and_who(desk: Desk, crew: Crew, maria: Somebody, typed: str) -> None:
    said = crew.ivan.says(typed).screen.text
    kept = "Записал. Вас замещает Пётр С. по 1 декабря включительно, новые заявки пойдут туда."
    assert said == f"{kept} Вернётесь раньше: /away off"
    number = a_ticket(desk, maria)
    crew.anna.says(f"/assign {number} Иван")
    assert the_ticket(desk, number).executor_name == "Пётр С."
    assert log_of(desk, number)[-1] == ("Анна И.", "assign", "Пётр С. (вместо: Иван)")
    later(desk, days=8)
    other = a_ticket(desk, maria)
    crew.anna.says(f"/assign {other} Иван")
    assert the_ticket(desk, other).executor_name == "Иван"


def test_what_is_missing_is_asked(desk: Desk, crew: Crew) -> None:
    crew.ivan.says("/away")
    crew.ivan.presses("Неделю")
    assert "Вас не будет по 1 декабря включительно" in crew.ivan.screen.screen.text
    crew.ivan.presses("Пётр С.")
    assert "Вас замещает Пётр С. по 1 декабря" in crew.ivan.screen.screen.text
    assert "Иван до конца дня 1 декабря, замещает Пётр С." in crew.anna.says("/duty").screen.text
    assert "снова здесь" in crew.ivan.says("/away off").screen.text
    assert "Отсутствуют" not in crew.anna.says("/duty").screen.text
    assert crew.ivan.says("/away off").screen.text == "Вы и так на месте."


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/away 2026-11-01 Пётр", "Этот день уже прошёл."),
        ("/away 31.02.2026 Пётр", "Не понял день «31.02.2026»."),
        ("/away 2030-01-01 Пётр", "Больше чем на год нельзя."),
        ("/away 2026-12-01 Олег", "Сотрудника «Олег» в вашей организации нет."),
        ("/away 2026-12-01 Иван", "Вы не можете замещать сами себя."),
    ],
)
def test_what_is_wrong_is_said_exactly(crew: Crew, typed: str, said: str) -> None:
    assert crew.ivan.says(typed).screen.text.startswith(said)
    assert "Отсутствуют" not in crew.anna.says("/duty").screen.text


def test_a_deputy_who_is_away_too(desk: Desk, crew: Crew, maria: Somebody) -> None:
    away(desk, crew.petr, crew.anna)
    said = crew.ivan.says("/away 2026-12-01 Пётр").screen.text
    assert "Их получит Анна И.: Пётр С. тоже отсутствует." in said
    number = a_ticket(desk, maria)
    crew.anna.says(f"/assign {number} Иван")
    assert the_ticket(desk, number).executor == person_of(desk, crew.anna)
    said = crew.anna.says("/away 2026-12-01 Иван").screen.text
    assert said == "Иван тоже отсутствует, и замены нет. Назовите другого."


def test_the_shifts_of_who_is_away_are_told(desk: Desk, crew: Crew) -> None:
    team = a_team(desk, "Сантехники", crew.ivan, crew.petr)
    on_duty(desk, team, crew.ivan, begins=5)
    assert "Вашу 1 смену тоже." in crew.ivan.says("/away 2026-12-01 Пётр").screen.text
    later(desk, hours=6)
    assert "Сантехники: на смене Пётр С." in crew.anna.says("/duty").screen.text
    crew.petr.says("/принял")
    assert "Пётр С. принял(а) смену" in crew.petr.screen.screen.text
