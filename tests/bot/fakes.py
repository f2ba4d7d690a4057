"""A messenger in memory: a line that polls from a list, keeps what it was sent and fails as it is told."""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import replace

from bot.lines import Batch, Letter, Parcel, Pins, Rejected, Sent
from handlers.events import Event, Message, Sender
from handlers.screens import Can

Fault = BaseException | Callable[[], BaseException]


class FakeLine:
    """A line whose updates are JSON with chat, person and text; «broken» text cannot be decoded."""

    def __init__(self, id: int = 1, can: Can | None = None) -> None:
        self.id = id
        self.can = can or Can("telegram")
        self.name, self.link = f"@bot{id}", "https://example.org/?{code}"
        self.webhook = None
        self.sent: list[Parcel] = []
        self.tried: list[Parcel] = []
        self.acks: list[tuple[str, str]] = []
        self.pinned: list[tuple[str, str]] = []
        self.confirmed = 0
        self.files: dict[str, bytes] = {}
        self.checked: BaseException | None = None
        self.polled: BaseException | None = None
        self.gates: dict[str, asyncio.Event] = {}
        """Chats whose sends wait until they are let through."""
        self.closed = self.prepared = False
        self.members: dict[str, bool | None] = {}
        self.asked: list[str] = []
        """Members that were asked about."""
        self.rights: bool | None = None
        self._faults: dict[str, deque[BaseException]] = {}
        self._batches: asyncio.Queue[Batch | BaseException] = asyncio.Queue()
        self._number = 100

    def fail(self, chat: str, *faults: BaseException) -> None:
        """The next sends to that chat end so."""
        self._faults.setdefault(chat, deque()).extend(faults)

    def brings(self, *letters: Letter, cursor: str = "") -> None:
        """The next poll brings these."""
        self._batches.put_nowait(Batch(letters, cursor or str(letters[-1].position + 1)))

    def breaks(self, fault: BaseException) -> None:
        """The poll ends so."""
        self._batches.put_nowait(fault)

    async def check(self) -> None:
        if self.checked:
            raise self.checked

    async def prepare(self) -> None:
        self.prepared = True

    async def poll(self, cursor: str) -> AsyncIterator[Batch]:
        while True:
            batch = await self._batches.get()
            if isinstance(batch, BaseException):
                raise batch
            yield batch
            self.confirmed += 1

    def decode(self, raw: str) -> Event | None:
        read = json.loads(raw)
        sender = Sender(read["person"], "Мария")
        return Message(read["chat"], sender, private=True, id=read["update"], text=read["text"])

    async def send(self, parcel: Parcel) -> Sent:
        self.tried.append(parcel)
        if gate := self.gates.get(parcel.chat):
            await gate.wait()
        if faults := self._faults.get(parcel.chat):
            raise faults.popleft()
        self.sent.append(parcel)
        if parcel.edit:
            return Sent([parcel.edit])
        self._number += 1
        return Sent([str(self._number)], {file.hash: f"id-{file.hash[:4]}" for file in parcel.files})

    async def acknowledge(self, press: str, text: str, stays: bool = False) -> None:
        self.acks.append((press, text))

    async def fetch(self, file: str, most: int) -> bytes:
        if file not in self.files:
            raise Rejected("gone")
        return self.files[file]

    async def member(self, chat: str, external: str) -> bool | None:
        self.asked.append(external)
        return self.members.get(external)

    async def sees(self, chat: str) -> bool | None:
        return self.rights

    async def pins(self, chat: str) -> Pins | None:
        return None

    async def pin(self, chat: str, message: str, instead: str = "") -> None:
        self.pinned.append((chat, message))

    async def close(self) -> None:
        self.closed = True

    def texts(self, chat: str = "") -> list[str]:
        """What was taken, of one chat or of all."""
        return [parcel.screen.text for parcel in self.sent if chat in ("", parcel.chat)]


def a_letter(number: int, text: str = "привет", chat: str = "7", press: str = "") -> Letter:
    """An update of the fake messenger."""
    raw = json.dumps({"update": str(number), "chat": chat, "person": chat, "text": text}, ensure_ascii=False)
    return Letter(str(number), chat, chat, number, raw, press)


def broken(letter: Letter) -> Letter:
    """The same, as nobody can read it."""
    return replace(letter, raw="{")


def numbers(letters: Sequence[Letter]) -> list[str]:
    return [letter.update for letter in letters]
