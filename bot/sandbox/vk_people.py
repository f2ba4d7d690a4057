"""What people do in VK: write, press, allow and forbid messages, follow links."""

import hashlib
import re
from itertools import count
from typing import TYPE_CHECKING, Any

from bot.sandbox.seen import Label, Place, Writing
from bot.sandbox.vk_chats import Chats
from bot.sandbox.vk_communities import Community, User
from bot.sandbox.vk_views import read_payload
from bot.sandbox.vk_world import Chat, Press

if TYPE_CHECKING:
    from bot.sandbox.vk import VkStandIn

Json = dict[str, Any]
FIRST_PERSON = 60_000_001
ATTACHMENTS = 10
START = "Начать"


class People(Chats):
    """The side of VK that people see."""

    messenger = "vk"

    def __init__(self, standin: "VkStandIn") -> None:
        super().__init__(standin)
        self._ids = count(FIRST_PERSON)

    def person(self, name: str, username: str = "") -> int:
        """A person with a page."""
        first, _, last = name.partition(" ")
        user = User(next(self._ids), first, last, username)
        self._world.users[user.id] = user
        return user.id

    def dialog(self, user: int, bot: Community) -> Chat:
        """The person's conversation with a community."""
        return self._world.dialog(bot, user)

    def write(self, user: int, chat: Chat, writing: Writing) -> list[int]:
        """Send a message (more than ten files are several); returns their numbers in the conversation."""
        files = [writing.files[at:at + ATTACHMENTS] for at in range(0, len(writing.files), ATTACHMENTS)] or [()]
        numbers = []
        for number, some in enumerate(files):
            text = START if writing.starts and not writing.text else writing.text if not number else ""
            shown = [self._world.files.shown(self._world.files.store(user, one, self._world.date)) for one in some]
            message = self._world.keep(chat, user, "" if writing.forwarded else text, shown)
            message.more |= self._more(user, chat, writing)
            message.reply_to = writing.reply_to
            if writing.forwarded:
                message.forwarded = [{"date": message.date, "from_id": user + 1000, "text": text, "attachments": [],
                                      "conversation_message_id": 5, "peer_id": user + 1000, "id": 0}]
            if chat.community:
                chat.community.allowed.add(user)
            self._tell(chat, message)
            numbers.append(message.cmid)
        return numbers

    def _more(self, user: int, chat: Chat, writing: Writing) -> Json:
        more: Json = {}
        if writing.place:
            latitude, longitude = writing.place
            more["geo"] = {"type": "point", "coordinates": {"latitude": latitude, "longitude": longitude}}
            if writing.venue:
                title, address = writing.venue
                more["geo"]["place"] = {"country": "Россия", "city": "Курск", "title": f"{title}, {address}"}
        new = chat.community is not None and user not in chat.community.allowed and len(chat.messages) == 1
        if writing.payload or (writing.starts and new):
            more["payload"] = writing.payload or '{"command":"start"}'
        if writing.ref:
            more |= {"ref": writing.ref, "ref_source": ""}
        return more

    def edit(self, user: int, chat: Chat, message: int, text: str) -> None:
        """Correct the text of a message."""
        edited = chat.messages[message]
        edited.text, edited.edited, edited.changed = text, self._world.date, self.changes.bump()
        for bot in self._hearing(chat, edited):
            bot.push("message_edit", chat.json(edited, bot))

    def press(self, user: int, chat: Chat, message: int, label: Label) -> str:
        """Press a button under a message; returns the press's id, empty for a button that writes a text."""
        if label.kind != "callback":
            self.press_below(user, chat, label, (55.75, 37.62))
            return ""
        shown = chat.messages.get(message)
        inside = [chat.community] if chat.community else self.inside(chat)
        bot = next(one for one in inside if shown is None or one.id == -shown.author)
        peer = chat.peer(bot)
        mark = hashlib.sha1(f"{len(self._world.presses)}".encode()).hexdigest()[:12]
        self._world.presses[mark] = Press(bot.id, user, peer)
        bot.push("message_event", {"user_id": user, "peer_id": peer, "event_id": mark,
                                   "payload": read_payload(label.data), "conversation_message_id": message})
        return mark

    def press_below(self, user: int, chat: Chat, label: Label, place: Place) -> list[int]:
        """Press a button of the keyboard below: its label is written, with what the button carries."""
        if chat.keyboard and chat.keyboard.get("one_time"):
            chat.keyboard = None
        if label.kind == "place":
            return self.write(user, chat, Writing(place=place, payload=label.data))
        text = label.text if chat.community else self.addressed(label.text, self.inside(chat)[0])
        return self.write(user, chat, Writing(text, payload=label.data))

    def toast(self, press: str) -> str | None:
        """What the answer to a press showed; None while there is none."""
        made = self._world.presses[press]
        return made.text if made.answered else None

    def block(self, user: int, bot: Community, *, blocked: bool) -> None:
        """Forbid the community to write, or allow it again."""
        if not blocked:
            return self.allow(user, bot)
        bot.allowed.discard(user)
        bot.push("message_deny", {"user_id": user})
        self.changes.bump()
        return None

    def allow(self, user: int, bot: Community) -> None:
        """Press «Разрешить»: the community may write first."""
        bot.allowed.add(user)
        bot.push("message_allow", {"user_id": user, "key": ""})
        self.changes.bump()

    def link(self, bot: Community, code: str) -> str:
        """A deep link to a community."""
        return f"https://vk.me/club{bot.id}?ref={code}"

    def follow(self, user: int, link: str) -> tuple[Chat, list[int]]:
        """Open a deep link and press «Начать» (who has written before, types it)."""
        found = re.fullmatch(r"https://vk\.(?:me|com|ru)/(?:write-|club|public)?([\w.]+)\?ref=([\w-]+)(?:&.*)?", link)
        bot = next((one for one in self.bots() if found and found[1] in (str(one.id), one.screen_name)), None)
        if not found or not bot:
            raise LookupError(f"no community is behind {link}")
        chat = self.dialog(user, bot)
        return chat, self.write(user, chat, Writing(starts=True, ref=found[2]))
