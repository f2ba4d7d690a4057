"""How a chat of Telegram looks to a person in it."""

from typing import Any

from bot.sandbox.seen import Label, Labels, Seen, Shot
from bot.sandbox.telegram_pins import Pinning
from bot.sandbox.telegram_world import Chat, Message

Json = dict[str, Any]


class Views(Pinning):
    """The looking part of Telegram's people."""

    def keyboard(self, user: int, chat: Chat) -> Labels:
        """The keyboard below the chat."""
        if not chat.keyboard:
            return ()
        return tuple(tuple(_below(button) for button in row) for row in chat.keyboard["keyboard"])

    def seen(self, user: int, chat: Chat) -> list[Seen]:
        """The messages of a chat as this person sees them."""
        return [self._seen(user, message) for message in chat.messages.values()]

    def _seen(self, user: int, message: Message) -> Seen:
        body, place = message.json, message.json.get("location")
        rows = body.get("reply_markup", {}).get("inline_keyboard", [])
        marks = body.get("entities") or body.get("caption_entities") or []
        return Seen(
            id=body["message_id"], author=body["from"]["first_name"], by_bot=bool(message.by_bot),
            mine=body["from"]["id"] == user, text=body.get("text") or body.get("caption", ""), date=body["date"],
            rows=tuple(tuple(_inline(button) for button in row) for row in rows), files=self._shots(body),
            place=(place["latitude"], place["longitude"]) if place else None, edited="edit_date" in body,
            reply_to=body.get("reply_to_message", {}).get("message_id", 0), changed=message.changed, sent=message.sent,
            bold=tuple((one["offset"], one["length"]) for one in marks if one["type"] == "bold"),
            links=tuple(one["url"] for one in marks if one["type"] == "text_link"),
        )

    def _shots(self, body: Json) -> tuple[Shot, ...]:
        for kind in ("photo", "video", "voice", "document", "sticker"):
            if shown := body.get(kind):
                stored = self._world.files.of((shown[-1] if kind == "photo" else shown)["file_id"])
                url = f"{self._standin.base}/seen/{stored.path}"
                return (Shot(kind, url, stored.upload.name, stored.upload.bytes, stored.upload.content),)
        return ()


def _below(button: Any) -> Label:
    if isinstance(button, str):
        return Label(button, "text")
    kind = "place" if button.get("request_location") else "contact" if button.get("request_contact") else "text"
    return Label(button["text"], kind, colour=button.get("style", ""))


def _inline(button: Json) -> Label:
    if "url" in button:
        return Label(button["text"], "link", button["url"], button.get("style", ""))
    return Label(button["text"], "callback", button.get("callback_data", ""), button.get("style", ""))
