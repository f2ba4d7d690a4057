"""A mailing of which the process dies in the middle: VK is told nothing twice, Telegram at most what was under way."""

import asyncio
from datetime import datetime

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from bot.clock import Clock
from bot.sandbox.person import Person
from bot.sandbox.town import Town
from domain.mailings import Audience, Kind
from handlers import telling
from handlers.screens import Can, Line, Screen
from handlers.visit import Office
from storage import lines, mailing_people, mailings, organisations, people
from storage.house_tables import houses
from storage.store import Store, migrate
from tests.bot.test_kill import LONGEST, Machine, machine, telegram, town, vk

__all__ = ["machine", "telegram", "town", "vk"]
WATER = "Сегодня до 18:00 не будет холодной воды."
POINTS = {
    "after some of it was handed to delivery": "after handlers.feeding:step 1",
    "after the call, before its result is kept": "after bot.sending:Sending.send 3",
    "before what came of some is kept": "before bot.outcomes:settle 2",
}
MEANT = {"send": "mail:1", "settle": "mail:1"}


def _tell(connection: Connection, everybody: dict[str, list[str]], now: datetime) -> None:
    """People of two messengers live in one house and are told; the program finds it begun."""
    own = organisations.the(connection).id
    words = {"organisation": own, "address": "ул. Ленина, д. 12", "key": "12", "short": "ул. Ленина, д. 12"}
    words |= {"street": "ленина", "number": "12", "town": "", "latitude": 51.7, "longitude": 36.2, "revision": 1}
    home = connection.execute(sa.insert(houses).values(**words).returning(houses.c.id)).scalar_one()
    known = {}
    for messenger, externals in everybody.items():
        line = lines.ensure(connection, messenger, f"{messenger}:1")
        known[line.id] = Line(line.id, Can(messenger))
        for external in externals:
            contact = people.meet(connection, line.id, external, now)
            people.opened(connection, [contact.id])
            people.live_in(connection, contact.person.id, home, "", "")
    office = Office(known, lambda line, raw: None)
    telling.tell_many(connection, office, Audience(own), Screen(WATER), Kind.URGENT, now)


def _ended(connection: Connection) -> list[dict[str, int]]:
    mailing = mailings.get(connection, 1)
    assert mailing is not None
    return [mailing_people.progress(connection, 1).counts] if mailing.ended is not None else []


def told(person: Person) -> int:
    """How often somebody has read it."""
    return sum(WATER in message.text for message in person.sees if message.by_bot)


@pytest.mark.parametrize("point", POINTS)
async def test_killed_in_the_middle_nobody_in_vk_is_told_twice(machine: Machine, town: Town, point: str) -> None:
    everybody = [town.person(f"Мария {number}", name) for name in ("telegram", "vk") for number in range(5)]
    for person in everybody:
        await person.starts()
    await asyncio.to_thread(migrate, machine.url)
    store = await Store.open(machine.url)
    called = {"telegram": [str(one.id) for one in everybody[:5]], "vk": [str(one.id) for one in everybody[5:]]}
    await store.write(_tell, called, Clock().now())
    name = POINTS[point].split(":")[1].split(" ")[0].split(".")[-1]
    await machine.start(POINTS[point], on=MEANT.get(name, ""))
    await machine.dies()
    await machine.start()
    side = everybody[-1].side
    async with asyncio.timeout(LONGEST * 2):
        while not (ended := await store.read(_ended)):
            await side.changes.after(side.changes.count, 1)
    await store.close()
    counts = ended[0]
    in_telegram, in_vk = ([told(person) for person in some] for some in (everybody[:5], everybody[5:]))
    assert in_vk == [1] * 5, "VK knows the number that a message is sent under"
    assert max(in_telegram) <= 1
    assert sum(counts.values()) == 10
    assert counts["sent"] + counts.get("unknown", 0) == 10
    assert in_telegram.count(0) <= counts.get("unknown", 0), "only what was under way may be missing"
