"""Lists of the staff: what is late, what words find, page by page."""

from datetime import timedelta

import pytest

from domain.tickets import Status
from storage import tickets
from tests.handlers.crew import Crew, a_crew, a_ticket, the_ticket
from tests.handlers.harness import Desk, Somebody


@pytest.fixture(params=["telegram", "vk"])
def crew(request: pytest.FixtureRequest, desk: Desk) -> Crew:
    return a_crew(desk, desk.telegram if request.param == "telegram" else desk.vk)


@pytest.fixture
def maria(desk: Desk) -> Somebody:
    return Somebody(desk, desk.telegram, "100", "Мария")


def numbers(crew: Crew) -> list[int]:
    """The tickets of the newest list."""
    lines = crew.seen[-1].screen.text.splitlines()[2:]
    return [int(line.split("№ ")[1].split()[0]) for line in lines if "№ " in line]


@pytest.mark.parametrize("typed", ["/late", "/просрочено", "/Просрочено"])
def test_what_is_late_stands_with_the_worst_first(desk: Desk, crew: Crew, maria: Somebody, typed: str) -> None:
    assert crew.petr.says(typed).screen.text == "Просроченных заявок нет."
    hours = {name: desk.now + timedelta(hours=by) for name, by in (("day", -30), ("hour", -1), ("later", 5))}
    hour, day, _ = (a_ticket(desk, maria, promised=hours[name]) for name in ("hour", "day", "later"))
    grave = a_ticket(desk, maria, promised=hours["hour"], emergency=True)
    ended = a_ticket(desk, maria, promised=hours["day"])
    crew.petr.says(f"/reject {ended} не наш дом")
    crew.petr.says(typed)
    assert numbers(crew) == [grave, day, hour]
    assert "просрочено на 30 ч" in crew.seen[-1].screen.text


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ГОРЯЧУЮ ВОДУ", ["water"]),
        ("собака", ["dog"]),
        ("на собаку в подъезде", []),
        ("на собаку", ["dog"]),
        ("садовая", ["dog"]),
        ("Садовой 3", ["dog"]),
        ("иван", ["dog"]),
        ("лифта", ["lift"]),
        ("Лифт не работает", ["lift"]),
        ("ёлка", ["lift"]),
        ("елку", ["lift"]),
        ("кран%", []),
        ("дракон", []),
        ("собака лифт", []),
    ],
)
def test_words_find_tickets_whatever_their_case_and_ending(
    desk: Desk, crew: Crew, maria: Somebody, typed: str, found: list[str]
) -> None:
    made = {
        "water": a_ticket(desk, maria, "Третий день нет горячей воды"),
        "dog": a_ticket(desk, maria, "Мешает Собака", address="ул. Садовая, д. 3", name="Иван", category="serv.staff"),
        "lift": a_ticket(desk, maria, "Застряла ёлка", category="lift.broken"),
    }
    if "Лифт не" in typed or typed == "лифта":
        assert "ифт" not in the_ticket(desk, made["lift"]).story
    crew.petr.says(f"/найти {typed}")
    assert numbers(crew) == [made[name] for name in found]
    assert ("ничего не нашлось" in crew.seen[-1].screen.text) == (not found)


def test_a_number_finds_its_ticket_and_what_mentions_it(desk: Desk, crew: Crew, maria: Somebody) -> None:
    first = a_ticket(desk, maria)
    other = a_ticket(desk, maria, f"Повтор заявки {first}", address="ул. Мира, д. 3")
    a_ticket(desk, maria, "Счёт 1234", address="ул. Мира, д. 3")
    crew.petr.says(f"/find № {first}")
    assert numbers(crew) == [other, first]


def test_what_was_corrected_is_found_by_the_new_words(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    with desk.database() as connection:
        tickets.update(connection, number, story="Нет отопления", address="ул. Мира, д. 3")
    crew.petr.says("/find отопление мира")
    assert numbers(crew) == [number]
    assert "ничего не нашлось" in crew.petr.says("/find ленина").screen.text


def test_a_long_result_is_paged_and_the_words_survive(desk: Desk, crew: Crew, maria: Somebody) -> None:
    made = [a_ticket(desk, maria, "Течёт труба") for _ in range(18)]
    crew.petr.says("/find трубы")
    seen = numbers(crew)
    for _ in range(2):
        crew.ivan.presses("Дальше")
        seen += numbers(crew)
    assert seen == made[::-1]
    assert "Дальше" not in crew.seen[-1].labels
    assert "«трубы»" in crew.seen[-1].screen.text


def test_what_is_over_says_how_it_ended(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    crew.petr.says(f"/reject {number} не наш дом")
    assert crew.petr.says("/find воды").screen.text.endswith("· отказ")


@pytest.mark.parametrize("typed", ["/find", "/найти 👍", "/find ?!"])
def test_a_search_for_nothing_says_how(crew: Crew, typed: str) -> None:
    assert "Напишите, что искать, например: /" in crew.petr.says(typed).screen.text


def test_the_longest_list_fits(desk: Desk, crew: Crew, maria: Somebody) -> None:
    for _ in range(9):
        number = a_ticket(
            desk, maria, emergency=True, address="ул. " + "Длинная " * 20, category="waste.not_removed",
            promised=desk.now - timedelta(days=3),
        )  # fmt: skip
        with desk.database() as connection:
            tickets.update(connection, number, executor_name="Константин Константинов")
    for typed in ("/queue", "/late", "/find длинная"):
        assert len(crew.petr.says(typed).screen.text) <= 1000
    assert the_ticket(desk, number).status is Status.REGISTERED
