"""What the staff must not miss: danger rings and is marked, a long story is there whole, many cards keep the limits."""

from datetime import datetime

from sqlalchemy import Connection

from bot.sandbox.person import Person
from handlers import showing
from storage import lines, organisations, outbox, people, posts, tickets
from storage.tickets import NewTicket
from tests.town.conftest import Opens
from tests.town.desk import at_home, card, cards, filed, files
from tests.town.house import House
from tests.town.walk import LENINA, the_ticket

LONG = "нет горячей воды " + "и так каждый день, а когда включат, никто не говорит; " * 70


async def test_danger_is_marked_rings_and_what_follows_stands_under_the_card(
    house: House, crossed: tuple[str, str]
) -> None:
    staff, resident = crossed
    desk = await house.staff(staff)
    maria = await at_home(house, "Мария Петрова", resident)
    await maria.says("в подъезде пахнет газом")
    await maria.sees("Заявка № 1")
    shown = await card(desk.olga)
    assert shown.text.startswith("№ 1 · Запах газа\n🔴 Авария\nАдрес: ул. Ленина, д. 12, подъезд 2, кв. 45")
    assert "Не закончена" not in shown.text
    await maria.says("на третьем этаже, сильно")
    added = await desk.olga.sees("Житель дополнил № 1:\nна третьем этаже, сильно")
    assert added.reply_to == shown.id
    assert added.buttons == ["Ответить жителю"]
    await desk.petr.presses("Взять", on=shown)
    await maria.sees("Занимается: Пётр С.")


async def test_danger_that_was_broken_off_keeps_the_home_that_is_known(house: House, crossed: tuple[str, str]) -> None:
    staff, resident = crossed
    desk = await house.staff(staff)
    maria = await at_home(house, "Мария Петрова", resident, flat="")
    await maria.says("в подъезде пахнет газом")
    await maria.sees("Какая квартира?")
    house.move(125)
    shown = await card(desk.olga)
    assert "Не закончена" in shown.text
    assert "Адрес: ул. Ленина, д. 12, подъезд 2" in shown.text
    assert (await the_ticket(house)).house is not None


async def test_danger_of_which_the_house_was_told_keeps_it(house: House, crossed: tuple[str, str]) -> None:
    staff, resident = crossed
    desk = await house.staff(staff)
    maria = house.town.person("Мария Петрова", resident)
    await maria.says("в подъезде пахнет газом")
    await maria.sees("112")
    await maria.says("ленина 12")
    await maria.presses(LENINA)
    await maria.sees("квартира")
    house.move(125)
    shown = await card(desk.olga)
    assert "Не закончена" in shown.text
    assert f"Адрес: {LENINA}" in shown.text
    assert (await the_ticket(house)).house is not None


async def test_only_danger_rings_in_telegram(house: House) -> None:
    desk = await house.staff("telegram")
    maria = await at_home(house, "Мария Петрова", "telegram")
    await files(maria, "лифт не работает второй день")
    await card(desk.olga, 1)
    await files(maria)
    await card(desk.olga, 2)
    sent = [call.params for call in house.telegram.log if call.method == "sendMessage"]
    quiet = {
        words["text"].split(" · ")[0].removeprefix("<b>"): bool(words.get("disable_notification"))
        for words in sent
        if "Статус: новая" in words["text"]
    }
    assert quiet == {"№ 1": True, "№ 2": False}


async def test_a_long_story_is_cut_on_the_card_and_shown_whole(house: House, crossed: tuple[str, str]) -> None:
    staff, resident = crossed
    desk = await house.staff(staff)
    await filed(house, resident, LONG)
    shown = await card(desk.olga)
    assert 2000 < len(shown.text) < 2300
    assert shown.buttons[-1] == "Показать целиком"
    story = (await the_ticket(house)).story
    await desk.olga.presses("Показать целиком", on=shown)
    first = await desk.olga.sees("№ 1 · рассказ жителя, 1 из 2")
    assert first.reply_to == shown.id
    await desk.olga.presses("Дальше", on=first)
    second = await desk.olga.sees("№ 1 · рассказ жителя, 2 из 2")
    assert second.buttons == []
    told = " ".join(page.text.partition("\n\n")[2] for page in (first, second))
    assert told == story
    assert cards(desk.olga)[-1].id == shown.id


def thirty(connection: Connection, person: Person, messenger: str, now: datetime) -> None:
    """Thirty reports at once, as after a storm."""
    line = next(row.id for row in lines.all(connection) if row.messenger == messenger)
    contact = people.contacts(connection, [(line, str(person.id))])[line, str(person.id)]
    company = organisations.the(connection).id
    for _ in range(30):
        new = NewTicket(company, contact.person.id, line, str(person.id), "lift.broken", "none", story="Лифт стоит")
        outbox.put(connection, showing.posts(connection, tickets.file(connection, new, now)), now)


def waiting(connection: Connection) -> list[str]:
    """What the cards' rows in the outbox have come to."""
    rows = connection.execute(posts.outbox.select().where(posts.outbox.c.shows.like("card:%")))
    return [row.state for row in rows]


async def test_thirty_cards_at_once_keep_the_limit_of_a_telegram_group(opens: Opens) -> None:
    house = await opens(limits=True)
    desk = await house.staff("telegram")
    maria = await filed(house, "telegram")
    await house.store.write(thirty, maria, "telegram", house.clock.now())
    first = await card(desk.olga, 1)
    pressed = await desk.olga.presses("Взять", on=first)
    assert await pressed.toast(within=2) == "№ 1 взята. Исполнитель: Ольга И."
    await card(desk.olga, 3, within=10)
    states = await house.read(waiting)
    assert len(states) == 32
    assert set(states) <= {"sent", "sending", "new"}
    assert states.count("new") > 20
    assert house.telegram.refusals == []


async def test_thirty_cards_at_once_arrive_in_vk(opens: Opens) -> None:
    house = await opens(limits=True)
    desk = await house.staff("vk")
    maria = await at_home(house, "Мария Петрова", "vk")
    await house.store.write(thirty, maria, "vk", house.clock.now())
    for number in range(1, 31):
        await card(desk.olga, number, within=10)
    assert [len(cards(desk.olga, number)) for number in range(1, 31)] == [1] * 30
