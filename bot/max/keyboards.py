"""Buttons for MAX: all of them stand under a message, since nothing stands below a chat."""

from typing import Any, Final

from bot.lines import Rejected
from bot.max.texts import cut
from handlers.screens import Button, Does, Rows

LABEL, PAYLOAD, ROWS = 128, 1024, 30
NARROW: Final = 3
"""Buttons in a row with one that leads somewhere or asks for something; of others seven fit."""
LEGIBLE: Final = {1: LABEL, 2: 12, 3: 7}
"""Characters of a label that a phone shows whole, by how many stand in a row; of more than three in a row four."""
_ASKS: Final = {Does.PLACE: "request_geo_location", Does.CONTACT: "request_contact"}


def keyboard(rows: Rows, *, private: bool) -> dict[str, Any] | None:
    """The keyboard as an attachment; only in private somebody is asked for their number."""
    kept = [[button for button in row if private or button.does is not Does.CONTACT] for row in rows]
    lines = [line for row in kept for line in _lines(row)][:ROWS]
    if not lines:
        return None
    return {"type": "inline_keyboard", "payload": {"buttons": [[_button(one) for one in line] for line in lines]}}


def _lines(row: list[Button]) -> list[list[Button]]:
    """A row as it is, or one button a row where a phone would cut the labels."""
    most = NARROW if any(button.does is not Does.PRESS for button in row) else 7
    room = LEGIBLE.get(len(row), 4)
    if len(row) <= most and all(len(button.label) <= room for button in row):
        return [row] if row else []
    return [[button] for button in row]


def _button(button: Button) -> dict[str, Any]:
    label = cut(button.label, LABEL) or "…"
    if button.does in _ASKS:
        return {"type": _ASKS[button.does], "text": label}
    if button.does is Does.LINK:
        return {"type": "link", "text": label, "url": button.data}
    if len(button.data) > PAYLOAD:
        raise Rejected("payload")
    return {"type": "callback", "text": label, "payload": button.data}
