"""The Bot API's methods about bots, chats, members and files."""

import json
import re
from typing import Any

from bot.sandbox.telegram_pins import newest
from bot.sandbox.telegram_strict import Refused, addressee, bad, fields
from bot.sandbox.telegram_world import HERE, Bot, Chat, World

Json = dict[str, Any]
LARGEST_DOWNLOAD = 20 * 2**20
_RIGHTS = ("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
           "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
           "can_edit_stories", "can_delete_stories", "can_pin_messages", "can_send_welcome_messages")
_COMMAND = {"command": str, "description": str, "is_ephemeral": bool}
_SCOPES = {"default": (), "all_private_chats": (), "all_group_chats": (), "all_chat_administrators": (),
           "chat": ("chat_id",), "chat_administrators": ("chat_id",), "chat_member": ("chat_id", "user_id")}


def get_me(world: World, bot: Bot, p: Json) -> Json:
    """getMe"""
    return {**bot.json(), "can_join_groups": True, "can_read_all_group_messages": not bot.privacy,
            "supports_inline_queries": False, "can_connect_to_business": False, "has_main_web_app": False}


def member(chat: Chat, user: int, about: Json) -> Json:
    """A ChatMember."""
    status = chat.members.get(user, "left")
    shown: Json = {"user": about, "status": "left" if status == "deleted" else status}
    if status == "creator":
        shown["is_anonymous"] = user in chat.hidden
    if status == "administrator":
        shown |= {**dict.fromkeys(_RIGHTS, True), "can_be_edited": False, "is_anonymous": user in chat.hidden}
    if status == "kicked":
        shown["until_date"] = 0
    return shown


def get_chat(world: World, bot: Bot, p: Json) -> Json:
    """getChat"""
    chat = addressee(world, bot, p["chat_id"])
    gifts = dict.fromkeys(("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription",
                           "gifts_from_channels"), False)
    return {**chat.json(), "accent_color_id": 1, "max_reaction_count": 11, "accepted_gift_types": gifts,
            "permissions": {"can_pin_messages": False}, **newest(chat)}


def get_member(world: World, bot: Bot, p: Json) -> Json:
    """getChatMember"""
    chat, user = addressee(world, bot, p["chat_id"]), p["user_id"]
    if user <= 0:
        raise bad("invalid user_id specified")
    if user not in world.users and all(user != other.id for other in world.bots.values()):
        raise bad("PARTICIPANT_ID_INVALID")
    return member(chat, user, world.about(user))


def get_administrators(world: World, bot: Bot, p: Json) -> list[Json]:
    """getChatAdministrators"""
    chat = addressee(world, bot, p["chat_id"])
    if chat.type == "private":
        raise bad("there are no administrators in the private chat")
    bosses = [user for user, status in chat.members.items() if status in ("creator", "administrator")]
    return [member(chat, user, world.about(user)) for user in bosses if user in world.users or p.get("return_bots")]


def count_members(world: World, bot: Bot, p: Json) -> int:
    """getChatMemberCount"""
    chat = addressee(world, bot, p["chat_id"])
    return sum(status in HERE for status in chat.members.values()) or 2


def leave(world: World, bot: Bot, p: Json) -> bool:
    """leaveChat"""
    chat = addressee(world, bot, p["chat_id"])
    if chat.type == "private":
        raise bad("chat member status can't be changed in private chats")
    chat.members[bot.id] = "left"
    world.changes.bump()
    return True


def get_file(world: World, bot: Bot, p: Json) -> Json:
    """getFile"""
    stored = world.files.known(p["file_id"], bot.id)
    if stored is None:
        raise bad("invalid file_id")
    if stored.upload.bytes > LARGEST_DOWNLOAD:
        raise bad("file is too big")
    return {"file_id": p["file_id"], "file_unique_id": f"AQAD{stored.number:08d}",
            "file_size": stored.upload.bytes, "file_path": stored.path}


def set_webhook(world: World, bot: Bot, p: Json) -> bool:
    """setWebhook: from now on updates are brought there"""
    url = p["url"]
    if url and not url.startswith(("https://", "http://127.0.0.1:")):  # this machine is the only one without HTTPS
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", p.get("secret_token", "")):
        raise bad("secret token contains unallowed characters")
    bot.webhook, bot.secret = url, p.get("secret_token", "")
    if "allowed_updates" in p:
        bot.allowed = frozenset(p["allowed_updates"]) or None
    bot.news.bump()
    return True


def delete_webhook(world: World, bot: Bot, p: Json) -> bool:
    """deleteWebhook"""
    bot.webhook = ""
    if p.get("drop_pending_updates"):
        bot.updates.clear()
    return True


def webhook_info(world: World, bot: Bot, p: Json) -> Json:
    """getWebhookInfo"""
    return {"url": bot.webhook, "has_custom_certificate": False, "pending_update_count": len(bot.updates)}


def _scope(world: World, bot: Bot, p: Json) -> str:
    scope = p.get("scope", {"type": "default"})
    needs = _SCOPES.get(scope.get("type", ""))
    if needs is None or set(scope) != {"type", *needs}:
        raise bad("can't parse BotCommandScope")
    if "chat_id" in scope:
        addressee(world, bot, scope["chat_id"])
    return json.dumps([scope, p.get("language_code", "")], sort_keys=True)


def set_commands(world: World, bot: Bot, p: Json) -> bool:
    """setMyCommands"""
    scope = _scope(world, bot, p)
    if len(p["commands"]) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for command in p["commands"]:
        fields(command, _COMMAND, "command")
        if not re.fullmatch(r"[a-z0-9_]{1,32}", command.get("command", "")):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(command.get("description", "")) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    bot.commands[scope] = p["commands"]
    return True


def get_commands(world: World, bot: Bot, p: Json) -> list[Json]:
    """getMyCommands"""
    return bot.commands.get(_scope(world, bot, p), [])


def delete_commands(world: World, bot: Bot, p: Json) -> bool:
    """deleteMyCommands"""
    bot.commands.pop(_scope(world, bot, p), None)
    return True


def harmless(world: World, bot: Bot, p: Json) -> bool:
    """Methods that change how the bot is presented: taken, nothing happens."""
    most = {"description": 512, "short_description": 120, "name": 64}
    if any(len(p.get(key, "")) > size for key, size in most.items()):
        raise Refused(400, "Bad Request: BOT_DESCRIPTION_TOO_LONG")
    return True


def get_name(world: World, bot: Bot, p: Json) -> Json:
    """getMyName"""
    return {"name": bot.name}


def get_description(world: World, bot: Bot, p: Json) -> Json:
    """getMyDescription"""
    return {"description": ""}


def get_short_description(world: World, bot: Bot, p: Json) -> Json:
    """getMyShortDescription"""
    return {"short_description": ""}
