"""What reaches us from a messenger, in our own words: a line decodes its raw update into one of these."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from domain.places import Point


class Kind(StrEnum):
    """What an attachment is; a sticker is one too, so that it can be answered."""

    PHOTO = "photo"
    VIDEO = "video"
    VOICE = "voice"
    DOCUMENT = "document"
    STICKER = "sticker"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that lies at the messenger: `file` is what the line needs to fetch it (a file id or a URL)."""

    kind: Kind
    file: str
    size: int | None = None
    """Bytes, where the messenger says."""
    name: str = ""
    mime: str = ""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who wrote, as the messenger names them."""

    external: str
    name: str = ""
    username: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """A message of a person: any mixture of text, attachments, a place."""

    chat: str
    sender: Sender
    private: bool
    id: str
    """The messenger's id of the message within its chat."""
    text: str = ""
    files: tuple[Attachment, ...] = ()
    point: Point | None = None
    place_name: str = ""
    """Title and address of a venue, when one came with the point."""
    phone: str = ""
    """Their own number, handed over by the messenger's button for that."""
    album: str = ""
    reply_to: str = ""
    """Id of the message that this one answers; empty when none."""
    forwarded: bool = False
    start: str = ""
    """The code of a deep link by which the person came; `text` is then empty."""
    begins: bool = False
    """The person pressed the messenger's own start button (or typed /start)."""
    data: str = ""
    """What a labelled button below carries, in messengers where such a press arrives as a message."""
    mentions_us: bool = False
    """In a group: addressed to this bot (`/bind@name`, a mention that has been cut off)."""
    thread: str = ""
    """The topic of the group in which it was written."""
    edited: bool = False
    title: str = ""
    """The group's title, where the messenger says it."""
    sent: datetime | None = field(default=None, compare=False)
    """When it was sent, as the messenger says; it tells nothing of what the message is."""


@dataclass(frozen=True, slots=True)
class Press:
    """A press of a button under a message of ours."""

    chat: str
    sender: Sender
    private: bool
    press: str
    """What the line needs to acknowledge it (it may hold several ids)."""
    data: str
    message: str = ""
    """Id of the message that carries the button."""
    title: str = ""
    thread: str = ""
    """The topic of the group in which that message stands."""
    sent: datetime | None = field(default=None, compare=False)
    """When it was pressed, where the messenger says; else what counts is when it reached us."""


@dataclass(frozen=True, slots=True)
class Member:
    """Someone joined or left a group, or a person blocked or unblocked the bot; `us` when it is the bot itself."""

    chat: str
    external: str
    private: bool
    here: bool
    us: bool = False
    by: Sender | None = None
    title: str = ""
    sees: bool | None = None
    """Of the bot itself: whether it has just got or lost the right to see everything that is said there."""
    stays: bool = False
    """It was there before: nothing but that right has changed."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A group has a new id (Telegram: a group that became a supergroup)."""

    chat: str
    new_chat: str


Event = Message | Press | Member | Moved
