"""How a conversation of VK looks to a person in it."""

import json
from typing import TYPE_CHECKING, Any

from bot.sandbox.seen import Label, Labels, Place, Seen, Shot
from bot.sandbox.vk_world import Chat, Message

if TYPE_CHECKING:
    from bot.sandbox.vk import VkStandIn

Json = dict[str, Any]
KINDS = {"text": "text", "callback": "callback", "location": "place", "open_link": "link"}
PLACE_LABEL = "Отправить место"
"""VK labels this button itself."""


class Views:
    """The looking part of VK's people."""

    def __init__(self, standin: "VkStandIn") -> None:
        self._standin = standin
        self._world = standin.world
        self.changes = standin.changes

    def keyboard(self, user: int, chat: Chat) -> Labels:
        """The keyboard below the conversation."""
        return _labels(chat.keyboard)

    def seen(self, user: int, chat: Chat) -> list[Seen]:
        """The messages of a conversation as this person sees them."""
        return [self._seen(user, message) for message in chat.messages.values()]

    def _seen(self, user: int, message: Message) -> Seen:
        point = message.more.get("geo", {}).get("coordinates")
        place: Place | None = (point["latitude"], point["longitude"]) if point else None
        return Seen(
            id=message.cmid, author=self._name(message.author),
            by_bot=message.author < 0 and "action" not in message.more,
            mine=message.author == user, text=message.text, date=message.date, rows=_labels(message.keyboard),
            files=tuple(shot for one in message.attachments if (shot := self._shot(one))), place=place,
            edited=bool(message.edited), reply_to=message.reply_to, changed=message.changed, sent=message.sent,
        )

    def _name(self, author: int) -> str:
        if author > 0:
            return self._world.users[author].first_name
        return next(one.name for one in self._world.communities.values() if one.id == -author)

    def _shot(self, attachment: Json) -> Shot | None:
        kind = attachment["type"]
        body = attachment[kind]
        if kind == "sticker":
            return Shot("sticker", body["images"][0]["url"])
        name = {"doc": "doc", "audio_message": "voice"}.get(kind, kind)
        stored = self._world.files.named(f"{name}{body['owner_id']}_{body['id']}_{body['access_key']}", 0)
        upload = stored.upload
        return Shot(upload.kind, self._world.files.url(stored), upload.name, upload.bytes, upload.content)


def _labels(keyboard: Json | None) -> Labels:
    if not keyboard:
        return ()
    return tuple(tuple(_label(button) for button in row) for row in keyboard["buttons"])


def _label(button: Json) -> Label:
    action = button["action"]
    kind = KINDS.get(action["type"], "link")
    data = action.get("link", "") if kind == "link" else action.get("payload") or ""
    return Label(action.get("label", PLACE_LABEL), kind, data, button.get("color", ""))


def read_payload(data: str) -> Any:
    """What a press of a callback button carries: the payload's JSON."""
    return json.loads(data) if data else None
