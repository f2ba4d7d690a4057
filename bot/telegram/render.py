"""Screens as Telegram's methods. Text is never markup: no parse mode is ever set, the bold line is an entity."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from aiogram.methods import (
    EditMessageText,
    SendDocument,
    SendMediaGroup,
    SendMessage,
    SendPhoto,
    SendVideo,
    SendVoice,
    TelegramMethod,
)
from aiogram.types import (
    FSInputFile,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    LinkPreviewOptions,
    MessageEntity,
    ReplyParameters,
)

from bot.lines import CannotEdit, Enclosed, Parcel, Rejected
from bot.telegram.keyboards import keyboard, under
from bot.telegram.venues import venue
from bot.telegram.words import CAPTION, TEXT, fitted, units
from handlers.screens import Screen

GROUP: Final = 10
"""Files in one album."""
PHOTO: Final = 10 * 1024 * 1024
"""Bytes of a photo; a larger one travels as a document."""

SUPERGROUP: Final = "-100"
"""What the ids of supergroups begin with."""

_NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)
_TOGETHER: Final = {"photo": "seen", "video": "seen", "voice": "voice"}
"""Which files may stand in one album: photos with videos, documents with documents, a voice alone."""
_ENDINGS: Final = {"photo": ".jpg", "video": ".mp4", "voice": ".ogg"}
"""Stored files are named by their content; Telegram looks at the ending, too."""

Step = tuple[TelegramMethod[Any], Sequence[Enclosed]]
"""A call, and the files whose ids its answer tells."""


def steps(parcel: Parcel) -> Iterator[Step]:
    """The calls that send a parcel: one, unless there are files that no single message can hold.

    Files go first: the message that holds the buttons is the newest one.
    """
    screen, files = parcel.screen, list(parcel.files)
    if screen.point is not None:
        yield venue(screen, screen.point, _where(parcel)), ()
        return
    if not files:
        yield message(parcel), ()
        return
    albums = _albums(files)
    alone = len(albums) == 1 and units(screen.text) <= CAPTION
    carries = keyboard(screen.rows, screen.below, private=is_private(parcel.chat))
    captioned = alone and (carries is None or len(files) == 1)
    bare = parcel if captioned else replace(parcel, screen=Screen(""))
    for album in albums:
        yield (_one(bare, album[0]) if len(album) == 1 else _several(bare, album)), album
    if not captioned and (screen.text or carries):
        # the answer is to the files above; quiet, since they have just rung
        yield message(replace(parcel, quiet=True)), ()


def message(parcel: Parcel) -> SendMessage:
    """A message of words and buttons."""
    text = fitted(parcel.screen.text, TEXT)
    return SendMessage(
        text=text,
        entities=_entities(text, bold=parcel.screen.bold, links=_links(parcel, text)),
        reply_markup=keyboard(parcel.screen.rows, parcel.screen.below, private=is_private(parcel.chat)),
        link_preview_options=_NO_PREVIEW,
        **_where(parcel),
    )


def change(parcel: Parcel) -> EditMessageText:
    """The change of a message of ours. Raises CannotEdit where Telegram could not: keyboards below, files."""
    if parcel.screen.below or parcel.files:
        raise CannotEdit("a message with files or with a keyboard below")
    text = fitted(parcel.screen.text, TEXT)
    return EditMessageText(
        chat_id=int(parcel.chat),
        message_id=int(parcel.edit),
        text=text,
        entities=_entities(text, bold=parcel.screen.bold, links=_links(parcel, text)),
        reply_markup=under(parcel.screen.rows),
        link_preview_options=_NO_PREVIEW,
    )


def is_private(chat: str) -> bool:
    """People have positive ids, groups negative ones."""
    return not chat.startswith("-")


def _one(parcel: Parcel, file: Enclosed) -> TelegramMethod[Any]:
    markup = keyboard(parcel.screen.rows, parcel.screen.below, private=is_private(parcel.chat))
    shared: dict[str, Any] = {"reply_markup": markup, **_caption(parcel), **_where(parcel)}
    match _kind(file):
        case "photo":
            return SendPhoto(photo=_content(file), **shared)
        case "video":
            return SendVideo(video=_content(file), supports_streaming=True, **shared)
        case "voice":
            return SendVoice(voice=_content(file), **shared)
    return SendDocument(document=_content(file), disable_content_type_detection=True, **shared)


def _several(parcel: Parcel, files: Sequence[Enclosed]) -> SendMediaGroup:
    media: list[Any] = []
    for file in files:
        words = {} if media else _caption(parcel)
        match _kind(file):
            case "photo":
                media.append(InputMediaPhoto(media=_content(file), **words))
            case "video":
                media.append(InputMediaVideo(media=_content(file), supports_streaming=True, **words))
            case _:
                media.append(InputMediaDocument(media=_content(file), **words))
    return SendMediaGroup(media=media, **_where(parcel))


def _albums(files: Sequence[Enclosed]) -> list[list[Enclosed]]:
    found: dict[str, list[list[Enclosed]]] = {}
    for file in files:
        nature = _TOGETHER.get(_kind(file), "document")
        albums = found.setdefault(nature, [])
        if not albums or nature == "voice" or len(albums[-1]) == GROUP:
            albums.append([])
        albums[-1].append(file)
    return [album for albums in found.values() for album in albums]


def _kind(file: Enclosed) -> str:
    if file.kind == "photo" and not file.external and file.path.is_file() and file.path.stat().st_size > PHOTO:
        return "document"
    return file.kind


def _content(file: Enclosed) -> str | FSInputFile:
    if file.external:
        return file.external
    if not file.path.is_file():
        raise Rejected("a stored file is missing")
    name = "".join(char for char in file.name if char.isprintable() and char not in '"\\/')
    return FSInputFile(file.path, name or f"file{_ENDINGS.get(file.kind, '')}")


def _caption(parcel: Parcel) -> dict[str, Any]:
    text = fitted(parcel.screen.text, CAPTION)
    return {"caption": text or None, "caption_entities": _entities(text, bold=parcel.screen.bold)}


def _where(parcel: Parcel) -> dict[str, Any]:
    reply = parcel.reply_to and ReplyParameters(message_id=int(parcel.reply_to), allow_sending_without_reply=True)
    return {
        "chat_id": int(parcel.chat),
        "message_thread_id": int(parcel.thread) if parcel.thread else None,
        "reply_parameters": reply or None,
        "disable_notification": parcel.quiet or None,
    }


def _entities(text: str, *, bold: bool, links: Sequence[MessageEntity] = ()) -> list[MessageEntity] | None:
    first = text.partition("\n")[0].rstrip()
    stands_out = [MessageEntity(type="bold", offset=0, length=units(first))] if bold and first else []
    return [*stands_out, *links] or None


def _links(parcel: Parcel, text: str) -> list[MessageEntity]:
    """Links to other messages of the chat: only those of a supergroup have an address."""
    if not parcel.chat.startswith(SUPERGROUP):
        return []
    address = f"https://t.me/c/{parcel.chat.removeprefix(SUPERGROUP)}"
    return [
        MessageEntity(
            type="text_link",
            offset=units(text[: mark.start]),
            length=units(text[mark.start : mark.start + mark.length]),
            url=f"{address}/{mark.message}",
        )
        for mark in parcel.screen.marks
        if mark.start + mark.length < len(text)
    ]
