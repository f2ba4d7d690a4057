"""What the Bot API refuses in keyboards, under a message and below the chat."""

from typing import Any
from urllib.parse import urlsplit

from bot.sandbox.telegram_strict import bad, fields
from bot.sandbox.telegram_world import Chat

Json = dict[str, Any]
INLINE_BUTTONS, INLINE_WIDTH = 100, 8
BELOW_BUTTONS = 300

_INLINE = {"text": str, "url": str, "callback_data": str, "style": str, "icon_custom_emoji_id": str, "web_app": dict,
           "login_url": dict, "switch_inline_query": str, "switch_inline_query_current_chat": str, "copy_text": dict}
_ACTS = _INLINE.keys() - {"text", "style", "icon_custom_emoji_id"}
_BELOW = {"text": str, "style": str, "icon_custom_emoji_id": str, "request_users": dict, "request_chat": dict,
          "request_contact": bool, "request_location": bool, "request_poll": dict, "web_app": dict}
_STYLES = {"danger", "success", "primary"}
_MARKUPS: dict[str, dict[str, type]] = {
    "inline_keyboard": {"inline_keyboard": list},
    "keyboard": {"keyboard": list, "is_persistent": bool, "resize_keyboard": bool, "one_time_keyboard": bool,
                 "input_field_placeholder": str, "selective": bool},
    "remove_keyboard": {"remove_keyboard": bool, "selective": bool},
    "force_reply": {"force_reply": bool, "input_field_placeholder": str, "selective": bool},
}
_OF = {"inline_keyboard": " of the InlineKeyboardMarkup", "keyboard": ""}


def buttons(p: Json, chat: Chat, *, inline_only: bool = False) -> Json | None:
    """The reply markup, checked."""
    given: Json | None = p.get("reply_markup")
    if given is None:
        return None
    kind = next((name for name in _MARKUPS if name in given), "")
    if not kind or (inline_only and kind != "inline_keyboard"):
        raise bad("inline keyboard expected" if inline_only else "object expected as reply markup")
    fields(given, _MARKUPS[kind], "reply_markup")
    if kind not in ("inline_keyboard", "keyboard"):
        return given
    rows = given[kind]
    if not all(isinstance(row, list) for row in rows):
        raise bad(f'field "{kind}"{_OF[kind]} must be an Array of Arrays')
    total = sum(map(len, rows))
    if total > (INLINE_BUTTONS if kind == "inline_keyboard" else BELOW_BUTTONS):
        raise bad("reply markup is too long")
    for row in rows:
        if kind == "inline_keyboard" and len(row) > INLINE_WIDTH:
            raise bad("BUTTON_ROW_TOO_LONG")
        for button in row:
            _inline(button) if kind == "inline_keyboard" else _below(button, chat)
    return given


def _inline(button: Any) -> None:
    fields(button, _INLINE, "inline keyboard button")
    if not button.get("text", "").strip():
        raise bad("can't parse inline keyboard button: Can't find field \"text\"")
    if button.get("style") and button["style"] not in _STYLES:
        raise bad("button style is invalid")
    acts = len(button.keys() & _ACTS)
    if acts != 1:
        raise bad("can't parse inline keyboard button: " + (
            "exactly one of the optional fields must be used" if acts
            else "Text buttons are unallowed in the inline keyboard"))
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= 64:
        raise bad("BUTTON_DATA_INVALID")
    if "url" in button:
        url = urlsplit(button["url"])
        if url.scheme not in ("http", "https", "tg") or (url.scheme != "tg" and "." not in url.netloc):
            raise bad(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")


def _below(button: Any, chat: Chat) -> None:
    if isinstance(button, str):
        button = {"text": button}
    fields(button, _BELOW, "keyboard button")
    if not button.get("text", "").strip():
        raise bad("text of a keyboard button must be non-empty")
    if chat.type != "private":
        for what in ("location", "contact"):
            if button.get(f"request_{what}"):
                name = "phone number" if what == "contact" else what
                raise bad(f"{name} can be requested in private chats only")
