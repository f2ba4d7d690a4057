"""A house that no list places: an admin sends where it stands, and then a resident who stands there is offered it."""

from sqlalchemy import Connection, update

from bot.sandbox.person import Person
from domain.access import Role
from storage import lines, organisations, people
from storage.house_tables import houses
from tests.town.house import LENINA_12, House
from tests.town.walk import LENINA, agrees


def _doubted(connection: Connection) -> None:
    """Of the town's houses one has the point of many others."""
    revision = houses.c.revision + 1
    connection.execute(update(houses).where(houses.c.short == LENINA).values(doubt="shared", revision=revision))


async def an_admin(house: House, messenger: str) -> Person:
    anna = house.town.person("Анна Котова", messenger)
    await anna.starts()
    await anna.sees("")

    def grant(connection: Connection) -> None:
        line = next(row.id for row in lines.all(connection) if row.messenger == messenger)
        person = people.meet(connection, line, str(anna.id), house.clock.now()).person.id
        organisations.grant(connection, person, organisations.the(connection).id, Role.ADMIN)

    await house.store.write(grant)
    return anna


async def asked(house: House, messenger: str, name: str) -> Person:
    """A resident who is asked where it is."""
    somebody = house.town.person(name, messenger)
    await agrees(somebody)
    await somebody.says("не убирают двор")
    await somebody.presses("Не убирают двор")
    await somebody.sees("Где это?")
    return somebody


async def offered(maria: Person) -> list[str]:
    """Which houses somebody is offered who stands before the house."""
    await maria.presses("Отправить место", place=LENINA_12)
    buttons = list((await maria.sees("Какой дом?")).buttons)
    await maria.presses("Другой адрес")
    await maria.sees("Где это?")
    return buttons


async def test_a_house_gets_its_place_and_is_offered_from_then_on(house: House, messenger: str) -> None:
    await house.store.write(_doubted)
    maria = await asked(house, messenger, "Мария Петрова")
    assert LENINA not in await offered(maria)
    await maria.says("лнина 12")  # by its address it is found all the same
    assert (await maria.sees("Какой дом?")).buttons[0] == LENINA
    await maria.presses("Другой адрес")
    await maria.sees("Где это?")

    anna = await an_admin(house, messenger)
    await anna.says("/unplaced")
    await anna.presses((await anna.sees("У 1 дома нет верного места")).buttons[0])
    await anna.sees("Пришлите место дома")
    await anna.presses("Отправить место", place=LENINA_12)
    await anna.sees("Записали место")

    assert (await offered(await asked(house, messenger, "Игорь Сомов")))[0] == LENINA
