"""The demo's town: its houses, its people in all messengers, and the staff chat of its management company."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Connection

from bot.sandbox.max import MaxStandIn
from bot.sandbox.person import Person
from bot.sandbox.telegram import TelegramStandIn
from bot.sandbox.town import Group, Town
from bot.sandbox.vk import VkStandIn
from domain.houses import House
from storage import houses, organisations, register
from storage.store import Store

REGISTER = Path(__file__).parent / "page" / "houses.csv"
PHONE = "8 (4712) 55-01-01"
TELEGRAM_TOKEN, VK_TOKEN, VK_GROUP = "1000001:DEMO", "vk1.DEMO", 200_001
MAX_TOKEN = "max.DEMO"
COMPANY = "Добрый двор"
ON_MAP = 60
"""Houses that the map can hold."""
ANSWER = 20.0
"""Seconds in which the program has to bind the staff chat at the first start."""


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody of the town: where they have an account, and who they are."""

    name: str
    messenger: str
    about: str
    """What the staff do; of residents it is told where they live."""
    staff: bool = False
    username: str = ""


CAST: Mapping[str, Role] = {
    "maria": Role("Мария", "telegram", ""),
    "anna": Role("Анна Петровна", "telegram", ""),
    "irina": Role("Ирина", "telegram", "диспетчер", True, "irina_disp"),
    "petr": Role("Пётр", "telegram", "слесарь", True, "petr_master"),
    "viktor": Role("Виктор Сергеевич", "telegram", "руководитель", True),
    "oleg": Role("Олег", "vk", ""),
    "sasha": Role("Саша", "vk", ""),
    "galina": Role("Галина Ивановна", "max", ""),
}
"""In the order in which they got their accounts: their numbers are the same at every start."""
HOMES = {
    "maria": "ул. Ленина, д. 12", "anna": "ул. Садовая, д. 3", "oleg": "ул. Мира, д. 3", "sasha": "ул. Мира, д. 1",
    "galina": "ул. Ленина, д. 12",
}
"""Where the residents live, as long as the town has its own houses."""


@dataclass(slots=True)
class Cast:
    """The people of the demo, and the group of the staff."""

    people: dict[str, Person]
    staff: Group

    def act(self, name: str, chat: str = "") -> Person:
        """Somebody by their short name, in the chat with the bot or in the staff's; KeyError for nobody."""
        person = self.people[name]
        if chat != "staff":
            return person
        if not CAST[name].staff:
            raise KeyError(name)
        return person.in_chat(self.staff)


def found(telegram: TelegramStandIn, vk: VkStandIn, max: MaxStandIn) -> Town:
    """The bots and the community that the town's people write to."""
    telegram.bot(TELEGRAM_TOKEN, "dobry_dvor_bot", COMPANY, privacy=False)  # as the README says to set it up
    vk.community(VK_GROUP, VK_TOKEN, COMPANY, "dobry_dvor")
    max.bot(MAX_TOKEN, "id4632000000_bot", COMPANY)
    return Town(telegram, vk, max)


def settle(town: Town) -> dict[str, Person]:
    """Give everybody their account."""
    return {name: town.person(role.name, role.messenger, username=role.username) for name, role in CAST.items()}


async def gather(town: Town, people: Mapping[str, Person]) -> Group:
    """The group of the staff, without the bot so far."""
    staff = [people[name] for name in ("viktor", *(n for n, role in CAST.items() if role.staff and n != "viktor"))]
    return await town.group("Диспетчерская", staff, with_bot=False)


async def build(store: Store, houses: Path, now: datetime) -> None:
    """Take the houses over as an operator would, and tell the company's emergency phone."""
    await register.apply(store, register.read(houses), now)
    await store.write(_phone)


def _phone(connection: Connection) -> None:
    organisations.set_phone(connection, organisations.the(connection).id, PHONE)


async def bind(town: Town, cast: Cast, store: Store, now: datetime) -> None:
    """Make the head an admin by the link and bind the staff chat by the button, as it is done in life."""
    code = secrets.token_urlsafe(18)
    await store.write(organisations.make_link, code, now)
    head = cast.people["viktor"]
    await head.opens(town.link("telegram", code))
    await head.sees("администратор", within=ANSWER)
    await cast.staff.make_admin()  # brought in as an administrator, as people do who know what it needs
    in_group = head.in_chat(cast.staff)
    await in_group.says("/bind", to_bot=True)
    await in_group.presses("Привязать", within=ANSWER)
    await in_group.sees("Чат привязан", within=ANSWER)
    petr = cast.people["petr"].in_chat(cast.staff)
    await petr.says("готово")  # the one word that shows whether the bot sees the chat
    await petr.sees("Вижу сообщения чата", within=ANSWER)
    await petr.says("/очередь")
    await petr.sees("Открытых заявок нет", within=ANSWER)


def shown_houses(connection: Connection) -> list[House]:
    """The houses of the map: those around the first of the register."""
    table = houses.houses.c
    first = connection.execute(sa.select(table.latitude, table.longitude).order_by(table.id).limit(1)).one()
    # an eastern degree is shorter, at our latitudes by so much
    north, east = table.latitude - first.latitude, (table.longitude - first.longitude) * 0.6
    near = sa.select(table.id).where(table.active).order_by(north * north + east * east, table.id).limit(ON_MAP)
    found = [houses.get(connection, number) for number in sorted(connection.execute(near).scalars())]
    return [house for house in found if house]
