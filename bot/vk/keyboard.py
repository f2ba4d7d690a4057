"""Buttons for VK: built by its VkKeyboard, within the limits that VkKeyboard does not check."""

import json
import logging
from typing import Any

from vk_api.keyboard import VkKeyboard, VkKeyboardColor

from bot.lines import Rejected
from bot.vk.texts import cut
from handlers.screens import Button, Does, Rows

log = logging.getLogger(__name__)

LABEL, PAYLOAD, WIDTH = 40, 255, 5
INLINE, BELOW = (6, 10), (10, 40)
"""Rows and buttons."""
Lines = list[list[Button]]


def inline(rows: Rows) -> str:
    """The keyboard under a message: presses arrive as events."""
    return _build(fit(rows, *INLINE), is_inline=True)


def below(rows: Rows) -> str:
    """The keyboard below the conversation: presses arrive as messages."""
    return _build(fit(rows, *BELOW), is_inline=False)


def fit(rows: Rows, most_rows: int, most_buttons: int) -> Lines:
    """The rows as VK takes them. A guard only, screens are paged before: short rows move together, then some go.

    VK has no button that gives a phone: one that asks for it is left out.
    """
    kept = [tuple(button for button in row if button.does is not Does.CONTACT) for row in rows]
    rows = tuple(row for row in kept if row)
    buttons = [button for row in rows for button in row]
    if sum(map(_width, buttons)) > most_buttons:
        rows = tuple((button,) for button in _shorten(buttons, most_buttons))
    lines = [line for row in rows for line in _break(row)]
    while len(lines) > most_rows:
        pairs = [number for number in range(len(lines) - 1) if _wide(lines[number] + lines[number + 1]) <= WIDTH]
        if not pairs:
            log.error("vk: %d rows of buttons are too many, some are left out", len(lines))
            return lines[: most_rows - 1] + lines[-1:]
        best = min(pairs, key=lambda number: sum(len(b.label) for b in lines[number] + lines[number + 1]))
        lines[best : best + 2] = [lines[best] + lines[best + 1]]
    return lines


def _shorten(buttons: list[Button], most: int) -> list[Button]:
    """Leave buttons out before the last two, which lead on and away."""
    log.error("vk: %d buttons are too many, some are left out", len(buttons))
    first, last = buttons[:-2], buttons[-2:]
    while first and sum(map(_width, first + last)) > most:
        first.pop()
    return first + last


def _break(row: tuple[Button, ...]) -> Lines:
    lines: Lines = []
    for button in row:
        if lines and _wide([*lines[-1], button]) <= WIDTH:
            lines[-1].append(button)
        else:
            lines.append([button])
    return lines


def _wide(line: list[Button]) -> int:
    """Widths in a row; what takes a row of its own takes it all."""
    alone = len(line) > 1 and any(button.does is Does.PLACE for button in line)
    return WIDTH + 1 if alone else sum(map(_width, line))


def _width(button: Button) -> int:
    """A link counts as two."""
    return 2 if button.does is Does.LINK else 1


def _build(lines: Lines, *, is_inline: bool) -> str:
    keyboard: Any = VkKeyboard(inline=is_inline)
    for number, line in enumerate(lines):
        if number:
            keyboard.add_line()
        for button in line:
            _add(keyboard, button, is_inline=is_inline)
    built = keyboard.keyboard
    for line in built["buttons"]:
        for button in line:
            if button["action"].get("payload") is None:
                button["action"].pop("payload", None)  # VkKeyboard writes null, which is not a payload
    if is_inline:
        built.pop("one_time")
    if not lines:
        built["buttons"] = []
    return json.dumps(built, ensure_ascii=False, separators=(",", ":"))


def _add(keyboard: Any, button: Button, *, is_inline: bool) -> None:
    payload = _payload(button.data) if button.data else None
    label = cut(button.label, LABEL) or "…"
    colour = VkKeyboardColor.PRIMARY if button.main else VkKeyboardColor.SECONDARY
    match button.does:
        case Does.PLACE:
            keyboard.add_location_button(payload)
        case Does.LINK:
            keyboard.add_openlink_button(label, button.data)
        case Does.PRESS if is_inline:
            keyboard.add_callback_button(label, colour, payload or _payload(""))
        case Does.PRESS:
            keyboard.add_button(label, colour, payload)


def _payload(data: str) -> str:
    payload = json.dumps({"d": data}, ensure_ascii=False, separators=(",", ":"))
    if len(payload) > PAYLOAD:
        raise Rejected("payload")
    return payload
