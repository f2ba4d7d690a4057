"""Which calls of the MAX Bot API the stand-in serves, what they take, and how it refuses."""

import re
from typing import Any

Json = dict[str, Any]
_UPDATES = (
    "message_created message_callback message_edited message_removed bot_added bot_removed bot_started bot_stopped "
    "user_added user_removed chat_title_changed dialog_cleared dialog_muted dialog_unmuted dialog_removed"
)
UPDATES = frozenset(_UPDATES.split())
PERMISSIONS = ("read_all_messages", "add_remove_members", "add_admins", "change_chat_info", "pin_message", "write")

_QUERIES: dict[str, str] = {
    "GET /me": "",
    "PATCH /me/commands": "",
    "GET /updates": "limit:int timeout:int marker:int types:str",
    "GET /subscriptions": "",
    "POST /subscriptions": "",
    "DELETE /subscriptions": "url:str!",
    "POST /messages": "user_id:int chat_id:int disable_link_preview:bool",
    "PUT /messages": "message_id:str!",
    "DELETE /messages": "message_id:str!",
    "GET /messages/{}": "",
    "POST /answers": "callback_id:str!",
    "POST /uploads": "type:str!",
    "GET /chats/{}": "",
    "GET /chats/{}/pin": "",
    "PUT /chats/{}/pin": "",
    "DELETE /chats/{}/pin": "",
    "GET /chats/{}/members/me": "",
    "GET /chats/{}/members/admins": "",
    "GET /chats/{}/members": "user_ids:str marker:int count:int",
}
WITHIN = {"limit": (1, 100), "timeout": (0, 30), "count": (1, 100)}
"""Least and most of the numbers; of polls what the operators allow since May 2026, less than the description says."""
_KNOWN = {name: dict(part.split(":") for part in words.split()) for name, words in _QUERIES.items()}
_WAYS = [(name, re.compile(f"{name.replace('{}', '([^/]+)')}$")) for name in _QUERIES]


class Refused(Exception):
    """What the real server would answer instead: a status of HTTP, a code and words."""

    def __init__(self, status: int, code: str, why: str = "") -> None:
        super().__init__(code)
        self.status, self.code, self.why = status, code, why or code


def way(verb: str, path: str) -> tuple[str, str]:
    """The call's name, and what stands in its path. Raises Refused for one that does not exist."""
    asked = f"{verb} {path}"
    for name, form in _WAYS:
        if found := form.match(asked):
            return name, found[1] if found.groups() else ""
    raise Refused(404, "not.found", f"Path {path} is not recognized")


def query(name: str, given: Json) -> Json:
    """The query's values with their types."""
    known, read = _KNOWN[name], {}
    for key, value in given.items():
        if key not in known:
            raise Refused(400, "proto.payload", f"{key} is unknown")
        read[key] = _typed(key, known[key].rstrip("!"), value)
        low, high = WITHIN.get(key, (None, None))
        if low is not None and high is not None and not low <= read[key] <= high:
            raise Refused(400, "proto.payload", f"{key}: must be between {low} and {high}")
    for key, kind in known.items():
        if kind.endswith("!") and not read.get(key):
            raise Refused(400, "proto.payload", f"{key} is required")
    return read


def _typed(key: str, kind: str, value: str) -> Any:
    try:
        if kind == "int":
            return int(value)
        return {"true": True, "false": False}[value] if kind == "bool" else value
    except (ValueError, KeyError) as wrong:
        raise Refused(400, "proto.payload", f"{key}: not a valid {kind}") from wrong


def fields(body: Json, allowed: str) -> None:
    """Refuse what a body may not hold."""
    if unknown := body.keys() - set(allowed.split()):
        raise Refused(400, "proto.payload", f"{min(unknown)} is unknown")
