"""How a person of the town looks at a chat, waits for what the bot shows, and finds buttons."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from time import monotonic
from typing import Any

from bot.sandbox.seen import Label, Labels, Seen, find
from bot.sandbox.sides import Side

WITHIN = 5.0
"""Seconds that a person waits for what the bot should show."""
GRACE = 1.0
"""Seconds after which a person who has got no answer presses a button of an older message."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """A press that has been made."""

    side: Side
    id: str
    message: int = 0
    """The message under which the button stood; 0 for the keyboard below."""

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


class Eyes:
    """The looking part of a person."""

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

    @property
    def sees(self) -> "Sight":
        """The messages of the chat, newest last; `await maria.sees("№ 12")` waits for one."""
        return Sight(self, self.side.seen(self.id, self.chat))

    @property
    def pinned(self) -> list[Seen]:
        """The pinned messages of the chat, the newest first."""
        standing = {message.id: message for message in self.sees}
        return [standing[number] for number in self.side.pinned(self.chat) if number in standing]

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

    async def waits_for(self, text: str, within: float = WITHIN, *, since: int | None = None) -> Seen:
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

    async def _wait(self, there: Callable[[], Seen | None], within: float, what: str) -> Seen:
        until = monotonic() + within
        while True:
            count, message = self.side.changes.count, there()
            if message:
                return message
            if not await self.side.changes.after(count, until - monotonic()):
                raise AssertionError(f"{self.name} waited {within} s for {what} and sees:\n{self._told()}")

    async def finds_button(self, text: str, on: int | None, within: float) -> tuple[int, Label]:
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

    def _told(self) -> str:
        lines = [f"  {m.author}: {m.text!r} {m.buttons or ''}" for m in self.sees[-6:]]
        return "\n".join([*lines, f"  below: {[label.text for row in self.keyboard for label in row]}"])


class Sight(list[Seen]):
    """What a person sees in a chat; called, it waits until there is what they look for."""

    def __init__(self, eyes: Eyes, messages: list[Seen]) -> None:
        super().__init__(messages)
        self._eyes = eyes

    async def __call__(self, text: str, within: float = WITHIN, *, since: int | None = None) -> Seen:
        """See `Eyes.waits_for`."""
        return await self._eyes.waits_for(text, within, since=since)
