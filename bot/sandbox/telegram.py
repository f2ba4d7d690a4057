"""A strict stand-in for the Bot API: the demo's Telegram and the tests' judge."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from functools import partial
from itertools import islice
from time import monotonic
from typing import Any

from aiohttp import web

from bot.sandbox import telegram_chats as chats
from bot.sandbox import telegram_edits as edits
from bot.sandbox import telegram_pins as pins
from bot.sandbox import telegram_sends as sends
from bot.sandbox import telegram_topics as topics
from bot.sandbox.faults import Fault, TelegramFaults
from bot.sandbox.standin import Json, StandIn, as_json
from bot.sandbox.telegram_courier import Courier
from bot.sandbox.telegram_people import People
from bot.sandbox.telegram_spec import METHODS, Malformed, check
from bot.sandbox.telegram_strict import Refused
from bot.sandbox.telegram_world import Bot, World

LONGEST_POLL = 50.0
Method = Callable[[World, Bot, Json], Any]
_WHY = {401: "Unauthorized", 403: "Forbidden: bot was blocked by the user", 404: "Not Found",
        500: "Internal Server Error", 502: "Bad Gateway"}

SERVED: dict[str, Method] = {
    "getMe": chats.get_me,
    "setWebhook": chats.set_webhook,
    "deleteWebhook": chats.delete_webhook,
    "getWebhookInfo": chats.webhook_info,
    "setMyCommands": chats.set_commands,
    "getMyCommands": chats.get_commands,
    "deleteMyCommands": chats.delete_commands,
    **dict.fromkeys(("setMyName", "setMyDescription", "setMyShortDescription", "setChatMenuButton",
                     "setMyDefaultAdministratorRights", "logOut", "close"), chats.harmless),
    "getMyName": chats.get_name,
    "getMyDescription": chats.get_description,
    "getMyShortDescription": chats.get_short_description,
    "sendMessage": sends.send_message,
    **{f"send{kind.title()}": partial(sends.send_file, kind) for kind in ("photo", "document", "video", "voice")},
    "sendLocation": sends.send_location,
    "sendVenue": sends.send_venue,
    "sendMediaGroup": sends.send_media_group,
    "sendChatAction": sends.send_chat_action,
    "editMessageText": edits.edit_text,
    "editMessageCaption": edits.edit_caption,
    "editMessageReplyMarkup": edits.edit_markup,
    "deleteMessage": edits.delete,
    "deleteMessages": edits.delete_many,
    "answerCallbackQuery": edits.answer_press,
    "pinChatMessage": pins.pin, "unpinChatMessage": pins.unpin, **topics.SERVED,
    "getFile": chats.get_file,
    "getChat": chats.get_chat,
    "getChatMember": chats.get_member,
    "getChatAdministrators": chats.get_administrators,
    "getChatMemberCount": chats.count_members,
    "leaveChat": chats.leave,
}


class TelegramStandIn(StandIn):
    """The Bot API on loopback, with people behind it (`people`)."""

    faults: TelegramFaults

    def __init__(self, *, now: Callable[[], datetime], limits: bool = True) -> None:
        super().__init__(now=now, limits=limits)
        self.world = World(now, self.changes)
        self.people = People(self)
        self.faults = TelegramFaults(self.cut)

    def bot(self, token: str = "1000001:TEST", username: str = "dvor_bot", name: str = "Двор", *,
            privacy: bool = True) -> Bot:
        """A bot that this server knows; several may live side by side."""
        bot = self.world.bots[token] = Bot(token, int(token.split(":")[0]), username, name, privacy)
        bot.pace.on = self.limits
        return bot

    def wake_polls(self) -> None:
        """Let long polls look around (the server stops)."""
        for bot in self.world.bots.values():
            bot.news.bump()

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """`/bot<token>/<method>`, `/file/bot<token>/<path>`; `/seen/<path>` for the page."""
        parts = request.path.split("/", 3)
        if parts[1] == "seen" and (seen := self.world.files.at("/".join(parts[2:]))):
            return web.Response(body=seen.upload.content, content_type=seen.upload.mime or "application/octet-stream")
        if len(parts) == 4 and parts[1] == "file":
            return await self._download(request, parts[2].removeprefix("bot"), parts[3])
        if len(parts) != 3 or not parts[1].startswith("bot"):
            return self._refused("", 404, "Not Found", {})
        bot, method = self.world.bots.get(parts[1][3:]), parts[2]
        if bot is None:
            return self._refused(method, 401, "Unauthorized", {})
        if method not in METHODS:
            return self._refused(method, 404, "Not Found", {})
        try:
            p = await _read(request, method)
        except Malformed as wrong:
            return self._refused(method, 400, f"Bad Request: {wrong}", {})
        chat = p.get("chat_id")
        self.note(method, chat, p)
        fault = self.faults.met(method, chat)
        if fault and not fault.accepted:
            return await self.fail(fault, request) or _worded(fault)
        response = await self._call(request, bot, method, p)
        if fault:
            return await self.fail(fault, request) or _worded(fault)
        return response

    async def _call(self, request: web.BaseRequest, bot: Bot, method: str, p: Json) -> web.Response:
        try:
            if method == "getUpdates":
                return await self._updates(request, bot, p)
            result = SERVED[method](self.world, bot, p)
            if bot.webhook and bot.token not in self.couriers:
                self.couriers[bot.token] = Courier(self, bot)
            return as_json({"ok": True, "result": result})
        except Refused as refused:
            shown = {key: value for key, value in p.items() if key != "_uploads"}
            return self._refused(method, refused.code, refused.why, shown, refused.parameters)

    def _refused(self, method: str, code: int, why: str, p: Json, parameters: Json | None = None) -> web.Response:
        self.refuse(method, code, why, p)
        more = {"parameters": parameters} if parameters else {}
        return as_json({"ok": False, "error_code": code, "description": why, **more}, code)

    async def _updates(self, request: web.BaseRequest, bot: Bot, p: Json) -> web.Response:
        if bot.webhook:
            raise Refused(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to"
                               " delete the webhook first")
        if p.get("allowed_updates"):
            bot.allowed = frozenset(p["allowed_updates"])
        bot.tire(self.world.date)
        offset, limit = p.get("offset", 0), max(1, min(100, p.get("limit", 100)))
        if offset < 0:
            offset = bot.updates[max(0, len(bot.updates) + offset)][0] if bot.updates else 0
        if bot.updates and bot.updates[0][0] < offset and not self.faults.repeats():
            bot.confirm(offset)
        bot.polls += 1
        mine, until = bot.polls, monotonic() + min(LONGEST_POLL, max(0, p.get("timeout", 0)))
        bot.news.bump()
        while not bot.updates and not self.stopping.is_set() and monotonic() < until:
            await bot.news.after(bot.news.count, until - monotonic())
            if bot.polls != mine:
                if request.transport is None or request.transport.is_closing():
                    return web.Response()
                raise Refused(409, "Conflict: terminated by other getUpdates request; make sure that only one bot"
                                   " instance is running")
        raws = [raw for _, raw, _ in islice(bot.updates, limit)]
        return web.Response(body=b'{"ok":true,"result":[' + b",".join(raws) + b"]}", content_type="application/json")

    async def _download(self, request: web.BaseRequest, token: str, path: str) -> web.StreamResponse:
        bot, stored = self.world.bots.get(token), self.world.files.at(path)
        self.note("file", None, {"path": path})
        fault = self.faults.met("file", None)
        if fault and (failed := await self.fail_plainly(fault, request)):
            return failed
        if bot is None or stored is None or bot.id not in stored.known_to:
            return self._refused("file", 404, "Not Found", {"path": path})
        return web.Response(body=stored.upload.content, content_type="application/octet-stream")


async def _read(request: web.BaseRequest, method: str) -> Json:
    """The parameters from the query, a JSON body, a form or a multipart form with files (`_uploads`)."""
    given: Json = dict(request.query)
    if request.method == "POST" and request.body_exists:
        kind = request.content_type
        if kind == "application/json":
            return check(method, {**given, **sends.read_json(await request.text())}, form=False)
        uploads: dict[str, tuple[str, str, bytes]] = {}
        for key, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                content = await asyncio.to_thread(value.file.read)
                uploads[key] = (value.filename, value.content_type, content)
            else:
                given[key] = value
        for key in uploads:
            if key in METHODS[method]:
                given[key] = key
        read = check(method, given, form=True)
        if uploads:
            read["_uploads"] = uploads
        return read
    return check(method, given, form=True)


def _worded(fault: Fault) -> web.Response:
    """A failure in the Bot API's own words."""
    if fault.retry_after:
        return as_json({"ok": False, "error_code": 429, "description": f"Too Many Requests: retry after"
                        f" {fault.retry_after}", "parameters": {"retry_after": fault.retry_after}}, 429)
    code = fault.code or fault.status
    return as_json({"ok": False, "error_code": code, "description": fault.why or _WHY.get(code, "Bad Request")}, code)
