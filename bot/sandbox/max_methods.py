"""Which of MAX's calls the stand-in serves, and those about the bot, its chats and its webhooks."""

from collections.abc import Callable
from typing import Any

from bot.sandbox import max_messages as messages
from bot.sandbox.max_spec import UPDATES, Refused, fields
from bot.sandbox.max_views import shown
from bot.sandbox.max_world import Bot, Chat, World
from bot.sandbox.strict import length

Json = dict[str, Any]
Method = Callable[[World, Bot, Json, Any, str], Json]


def me(world: World, bot: Bot, _: Json, __: Any, ___: str) -> Json:
    """GET /me"""
    return bot.user.json(world.date) | {"commands": bot.commands}


def commands(world: World, bot: Bot, _: Json, given: Any, __: str) -> Json:
    """PATCH /me/commands"""
    listed = given.get("commands") if isinstance(given, dict) else None
    if not isinstance(listed, list) or len(listed) > 32:
        raise Refused(400, "proto.payload", "commands: 32 at most")
    for one in listed:
        fields(one, "name description")
        if not 1 <= length(one["name"]) <= 64 or length(one.get("description") or "") > 128:
            raise Refused(400, "proto.payload", "commands: name 1 to 64, description up to 128")
    bot.commands = listed
    return {"commands": listed}


def hooks(world: World, bot: Bot, _: Json, __: Any, ___: str) -> Json:
    """GET /subscriptions"""
    return {"subscriptions": [{"url": url, "time": one["time"], "update_types": one["update_types"]}
                              for url, one in bot.hooks.items()]}


def subscribe(world: World, bot: Bot, _: Json, given: Any, __: str) -> Json:
    """POST /subscriptions: HTTPS only, and no port; on this machine the sandbox takes HTTP and any port"""
    fields(given, "url update_types secret")
    url, secret, types = str(given.get("url", "")), given.get("secret"), given.get("update_types")
    host = url.partition("://")[2].partition("/")[0]
    if not url.startswith("http://127.0.0.1:") and (not url.startswith("https://") or ":" in host):
        raise Refused(400, "proto.payload", "url: must be https without a port")
    if secret is not None and not 5 <= len(secret) <= 256:
        raise Refused(400, "proto.payload", "secret: size must be between 5 and 256")
    if types is not None and not set(types) <= UPDATES:
        raise Refused(400, "proto.payload", "update_types: unknown")
    bot.hooks[url] = {"time": world.date, "update_types": types, "secret": secret}
    bot.news.bump()
    return {"success": True}


def unsubscribe(world: World, bot: Bot, q: Json, _: Any, __: str) -> Json:
    """DELETE /subscriptions"""
    return {"success": bot.hooks.pop(q["url"], None) is not None}


def uploads(world: World, bot: Bot, q: Json, _: Any, __: str) -> Json:
    """POST /uploads"""
    return world.files.endpoint(bot.id, q["type"])


def _chat(world: World, bot: Bot, number: str, right: str = "") -> Chat:
    chat = world.reach(bot, int(number) if number.lstrip("-").isdecimal() else None)
    if right and right not in chat.admins.get(bot.id, ()):
        raise Refused(403, "chat.denied", "error.not.admin")
    return chat


def chat(world: World, bot: Bot, _: Json, __: Any, number: str) -> Json:
    """GET /chats/{chatId}"""
    found = _chat(world, bot, number)
    return {"chat_id": found.id, "type": found.kind, "status": "active", "title": found.title or None,
            "last_event_time": world.date, "participants_count": len(found.members) or 2, "is_public": False,
            "icon": None, "description": None}


def get_pin(world: World, bot: Bot, _: Json, __: Any, number: str) -> Json:
    """GET /chats/{chatId}/pin"""
    found = _chat(world, bot, number)
    pinned = found.messages.get(found.pinned)
    return {"message": shown(world, found, pinned) if pinned else None}


def put_pin(world: World, bot: Bot, _: Json, given: Any, number: str) -> Json:
    """PUT /chats/{chatId}/pin"""
    fields(given, "message_id notify")
    found = _chat(world, bot, number, "pin_message")
    message = next((one for one in found.messages.values() if one.mid == given.get("message_id")), None)
    if message is None:
        raise Refused(404, "not.found", "message.not.found")
    found.pinned = message.number
    world.changes.bump()
    return {"success": True}


def drop_pin(world: World, bot: Bot, _: Json, __: Any, number: str) -> Json:
    """DELETE /chats/{chatId}/pin"""
    _chat(world, bot, number, "pin_message").pinned = 0
    world.changes.bump()
    return {"success": True}


def _member(world: World, found: Chat, number: int) -> Json:
    rights = found.admins.get(number)
    about = world.who(number).json(world.date) | {"last_access_time": world.date, "join_time": world.date}
    about |= {"is_owner": number == found.owner, "is_admin": number == found.owner or rights is not None}
    return about | ({"permissions": list(rights)} if rights is not None else {})


def membership(world: World, bot: Bot, _: Json, __: Any, number: str) -> Json:
    """GET /chats/{chatId}/members/me"""
    return _member(world, _chat(world, bot, number), bot.id)


def members(world: World, bot: Bot, q: Json, _: Any, number: str) -> Json:
    """GET /chats/{chatId}/members: administrators only"""
    found = _chat(world, bot, number, "read_all_messages")
    wanted = [int(one) for one in q["user_ids"].split(",")] if "user_ids" in q else list(found.members)
    return {"members": [_member(world, found, one) for one in wanted if one in found.members]}


def admins(world: World, bot: Bot, _: Json, __: Any, number: str) -> Json:
    """GET /chats/{chatId}/members/admins"""
    found = _chat(world, bot, number, "read_all_messages")
    return {"members": [_member(world, found, one) for one in {found.owner, *found.admins} if one in found.members]}


SERVED: dict[str, Method] = {
    "GET /me": me,
    "PATCH /me/commands": commands,
    "GET /subscriptions": hooks,
    "POST /subscriptions": subscribe,
    "DELETE /subscriptions": unsubscribe,
    "POST /messages": messages.send,
    "PUT /messages": messages.edit,
    "DELETE /messages": messages.delete,
    "GET /messages/{}": messages.one,
    "POST /answers": messages.answer,
    "POST /uploads": uploads,
    "GET /chats/{}": chat,
    "GET /chats/{}/pin": get_pin,
    "PUT /chats/{}/pin": put_pin,
    "DELETE /chats/{}/pin": drop_pin,
    "GET /chats/{}/members/me": membership,
    "GET /chats/{}/members/admins": admins,
    "GET /chats/{}/members": members,
}
