"""What keeps coming back: the head is asked for the cause, answers step by step or at once, those concerned hear it."""

from domain.access import Role
from storage import organisations, staff
from tests.handlers.crew import CHAT, Crew, a_crew, a_ticket
from tests.handlers.harness import Desk, Seen, Somebody, a_house
from tests.handlers.roster import later, person_of

CAUSE = "Стояк сгнил на пятом этаже"
MEASURE = "До 1 декабря заменим стояк"


def three(desk: Desk, maria: Somebody, house: int, **words: str) -> list[int]:
    """The same three times, ten days apart."""
    found = []
    for _ in range(3):
        found.append(a_ticket(desk, maria, house=house, **words))
        later(desk, days=10)
    return found


def asked(crew: Crew) -> list[Seen]:
    """The cards that ask for a cause."""
    return [one for one in crew.seen if one.shows.startswith("root:")]


def a_head(desk: Desk) -> Somebody:
    """A head whom the bot can write to."""
    olga = Somebody(desk, desk.telegram, "301", "Ольга Львова")
    olga.says("/start")
    number = person_of(desk, olga)
    with desk.database() as connection:
        staff.grant(connection, number, organisations.the(connection).id, Role.HEAD)
    return olga


def test_the_third_time_asks_the_head_once(desk: Desk, maria: Somebody) -> None:
    crew, olga = a_crew(desk, desk.telegram), a_head(desk)
    numbers = three(desk, maria, a_house(desk))
    [card] = asked(crew)
    assert "Повторяется: Нет горячей воды" in card.screen.text
    assert "За 90 дней 3 случая: " + ", ".join(f"№ {number}" for number in numbers) in card.screen.text
    assert any(one.shows == card.shows for one in olga.seen)
    a_ticket(desk, maria, house=numbers and 1)
    later(desk, days=1)
    assert len(asked(crew)) == 1


def test_other_houses_and_other_troubles_are_no_repetition(desk: Desk, maria: Somebody) -> None:
    crew, first = a_crew(desk, desk.telegram), a_house(desk)
    second = a_house(desk, "обл. Курская, г. Курск, ул. Мира, д. 3")
    for house, category in (
        (first, "water.no_hot"),
        (second, "water.no_hot"),
        (first, "lift.broken"),
        (second, "other"),
    ):
        a_ticket(desk, maria, house=house, category=category)
        later(desk, days=2)
    assert asked(crew) == []


def test_step_by_step_and_everybody_concerned_hears(desk: Desk, maria: Somebody) -> None:
    crew, olga = a_crew(desk, desk.telegram), a_head(desk)
    three(desk, maria, a_house(desk))
    olga.presses("Найти причину")
    assert "Почему это случается?" in olga.screen.screen.text
    olga.says("Прорвало трубу")
    assert "А это почему? (2 из 5)" in olga.screen.screen.text
    olga.says(CAUSE)
    olga.presses("Это и есть причина")
    assert "прочтут эти слова" in olga.screen.screen.text
    olga.says(MEASURE)
    assert CAUSE in olga.screen.screen.text
    assert MEASURE in olga.screen.screen.text
    olga.presses("Отправить")
    assert "Записал" in olga.screen.screen.text
    assert MEASURE in maria.screen.screen.text
    assert CAUSE not in maria.screen.screen.text
    card = asked(crew)[0]
    assert f"2. {CAUSE}" in card.screen.text
    assert "Ответ: Ольга Л." in card.screen.text
    assert any(one.screen.text.startswith("Причина найдена") for one in crew.seen)
    olga.presses_data(f"w:{card.shows[5:]}:why")
    assert "Причину уже назвали: Ольга Л." in olga.screen.screen.text


def test_a_reply_with_lines_is_all_answers_at_once(desk: Desk, maria: Somebody) -> None:
    a_crew(desk, desk.telegram)
    olga = a_head(desk)
    three(desk, maria, a_house(desk))
    card = next(one for one in olga.seen if one.shows.startswith("root:"))
    olga.says(f"Прорвало трубу\n{CAUSE}", reply_to=card.id)
    assert "прочтут эти слова" in olga.screen.screen.text
    olga.says(MEASURE)
    olga.presses("Отправить")
    assert MEASURE in maria.screen.screen.text


def test_in_the_staff_chat_only_who_leads_answers(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    three(desk, maria, a_house(desk))
    card = asked(crew)[0]
    crew.petr.says("Трубы старые", reply_to=card.id)
    assert "А это почему" not in crew.seen[-1].screen.text
    crew.petr.presses_data(f"w:{card.shows[5:]}:why", card.id)
    assert "Почему это случается" not in crew.seen[-1].screen.text
    anna = crew.anna
    anna.says(CAUSE, reply_to=card.id)
    assert "А это почему? (2 из 5)" in crew.seen[-1].screen.text
    anna.presses("Это и есть причина")
    anna.says(MEASURE)
    anna.presses("Отправить")
    assert MEASURE in maria.screen.screen.text


def test_what_is_forged_or_of_another_organisation_opens_nothing(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    three(desk, maria, a_house(desk))
    before = len(asked(crew))
    for data in ("w:1:why", "w:99:why", "w:x:why", "w:1:else"):
        maria.presses_data(data)
        assert "Почему" not in maria.screen.screen.text
    assert len(asked(crew)) == before
    assert CHAT
