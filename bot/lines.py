"""What the program asks of a messenger: a line takes updates in, reads them, sends screens, fetches files."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from bot.hooks import Hook
from handlers.events import Event
from handlers.screens import Can, Screen


@dataclass(frozen=True, slots=True)
class Letter:
    """A raw update with what the inbox must know of it, found without a full parse."""

    update: str
    """The messenger's own id of the update."""
    chat: str
    person: str
    """External id of the author; empty when nobody is one."""
    position: int
    """The messenger's order."""
    raw: str
    press: str = ""
    """Set when it is a press that wants an acknowledgement."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What one poll brought; `cursor` is what the next poll starts from, kept in the same commit."""

    letters: Sequence[Letter]
    cursor: str


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A stored file to be sent: where it lies, and what this line calls it if it was sent before."""

    hash: str
    kind: str
    path: Path
    name: str = ""
    external: str = ""


@dataclass(frozen=True, slots=True)
class Parcel:
    """One message to be sent or, with `edit`, a message of ours to be changed."""

    id: int
    """The outbox row's id: VK's random_id."""
    chat: str
    screen: Screen
    edit: str = ""
    reply_to: str = ""
    thread: str = ""
    files: Sequence[Enclosed] = ()
    quiet: bool = False
    """No sound at the receiver."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What the messenger returned: the ids of the messages, and what it calls the files."""

    messages: Sequence[str]
    files: dict[str, str] = field(default_factory=dict)
    """Content hash → the line's own file id."""
    astray: bool = False
    """It stands outside of the topic that it was meant for, which is gone."""


@dataclass(frozen=True, slots=True)
class Pins:
    """What is pinned in a group: the newest of the pinned messages, and whether we may change that."""

    newest: str
    may: bool


class NotSent(Exception):
    """The messenger did not take it. `why` is a short English word for the log and the staff."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class TryLater(NotSent):
    """May help later: after `after` seconds where the messenger says, else with backoff.

    `unsure`: it may have been taken. `limited`: the messenger said that we are too fast (429).
    """

    def __init__(self, why: str, after: float | None = None, *, unsure: bool = False, limited: bool = False) -> None:
        super().__init__(why)
        self.after = after
        self.unsure = unsure
        self.limited = limited


class Unreachable(NotSent):
    """This chat will not be reached again: blocked, deleted, removed from the group."""


class Rejected(NotSent):
    """This very message will never be taken (a defect of ours, too long, bad markup)."""


class CannotEdit(NotSent):
    """The message to be edited is gone or too old: send anew."""


class ChatMoved(NotSent):
    """The chat has a new id."""

    def __init__(self, chat: str) -> None:
        super().__init__("moved")
        self.chat = chat


class TokenRefused(Exception):
    """The messenger does not know this token: the line stops and admins are told."""


class Webhook(Protocol):
    """How one line's updates are brought; the `webhook` of a line that is not polled."""

    hook: Hook

    async def stands(self) -> bool:
        """Whether the messenger knows our address. Raises NotSent or TokenRefused."""

    async def subscribe(self) -> None:
        """Tell it our address. Raises NotSent or TokenRefused."""


class Line(Protocol):
    """One bot of one messenger. A line is made from settings; `name` and `link` are known after `check`."""

    id: int
    can: Can
    name: str
    link: str

    @property
    def webhook(self) -> Webhook | None:
        """Of a line to which its messenger brings updates by itself."""

    async def check(self) -> None:
        """Ask the messenger who we are; sets `name` and `link`. Raises TokenRefused, or TryLater when out of reach."""

    async def prepare(self) -> None:
        """What the messenger should know of us at start (the menu of commands); failures are logged, never raised."""

    def poll(self, cursor: str) -> AsyncIterator[Batch]:
        """Updates for ever; survives every failure but TokenRefused.

        The next poll, which confirms, is made only after the consumer has come back for the next batch.
        """

    def decode(self, raw: str) -> Event | None:
        """A raw update in our words; None for what does not concern us. Whatever it raises puts the update aside."""

    async def send(self, parcel: Parcel) -> Sent:
        """Send or edit. Raises NotSent in one of its kinds."""

    async def acknowledge(self, press: str, text: str, stays: bool = False) -> None:
        """Answer a press, with a short note when `text` is not empty; it `stays` until closed where the messenger can.

        Never raises, never retries.
        """

    async def fetch(self, file: str, most: int) -> bytes:
        """A file's content. Raises TryLater, or Rejected when it is larger than `most` bytes or gone."""

    async def member(self, chat: str, external: str) -> bool | None:
        """Whether that person is in that group now; None when the messenger does not tell."""

    async def sees(self, chat: str) -> bool | None:
        """Whether our rights in that group show us everything said there; None when the messenger does not tell."""

    async def pins(self, chat: str) -> Pins | None:
        """What is pinned in that group; None when the messenger does not tell now."""

    async def pin(self, chat: str, message: str, instead: str = "") -> None:
        """Pin a message of ours without a sound, let go of `instead`. Raises NotSent: CannotEdit when it is gone."""

    async def close(self) -> None:
        """Close connections and end threads."""


Wake = Callable[[], None]
Job = Callable[[], Awaitable[None]]
