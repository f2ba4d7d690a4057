"""Raw updates as letters for the inbox. MAX numbers no updates, so they are named by what they tell."""

import json
from hashlib import sha256
from typing import Any, Final

from bot.lines import Letter

WANTED: Final = (
    "message_created", "message_edited", "message_callback", "bot_started", "bot_stopped", "dialog_removed",
    "bot_added", "bot_removed", "user_added", "user_removed", "chat_title_changed",
)  # fmt: skip
STORED: Final = frozenset(WANTED) - {"chat_title_changed"}
_LARGEST: Final = 2**63
TITLE: Final = "dvor_title"
"""A group's title, which updates do not tell: it is looked up and put beside the update before it is stored."""


def wanted(update: Any) -> bool:
    """Whether it is for us; what cannot be read at all is kept, so that it is put aside where people see it."""
    kind = update.get("update_type") if isinstance(update, dict) else None
    return not isinstance(kind, str) or kind in STORED


def letter(update: Any) -> Letter:
    """A letter, whatever the update looks like."""
    raw = json.dumps(update, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace").decode()
    known = update if isinstance(update, dict) else {}
    callback = _inner(known, "callback")
    press = callback.get("callback_id")
    return Letter(
        update=_name(known, raw),
        chat=chat_of(known),
        person=_id(author(known).get("user_id")),
        position=_number(known.get("timestamp")) or 0,
        raw=raw,
        press=press if isinstance(press, str) and press.isascii() and press.isprintable() else "",
    )


def author(update: dict[str, Any]) -> dict[str, Any]:
    """Who did it: in a press the sender of the message is the bot itself."""
    return (
        _inner(_inner(update, "callback"), "user") or _inner(_inner(update, "message"), "sender")
        or _inner(update, "user")
    )  # fmt: skip


def chat_of(update: dict[str, Any]) -> str:
    """A dialog is called by its person (its own number differs, and who is written to first has none), a group by
    its number; a press under a message of which nothing is told any more is taken for one in private."""
    if is_private(update):
        return _id(author(update).get("user_id"))
    return _id(_inner(_inner(update, "message"), "recipient").get("chat_id", update.get("chat_id")))


def is_private(update: dict[str, Any]) -> bool:
    """Whether it happened between one person and us."""
    kind = update.get("update_type")
    if kind in ("message_created", "message_edited", "message_callback"):
        return bool(_inner(_inner(update, "message"), "recipient").get("chat_type", "dialog") == "dialog")
    return kind in ("bot_started", "bot_stopped", "dialog_removed")


def _name(update: dict[str, Any], raw: str) -> str:
    """The same update told twice has the same name; an edited message has another each time."""
    callback, body = _inner(update, "callback"), _inner(_inner(update, "message"), "body")
    what = callback.get("callback_id") or body.get("mid") or _id(update.get("chat_id"))
    if not isinstance(what, str) or not what or not isinstance(update.get("timestamp"), int):
        return "?" + sha256(raw.encode()).hexdigest()[:24]
    who = "" if callback or body else _id(author(update).get("user_id"))
    return ":".join(filter(None, (str(update.get("update_type")), what, who, str(update["timestamp"]))))[:200]


def _inner(value: dict[str, Any], key: str) -> dict[str, Any]:
    found = value.get(key)
    return found if isinstance(found, dict) else {}


def _number(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and abs(value) < _LARGEST else None


def _id(value: Any) -> str:
    return "" if (number := _number(value)) is None else str(number)
