"""What a person sees: one message with its buttons, free of any messenger. A line renders it."""

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any


class Does(StrEnum):
    """What a button does when it is pressed."""

    PRESS = "press"
    """Sends `data` back (≤ 64 bytes)."""
    PLACE = "place"
    """Sends where the person is."""
    LINK = "link"
    """Opens `data`, a URL."""
    CONTACT = "contact"
    """Sends the person's own phone number; only where the line can, and in the keyboard below."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button: `label` is what is read (≤ 40 characters), `data` what it carries."""

    label: str
    data: str = ""
    does: Does = Does.PRESS
    main: bool = False
    """The one that most people want: shown in colour where the messenger can."""


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class File:
    """A stored file to be sent: its content hash under MEDIA_DIR, its kind as in events.Kind."""

    hash: str
    kind: str = "photo"
    name: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a text that lead to another message of the same chat, where the messenger can."""

    start: int
    length: int
    message: str


@dataclass(frozen=True, slots=True)
class Screen:
    """One message. `text` is plain (nothing in it is markup); `bold` says that its first line stands out."""

    text: str
    rows: Rows = ()
    """Buttons under the message."""
    below: Rows = ()
    """The keyboard below the conversation, shown from this message on; never together with `rows`."""
    files: tuple[File, ...] = ()
    bold: bool = False
    point: tuple[float, float] | None = None
    """Latitude and longitude of a place that the message is; its first line names it, the others say where it is."""
    marks: tuple[Mark, ...] = ()
    """Only of what is drawn when it is sent: they are not kept in the outbox."""

    def pack(self) -> dict[str, Any]:
        """As JSON for the outbox; what is empty is left out."""
        packed = {
            "text": self.text,
            "rows": _packed(self.rows),
            "below": _packed(self.below),
            "files": [asdict(file) for file in self.files],
            "bold": self.bold,
            "point": self.point,
        }
        return {key: value for key, value in packed.items() if value}

    @classmethod
    def unpack(cls, packed: dict[str, Any]) -> "Screen":
        """The reverse of `pack`."""
        return cls(
            text=packed.get("text", ""),
            rows=_rows(packed.get("rows", ())),
            below=_rows(packed.get("below", ())),
            files=tuple(File(**file) for file in packed.get("files", ())),
            bold=packed.get("bold", False),
            point=tuple(packed["point"]) if "point" in packed else None,
        )


def _packed(rows: Rows) -> list[list[dict[str, Any]]]:
    # `asdict` would cost as much as sending the message
    return [
        [{"label": each.label, "data": each.data, "does": each.does.value, "main": each.main} for each in row]
        for row in rows
    ]


_DOES = {does.value: does for does in Does}


def _rows(packed: Any) -> Rows:
    return tuple(tuple(Button(b["label"], b["data"], _DOES[b["does"]], b["main"]) for b in row) for row in packed)


@dataclass(frozen=True, slots=True)
class Can:
    """What a line can; conversations never ask which messenger it is, rendering takes care of it."""

    messenger: str
    """For logs and links only."""
    rows: int = 30
    """Rows of buttons under a message."""
    buttons: int = 90
    """Buttons under a message in all."""
    label: int = 64
    text: int = 4096
    """Characters (UTF-16 units) in a message."""
    edits_for: float | None = None
    """Seconds during which a message of ours can be edited; None: always."""
    place_below: bool = False
    """Its place button works only in the keyboard below."""
    contact_below: bool = False
    """A button in the keyboard below hands over the person's own phone number."""
    service_below: bool = False
    """Back, cancel and the call for a human stand below, since few buttons fit under a message."""
    resends: bool = False
    """Sending again with the same id is harmless (the messenger knows it)."""
    sees_groups: bool = True
    linked: str = ""
    """What the ids of the groups begin with whose messages have an address of their own; empty: none have."""
    one_pin: bool = False
    """A message that is pinned takes the place of the one that was."""
    called: str = ""
    """How a message must begin that it is to see in a group that keeps the rest from it; empty: replies do, too."""
    sees_by: str = "admin"
    """What lets it see everything in a group: being «admin», «access» to the whole conversation, or «rights»."""
    deaf: bool = False
    """Before it has been given that, nothing reaches it from a group but that it was added: no command, no press."""
    keyboard_below: bool = True
    """Buttons can stand below the conversation and stay; where none can, they stand under the messages."""
    caption: int = 0
    """Characters of a text that stands under a photo in one message; 0: as many as in any message."""
    pace: float = 16
    """Messages a second that may be told to many while answers go first (bot/limits.py)."""
    threads: bool = False
    """Its groups may have topics."""
    abroad: bool = False
    """Its servers stand in another country: files with personal data are not taken through it (152-FZ, 41-FZ)."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line as conversations know it: its number, what it can, how it is called and found."""

    id: int
    can: Can
    name: str = ""
    link: str = ""
    """A deep link with `{code}` in it; empty when the bot's name is not known yet."""
    organisation: int | None = None
    """Whose bot it is; None: the installation's own."""
    extra: dict[str, str] = field(default_factory=dict)
