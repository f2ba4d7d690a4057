"""A person of the town, in whatever messenger: the one client for people in tests and in the demo."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from bot.sandbox import samples
from bot.sandbox.eyes import WITHIN, Eyes, Pressed
from bot.sandbox.seen import Label, Place, Seen, Upload, Writing

if TYPE_CHECKING:
    from bot.sandbox.town import Group

HOME = (51.7341, 36.1930)


class Person(Eyes):
    """Someone with an account; acts in the chat with the bot, or in a group by `in_chat`."""

    def in_chat(self, group: "Group") -> "Person":
        """The same person, acting in a group."""
        return Person(self.name, self.side, self.id, group.bot, group.chat, self._marks)

    def with_bot(self, bot: Any) -> "Person":
        """The same person, in the chat with another bot."""
        return Person(self.name, self.side, self.id, bot, None, self._marks)

    async def says(self, text: str, *, to_bot: bool = False, topic: int = 0) -> int:
        """Send a text; `to_bot`: addressed to the bot, as a group needs it (`/bind@name`, a mention)."""
        return self._write(Writing(self.side.addressed(text, self.bot) if to_bot else text, topic=topic))

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

    async def edits(self, message: Seen | int, text: str) -> None:
        """Correct the words of a message of one's own."""
        self._mark()
        self.side.edit(self.id, self.chat, message if isinstance(message, int) else message.id, text)

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

    async def pins(self, message: Seen | int) -> None:
        """Pin a message in a group."""
        self.side.pin(self.id, self.chat, message if isinstance(message, int) else message.id)

    async def unpins(self, message: Seen | int) -> None:
        """Take a pin away."""
        self.side.unpin(self.id, self.chat, message if isinstance(message, int) else message.id)

    async def deletes(self, message: Seen | int) -> None:
        """Delete a message for everybody, as the admins of a group can."""
        self.side.erase(self.id, self.chat, message if isinstance(message, int) else message.id)

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
        message, label = await self.finds_button(text, on if on is None or isinstance(on, int) else on.id, within)
        self._mark()
        if label.kind == "link":
            return Pressed(self.side, "", message)
        if message and label.kind != "place":
            return Pressed(self.side, self.side.press(self.id, self.chat, message, label), message)
        self.side.press_below(self.id, self.chat, label, place)
        return Pressed(self.side, "")

    async def forges(self, data: str, on: Seen | int) -> Pressed:
        """Press a button that was never there, as a custom client can."""
        self._mark()
        message = on if isinstance(on, int) else on.id
        return Pressed(self.side, self.side.press(self.id, self.chat, message, Label("", "callback", data)), message)

    def _mark(self) -> None:
        self._marks[id(self.chat)] = self.side.changes.count

    def _write(self, writing: Writing) -> int:
        self._mark()
        return self.side.write(self.id, self.chat, writing)[-1]
