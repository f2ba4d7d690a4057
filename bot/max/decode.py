"""MAX's updates in our words. Read leniently: real ones lack fields that the description calls required."""

import json
import re
from datetime import datetime
from typing import Any, Final

from bot.max.attachments import MOST, attachments, contacts, own_phone, place
from bot.max.letters import STORED, TITLE, author, chat_of, is_private
from domain.steps import unix
from handlers.events import Attachment, Event, Kind, Member, Message, Press, Sender

_COMMAND: Final = re.compile(r"(/\w+)@(\w+)(?!\w)")
_MENTION: Final = re.compile(r"@(\w+)[,:]?(?:\s+|$)")
_START: Final = re.compile(r"/start(?:\s+(.*))?", re.DOTALL)
_CODE: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")
_HERE: Final = {"bot_added": True, "bot_removed": False, "user_added": True, "user_removed": False}


def decode(raw: str, username: str) -> Event | None:
    """One update for the bot of that nick (empty while unknown)."""
    update = json.loads(raw)
    match update["update_type"]:
        case "message_created" | "message_edited":
            return _message(update, username)
        case "message_callback":
            return _press(update)
        case "bot_started":
            start = _clean(update.get("payload"))
            return Message(
                chat=chat_of(update), sender=_sender(update), private=True, id="",
                start=start if _CODE.fullmatch(start) else "", begins=True,
            )  # fmt: skip
        case "bot_stopped" | "dialog_removed":
            person = str(update["user"]["user_id"])
            return Member(person, person, private=True, here=False, by=_sender(update))
        case kind if kind in STORED:
            return _member(update, kind)
        case str():
            return None
    raise TypeError("an update without a kind")


def _message(update: dict[str, Any], username: str) -> Message | None:
    message, who = update["message"], author(update)
    if not who or who.get("is_bot"):
        return None  # in a channel nobody is told
    body, link = message.get("body") or {}, message.get("link") or {}
    forwarded = link.get("type") == "forward"
    inner = (link.get("message") or {}) if forwarded else {}
    files = (attachments(body) + attachments(inner))[:MOST]
    point = place(body) or place(inner)
    known = contacts(body)
    phone = next(filter(None, (own_phone(one, who["user_id"]) for one in known)), "")
    text, mentions_us = _addressed(_clean(body.get("text")) or _clean(inner.get("text")), username)
    if known and not (phone or text or files or point):
        files = (Attachment(Kind.OTHER, ""),)
    start = _START.fullmatch(text)
    code = (start[1] or "").strip() if start else ""
    return Message(
        chat=chat_of(update),
        sender=_sender(update),
        private=is_private(update),
        id=str(body.get("mid") or ""),
        text="" if start and (not code or _CODE.fullmatch(code)) else text,
        files=files,
        point=point,
        phone=phone,
        reply_to=str((link.get("message") or {}).get("mid") or "") if link.get("type") == "reply" else "",
        forwarded=forwarded,
        start=code if _CODE.fullmatch(code) else "",
        begins=start is not None,
        mentions_us=mentions_us,
        edited=update["update_type"] == "message_edited",
        title=_clean(update.get(TITLE)),
        sent=_time(update),
    )


def _press(update: dict[str, Any]) -> Press:
    callback = update["callback"]
    under = ((update.get("message") or {}).get("body") or {}).get("mid")
    return Press(
        chat=chat_of(update),
        sender=_sender(update),
        private=is_private(update),
        press=str(callback["callback_id"]),
        data=str(callback.get("payload") or ""),
        message=str(under or ""),
        title=_clean(update.get(TITLE)),
        sent=_time(callback) or _time(update),
    )


def _member(update: dict[str, Any], kind: str) -> Member | None:
    """Of the bot itself the update tells who did it, of others who it is about."""
    who = author(update)
    ours = kind.startswith("bot_")
    if update.get("is_channel") or (who.get("is_bot") and not ours):
        return None
    return Member(
        chat=chat_of(update),
        external="" if ours else str(who["user_id"]),
        private=False,
        here=_HERE[kind],
        us=ours,
        by=_sender(update) if ours else None,
        title=_clean(update.get(TITLE)),
    )


def _time(of: dict[str, Any]) -> datetime | None:
    told = of.get("timestamp")
    return unix(told / 1000) if isinstance(told, int) and told < 10**15 else None


def _sender(update: dict[str, Any]) -> Sender:
    who = author(update)
    name = f"{who.get('first_name') or ''} {who.get('last_name') or ''}".strip() or str(who.get("name") or "")
    return Sender(str(who["user_id"]), _clean(name), str(who.get("username") or ""))


def _addressed(text: str, username: str) -> tuple[str, bool]:
    """The text without our nick before it, or behind its command."""
    if (command := _COMMAND.match(text)) and command[2].lower() == username.lower():
        return command[1] + text[command.end() :], True
    if (mention := _MENTION.match(text)) and mention[1].lower() == username.lower():
        return text[mention.end() :].strip(), True
    return text, False


def _clean(text: Any) -> str:
    """Text that every database takes."""
    return str(text or "").replace("\0", "").strip()
