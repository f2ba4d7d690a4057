"""What people do in Telegram: write, press, block, gather in groups; each act reaches the bots that may see it."""

import re
from itertools import count
from typing import TYPE_CHECKING, Any

from bot.sandbox.seen import Label, Writing
from bot.sandbox.strict import length
from bot.sandbox.telegram_files import shown
from bot.sandbox.telegram_groups import ANONYMOUS, Groups, hears
from bot.sandbox.telegram_topics import within
from bot.sandbox.telegram_world import Bot, Chat, Message, Press, User

if TYPE_CHECKING:
    from bot.sandbox.telegram import TelegramStandIn

Json = dict[str, Any]
_MARKS = (("bot_command", re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?")),
          ("mention", re.compile(r"(?<!\w)@\w{4,32}")), ("url", re.compile(r"https?://\S+")))
FIRST_PERSON = 510_000_001
ALBUM = 10


class People(Groups):
    """The side of Telegram that people see."""

    messenger = "telegram"

    def __init__(self, standin: "TelegramStandIn") -> None:
        super().__init__(standin)
        self._ids = count(FIRST_PERSON)
        self._queries = count(2_190_000_000_000_000_001)

    def person(self, name: str, username: str = "") -> int:
        """A person with an account."""
        first, _, last = name.partition(" ")
        user = User(next(self._ids), first, last, username)
        self._world.users[user.id] = user
        return user.id

    def dialog(self, user: int, bot: Bot) -> Chat:
        """The person's chat with a bot."""
        return self._world.dialog(bot, self._world.users[user])

    def write(self, user: int, chat: Chat, writing: Writing) -> list[int]:
        """Send a message (an album is several); returns their ids."""
        return [self._send(user, chat, words).json["message_id"] for words in self._parts(chat, writing)]

    def _parts(self, chat: Chat, writing: Writing) -> list[Json]:
        common: Json = within(chat, writing.topic) if writing.topic else {}
        if writing.reply_to:
            replied = chat.messages[writing.reply_to].json
            common["reply_to_message"] = {k: v for k, v in replied.items() if k != "reply_to_message"}
        if writing.forwarded:
            common["forward_origin"] = {"type": "hidden_user", "sender_user_name": "Сосед", "date": self._world.date}
        if writing.place:
            place = {"latitude": writing.place[0], "longitude": writing.place[1]}
            venue = writing.venue and {"location": place, "title": writing.venue[0], "address": writing.venue[1]}
            return [{**common, "location": place, **({"venue": venue} if venue else {})}]
        if not writing.files:
            text = "/start" if writing.starts and not writing.text else writing.text
            return [{**common, "text": text, **_marked(text, "entities")}]
        parts = []
        for number, file in enumerate(writing.files):
            stored = self._world.files.store(file)
            stored.known_to.update(bot.id for bot in self.bots())
            words = {**common, **shown(stored)}
            if len(writing.files) > 1:
                words["media_group_id"] = str(13_500_000_000_000_000 + self.changes.count + number // ALBUM)
            if writing.text and not number:
                words |= {"caption": writing.text, **_marked(writing.text, "caption_entities")}
            parts.append(words)
        return parts

    def _send(self, user: int, chat: Chat, words: Json) -> Message:
        author = self._world.users[user].json()
        if user in chat.hidden:
            author, words = ANONYMOUS, {**words, "sender_chat": chat.json()}
        message = self._world.keep(chat, author, words)
        if chat.bot:
            chat.bot.started.add(user)
            if user in chat.bot.blocked:
                self.block(user, chat.bot, blocked=False)
            self._world.push(chat.bot, "message", message.json)
        else:
            for bot in self._inside(chat):
                if hears(bot, chat, message.json):
                    self._world.push(bot, "message", message.json)
        return message

    def edit(self, user: int, chat: Chat, message: int, text: str) -> None:
        """Correct the text or the caption of a message."""
        edited, now = chat.messages[message], self._world.date
        key, marks = ("text", "entities") if "text" in edited.json else ("caption", "caption_entities")
        kept = {name: value for name, value in edited.json.items() if name != marks}
        edited.json = {**kept, key: text, "edit_date": now, **_marked(text, marks)}
        edited.changed = self.changes.bump()
        for bot in [chat.bot] if chat.bot else self._inside(chat):
            if chat.bot or hears(bot, chat, edited.json):
                self._world.push(bot, "edited_message", edited.json)

    def press(self, user: int, chat: Chat, message: int, label: Label) -> str:
        """Press a button under a message, which may be gone by now; returns the press's id."""
        shown = chat.messages.get(message)
        bot = self._world.bot_by(shown.by_bot) if shown else chat.bot or self._inside(chat)[0]
        press = self._world.presses[str(next(self._queries))] = Press("", bot.id, user)
        press.id = next(reversed(self._world.presses))
        gone = {"chat": chat.json(), "message_id": message, "date": 0}
        query = {"id": press.id, "from": self._world.users[user].json(), "message": shown.json if shown else gone,
                 "chat_instance": str(-7_000_000_000_000_000_000 - chat.id), "data": label.data}
        self._world.push(bot, "callback_query", query)
        return press.id

    def press_below(self, user: int, chat: Chat, label: Label, place: tuple[float, float]) -> list[int]:
        """Press a button of the keyboard below."""
        if chat.keyboard and chat.keyboard.get("one_time_keyboard"):
            chat.keyboard = None
        if label.kind == "place":
            return self.write(user, chat, Writing(place=place))
        if label.kind == "contact":
            about = self._world.users[user]
            contact = {"phone_number": "79105550101", "first_name": about.first_name, "user_id": user}
            return [self._send(user, chat, {"contact": contact}).json["message_id"]]
        return self.write(user, chat, Writing(label.text))

    def toast(self, press: str) -> str | None:
        """What the acknowledgement of a press said; None while there is none."""
        made = self._world.presses[press]
        return made.text if made.answered else None

    def block(self, user: int, bot: Bot, *, blocked: bool) -> None:
        """Block the bot, or let it write again."""
        (bot.blocked.add if blocked else bot.blocked.discard)(user)
        chat = self.dialog(user, bot)
        old: Json = {"user": bot.json(), "status": "member"}
        new: Json = {"user": bot.json(), "status": "kicked", "until_date": 0}
        if not blocked:
            old, new = new, old
        self._world.push(bot, "my_chat_member", {"chat": chat.json(), "from": self._world.users[user].json(),
                                    "date": self._world.date, "old_chat_member": old, "new_chat_member": new})
        self.changes.bump()

    def allow(self, user: int, bot: Bot) -> None:
        """The bot may write first (as if the chat had been opened)."""
        self.dialog(user, bot)
        bot.started.add(user)

    def link(self, bot: Bot, code: str) -> str:
        """A deep link to a bot."""
        return f"https://t.me/{bot.username}?start={code}"

    def follow(self, user: int, link: str) -> tuple[Chat, list[int]]:
        """Open a deep link and press «Start»."""
        found = re.fullmatch(r"https://t\.me/(\w+)\?start=([\w-]{0,64})", link)
        bot = next((bot for bot in self.bots() if found and bot.username == found[1]), None)
        if not found or not bot:
            raise LookupError(f"no bot is behind {link}")
        chat = self.dialog(user, bot)
        return chat, self.write(user, chat, Writing(f"/start {found[2]}".strip()))


def _marked(text: str, key: str) -> Json:
    marks = [{"type": kind, "offset": length(text[: found.start()]), "length": length(found[0])}
             for kind, pattern in _MARKS for found in pattern.finditer(text)]
    return {key: sorted(marks, key=lambda mark: mark["offset"])} if marks else {}
