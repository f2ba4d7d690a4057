"""Who is in a chat of Telegram: comings and goings, and what the bot itself is there."""

from dataclasses import dataclass
from typing import Any, Final

from aiogram.types import Chat, User

from handlers.events import Member, Sender

_HERE: Final = ("creator", "administrator", "member")


@dataclass(frozen=True, slots=True)
class Us:
    """The bot that reads: its id and its username without the @ (empty while unknown)."""

    id: int
    username: str = ""

    def is_called(self, name: str) -> bool:
        """Whether that username means us."""
        return not self.username or name.lower() == self.username.lower()


def member(body: dict[str, Any], us: Us) -> Member | None:
    """Someone came, went, or (the bot itself) got another standing; None for what does not concern us."""
    chat, by = Chat.model_validate(body["chat"]), User.model_validate(body["from"])
    who = User.model_validate(body["new_chat_member"]["user"])
    new, old = body["new_chat_member"], body["old_chat_member"]
    here, ours = is_here(new), who.id == us.id
    sees = is_boss(new) if ours and here and is_boss(new) != is_boss(old) else None
    if chat.type == "channel" or (here == is_here(old) and sees is None) or (who.is_bot and not ours):
        return None
    if chat.type == "private":  # the person blocked the bot or took it back
        return Member(str(chat.id), str(by.id), private=True, here=here, by=sender_of(by))
    return Member(
        chat=str(chat.id),
        external=str(who.id),
        private=False,
        here=here,
        us=ours,
        by=sender_of(by),
        title=chat.title or "",
        sees=sees,
        stays=here == is_here(old),
    )


def came_or_left(body: dict[str, Any], chat: Chat, by: User) -> Member | None:
    """Of several who were added at once the first is told; the bot itself comes as `my_chat_member`."""
    here = "new_chat_members" in body
    for found in body["new_chat_members"] if here else [body["left_chat_member"]]:
        who = User.model_validate(found)
        if not who.is_bot:
            return Member(str(chat.id), str(who.id), private=False, here=here, by=sender_of(by), title=chat.title or "")
    return None


def is_here(found: dict[str, Any]) -> bool:
    """Whether a chat member, as Telegram describes one, is in the chat."""
    return found["status"] in _HERE or bool(found["status"] == "restricted" and found.get("is_member"))


def is_boss(found: dict[str, Any]) -> bool:
    """Whether a chat member is an administrator, from whom no message is kept."""
    return found["status"] in ("creator", "administrator")


def sender_of(user: User) -> Sender:
    """Who wrote, in our words."""
    return Sender(str(user.id), user.full_name, user.username or "")
