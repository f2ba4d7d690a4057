"""Stretches of the way that many people walk, named once."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.sandbox.eyes import WITHIN
from bot.sandbox.person import Person
from bot.sandbox.seen import Seen
from domain.tickets import Ticket
from handlers import layout
from handlers.screens import Can
from storage import attachments, tickets
from storage.attachments import TicketFile
from tests.town.house import House

HOT = "у нас третий день нет горячей воды"
LENINA = "ул. Ленина, д. 12"


async def agrees(person: Person) -> None:
    """Meet the bot and agree."""
    await person.starts()
    await person.presses("Согласен")
    await person.sees("Спасибо")


async def reports(
    person: Person, story: str = HOT, category: str = "Нет горячей воды", within: float = WITHIN
) -> Seen:
    """A person who has agreed tells a problem in their flat, № 45, to the end; the receipt."""
    await person.says(story)
    await person.presses(category, within=within)
    await person.sees("Где это?", within)
    await person.says("Ленина 12")
    await person.presses(LENINA, within=within)
    await person.sees("квартира", within)
    await person.says("45")
    await person.presses("Пропустить", within=within)
    return await sends(person, within)


async def sends(person: Person, within: float = WITHIN) -> Seen:
    """The last tap, and the receipt."""
    await person.presses("Отправить заявку", within=within)
    return await person.sees("Заявка № ", within)


async def settled(house: House, name: str, messenger: str) -> Person:
    """Somebody whose home the bot knows from a first report."""
    person = house.town.person(name, messenger)
    await agrees(person)
    await reports(person)
    return person


STANDING = {
    button.label for row in (*layout.menu_below(Can("any")), *layout.service_rows()) for button in row
}  # fmt: skip
"""What stands below the conversation, or under the message where nothing can stand below."""


def own(message: Seen) -> list[str]:
    """The labels under a message without those that always stand somewhere."""
    return [label for label in message.buttons if label not in STANDING]


def carried(message: Seen, label: str) -> str:
    """What a button of a message carries."""
    return next(button.data for row in message.rows for button in row if button.text == label)


async def the_ticket(house: House, number: int = 1) -> Ticket:
    """As it stands in the database."""
    ticket = await house.read(tickets.get, number)
    assert ticket is not None, f"there is no № {number}"
    return ticket


async def files_of(house: House, number: int = 1) -> list[TicketFile]:
    """What lies with a ticket."""
    return await house.read(attachments.files_of, number)


async def until(house: House, holds: Callable[[], Awaitable[bool]], within: float = 5.0) -> None:
    """Wait until something holds in the database, looking whenever something may have changed."""
    async with asyncio.timeout(within):
        while not await holds():
            await house.telegram.changes.after(house.telegram.changes.count, 0.05)
