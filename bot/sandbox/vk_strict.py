"""What VK refuses in a message: its length, its keyboard, its attachments."""

import json
from typing import Any

from bot.sandbox.strict import length
from bot.sandbox.vk_spec import Refused, read_json

Json = dict[str, Any]
LONGEST_TEXT, LONGEST_LABEL, LONGEST_PAYLOAD = 4096, 40, 255
LONGEST_ID = 2**31 - 1
_ACTIONS = {
    "text": {"type", "label", "payload"},
    "callback": {"type", "label", "payload"},
    "location": {"type", "payload"},
    "open_link": {"type", "label", "payload", "link"},
    "vkpay": {"type", "payload", "hash"},
    "open_app": {"type", "label", "payload", "app_id", "owner_id", "hash"},
}
_COLOURS = {"primary", "secondary", "negative", "positive"}
_WIDE = {"location", "vkpay", "open_app"}


def keyboard(text: str | None) -> Json | None:
    """A keyboard, checked."""
    if not text:
        return None
    given = read_json("keyboard", text)
    inline, rows = given.get("inline", False), given.get("buttons")
    if given.keys() - {"inline", "one_time", "buttons", "author_id"} or not isinstance(rows, list):
        raise Refused(911, "unknown fields or no buttons")
    if not isinstance(inline, bool) or not isinstance(given.get("one_time", False), bool):
        raise Refused(911, "inline and one_time should be boolean")
    if inline and given.get("one_time"):
        raise Refused(911, "inline keyboard can't be one_time")
    if len(rows) > (6 if inline else 10):
        raise Refused(911, "too much rows")
    total = 0
    for row in rows:
        if not isinstance(row, list) or not row:
            raise Refused(911, "row should have 1 to 5 buttons")
        kinds = [_button(button) for button in row]
        if len(row) > 1 and (wide := _WIDE.intersection(kinds)):
            raise Refused(911, f"{min(wide)} takes a whole row")
        wide_as = sum(2 if kind == "open_link" else 1 for kind in kinds)
        if wide_as > 5:
            raise Refused(911, "row should have 1 to 5 buttons, a link counts as two")
        total += wide_as
    if total > (10 if inline else 40):
        raise Refused(911, "too much buttons")
    return given


def _button(button: Any) -> str:
    if not isinstance(button, dict) or button.keys() - {"action", "color"}:
        raise Refused(911, "button is invalid")
    action = button.get("action")
    if not isinstance(action, dict):
        raise Refused(911, "button has no action")
    kind = str(action.get("type"))
    known = _ACTIONS.get(kind)
    if known is None or action.keys() - known:
        raise Refused(911, f"action {kind} is invalid")
    if "color" in button and (button["color"] not in _COLOURS or kind not in ("text", "callback")):
        raise Refused(911, "color is invalid")
    label = action.get("label")
    if "label" in known and (not isinstance(label, str) or not 1 <= length(label) <= LONGEST_LABEL):
        raise Refused(911, "label should have 1 to 40 characters")
    payload = action.get("payload")
    if payload is not None:
        if not isinstance(payload, str) or length(payload) > LONGEST_PAYLOAD:
            raise Refused(911, "payload should be a string of at most 255 characters")
        try:
            json.loads(payload or "{}")
        except ValueError as wrong:
            raise Refused(911, "payload is not valid JSON") from wrong
    if kind == "open_link" and not str(action.get("link", "")).startswith(("http://", "https://")):
        raise Refused(911, "link is invalid")
    return kind


def text(p: Json) -> str:
    """The message's text, checked."""
    given = str(p.get("message", ""))
    if length(given) > LONGEST_TEXT:
        raise Refused(914)
    return given


def random_id(p: Json) -> int:
    """The message's random_id: it must be there and fit into 32 bits."""
    if "random_id" not in p:
        raise Refused(100, "random_id is a required parameter")
    given = int(p["random_id"])
    if not -LONGEST_ID - 1 <= given <= LONGEST_ID:
        raise Refused(100, "random_id should fit into 32 bits")
    return given
