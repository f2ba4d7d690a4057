"""More than ten new tickets in a minute become one list."""

from datetime import timedelta
from typing import Any

import pytest

from handlers import showing
from handlers.screens import Screen
from handlers.visit import Visit
from storage import attachments, outbox, people, posts
from tests.handlers.crew import CHAT, a_crew, file, photos_come, the_ticket
from tests.handlers.harness import Desk, Seen, Somebody


def come(desk: Desk, resident: Somebody, count: int, **words: Any) -> list[int]:
    """So many tickets are filed at this moment, as a report files them."""
    numbers = []
    for _ in range(count):
        with desk.database() as connection:
            ticket = file(connection, desk, resident, **words)
            contact = people.meet(connection, resident.line, resident.external, desk.now)
            line = desk.lines[resident.line]
            visit = Visit(connection, desk.office, desk.now, contact, line, resident.chat, private=True)
            showing.put_cards(visit, ticket)
            outbox.put(connection, visit.posts, desk.now)
            numbers.append(ticket.id)
        desk.deliver()
    return numbers


def cards(seen: list[Seen]) -> list[str]:
    return [one.shows for one in seen if one.shows.startswith("card:")]


def lists(seen: list[Seen]) -> list[Seen]:
    return [one for one in seen if one.shows.startswith("new:")]


def test_ten_in_a_minute_get_cards_and_the_others_one_list_that_grows(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    come(desk, maria, 24)
    assert cards(crew.seen) == [f"card:{number}" for number in range(1, 11)]
    (listed,) = lists(crew.seen)
    assert listed.screen.text.startswith("📥 Ещё 14 новых заявок\n")
    assert [line.split(" · ")[0] for line in listed.screen.text.splitlines() if " · " in line] == [
        f"№ {number}" for number in range(11, 25)
    ]
    assert listed.labels == [f"№ {number}" for number in range(11, 19)]
    assert "№ 24" in crew.board.screen.text


def test_danger_has_its_card_however_many_come(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    come(desk, maria, 12)
    (number,) = come(desk, maria, 1, emergency=True)
    assert crew.card(number).screen.text.startswith(f"№ {number} · ")
    assert f"№ {number} ·" not in lists(crew.seen)[0].screen.text


def test_of_a_supply_that_failed_the_first_ten_ring_and_the_list_once(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    come(desk, maria, 13, emergency=True, urgency="emergency")
    assert cards(crew.seen) == [f"card:{number}" for number in range(1, 11)]
    assert "🔴 Авария № 13" in lists(crew.seen)[0].screen.text
    with desk.database() as connection:
        rows = connection.execute(
            posts.outbox.select().where(~posts.outbox.c.quiet, posts.outbox.c.line == desk.telegram)
        )
        rang = [row.shows for row in rows if row.chat == CHAT and row.shows.partition(":")[0] in ("card", "new")]
    assert rang == [*(f"card:{number}" for number in range(1, 11)), "new:11"]


def test_those_that_come_later_get_cards_again(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    come(desk, maria, 12)
    desk.now += timedelta(seconds=61)
    (number,) = come(desk, maria, 1)
    assert cards(crew.seen)[-1] == f"card:{number}"
    come(desk, maria, 10)
    assert len(lists(crew.seen)) == 2


@pytest.mark.parametrize("how", ["press", "command"])
def test_one_is_opened_by_its_number_and_leaves_the_list(desk: Desk, maria: Somebody, how: str) -> None:
    crew = a_crew(desk, desk.vk)
    come(desk, maria, 12)
    assert the_ticket(desk, 12).listed == 11
    if how == "press":
        crew.petr.presses("№ 12")
        crew.ivan.presses_data("c:12:open", lists(crew.seen)[0].id)
        assert desk.acks[-1] == "Карточка № 12 уже в чате."
    else:
        crew.petr.says("/ticket 12")
    assert cards(crew.seen)[-1] == "card:12"
    assert cards(crew.seen).count("card:12") == 1
    assert lists(crew.seen)[0].screen.text.startswith("📥 Ещё 1 новая заявка\n")
    crew.petr.says("/ticket 11")
    assert lists(crew.seen)[0].screen.text == "📥 Все заявки из этого списка открыты."


def test_who_takes_one_from_the_list_gets_its_card(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    come(desk, maria, 12)
    crew.petr.says("/take 12")
    assert "Исполнитель: Пётр С." in crew.card(12).screen.text
    assert "№ 12" not in lists(crew.seen)[0].screen.text
    crew.petr.says("/reject 11 не наш дом")
    assert "card:11" not in cards(crew.seen)


def test_photos_wait_for_the_card_and_follow_it(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    come(desk, maria, 12)
    with desk.database() as connection:
        attachments.attach(connection, 12, [{"kind": "photo", "file": "f", "line": 1}], "story")
    photos_come(desk, 12)
    assert not [one for one in crew.seen if one.screen.files]
    crew.petr.says("/ticket 12")
    assert cards(crew.seen)[-1] == "card:12"
    assert [file.hash for file in crew.seen[-1].screen.files] == ["hash0"]


def test_what_a_resident_adds_is_readable_without_a_card(desk: Desk, maria: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    come(desk, maria, 12)
    ticket = the_ticket(desk, 12)
    with desk.database() as connection:
        outbox.put(connection, showing.under(connection, ticket, Screen("№ 12 · добавил житель")), desk.now)
    desk.deliver()
    assert crew.seen[-1].screen.text == "№ 12 · добавил житель"


def test_three_hundred_that_have_waited_for_a_chat_become_ten_cards_and_a_list(desk: Desk, maria: Somebody) -> None:
    with desk.database() as connection:
        for number in range(300):
            file(connection, desk, maria, emergency=number == 250)
    crew = a_crew(desk, desk.vk)
    assert cards(crew.seen) == [*(f"card:{number}" for number in range(1, 11)), "card:251"]
    (listed,) = lists(crew.seen)
    assert listed.screen.text.startswith("📥 Ещё 289 новых заявок\n")
    assert "И ещё 249 заявок: /очередь" in listed.screen.text
    assert len(listed.screen.text.encode("utf-16-le")) // 2 <= 4096
