"""An account is linked by its number and a code: five tries a day, the flat's others hear of it, an owner removes."""

from datetime import timedelta

import pytest
from sqlalchemy import insert

from domain.residence import Home, How
from storage import accounts, people, residence
from storage.accounts import accounts as accounts_
from storage.accounts import flats
from storage.organisations import grant, the
from tests.handlers.crew import a_crew
from tests.handlers.harness import Desk, Somebody, a_house
from tests.handlers.test_residing import who
from tests.handlers.test_sizes import fits

WRONG = "Номер и код не подходят друг к другу"


@pytest.fixture
def flat(desk: Desk) -> int:
    """Flat 45 with the account 0012-345 and the code 7788."""
    house = a_house(desk)
    with desk.database() as c:
        door = insert(flats).values(house=house, number="45", entrance="2").returning(flats.c.id)
        id = int(c.execute(door).scalar_one())
        words = {"organisation": 1, "flat": id, "number": "0012345", "key": "12345"}
        account = c.execute(insert(accounts_).values(**words).returning(accounts_.c.id)).scalar_one()
        accounts.set_code(c, account, "7788")
    return id


def agrees(somebody: Somebody) -> None:
    somebody.says("/start")
    somebody.presses("Согласен")
    somebody.says("/start")


def links(somebody: Somebody, how: str, number: str = "12345", code: str = "7788") -> None:
    agrees(somebody)
    somebody.presses("Ещё")
    somebody.presses("Подключить лицевой счёт")
    somebody.says(number)
    somebody.says(code)
    somebody.presses(how)
    somebody.presses("Нет, не нужно")


def test_an_account_is_linked_however_its_number_is_written(desk: Desk, maria: Somebody, flat: int) -> None:
    agrees(maria)
    maria.presses("Ещё")
    maria.presses("Подключить лицевой счёт")
    maria.says("счёт")
    assert "есть цифры" in maria.screen.screen.text
    maria.says(" 00 12-345 ")
    assert "Теперь напишите код" in maria.screen.screen.text
    maria.says("77 88")
    assert "Подошло: ул. Ленина, д. 12, кв. 45" in maria.screen.screen.text
    maria.presses("Я собственник")
    assert "Лицевой счёт 0012345 подключён: ул. Ленина, д. 12, кв. 45" in maria.screen.screen.text
    person = who(desk, maria).person
    assert (person.flat, person.entrance) == ("45", "2")
    with desk.database() as c:
        [home] = residence.homes(c, person.id)
    assert (home.flat, home.how, home.is_linked) == (flat, "owner", True)
    for seen in maria.seen:
        fits(seen.screen, desk.lines[maria.line].can.messenger)


def test_a_wrong_number_sounds_like_a_wrong_code_and_five_are_all(desk: Desk, maria: Somebody, flat: int) -> None:
    agrees(maria)
    maria.says("/account")
    said = []
    for number in ("99999", "12345"):
        maria.says(number)
        maria.says("0000")
        said.append(maria.screen.screen.text.split("Осталось")[0])
        maria.presses("Изменить номер")
    assert said[0] == said[1]
    assert WRONG in said[0]
    maria.says("12345")
    for left in ("2 попытки", "1 попытка"):
        maria.says("0000")
        assert left in maria.screen.screen.text
    maria.says("0000")
    assert "Попытки на сегодня кончились" in maria.screen.screen.text
    assert "завтра в 12:00" in maria.screen.screen.text
    maria.says("/account")
    assert "Попытки на сегодня кончились" in maria.screen.screen.text
    desk.now += timedelta(days=1, minutes=1)
    maria.says("/account")
    maria.says("12345")
    maria.says("7788")
    assert "Кем вы там живёте?" in maria.screen.screen.text


def test_the_tries_of_an_account_are_counted_over_all_who_try_it(desk: Desk, maria: Somebody, flat: int) -> None:
    for n in range(5):
        thief = Somebody(desk, maria.line, f"90{n}", "Вор")
        agrees(thief)
        thief.says("/account")
        thief.says("12345")
        thief.says("0000")
    agrees(maria)
    maria.says("/account")
    maria.says("12345")
    maria.says("7788")
    assert "Попытки на сегодня кончились" in maria.screen.screen.text


def test_without_accounts_nothing_is_offered(desk: Desk, maria: Somebody) -> None:
    a_house(desk)
    agrees(maria)
    maria.presses("Ещё")
    assert "Подключить лицевой счёт" not in maria.screen.labels
    maria.says("/account")
    assert "ещё не загрузила" in maria.screen.screen.text


def test_without_consent_no_flat_is_kept(desk: Desk, maria: Somebody, flat: int) -> None:
    maria.says("/start")
    maria.presses("Сообщить без имени")
    maria.says("/account")
    assert "нужно ваше согласие" in maria.screen.screen.text


def test_the_others_hear_of_it_and_an_owner_removes_whom_they_do_not_know(
    desk: Desk, maria: Somebody, flat: int
) -> None:
    links(maria, "Я собственник")
    guest = Somebody(desk, desk.vk, "300", "Игорь")
    links(guest, "Я снимаю")
    told = maria.screen
    assert "К вашей квартире (ул. Ленина, д. 12, кв. 45) присоединился новый житель: Игорь, снимает" in told.screen.text
    maria.presses("Кто в квартире")
    assert "• Мария, собственник (это вы)\n• Игорь, снимает" in maria.screen.screen.text
    maria.presses("Убрать: Игорь")
    assert "Убрать этого жителя" in maria.screen.screen.text
    maria.presses("Да, убрать")
    assert "Игорь" not in maria.screen.screen.text
    assert "Вас убрали из квартиры ул. Ленина, д. 12, кв. 45" in guest.screen.screen.text
    assert who(desk, guest).person.house is None
    with desk.database() as c:
        log = [row.what for row in c.execute(accounts.account_log.select().order_by(accounts.account_log.c.id))]
    assert log == ["linked", "linked", "removed"]


def test_a_tenant_removes_nobody_and_a_forged_button_neither(desk: Desk, maria: Somebody, flat: int) -> None:
    links(maria, "Я собственник")
    guest = Somebody(desk, desk.vk, "300", "Игорь")
    links(guest, "Я снимаю")
    guest.says("Кто в квартире")
    assert not any("Убрать" in label for label in guest.screen.labels)
    with desk.database() as c:
        (_, home), _ = residence.linked(c, flat)
    guest.presses_data(f"r:{home.id}:remove")
    guest.presses("Да, убрать")
    assert "может собственник" in guest.screen.screen.text
    stranger = Somebody(desk, desk.vk, "301", "Чужой")
    agrees(stranger)
    stranger.presses_data(f"r:{home.id}:who")
    assert "не подключена" in stranger.screen.screen.text
    with desk.database() as c:
        assert len(residence.linked(c, flat)) == 2


def test_who_leaves_is_gone_and_a_dispute_reaches_a_human(desk: Desk, maria: Somebody, flat: int) -> None:
    crew = a_crew(desk, desk.telegram)
    links(maria, "Я собственник")
    guest = Somebody(desk, desk.vk, "300", "Игорь")
    links(guest, "Я из семьи собственника")
    maria.presses("Это не мы, позовите диспетчера")
    assert any("Спор о квартире ул. Ленина, д. 12, кв. 45" in seen.screen.text for seen in crew.seen)
    guest.says("Кто в квартире")
    guest.presses("Выйти из квартиры")
    guest.presses("Да, выйти")
    assert "Вы вышли из квартиры" in guest.screen.screen.text
    with desk.database() as c:
        assert len(residence.linked(c, flat)) == 1


def test_a_name_is_told_only_with_consent(desk: Desk, maria: Somebody, flat: int) -> None:
    links(maria, "Я собственник")
    guest = Somebody(desk, desk.vk, "300", "")
    links(guest, "Я снимаю")
    assert "житель без имени" in maria.screen.screen.text


def test_everything_behind_more_fits_a_screen_and_a_second_flat_can_be_linked(
    desk: Desk, maria: Somebody, flat: int
) -> None:
    links(maria, "Я собственник")
    person = who(desk, maria).person.id
    with desk.database() as c:
        grant(c, person, the(c).id, "head")
        door = insert(flats).values(house=1, number="46").returning(flats.c.id)
        second = c.execute(door).scalar_one()
        words = {"organisation": 1, "flat": second, "number": "46-46", "key": "4646"}
        account = c.execute(insert(accounts_).values(**words).returning(accounts_.c.id)).scalar_one()
        accounts.set_code(c, account, "0046")
    maria.presses("Ещё")
    fits(maria.screen.screen, desk.lines[maria.line].can.messenger)
    for label in ("Работа", "Сменить адрес", "Кто в квартире", "Подключить лицевой счёт", "Другой мессенджер"):
        assert label in maria.screen.labels
    maria.presses("Подключить лицевой счёт")
    maria.says("4646")
    maria.says("0046")
    maria.presses("Я снимаю")
    maria.says("Кто в квартире")
    assert "В какой квартире?" in maria.screen.screen.text
    maria.presses("ул. Ленина, д. 12, кв. 46")
    assert "• Мария, снимает (это вы)" in maria.screen.screen.text


def test_a_flat_full_of_people_fits_a_screen(desk: Desk, maria: Somebody, flat: int) -> None:
    links(maria, "Я собственник")
    for n in range(14):
        with desk.database() as c:
            person = people.add(c, desk.vk, f"g{n}", desk.now).person.id
            home = Home(None, 1, "45", how=How.TENANT, flat=flat, account=1)
            residence.settle(c, person, home, desk.now)
    maria.says("Кто в квартире")
    fits(maria.screen.screen, desk.lines[maria.line].can.messenger)
    assert "И ещё 5 жителей" in maria.screen.screen.text
