"""Stretches of the way that residents and staff walk together, named once."""

from datetime import datetime
from time import monotonic

from sqlalchemy import Connection

from bot.sandbox.person import Person
from bot.sandbox.seen import Seen
from domain.consents import VERSION
from storage import houses, lines, people
from tests.town.house import Desk, House
from tests.town.walk import HOT, sends

PAIRS = [
    ("telegram", "vk"), ("vk", "telegram"), ("telegram", "telegram"), ("vk", "vk"), ("max", "telegram"), ("vk", "max"),
]  # fmt: skip
"""Where the staff sit, and where the resident writes."""


async def at_home(house: House, name: str, messenger: str, flat: str = "45") -> Person:
    """Somebody who has agreed and whose home is known, as after a first report."""
    person = house.town.person(name, messenger)
    await house.store.write(_settle, messenger, person, flat, house.clock.now())
    return person


def _settle(connection: Connection, messenger: str, person: Person, flat: str, now: datetime) -> None:
    line = next(row.id for row in lines.all(connection) if row.messenger == messenger)
    home = houses.search(connection, "Ленина 12")[0]
    contact = people.meet(connection, line, str(person.id), now)
    people.consent(connection, contact.person.id, "given", VERSION, now)
    people.rename(connection, contact.id, person.name, "")
    people.call(connection, contact.person.id, person.name)
    people.live_in(connection, contact.person.id, home.id, "2", flat)


async def files(person: Person, story: str = HOT) -> Seen:
    """A known person's two actions; the receipt."""
    await person.says(story)
    return await sends(person)


async def filed(house: House, messenger: str, story: str = HOT, name: str = "Мария Петрова") -> Person:
    """A resident who has just filed a ticket."""
    person = await at_home(house, name, messenger)
    await files(person, story)
    return person


async def card(person: Person, number: int = 1, said: str = "", within: float = 5.0) -> Seen:
    """Wait for the card of a ticket in the chat, as soon as it says this too; its newest message."""
    until = monotonic() + within
    while True:
        count, shown = person.side.changes.count, cards(person, number)
        if shown and said in shown[-1].text:
            return shown[-1]
        if not await person.side.changes.after(count, until - monotonic()):
            told = shown[-1].text if shown else "no card"
            raise AssertionError(f"{person.name} waited {within} s for № {number} with «{said}» and sees:\n{told}")


def cards(person: Person, number: int = 1) -> list[Seen]:
    """Every message that is the card of a ticket."""
    return [
        one for one in person.sees if one.by_bot and one.text.startswith(f"№ {number} · ") and "Статус:" in one.text
    ]


async def takes(desk: Desk, number: int = 1) -> None:
    """Пётр takes the ticket."""
    await desk.petr.presses("Взять", on=await card(desk.petr, number))
    await card(desk.petr, number, "Статус: исполняется")


async def finishes(desk: Desk, report: str, number: int = 1) -> None:
    """Пётр takes the ticket and tells what was done."""
    await takes(desk, number)
    await desk.petr.presses("Готово", on=await card(desk.petr, number))
    await desk.petr.sees("Что сделано?")
    await desk.petr.says(report)
    await card(desk.petr, number, "Статус: исполнена")


async def asks(desk: Desk, text: str, number: int = 1) -> None:
    """Ольга replies to the card and says that it is for the resident."""
    await desk.olga.replies(await card(desk.olga, number), text)
    await desk.olga.presses("Жителю", on=await desk.olga.sees("Кому это, жителю или только нам?"))
