"""A desk without a messenger: people say and press, turns are taken, and what they would see is kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, insert, make_url

from domain import addresses
from domain.places import Point
from handlers import cards, feeding, marks
from handlers.events import Attachment, Event, Kind, Message, Press, Sender
from handlers.screens import Can, Line, Screen
from handlers.turn import take_turn
from handlers.visit import Office
from handlers.wording import same
from storage import inbox, lines, organisations, outbox, people
from storage.houses import houses
from storage.store import sqlite

HOUSE = "обл. Курская, г. Курск, ул. Ленина, д. 12"
TELEGRAM_LIKE = Can("telegram", place_below=True, linked="-", abroad=True)
VK_LIKE = Can("vk", rows=6, buttons=10, label=40, edits_for=86_000, service_below=True, resends=True)


@dataclass
class Seen:
    """A message of the bot in a chat."""

    id: str
    screen: Screen
    shows: str = ""
    edits: int = 0

    @property
    def is_board(self) -> bool:
        """Whether it is the overview that stands in every staff chat."""
        return self.shows.startswith("board:")

    @property
    def labels(self) -> list[str]:
        """What its buttons say."""
        return [button.label for row in (*self.screen.rows, *self.screen.below) for button in row]


@dataclass
class Desk:
    """The whole way of a message but for the messenger."""

    engine: Engine
    now: datetime = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    chats: dict[tuple[int, str], list[Seen]] = field(default_factory=dict)
    acks: list[str] = field(default_factory=list)
    events: dict[str, Event | None] = field(default_factory=dict)
    count: int = 0
    latest: str = ""
    closed: set[tuple[int, str]] = field(default_factory=set)
    """Chats whose people have blocked the bot, which hears of it when it writes."""

    def __post_init__(self) -> None:
        with self.engine.begin() as connection:
            first = lines.ensure(connection, "telegram", "telegram:1")
            second = lines.ensure(connection, "vk", "vk:1")
        self.lines = {
            first.id: Line(first.id, TELEGRAM_LIKE, link="https://t.example/bot?start={code}"),
            second.id: Line(second.id, VK_LIKE, link="https://vk.example/club?ref={code}"),
        }
        self.office = Office(self.lines, lambda _line, raw: self.events[raw], "https://bot.example.ru")
        self.telegram, self.vk = first.id, second.id

    @contextmanager
    def database(self) -> Iterator[Connection]:
        """A transaction beside the turns."""
        with self.engine.begin() as connection:
            yield connection

    def arrive(self, line: int, person: str, chat: str, event: Event | None) -> str:
        """An update comes in and is committed; it is not handled yet."""
        self.count += 1
        raw = f"u{self.count}"
        self.events[raw] = event
        self.latest = raw
        press = event.press if isinstance(event, Press) else ""
        with self.database() as connection:
            inbox.add(connection, line, [inbox.Arrived(raw, chat, person, self.count, raw, press)], "", self.now)
        return raw

    def work(self) -> None:
        """Take turns until nothing waits, then deliver."""
        while True:
            with self.database() as connection:
                waiting = inbox.waiting(connection)
                if not waiting:
                    break
                turn = take_turn(connection, waiting, self.office, self.now)
            self.acks += [ack.text for ack in turn.acks]
        self.deliver()

    def deliver(self) -> None:
        """Send what is due, as delivery does it."""
        while any(self._deliver(line) for line in self.lines):
            pass

    def _deliver(self, line: int) -> bool:
        """Send a line's next rows; False when there is none."""
        with self.database() as connection:
            rows = outbox.claim(connection, line, self.now + timedelta(seconds=4), [], 50)
            results = [self._send(connection, row) for row in rows]
            outbox.finish(connection, results, self.now)
            for row, result in zip(rows, results, strict=True):
                feeding.settled(connection, row, result.state, self.now)
                marks.arrived(connection, row, self.now)
            return bool(rows)

    def _send(self, connection: Connection, row: outbox.Outgoing) -> outbox.Result:
        chat = self.chats.setdefault((row.line, row.chat), [])
        screen: Screen | None
        if (row.line, row.chat) in self.closed:
            people.block(connection, row.line, row.chat, True)
            return outbox.Result(row.id, "failed", error="blocked")
        if row.screen is None:
            screen = cards.draw(connection, row.shows, self.lines[row.line], self.now)
        else:
            screen = Screen.unpack(row.screen)
        if screen is None:
            return outbox.Result(row.id, "sent")
        if row.edit and not row.fresh and (row.newest or not row.shows.startswith("talk:")):
            seen = next(one for one in chat if one.id == row.edit)
            seen.screen, seen.edits = screen, seen.edits + 1
        else:
            self.count += 1
            seen = Seen(f"m{self.count}", screen, row.shows)
            chat.append(seen)
        return outbox.Result(row.id, "sent", messages=(seen.id,))


@dataclass
class Somebody:
    """A person at a line; with `group`, what they do happens there."""

    desk: Desk
    line: int
    external: str
    name: str = ""
    group: str = ""

    @property
    def chat(self) -> str:
        """Where they write."""
        return self.group or self.external

    @property
    def seen(self) -> list[Seen]:
        """The bot's messages there."""
        return self.desk.chats.setdefault((self.line, self.chat), [])

    @property
    def screen(self) -> Seen:
        """The newest of them that is no board."""
        return next(one for one in reversed(self.seen) if not one.is_board)

    def inside(self, group: str) -> "Somebody":
        """The same person in a group."""
        return Somebody(self.desk, self.line, self.external, self.name, group)

    def send(self, **words: Any) -> Seen:
        """Any message."""
        self.hold(**words)
        self.desk.work()
        return self.screen

    def hold(self, **words: Any) -> str:
        """A message that arrives and waits."""
        self.desk.count += 1
        sender = Sender(self.external, self.name)
        event = Message(self.chat, sender, not self.group, words.pop("id", f"p{self.desk.count}"), **words)
        return self.desk.arrive(self.line, self.external, self.chat, event)

    def says(self, text: str, **words: Any) -> Seen:
        """A text."""
        return self.send(text=text, **words)

    def presses(self, label: str) -> Seen:
        """A button by its label, in the newest message that has it; below, the label is typed."""
        for seen in reversed(self.seen):
            for row in seen.screen.rows:
                for button in row:
                    if same(button.label) == same(label):
                        return self.presses_data(button.data, seen.id)
            for row in seen.screen.below:
                for button in row:
                    if same(button.label) == same(label):
                        return self.says(button.label)
        raise AssertionError(f"no button {label!r} among {[seen.labels for seen in self.seen[-3:]]}")

    def presses_data(self, data: str, message: str = "") -> Seen:
        """A button that carries `data`, forged or not."""
        self.desk.count += 1
        sender = Sender(self.external, self.name)
        press = Press(self.chat, sender, not self.group, f"c{self.desk.count}", data, message)
        self.desk.arrive(self.line, self.external, self.chat, press)
        self.desk.work()
        return self.screen

    def sends_place(self, latitude: float, longitude: float) -> Seen:
        """A location."""
        return self.send(point=Point(latitude, longitude))

    def sends_photo(self, name: str = "photo-1", caption: str = "", **words: Any) -> Seen:
        """A photo."""
        return self.send(text=caption, files=(Attachment(Kind.PHOTO, name, 1000),), **words)


def open_desk(url: str) -> Desk:
    """A desk on an empty, migrated SQLite database."""
    return Desk(sqlite(make_url(url)))


def a_house(desk: Desk, address: str = HOUSE, latitude: float = 51.7301, longitude: float = 36.1931) -> int:
    """A house of the register; its number."""
    words = {"key": addresses.key, "short": addresses.short, "street": addresses.street}
    words |= {"number": addresses.number, "town": addresses.town}
    with desk.database() as connection:
        row = {
            "organisation": organisations.the(connection).id,
            "address": address,
            "latitude": latitude,
            "longitude": longitude,
            "revision": 1,
            **{name: word(address) for name, word in words.items()},
        }
        made = connection.execute(insert(houses).values(**row).returning(houses.c.id))
        return int(made.scalar_one())
