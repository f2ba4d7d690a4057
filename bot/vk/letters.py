"""From a raw event of the long poll to a letter for the inbox: what the inbox must know, found without a full parse."""

import hashlib
import json
from typing import Any

from bot.lines import Letter

WANTED = {"message_new", "message_edit", "message_event", "message_allow", "message_deny"}
PLACES = 10_000
"""Positions for the events of one answer, so that those of the next come after them."""


def wanted(event: Any) -> bool:
    """Whether the event is for us; what cannot be read at all is kept, so that it is put aside where people see it."""
    return not isinstance(event, dict) or event.get("type") is None or event.get("type") in WANTED


def body(event: Any) -> dict[str, Any]:
    """The part of an event that says who and where: the message, or the object itself."""
    found = event.get("object") if isinstance(event, dict) else None
    inner = found.get("message") if isinstance(found, dict) else None
    if isinstance(inner, dict):
        return inner
    return found if isinstance(found, dict) else {}


def letter(event: Any, position: int) -> Letter:
    """A letter, whatever the event looks like."""
    raw = json.dumps(event, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace").decode()
    known = event if isinstance(event, dict) else {}
    inner = body(known)
    return Letter(
        update=str(known.get("event_id") or hashlib.sha256(_bare(known, raw).encode()).hexdigest()[:32]),
        chat=_id(inner.get("peer_id", inner.get("user_id"))),
        person=_id(inner.get("from_id", inner.get("user_id"))),
        position=position,
        raw=raw,
        press=press(inner) if known.get("type") == "message_event" else "",
    )


def press(inner: dict[str, Any]) -> str:
    """What an acknowledgement needs."""
    return json.dumps({key: inner.get(key) for key in ("event_id", "user_id", "peer_id")}, separators=(",", ":"))


def position(ts: str, index: int, last: int) -> int:
    """A place in the order of the line that grows through restarts: VK's own counter, then the place in the answer."""
    return max(last + 1, int(ts) * PLACES + index if ts.isdecimal() else 0)


def dated(event: Any) -> int:
    """A place by the second in which a message was written or changed, and by its number; 0 for what has no second."""
    inner = body(event)
    second, number = inner.get("update_time") or inner.get("date"), inner.get("conversation_message_id")
    if not isinstance(second, int) or not isinstance(number, int):
        return 0
    return second * 1_000_000 + number % 1_000_000


def _id(value: Any) -> str:
    return str(value) if isinstance(value, int) else ""


def _bare(known: dict[str, Any], raw: str) -> str:
    """The event as VK sent it: names that we looked up may differ the next time."""
    if not known:
        return raw
    sent = {key: value for key, value in known.items() if not key.startswith("dvor_")}
    return json.dumps(sent, sort_keys=True)
