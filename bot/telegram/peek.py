"""Raw updates as letters: only what the inbox must know, so that one malformed update loses nobody else's."""

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import Any, Final

import orjson

from bot.lines import Letter

_LARGEST: Final = 2**63
"""Numbers beyond this fit into no database."""


def letters(updates: Sequence[Any]) -> list[Letter]:
    """A letter for every update of a batch, whatever it looks like; one without an id is named after its content."""
    return [_letter(update) for update in updates]


def cursor_after(updates: Sequence[Any], cursor: str) -> str:
    """Where the next poll starts: after the last one received, since after a week of silence ids may begin lower."""
    for update in reversed(updates):
        if (number := _number(update, "update_id")) is not None:
            return str(number + 1)
    return cursor


def _letter(update: Any) -> Letter:
    raw = _dump(update)
    position = _number(update, "update_id")
    name = str(position) if position is not None else "?" + sha256(raw.encode()).hexdigest()[:24]
    fields = update if isinstance(update, dict) else {}
    body = next((value for value in fields.values() if isinstance(value, dict)), {})
    press = body.get("id") if "callback_query" in fields else ""
    press = press if isinstance(press, str) and press.isascii() and press.isprintable() else ""
    author = _number(body.get("from"), "id")
    message = body.get("message")
    place = _number(body.get("chat") or (message.get("chat") if isinstance(message, dict) else None), "id")
    if place is None and press:
        place = author  # a press under a message of which nothing is told any more
    return Letter(name, _named(place), _named(author), position or 0, raw, press)


def _number(value: Any, key: str) -> int | None:
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, int) and not isinstance(found, bool) and abs(found) < _LARGEST else None


def _named(number: int | None) -> str:
    return "" if number is None else str(number)


def _dump(update: Any) -> str:
    try:
        return orjson.dumps(update).decode()
    except TypeError:  # a lone half of a surrogate pair, or a number of more than 64 bits
        # both are legal JSON; the half cannot be written to a database
        return _dump_any(update).encode("utf-8", "replace").decode()


_dump_any = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
