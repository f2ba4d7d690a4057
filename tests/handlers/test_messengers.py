"""One person in several messengers: a code, one question, and everything is common; notices follow."""

from datetime import timedelta

import pytest
from sqlalchemy import Connection

from handlers.events import Member
from handlers.membership import member
from storage import executors, people, staff, tickets
from storage.organisations import grant, the
from tests.handlers.crew import a_crew
from tests.handlers.harness import Desk, Somebody, a_house
from tests.handlers.test_edits import files
from tests.handlers.test_residing import who
from tests.handlers.test_sizes import fits


@pytest.fixture
def here(desk: Desk) -> Somebody:
    """Maria in Telegram with one ticket."""
    maria = Somebody(desk, desk.telegram, "100", "Мария")
    a_house(desk)
    maria.says("/start")
    maria.presses("Согласен")
    maria.says("нет горячей воды")
    files(maria)
    return maria


@pytest.fixture
def there(desk: Desk) -> Somebody:
    """Maria in VK, where nobody knows her yet."""
    return Somebody(desk, desk.vk, "vk7", "Маша")


def code(maria: Somebody) -> str:
    """The code that she is shown."""
    maria.presses("Ещё")
    maria.presses("Другой мессенджер")
    return next(line for line in maria.screen.screen.text.splitlines() if line.replace(" ", "").isdecimal())


def joins(here: Somebody, there: Somebody) -> None:
    there.says(code(here))
    there.presses("Да, это я")


def test_a_typed_code_makes_two_persons_one(desk: Desk, here: Somebody, there: Somebody) -> None:
    shown = code(here)
    assert "ВКонтакте: https://vk.example/club?ref=l" in here.screen.screen.text
    there.says(shown)
    assert "Это вы: Мария, 1 заявка?" in there.screen.screen.text
    there.presses("Да, это я")
    assert "теперь это один человек: Мария, 1 заявка" in there.screen.screen.text
    assert "К вам подключён ВКонтакте" in here.screen.screen.text
    assert who(desk, here).person.id == who(desk, there).person.id
    there.presses("Мои заявки")
    assert "№ 1" in there.screen.screen.text
    for seen in (*here.seen, *there.seen):
        fits(seen.screen, "telegram")


def test_the_link_does_the_same(desk: Desk, here: Somebody, there: Somebody) -> None:
    there.send(start="l" + code(here).replace(" ", ""), begins=True)
    assert "Это вы: Мария" in there.screen.screen.text
    there.presses("Нет, это не я")
    assert "ничего не менял" in there.screen.screen.text
    assert who(desk, here).person.id != who(desk, there).person.id


def test_notices_go_where_they_wrote_last(desk: Desk, here: Somebody, there: Somebody) -> None:
    crew = a_crew(desk, desk.telegram)
    joins(here, there)
    crew.anna.says("/take 1")
    assert "№ 1" in there.screen.screen.text
    before = len(there.seen)
    here.says("спасибо")
    crew.anna.says("/status 1 working")
    assert len(there.seen) == before
    with desk.database() as c:
        ticket = tickets.get(c, 1)
    assert ticket
    assert (ticket.line, ticket.chat) == (desk.telegram, "100")


def test_wrong_old_used_and_own_codes_are_told_apart(desk: Desk, here: Somebody, there: Somebody) -> None:
    first = code(here)
    here.says(first)
    assert "ваш собственный код" in here.screen.screen.text
    there.presses_data("m:code")
    there.says("12345")
    assert "восемь цифр" in there.screen.screen.text
    there.says("00000000" if first != "0000 0000" else "11111111")
    assert "Такого кода нет" in there.screen.screen.text
    second = code(here)
    there.presses_data("m:code")
    there.says(first)
    assert "Такого кода нет" in there.screen.screen.text
    desk.now += timedelta(minutes=16)
    there.presses_data("m:code")
    there.says(second)
    assert "они прошли" in there.screen.screen.text
    joins(here, there)
    third = Somebody(desk, desk.vk, "vk8", "Вера")
    third.presses_data("m:code")
    third.says(second)
    assert "кода" in third.screen.screen.text


def test_a_used_code_is_used(desk: Desk, here: Somebody, there: Somebody) -> None:
    shown = code(here)
    there.says(shown)
    there.presses("Да, это я")
    third = Somebody(desk, desk.vk, "vk8", "Вера")
    third.says(shown)
    assert "уже использован" in third.screen.screen.text
    there.says(shown)
    assert "уже использован" in there.screen.screen.text


def test_who_guesses_is_stopped(desk: Desk, here: Somebody, there: Somebody) -> None:
    shown = code(here)
    wrong = "00000000" if shown.replace(" ", "") != "00000000" else "11111111"
    for _ in range(5):
        there.presses_data("m:code")
        there.says(wrong)
    there.says(shown)
    assert "Слишком много неверных кодов" in there.screen.screen.text
    assert who(desk, here).person.id != who(desk, there).person.id


def test_staff_keep_their_rights_and_what_was_being_told_there_is_a_draft(
    desk: Desk, here: Somebody, there: Somebody
) -> None:
    there.says("/start")
    there.presses("Согласен")
    person = who(desk, there).person.id
    with desk.database() as c:
        grant(c, person, the(c).id, "head")
    there.says("Сообщить о проблеме")
    joins(here, there)
    assert "неотправленное" in there.screen.screen.text
    one = who(desk, here).person.id
    with desk.database() as c:
        assert [held.role for held in staff.held(c, one)] == ["head"]
        assert not executors.open_of(c, [person])


def test_an_address_that_is_unlinked_is_a_stranger(desk: Desk, here: Somebody, there: Somebody) -> None:
    joins(here, there)
    here.presses("Ещё")
    here.presses("Другой мессенджер")
    here.presses("Отвязать: ВКонтакте")
    assert "Заявки остались здесь" in here.screen.screen.text
    assert who(desk, here).person.reached is None
    there.presses("Мои заявки")
    assert "№ 1" not in there.screen.screen.text
    here.presses_data(f"u:{who(desk, there).id}")
    assert "уже не привязан" in here.screen.screen.text


def test_others_in_the_same_turn_are_not_disturbed(desk: Desk, here: Somebody, there: Somebody) -> None:
    there.says(code(here))
    neighbour = Somebody(desk, desk.vk, "vk9", "Олег")
    neighbour.hold(text="/start")
    here.hold(text="/start")
    there.hold(text="Да, это я")
    here.hold(text="Мои заявки")
    desk.work()
    assert who(desk, here).person.id == who(desk, there).person.id
    assert any("№ 1" in seen.screen.text for seen in here.seen[-2:])
    assert neighbour.seen
    with desk.database() as c:
        assert people.reached(c, who_id(c, there)) is not None


def who_id(c: Connection, somebody: Somebody) -> int:
    """The person at an address."""
    return people.contacts(c, [(somebody.line, somebody.external)])[somebody.line, somebody.external].person.id


def test_who_blocks_one_messenger_is_told_in_the_other(desk: Desk, here: Somebody, there: Somebody) -> None:
    joins(here, there)
    with desk.database() as c:
        member(c, desk.office, there.line, Member(there.chat, there.external, True, False), desk.now)
        ticket = tickets.get(c, 1)
    assert ticket
    assert (ticket.line, ticket.chat) == (here.line, here.external)
