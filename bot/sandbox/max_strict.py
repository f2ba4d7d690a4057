"""What MAX refuses in a message: its length, its markup, its keyboard."""

from typing import Any

from bot.sandbox import markup
from bot.sandbox.max_spec import Refused, fields
from bot.sandbox.strict import length

Json = dict[str, Any]
LONGEST_TEXT, LONGEST_LABEL, LONGEST_PAYLOAD, LONGEST_URL = 4000, 128, 1024, 2048
ROWS, WIDE, NARROW, BUTTONS = 30, 7, 3, 210
_BUTTONS = {
    "callback": "type text payload",
    "link": "type text url",
    "request_contact": "type text",
    "request_geo_location": "type text quick",
    "message": "type text",
    "clipboard": "type text payload",
}
_NARROW = {"link", "open_app", "request_contact", "request_geo_location"}
_ATTACHED = {"image", "video", "audio", "file", "sticker", "contact", "share", "location", "inline_keyboard"}


def _wrong(why: str) -> Refused:
    return Refused(400, "proto.payload", why)


def body(given: Any) -> Json:
    """A NewMessageBody, checked; only the text may be said without the rest, as the real server allows."""
    if not isinstance(given, dict):
        raise _wrong("body: must be an object")
    fields(given, "text attachments link notify format")
    if not isinstance(given.get("text") or "", str) or not isinstance(given.get("attachments") or [], list):
        raise _wrong("text: must be a string, attachments: a list")
    if given.get("format") not in (None, "html", "markdown"):
        raise _wrong("format: must be html or markdown")
    if not isinstance(given.get("notify", True), bool):
        raise _wrong("notify: must be boolean")
    for one in given.get("attachments") or []:
        if not isinstance(one, dict) or one.get("type") not in _ATTACHED:
            raise _wrong("attachments: unknown type")
    return given


def text(given: Json) -> tuple[str, list[Json]]:
    """The text without its markup, and what stands out in it."""
    said = given.get("text") or ""
    if length(said) > LONGEST_TEXT:
        raise _wrong("text: size must be between 0 and 4000")
    if given.get("format") != "html":
        return said, []
    try:
        return markup.parse(said)
    except markup.BadMarkup as bad:
        raise _wrong(f"text: {bad}") from None


def keyboard(attachments: list[Json]) -> list[list[Json]]:
    """The rows of the one inline keyboard, checked; empty when there is none."""
    found = [one for one in attachments if one["type"] == "inline_keyboard"]
    if not found:
        return []
    if len(found) > 1:
        raise _wrong("attachments: one keyboard at most")
    rows = (found[0].get("payload") or {}).get("buttons")
    if not isinstance(rows, list) or not 1 <= len(rows) <= ROWS:
        raise _wrong("buttons: 1 to 30 rows")
    for row in rows:
        if not isinstance(row, list) or not row:
            raise _wrong("buttons: empty row")
        kinds = {_button(button) for button in row}
        if len(row) > (NARROW if kinds & _NARROW else WIDE):
            raise _wrong("buttons: too many in a row")
    if sum(map(len, rows)) > BUTTONS:
        raise _wrong("buttons: 210 at most")
    return rows


def _button(button: Any) -> str:
    if not isinstance(button, dict) or button.get("type") not in _BUTTONS:
        raise _wrong("button: unknown type")
    kind = str(button["type"])
    fields(button, _BUTTONS[kind])
    label = button.get("text")
    if not isinstance(label, str) or not 1 <= length(label) <= LONGEST_LABEL:
        raise _wrong("button text: size must be between 1 and 128")
    if kind in ("callback", "clipboard"):
        payload = button.get("payload")
        if not isinstance(payload, str) or length(payload) > LONGEST_PAYLOAD:
            raise _wrong("button payload: size must be between 0 and 1024")
    if kind == "link":
        url = button.get("url")
        if not isinstance(url, str) or length(url) > LONGEST_URL or not url.startswith(("http://", "https://")):
            raise _wrong("button url: not a valid URL")
    return kind
