"""A parcel is posted or a message of ours changed; what the answers tell is handed back."""

from dataclasses import replace
from typing import Any

from aiogram import Bot
from aiogram.exceptions import AiogramError, ClientDecodeError, TelegramBadRequest

from bot.lines import Enclosed, Parcel, Rejected, Sent
from bot.telegram.files import file_id
from bot.telegram.refusals import is_foreign_file, is_lost_thread, is_not_modified, is_unwanted_voice, meaning
from bot.telegram.render import change, steps


async def send(bot: Bot, parcel: Parcel) -> Sent:
    """Post or change. Raises NotSent in one of its kinds, or TokenRefused."""
    if not parcel.chat.lstrip("-").isdigit():
        raise Rejected("not a chat of Telegram")
    try:
        return await (_change(bot, parcel) if parcel.edit else _post(bot, parcel))
    except AiogramError as error:
        raise meaning(error) from None


async def _change(bot: Bot, parcel: Parcel) -> Sent:
    try:
        await bot(change(parcel))
    except TelegramBadRequest as error:
        if not is_not_modified(error):
            raise
    return Sent([parcel.edit])


async def _post(bot: Bot, parcel: Parcel) -> Sent:
    sent = Sent([])
    messages: list[str] = []
    calls, done = list(steps(parcel)), 0
    while done < len(calls):
        method, enclosed = calls[done]
        try:
            answer: Any = await bot(method)
        except TelegramBadRequest as error:
            sent = replace(sent, astray=sent.astray or is_lost_thread(error))
            parcel = _otherwise(parcel, error)
            calls = list(steps(parcel))
            continue
        done += 1
        for at, message in enumerate(answer if isinstance(answer, list) else [answer]):
            if not isinstance(message, dict) or "message_id" not in message:
                raise ClientDecodeError("an answer without a message", TypeError(), None)
            messages.append(str(message["message_id"]))
            if at < len(enclosed) and (name := file_id(message)):
                sent.files[enclosed[at].hash] = name
    return replace(sent, messages=messages)


def _otherwise(parcel: Parcel, error: TelegramBadRequest) -> Parcel:
    """The parcel without what Telegram has just refused; the error again where nothing can be left out."""
    if is_foreign_file(error) and any(file.external for file in parcel.files):
        return replace(parcel, files=[replace(file, external="") for file in parcel.files])
    if is_unwanted_voice(error) and any(file.kind == "voice" for file in parcel.files):
        return replace(parcel, files=[_unvoiced(file) for file in parcel.files])
    if is_lost_thread(error) and parcel.thread:
        return replace(parcel, thread="")
    raise error


def _unvoiced(file: Enclosed) -> Enclosed:
    if file.kind != "voice":
        return file
    return replace(file, kind="document", name=file.name or "voice.ogg", external="")
