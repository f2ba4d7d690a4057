"""What people do in MAX: write, press, start and stop a bot, follow links."""

import hashlib
import hmac
import re
from itertools import count
from typing import TYPE_CHECKING, Any

from bot.sandbox.max_chats import Chats
from bot.sandbox.max_views import body, shown
from bot.sandbox.max_world import Bot, Chat, Message, Press, User
from bot.sandbox.seen import Label, Place, Writing

if TYPE_CHECKING:
    from bot.sandbox.max import MaxStandIn

Json = dict[str, Any]
FIRST_PERSON = 5_000_001
PHONE = 79_001_000_000
"""A person's own number is this and the end of their id."""


class People(Chats):
    """The side of MAX that people see."""

    messenger = "max"

    def __init__(self, standin: "MaxStandIn") -> None:
        super().__init__(standin)
        self._ids = count(FIRST_PERSON)

    def person(self, name: str, username: str = "") -> int:
        """A person with an account."""
        first, _, last = name.partition(" ")
        user = User(next(self._ids), first, last, username)
        self._world.users[user.id] = user
        return user.id

    def dialog(self, user: int, bot: Bot) -> Chat:
        """The person's dialog with a bot."""
        return self._world.dialog(bot, user)

    def write(self, user: int, chat: Chat, writing: Writing) -> list[int]:
        """Send a message (all its files are in it); the start button writes nothing. Numbers within the chat."""
        if writing.starts and chat.bot and user not in chat.bot.started:
            return self._start(user, chat.bot)
        message = self._world.keep(chat, user, "/start" if writing.starts else writing.text)
        owner = chat.bot.id if chat.bot else 0
        files = [self._world.files.shown(self._world.files.store(owner, one)) for one in writing.files]
        message.attachments = files
        if writing.place:
            latitude, longitude = writing.place
            files.append({"type": "location", "latitude": latitude, "longitude": longitude})
        message.reply_to = writing.reply_to
        if writing.forwarded:
            inner = body(Message(0, "mid.else", 0, message.date, writing.text, 0, 0, files))
            message.forwarded = {"type": "forward", "message": inner, "chat_id": 7,
                                 "sender": User(user + 1000, "Кто-то").json(message.date)}
            message.text, message.attachments = "", []
        if chat.bot:
            chat.bot.started.add(user)
            chat.bot.stopped.discard(user)
        self._say(chat, message)
        return [message.number]

    def _start(self, user: int, bot: Bot, payload: str | None = None) -> list[int]:
        bot.started.add(user)
        bot.stopped.discard(user)
        chat = self.dialog(user, bot)
        self.changes.bump()
        about: Json = {"chat_id": chat.id, "user": self._user(user), "user_locale": "ru"}
        bot.push("bot_started", self._world.date, about | ({"payload": payload} if payload else {}))
        return [0]

    def edit(self, user: int, chat: Chat, message: int, text: str) -> None:
        """Correct the text of a message."""
        edited = chat.messages[message]
        edited.text, edited.edited, edited.changed = text, True, self.changes.bump()
        self._say(chat, edited, "message_edited")

    def press(self, user: int, chat: Chat, message: int, label: Label) -> str:
        """Press a button under a message; the press's id, empty for a button that sends a message."""
        if label.kind != "callback":
            self.press_below(user, chat, label, (55.75, 37.62))
            return ""
        under = chat.messages.get(message)
        author = under.author if under else None
        bot = chat.bot or next(one for one in self.bots() if author in (None, one.id))
        mark = hashlib.sha1(f"press{len(self._world.presses)}".encode()).hexdigest()
        self._world.presses[mark] = Press(bot.id, user, under.mid if under else "")
        if bot in self.hearing(chat):
            date = self._world.date
            pressed = {"timestamp": date, "callback_id": mark, "payload": label.data, "user": self._user(user)}
            what: Json = {"callback": pressed, "message": shown(self._world, chat, under) if under else None}
            bot.push("message_callback", date, what | ({"user_locale": "ru"} if chat.bot else {}))
        return mark

    def press_below(self, user: int, chat: Chat, label: Label, place: Place) -> list[int]:
        """A button that sends a message of the person's: where they are, their own number, its label."""
        if label.kind == "contact":
            message = self._world.keep(chat, user, "")
            message.attachments = [contact(self._world.who(user), chat.bot.token if chat.bot else "", message.date)]
            self._say(chat, message)
            return [message.number]
        return self.write(user, chat, Writing(place=place) if label.kind == "place" else Writing(label.text))

    def toast(self, press: str) -> str | None:
        """What the answer to a press showed; None while there is none."""
        made = self._world.presses[press]
        return made.text if made.answered else None

    def block(self, user: int, bot: Bot, *, blocked: bool) -> None:
        """Stop the bot, or start it again."""
        if not blocked:
            return self.allow(user, bot)
        bot.stopped.add(user)
        self.changes.bump()
        chat = self.dialog(user, bot)
        return bot.push("bot_stopped", self._world.date, {"chat_id": chat.id, "user": self._user(user)})

    def allow(self, user: int, bot: Bot) -> None:
        """Press the start button: only then the bot may write."""
        self._start(user, bot)

    def link(self, bot: Bot, code: str) -> str:
        """A deep link to a bot."""
        return f"https://max.ru/{bot.username}?start={code}"

    def follow(self, user: int, link: str) -> tuple[Chat, list[int]]:
        """Open a deep link and press the start button, also when the dialog is there already."""
        found = re.fullmatch(r"https://max\.ru/(\w+)\?start=([\w-]{1,512})", link)
        bot = next((one for one in self.bots() if found and one.username == found[1]), None)
        if not found or not bot:
            raise LookupError(f"no bot is behind {link}")
        return self.dialog(user, bot), self._start(user, bot, found[2])


def contact(user: User, token: str, now: int) -> Json:
    """A person's own contact; the hash shows that MAX and nobody else has written it."""
    number = PHONE + user.id % 1_000_000
    card = f"BEGIN:VCARD\r\nVERSION:3.0\r\nTEL;TYPE=cell:{number}\r\nFN:{user.first_name}\r\nEND:VCARD\r\n"
    proof = hmac.new(token.encode(), card.encode(), hashlib.sha256).hexdigest()
    return {"type": "contact", "payload": {"vcf_info": card, "hash": proof, "max_info": user.json(now)}}
