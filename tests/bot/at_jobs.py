"""Tickets with slow work to be done, and what became of it."""

import asyncio

from sqlalchemy import Connection

from bot.geocoder import OutOfReach
from bot.jobs import Jobs
from domain.places import Point
from storage import jobs, organisations, people, tickets
from storage.store import Store
from storage.tickets import NewTicket, TicketFile
from tests.bot.fakes import FakeLine
from tests.bot.waiting import HandClock, rest


async def a_ticket(store: Store, clock: HandClock, line: FakeLine, *names: str) -> int:
    """A ticket with a point and these files, and the job that fetches them."""

    def file(connection: Connection) -> int:
        company = organisations.the(connection).id
        person = people.meet(connection, line.id, "7", clock.now()).person.id
        new = NewTicket(company, person, line.id, "7", "water.hot", "none", latitude=51.73, longitude=36.19)
        number = tickets.file(connection, new, clock.now()).id
        told = [{"kind": "photo", "file": name, "line": line.id, "name": "../../etc/passwd"} for name in names]
        tickets.attach(connection, number, told, "story")
        return number

    return await store.write(file)


async def have_done(store: Store, clock: HandClock, kind: str, ticket: int, working: Jobs) -> None:
    await store.write(jobs.add, kind, {"ticket": ticket}, clock.now())
    working.bell.ring()
    await rest(store)


async def states(store: Store) -> list[str]:
    def read(connection: Connection) -> list[str]:
        return [row.state for row in connection.execute(jobs.jobs.select().order_by(jobs.jobs.c.id))]

    return await store.read(read)


async def all_done(store: Store) -> None:
    """Wait until no job is left: files are cleaned in threads of their own."""
    async with asyncio.timeout(10):
        while "new" in await states(store):  # noqa: ASYNC110 what is waited for happens in another thread, too
            await asyncio.sleep(0)


async def files_of(store: Store, ticket: int) -> list[TicketFile]:
    return await store.read(tickets.files_of, ticket)


class FakeGeocoder:
    """Knows one address, once it can be reached."""

    def __init__(self) -> None:
        self.faults = 0
        self.asked: list[Point] = []

    async def address(self, point: Point) -> str:
        self.asked.append(point)
        if self.faults:
            self.faults -= 1
            raise OutOfReach("timeout")
        return "Курск, улица Ленина, 12"
