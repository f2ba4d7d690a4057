"""A parcel as parameters of messages.send and messages.edit."""

import json
from collections.abc import Sequence
from typing import Any

from bot.lines import CannotEdit, Parcel, Rejected
from bot.vk.keyboard import below, inline
from bot.vk.texts import TEXT, cut

ATTACHMENTS = 10
"""In one message."""


def sending(parcel: Parcel, attached: Sequence[str] = ()) -> dict[str, Any]:
    """Parameters of messages.send. `peer_ids`, not `peer_id`: only then the answer tells the id that chats know."""
    params = _common(parcel, attached)
    params |= {"peer_ids": str(_peer(parcel)), "random_id": random_id(parcel.id)}
    if parcel.screen.below:
        params["keyboard"] = below(parcel.screen.below)
    if parcel.reply_to.isdecimal():
        reply = {"peer_id": _peer(parcel), "conversation_message_ids": [int(parcel.reply_to)], "is_reply": 1}
        params["forward"] = json.dumps(reply, separators=(",", ":"))
    return params


def editing(parcel: Parcel, attached: Sequence[str] = ()) -> dict[str, Any]:
    """Parameters of messages.edit. What is not said again is taken off: keyboard, attachments, the reply."""
    if parcel.screen.below or not parcel.edit.isdecimal():
        raise CannotEdit("a keyboard below comes with a new message only")
    params = _common(parcel, attached)
    return params | {"peer_id": _peer(parcel), "cmid": int(parcel.edit), "keep_forward_messages": 1}


def random_id(number: int) -> int:
    """VK sends a message with an id that it knows once only; 0 would switch that off."""
    return number % 2**31 or 1


def _common(parcel: Parcel, attached: Sequence[str]) -> dict[str, Any]:
    params: dict[str, Any] = {
        "message": cut(parcel.screen.text, TEXT),
        "dont_parse_links": 1,
        "disable_mentions": 1,
    }
    if parcel.screen.point is not None:
        params["lat"], params["long"] = parcel.screen.point
    if parcel.screen.rows:
        params["keyboard"] = inline(parcel.screen.rows)
    if attached:
        params["attachment"] = ",".join(attached[:ATTACHMENTS])
    return params


def _peer(parcel: Parcel) -> int:
    try:
        return int(parcel.chat)
    except ValueError:
        raise Rejected("no such chat") from None
