"""VK's events in our words. What it raises on an event of unknown form puts that event aside."""

import json
import re
from typing import Any

from bot.vk.attachments import MOST, attachments, forwards
from bot.vk.failures import GROUPS_FROM
from bot.vk.letters import body, press
from domain.places import Point
from domain.steps import unix
from handlers.events import Event, Member, Message, Press, Sender

MENTION = re.compile(r"\[(?:id|club|public|event)\d+\|([^\]]*)\]")
JOINED = {"chat_invite_user", "chat_invite_user_by_link", "chat_invite_user_by_message_request", "chat_create"}
START = "/start"


def decode(raw: str, group: int) -> Event | None:
    """One event for the community `group`."""
    event = json.loads(raw)
    kind = event["type"]
    if kind in ("message_new", "message_edit"):
        return _message(event, body(event), group, edited=kind == "message_edit")
    if kind == "message_event":
        return _press(event, event["object"])
    if kind in ("message_allow", "message_deny"):
        user = str(event["object"]["user_id"])
        return Member(chat=user, external=user, private=True, here=kind == "message_allow")
    return None


def _message(event: dict[str, Any], message: dict[str, Any], group: int, *, edited: bool) -> Message | Member | None:
    author, peer = int(message["from_id"]), int(message["peer_id"])
    sender, private = _sender(event, author), peer < GROUPS_FROM
    if action := message.get("action"):
        return _member(action, sender, str(peer), group, _title(event))
    if author <= 0 or message.get("out"):
        return None
    payload = _payload(message.get("payload"))
    text, mentions_us = _address(_clean(message.get("text")), group)
    inner = list(forwards(message))
    files = attachments(message) + tuple(file for one in inner for file in attachments(one))
    point, place_name = _place(message)
    begins = payload.get("command") == "start"
    start = str(message.get("ref") or "")
    if (words := text.split(maxsplit=1)) and words[0].lower() == START:
        begins, start, text = True, start or words[1] if len(words) > 1 else start, ""
    return Message(
        chat=str(peer),
        sender=sender,
        private=private,
        id=str(message.get("conversation_message_id") or message.get("id") or ""),
        text="" if begins else text or "\n".join(filter(None, (_clean(one.get("text")) for one in inner))),
        files=files[:MOST],
        point=point,
        place_name=place_name,
        reply_to=str((message.get("reply_message") or {}).get("conversation_message_id") or ""),
        forwarded=bool(inner),
        start=start,
        begins=begins,
        data=str(payload.get("d", "")),
        mentions_us=mentions_us,
        edited=edited,
        title=_title(event),
        sent=unix(message.get("update_time") or message.get("date")),
    )


def _press(event: dict[str, Any], pressed: dict[str, Any]) -> Press:
    peer = int(pressed["peer_id"])
    return Press(
        chat=str(peer),
        sender=_sender(event, int(pressed["user_id"])),
        private=peer < GROUPS_FROM,
        press=press(pressed),
        data=str(_payload(pressed.get("payload")).get("d", "")),
        message=str(pressed.get("conversation_message_id") or ""),
        title=_title(event),
    )


def _member(action: dict[str, Any], by: Sender, chat: str, group: int, title: str) -> Member | None:
    kind = action.get("type")
    if kind not in JOINED and kind != "chat_kick_user":
        return None
    who = -group if kind == "chat_create" else int(action.get("member_id") or by.external)
    return Member(
        chat=chat,
        external=str(who),
        private=False,
        here=kind in JOINED,
        us=who == -group,
        by=by,
        title=_clean(action.get("text")) or title,
    )


def _sender(event: dict[str, Any], author: int) -> Sender:
    return Sender(str(author), name=str(event.get("dvor_name", "")))


def _title(event: dict[str, Any]) -> str:
    return str(event.get("dvor_title", ""))


def _payload(payload: Any) -> dict[str, Any]:
    """A button's payload; in messages VK hands it over as text. A custom client may send anything."""
    if isinstance(payload, str):
        try:
            payload = json.loads(payload)
        except ValueError:
            return {}
    return payload if isinstance(payload, dict) else {}


def _address(text: str, group: int) -> tuple[str, bool]:
    """Cut off the mention of us that a text begins with, as VK puts it before a button's label in a chat."""
    us = rf"(?:club|public){group}"
    ours = re.match(rf"\s*(?:\[{us}\|[^\]]*\]|[@*]{us}\b(?:\s*\([^)]*\))?)[\s,:]*", text)
    rest = text[ours.end() :] if ours else text
    return MENTION.sub(r"\1", rest).strip(), ours is not None


def _place(message: dict[str, Any]) -> tuple[Point | None, str]:
    for one in (message, *forwards(message)):
        geo = one.get("geo") or {}
        if where := geo.get("coordinates"):
            place = geo.get("place") or {}
            name = ", ".join(str(place[key]) for key in ("title", "address") if place.get(key))
            return Point(float(where["latitude"]), float(where["longitude"])), name
    return None, ""


def _clean(text: Any) -> str:
    """Text that every database takes."""
    return str(text or "").replace("\0", "").strip()
