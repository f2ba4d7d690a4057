"""The Bot API's methods that put messages into a chat."""

import json
from typing import Any

from bot.sandbox.seen import Upload
from bot.sandbox.telegram_files import Stored, shown
from bot.sandbox.telegram_keyboards import buttons
from bot.sandbox.telegram_spec import Malformed
from bot.sandbox.telegram_strict import LONGEST_CAPTION, Refused, addressee, bad, fields, pace, reply, thread, worded
from bot.sandbox.telegram_topics import within
from bot.sandbox.telegram_world import Bot, Chat, World

Json = dict[str, Any]
LARGEST_PHOTO, LARGEST_FILE = 10 * 2**20, 50 * 2**20
_MEDIA = {"type": str, "media": str, "caption": str, "parse_mode": str, "caption_entities": list, "has_spoiler": bool,
          "show_caption_above_media": bool, "disable_content_type_detection": bool, "thumbnail": str, "width": int,
          "height": int, "duration": int, "supports_streaming": bool}


def _post(world: World, bot: Bot, chat: Chat, p: Json, words: Json, replied: Json | None, markup: Json | None) -> Json:
    if number := p.get("message_thread_id"):
        words = {**words, **within(chat, number)}
    if replied:
        words = {**words, "reply_to_message": replied}
    if markup and "inline_keyboard" in markup:
        words = {**words, "reply_markup": markup}
    elif markup and "keyboard" in markup:
        chat.keyboard = markup
    elif markup and "remove_keyboard" in markup:
        chat.keyboard = None
    chat.last_bot = bot.id
    return world.keep(chat, bot.json(), words, by_bot=bot.id).json


def send_message(world: World, bot: Bot, p: Json) -> Json:
    """sendMessage"""
    chat = addressee(world, bot, p["chat_id"])
    thread(p, chat)
    words, replied, markup = worded(p), reply(p, chat), buttons(p, chat)
    pace(bot, chat)
    return _post(world, bot, chat, p, words, replied, markup)


def send_file(kind: str, world: World, bot: Bot, p: Json) -> Json:
    """sendPhoto, sendDocument, sendVideo, sendVoice"""
    chat = addressee(world, bot, p["chat_id"])
    thread(p, chat)
    words, replied, markup = worded(p, "caption", LONGEST_CAPTION), reply(p, chat), buttons(p, chat)
    stored = _file(world, bot, kind, p[kind], p)
    pace(bot, chat)
    return _post(world, bot, chat, p, {**shown(stored), **words}, replied, markup)


def send_media_group(world: World, bot: Bot, p: Json) -> list[Json]:
    """sendMediaGroup"""
    chat = addressee(world, bot, p["chat_id"])
    thread(p, chat)
    media, replied = p["media"], reply(p, chat)
    if not media:
        raise bad("there are no messages to send")
    if len(media) > 10:
        raise bad("too many messages to send as an album")
    if len(media) < 2:
        raise bad("a media group must include 2-10 items")
    kinds = {fields(item, _MEDIA, "media").get("type") for item in media}
    if not kinds <= {"photo", "video"} and kinds != {"document"}:
        raise bad("document can't be mixed with other media types")
    ready = []
    for item in media:
        words = worded(item, "caption", LONGEST_CAPTION)
        stored = _file(world, bot, item["type"], item.get("media", ""), p)
        ready.append({**shown(stored), **words})
    pace(bot, chat, len(media))
    album = str(13_000_000_000_000_000 + world.changes.count)
    return [_post(world, bot, chat, p, {"media_group_id": album, **one}, replied, None) for one in ready]


def send_location(world: World, bot: Bot, p: Json) -> Json:
    """sendLocation"""
    chat = addressee(world, bot, p["chat_id"])
    thread(p, chat)
    replied, markup = reply(p, chat), buttons(p, chat)
    place = _place(p)
    pace(bot, chat)
    return _post(world, bot, chat, p, {"location": place}, replied, markup)


def send_venue(world: World, bot: Bot, p: Json) -> Json:
    """sendVenue"""
    chat = addressee(world, bot, p["chat_id"])
    thread(p, chat)
    replied, markup = reply(p, chat), buttons(p, chat)
    place = _place(p)
    pace(bot, chat)
    venue = {"location": place, "title": p["title"], "address": p["address"]}
    return _post(world, bot, chat, p, {"venue": venue, "location": place}, replied, markup)


def send_chat_action(world: World, bot: Bot, p: Json) -> bool:
    """sendChatAction"""
    thread(p, addressee(world, bot, p["chat_id"]))
    if p["action"] not in {"typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
                           "upload_document", "choose_sticker", "find_location"}:
        raise bad("wrong parameter action in request")
    return True


def _place(p: Json) -> Json:
    if not (-90 <= p["latitude"] <= 90 and -180 <= p["longitude"] <= 180):
        raise bad("LATITUDE_INVALID")
    return {"latitude": p["latitude"], "longitude": p["longitude"]}


def _file(world: World, bot: Bot, kind: str, given: Any, p: Json) -> Stored:
    """An upload (alone or by attach://), or a file that this bot knows."""
    uploads: dict[str, tuple[str, str, bytes]] = p.get("_uploads", {})
    name = given.removeprefix("attach://") if isinstance(given, str) else ""
    if name in uploads and (given.startswith("attach://") or given == name):
        filename, mime, content = uploads[name]
        if len(content) > LARGEST_FILE:
            raise Refused(413, "Request Entity Too Large")
        if kind == "photo" and len(content) > LARGEST_PHOTO:
            raise bad(f"file of size {len(content)} bytes is too big for a photo; the maximum size is"
                      f" {LARGEST_PHOTO} bytes")
        if not content:
            raise bad("file must be non-empty")
        try:
            stored = world.files.store(Upload(kind, content, filename, mime))
        except ValueError as wrong:
            raise bad(str(wrong)) from wrong
        stored.known_to.add(bot.id)
        return stored
    known = world.files.known(given, bot.id) if isinstance(given, str) else None
    if known is None:
        raise bad("wrong file identifier/HTTP URL specified")
    if known.kind != kind:
        raise bad(f"can't use file of type {known.kind.title()} as {kind.title()}")
    return known


def read_json(text: str) -> Json:
    """A JSON object out of a body."""
    try:
        read = json.loads(text)
    except ValueError as wrong:
        raise Malformed("can't parse JSON object") from wrong
    if not isinstance(read, dict):
        raise Malformed("a JSON object is expected")
    return read
