"""What a person sees in a chat, the same for every messenger: messages, buttons, files."""

import unicodedata
from dataclasses import dataclass, field

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Label:
    """A button as it is seen: `kind` is callback, text, place, contact or link."""

    text: str
    kind: str
    data: str = ""
    colour: str = ""


Labels = tuple[tuple[Label, ...], ...]


@dataclass(frozen=True, slots=True)
class Shot:
    """A file in a message: `kind` is photo, video, voice, document or sticker."""

    kind: str
    url: str
    name: str = ""
    size: int = 0
    content: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Seen:
    """A message on the screen of a person."""

    id: int
    author: str
    by_bot: bool
    mine: bool
    text: str
    date: int
    rows: Labels = ()
    files: tuple[Shot, ...] = ()
    place: Place | None = None
    edited: bool = False
    reply_to: int = 0
    bold: tuple[tuple[int, int], ...] = ()
    """Offset and length (UTF-16 units) of what stands out."""
    links: tuple[str, ...] = ()
    """Where words of the text lead."""
    changed: int = 0
    """The stand-in's count of changes when it was sent or last edited."""
    sent: int = 0
    """That count when it was sent."""

    @property
    def buttons(self) -> list[str]:
        """The labels under the message."""
        return [label.text for row in self.rows for label in row]

    @property
    def photos(self) -> list[Shot]:
        """The photos among the files."""
        return [file for file in self.files if file.kind == "photo"]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that a person sends; `size` may claim more bytes than `content` has."""

    kind: str
    content: bytes
    name: str = ""
    mime: str = ""
    size: int = 0

    @property
    def bytes(self) -> int:
        """How large it is for the messenger."""
        return self.size or len(self.content)


@dataclass(frozen=True, slots=True)
class Writing:
    """A message that a person is about to send."""

    text: str = ""
    files: tuple[Upload, ...] = ()
    place: Place | None = None
    venue: tuple[str, str] | None = None
    forwarded: bool = False
    reply_to: int = 0
    payload: str = ""
    """VK: what the pressed button of the keyboard below carries."""
    ref: str = ""
    """VK: the code of the deep link by which the person came."""
    starts: bool = False
    """The messenger's own start button."""
    topic: int = 0
    """Telegram: the topic of a forum in which it is written."""


def bare(label: str) -> str:
    """A label without emoji, in one case, for finding a button the way people name it."""
    kept = "".join(" " if unicodedata.category(c) in {"So", "Sk", "Cs", "Cf", "Mn", "Me", "Co"} else c for c in label)
    return " ".join(kept.split()).casefold()


def find(rows: Labels, text: str) -> Label | None:
    """The button called `text`, exactly or without its emoji."""
    labels = [label for row in rows for label in row]
    for label in labels:
        if label.text == text:
            return label
    wanted = bare(text)
    return next((label for label in labels if bare(label.text) == wanted), None) if wanted else None
