"""Buttons as Telegram has them: under a message, or below the conversation."""

from functools import lru_cache

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup

from handlers.screens import Button, Does, Rows

ASKED = (Does.PLACE, Does.CONTACT)
"""What the messenger asks the person for, in private only."""


def keyboard(rows: Rows, below: Rows, *, private: bool) -> InlineKeyboardMarkup | ReplyKeyboardMarkup | None:
    """The one keyboard that a message may carry."""
    return under(rows) if rows else beneath(below, private=private) if below else None


@lru_cache(maxsize=512)  # the same question is shown to many, and building its keyboard costs as much as sending it
def under(rows: Rows) -> InlineKeyboardMarkup | None:
    """Buttons under the message; a place or a phone can be sent only from below, so their buttons are left out."""
    built = [[_inline(button) for button in row if button.does not in ASKED] for row in rows]
    return _if_any(InlineKeyboardMarkup(inline_keyboard=[row for row in built if row]))


@lru_cache(maxsize=64)
def beneath(rows: Rows, *, private: bool) -> ReplyKeyboardMarkup | None:
    """Buttons below the conversation. One that sends a place or a phone is for once: it leaves when pressed.

    Groups refuse a keyboard that asks for either, and links work only under a message.
    """
    kept = [
        [button for button in row if button.does is not Does.LINK and (private or button.does not in ASKED)]
        for row in rows
    ]
    built = [[_below(button) for button in row] for row in kept if row]
    once = any(button.does in ASKED for row in kept for button in row)
    return (
        ReplyKeyboardMarkup(
            keyboard=built, resize_keyboard=True, is_persistent=not once or None, one_time_keyboard=once or None
        )
        if built
        else None
    )


def _if_any(markup: InlineKeyboardMarkup) -> InlineKeyboardMarkup | None:
    return markup if markup.inline_keyboard else None


def _inline(button: Button) -> InlineKeyboardButton:
    style = "primary" if button.main else None
    if button.does is Does.LINK:
        return InlineKeyboardButton(text=button.label, url=button.data, style=style)
    return InlineKeyboardButton(text=button.label, callback_data=button.data, style=style)


def _below(button: Button) -> KeyboardButton:
    return KeyboardButton(
        text=button.label,
        request_location=True if button.does is Does.PLACE else None,
        request_contact=True if button.does is Does.CONTACT else None,
        style="primary" if button.main else None,
    )
