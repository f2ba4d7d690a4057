"""A person of the town, in whatever messenger: the one client for people in tests and in the demo."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any

from bot.sandbox import samples
from bot.sandbox.seen import Label, Labels, Place, Seen, Upload, Writing, find
from bot.sandbox.sides import Side

if TYPE_CHECKING:
    from bot.sandbox.town import Group

WITHIN = 5.0
"""Seconds that a person waits for what the bot should show."""
GRACE = 1.0
"""Seconds after which a person who has got no answer presses a button of an older message."""
HOME = (51.7341, 36.1930)


@dataclass(frozen=True, slots=True)
class Pressed:
    """A press that has been made."""

    side: Side
    id: str

    @property
    def answered(self) -> bool:
        """Whether the bot has acknowledged it."""
        return not self.id or self.side.toast(self.id) is not None

    async def toast(self, within: float = WITHIN) -> str:
        """Wait for the acknowledgement; the text it showed, empty when none."""
        until = monotonic() + within
        while self.id:
            count, text = self.side.changes.count, self.side.toast(self.id)
            if text is not None:
                return text
            if not await self.side.changes.after(count, until - monotonic()):
                raise AssertionError(f"the press was not acknowledged within {within} s")
        return ""


class Person:
    """Someone with an account; acts in the chat with the bot, or in a group by `in_chat`."""

    def __init__(self, name: str, side: Side, user: int, bot: Any, chat: Any = None,
                 marks: dict[int, int] | None = None) -> None:
        self.name = name
        self.id = user
        self.side = side
        self.bot = bot
        self._chat = chat
        self._marks = {} if marks is None else marks
        """Chat → the count of changes at this person's last act there."""

    @property
    def chat(self) -> Any:
        """The messenger's chat that this person acts in."""
        return self.side.dialog(self.id, self.bot) if self._chat is None else self.side.here(self._chat)

    def in_chat(self, group: "Group") -> "Person":
        """The same person, acting in a group."""
        return Person(self.name, self.side, self.id, group.bot, group.chat, self._marks)

    def with_bot(self, bot: Any) -> "Person":
        """The same person, in the chat with another bot."""
        return Person(self.name, self.side, self.id, bot, None, self._marks)

    async def says(self, text: str, *, to_bot: bool = False) -> int:
        """Send a text; `to_bot`: addressed to the bot, as a group needs it (`/bind@name`, a mention)."""
        return self._write(Writing(self.side.addressed(text, self.bot) if to_bot else text))

    async def starts(self) -> int:
        """Press the messenger's start button (or type /start)."""
        return self._write(Writing(starts=True))

    async def replies(self, to: Seen | int, text: str = "", content: bytes | None = None) -> int:
        """Answer a message, with a photo when `content` is given."""
        files = (Upload("photo", content, "photo.jpg", "image/jpeg"),) if content else ()
        return self._write(Writing(text, files, reply_to=to if isinstance(to, int) else to.id))

    async def forwards(self, text: str) -> int:
        """Forward a text of somebody else."""
        return self._write(Writing(text, forwarded=True))

    async def sends_photo(self, content: bytes | None = None, caption: str = "", count: int = 1) -> int:
        """Send a photo (a sample when none is given), or an album of `count`."""
        return await self.sends_album([content or samples.photo(number) for number in range(count)], caption)

    async def sends_album(self, contents: Sequence[bytes], caption: str = "") -> int:
        """Send several photos at once, the caption with the first."""
        return self._write(Writing(caption, tuple(Upload("photo", one, "photo.jpg", "image/jpeg") for one in contents)))

    async def sends_document(self, content: bytes = samples.PDF, name: str = "act.pdf", caption: str = "",
                             mime: str = "application/pdf", size: int = 0) -> int:
        """Send a file; `size` claims more bytes than it has."""
        return self._write(Writing(caption, (Upload("document", content, name, mime, size),)))

    async def sends_video(self, content: bytes = samples.MP4, caption: str = "", size: int = 0) -> int:
        """Send a short video."""
        return self._write(Writing(caption, (Upload("video", content, "video.mp4", "video/mp4", size),)))

    async def sends_voice(self, content: bytes = samples.OGG) -> int:
        """Send a voice message."""
        return self._write(Writing(files=(Upload("voice", content, "voice.ogg", "audio/ogg"),)))

    async def sends_sticker(self) -> int:
        """Send a sticker."""
        return self._write(Writing(files=(Upload("sticker", b"RIFF", "sticker.webp"),)))

    async def sends_place(self, latitude: float, longitude: float) -> int:
        """Send a place from the attachments."""
        return self._write(Writing(place=(latitude, longitude)))

    async def sends_venue(self, latitude: float, longitude: float, title: str, address: str) -> int:
        """Send a place with a name."""
        return self._write(Writing(place=(latitude, longitude), venue=(title, address)))

    async def opens(self, link: str) -> int:
        """Follow a deep link to a bot and start."""
        self._mark()
        chat, ids = self.side.follow(self.id, link)
        self._marks[id(chat)] = self.side.changes.count - 1
        return ids[-1]

    async def blocks(self) -> None:
        """Block the bot."""
        self.side.block(self.id, self.bot, blocked=True)

    async def unblocks(self) -> None:
        """Let the bot write again."""
        self.side.block(self.id, self.bot, blocked=False)

    async def allows(self) -> None:
        """Allow the bot to write first."""
        self.side.allow(self.id, self.bot)

    async def presses(self, text: str, *, on: Seen | int | None = None, place: Place = HOME,
                      within: float = WITHIN) -> Pressed:
        """Press the button called `text` (emoji may be left out), waiting until it is there.

        First under messages that came or changed since this person's last act here, newest first; then in the keyboard
        below; then, after a second without either, under older messages. `on` presses under that very message.
        `place` is what a place button sends.
        """
        message, label = await self._button(text, on if on is None or isinstance(on, int) else on.id, within)
        self._mark()
        if label.kind == "link":
            return Pressed(self.side, "")
        if message:
            return Pressed(self.side, self.side.press(self.id, self.chat, message, label))
        self.side.press_below(self.id, self.chat, label, place)
        return Pressed(self.side, "")

    async def forges(self, data: str, on: Seen | int) -> Pressed:
        """Press a button that was never there, as a custom client can."""
        self._mark()
        message = on if isinstance(on, int) else on.id
        return Pressed(self.side, self.side.press(self.id, self.chat, message, Label("", "callback", data)))

    @property
    def sees(self) -> list[Seen]:
        """The messages of the chat, newest last."""
        return self.side.seen(self.id, self.chat)

    @property
    def keyboard(self) -> Labels:
        """The keyboard below the chat."""
        return self.side.keyboard(self.id, self.chat)

    @property
    def screen(self) -> Seen:
        """The newest message of the bot."""
        return next(message for message in reversed(self.sees) if message.by_bot)

    def view(self) -> dict[str, Any]:
        """The chat as JSON for the page; files by URL."""
        messages = [asdict(message) for message in self.sees]
        for message in messages:
            message["files"] = [{k: v for k, v in file.items() if k != "content"} for file in message["files"]]
        return {"messages": messages, "keyboard": [[asdict(label) for label in row] for row in self.keyboard],
                "changes": self.side.changes.count}

    async def sees_text(self, text: str, within: float = WITHIN, *, since: int | None = None) -> Seen:
        """Wait for a message with `text` from somebody else that came or changed since this person's last act here
        (`since`: since that count of changes, 0 for the whole chat); the newest such message is returned."""
        after = self._since(since)

        def there() -> Seen | None:
            return next((m for m in reversed(self.sees) if not m.mine and m.changed > after and text in m.text), None)

        return await self._wait(there, within, f"a message with «{text}»")

    async def next_message(self, since: int | None = None, within: float = WITHIN) -> Seen:
        """Wait for the first new message of the bot since this person's last act here (or that count of changes)."""
        after = self._since(since)

        def there() -> Seen | None:
            return next((m for m in self.sees if m.by_bot and m.sent > after), None)

        return await self._wait(there, within, "a new message of the bot")

    async def _wait(self, there: Any, within: float, what: str) -> Seen:
        until = monotonic() + within
        while True:
            count, message = self.side.changes.count, there()
            if isinstance(message, Seen):
                return message
            if not await self.side.changes.after(count, until - monotonic()):
                raise AssertionError(f"{self.name} waited {within} s for {what} and sees:\n{self._told()}")

    async def _button(self, text: str, on: int | None, within: float) -> tuple[int, Label]:
        start = monotonic()
        while True:
            count, passed = self.side.changes.count, monotonic() - start
            messages = [m for m in reversed(self.sees) if m.by_bot and m.rows and on in (None, m.id)]
            fresh = [m for m in messages if on or m.changed > self._since(None)]
            for message in fresh:
                if label := find(message.rows, text):
                    return message.id, label
            if on is None and (passed >= GRACE or self._answered()) and (label := find(self.keyboard, text)):
                return 0, label
            if passed >= GRACE:
                for message in messages:
                    if label := find(message.rows, text):
                        return message.id, label
            if passed >= within:
                raise AssertionError(f"{self.name} waited {within} s for the button «{text}» and sees:\n{self._told()}")
            await self.side.changes.after(count, (GRACE if passed < GRACE < within else within) - passed)

    def _answered(self) -> bool:
        after = self._since(None)
        return any(message.by_bot and message.changed > after for message in self.sees)

    def _since(self, since: int | None) -> int:
        return self._marks.get(id(self.chat), 0) if since is None else since

    def _mark(self) -> None:
        self._marks[id(self.chat)] = self.side.changes.count

    def _write(self, writing: Writing) -> int:
        self._mark()
        return self.side.write(self.id, self.chat, writing)[-1]

    def _told(self) -> str:
        lines = [f"  {m.author}: {m.text!r} {m.buttons or ''}" for m in self.sees[-6:]]
        return "\n".join([*lines, f"  below: {[label.text for row in self.keyboard for label in row]}"])
