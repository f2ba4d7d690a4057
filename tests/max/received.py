"""Updates as MAX sends them, with what real ones lack."""

from typing import Any

from bot.max.decode import decode
from bot.max.letters import letter
from handlers.events import Event

NICK = "id4632000000_bot"
MARIA: dict[str, Any] = {"user_id": 501, "first_name": "Мария", "last_name": None, "is_bot": False, "name": "Мария"}
DIALOG: dict[str, Any] = {"chat_id": 77, "chat_type": "dialog", "user_id": 9}
GROUP: dict[str, Any] = {"chat_id": -70, "chat_type": "chat", "user_id": None}


def created(text: str | None = "привет", *, where: dict[str, Any] = DIALOG, **more: Any) -> dict[str, Any]:
    """A message_created; `attachments` and `link` as MAX puts them."""
    body: dict[str, Any] = {"mid": "mid.1", "seq": 1, "text": text}
    if "attachments" in more:
        body["attachments"] = more.pop("attachments")
    message = {"sender": MARIA, "recipient": where, "timestamp": 1_700_000_000_000, "body": body, **more}
    return {"update_type": "message_created", "timestamp": 1_700_000_000_000, "message": message}


def pressed(payload: str = "t:report:place:1", *, message: bool = True, where: dict[str, Any] = DIALOG) -> Any:
    """A message_callback: its message is the bot's own, or gone."""
    bot = {"user_id": 9, "first_name": "Двор", "is_bot": True}
    under = {"sender": bot, "recipient": where | {"user_id": 501}, "timestamp": 1, "body": {"mid": "mid.7", "seq": 7}}
    callback = {"timestamp": 5, "callback_id": "abc", "payload": payload, "user": MARIA}
    shown = under if message else None
    return {"update_type": "message_callback", "timestamp": 5, "callback": callback, "message": shown}


def read(update: Any) -> Event | None:
    """What the line makes of it, by the way of the inbox."""
    return decode(letter(update).raw, NICK)
