"""How a chat of MAX looks to a person in it, and how its messages look to a bot."""

from typing import TYPE_CHECKING, Any

from bot.sandbox.max_world import Chat, Message, World
from bot.sandbox.seen import Label, Labels, Seen

if TYPE_CHECKING:
    from bot.sandbox.max import MaxStandIn

Json = dict[str, Any]
KINDS = {"callback": "callback", "request_geo_location": "place", "request_contact": "contact", "link": "link",
         "message": "text", "clipboard": "link"}


class Views:
    """The looking part of MAX's people."""

    def __init__(self, standin: "MaxStandIn") -> None:
        self._standin = standin
        self._world = standin.world
        self.changes = standin.changes

    def keyboard(self, user: int, chat: Chat) -> Labels:
        """MAX has no keyboard below a chat."""
        return ()

    def seen(self, user: int, chat: Chat) -> list[Seen]:
        """The messages of a chat as this person sees them."""
        return [self._seen(user, message) for message in chat.messages.values()]

    def _seen(self, user: int, message: Message) -> Seen:
        author = self._world.who(message.author)
        shots = (self._world.files.shot(one) for one in message.attachments)
        place = next(((one["latitude"], one["longitude"]) for one in message.attachments
                      if one["type"] == "location"), None)
        return Seen(
            id=message.number, author=author.first_name, by_bot=author.is_bot, mine=message.author == user,
            text=message.text, date=message.date // 1000,
            rows=tuple(tuple(_label(button) for button in row) for row in message.rows),
            files=tuple(shot for shot in shots if shot), place=place, edited=message.edited,
            reply_to=message.reply_to, changed=message.changed, sent=message.sent,
            bold=tuple((one["offset"], one["length"]) for one in message.marks if one["type"] == "bold"),
        )


def _label(button: Json) -> Label:
    return Label(button["text"], KINDS[button["type"]], button.get("url") or button.get("payload") or "")


def body(message: Message) -> Json:
    """A MessageBody."""
    attachments = list(message.attachments)
    if message.rows:
        keys: Json = {"buttons": message.rows}
        attachments.append({"type": "inline_keyboard", "payload": keys})
    shown: Json = {"mid": message.mid, "seq": message.date * 1000 + message.number, "text": message.text}
    return shown | ({"attachments": attachments} if attachments else {})


def shown(world: World, chat: Chat, message: Message) -> Json:
    """A Message, as a bot gets it: in a dialog with the chat's number and with the receiver's."""
    receiver = None
    if chat.bot:
        receiver = chat.user if message.author == chat.bot.id else chat.bot.id
    whole: Json = {"sender": world.who(message.author).json(world.date), "timestamp": message.date,
                   "recipient": {"chat_id": chat.id, "chat_type": chat.kind, "user_id": receiver},
                   "body": body(message)}
    if message.forwarded:
        whole["link"] = message.forwarded
    elif message.reply_to in chat.messages:
        to = chat.messages[message.reply_to]
        whole["link"] = {"type": "reply", "sender": world.who(to.author).json(world.date), "message": body(to)}
    return whole
