"""How an answer is read, whichever way it is given: a button, its number, its label, a text, an attachment."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from domain import phones
from handlers.events import Attachment, Kind, Message
from handlers.questions import DONE, LONGEST, MORE, SKIP, Reading
from handlers.texts import has, say
from handlers.wording import clean, has_words, same

BIGGEST_FILE = 20 * 1024 * 1024
"""Bytes of a file that is taken (Telegram gives a bot no more than 20 MB)."""
PICTURES = ("image/jpeg", "image/png", "image/webp", "image/heic", "image/heif")
PICTURE_ENDS = (".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif")
VIDEOS = ("video/mp4", "video/quicktime")
VIDEO_ENDS = (".mp4", ".mov")


def read_press(asked: dict[str, Any], code: str) -> Reading:
    """A press of a button of the question on the screen."""
    if code.startswith(MORE):
        return Reading(page=int(code[1:])) if code[1:].isdigit() else Reading(wrong=say("talk-press"))
    if code == SKIP and asked.get("optional"):
        return Reading(None, answered=True)
    if code == DONE and asked["kind"] == "photos":
        return Reading(True, answered=True)
    if any(code == option for option, _ in asked.get("options", ())):
        return Reading(code, answered=True)
    return Reading(wrong=say("talk-option-gone"))


def read_message(asked: dict[str, Any], message: Message) -> Reading:
    """A message while the question is on the screen: a number, a label, or the answer itself."""
    chosen = _chosen(asked, message)
    if chosen is not None:
        return chosen
    if message.files and asked["kind"] == "phone":  # somebody else's contact, or a photo of a number
        return Reading(wrong=say("talk-phone"))
    files, refused = _taken(message.files, papers=asked["kind"] == "document")
    if message.files and not files:
        return Reading(wrong=refused)
    if files and (asked.get("files_do") or asked["kind"] == "photos"):
        return Reading(clean(message.text), answered=bool(asked.get("files_do")), files=files, wrong=refused)
    if files:
        return Reading(files=files, wrong=refused)
    return _READERS[asked["kind"]](asked, message)


def reads_option(asked: dict[str, Any], message: Message) -> bool:
    """Whether a message names one of the options, by its number or its label."""
    return _chosen(asked, message) is not None


def _chosen(asked: dict[str, Any], message: Message) -> Reading | None:
    typed = same(message.text)
    if not typed and not message.data:
        return None
    options = asked.get("options", ())
    if typed.isdecimal() and asked["kind"] != "number" and 1 <= int(typed) <= len(options):
        return Reading(options[int(typed) - 1][0], answered=True)
    for code, label in options:
        if same(label) == typed:
            return Reading(code, answered=True)
    if typed in _home() and any(code == "home" for code, _ in options):
        return Reading("home", answered=True)
    if asked.get("optional") and typed in _words("talk-skip"):
        return Reading(None, answered=True)
    if asked["kind"] == "photos" and typed in _words("talk-done"):
        return Reading(True, answered=True)
    if asked["kind"] == "confirm" and typed in _words("talk-yes"):
        return Reading("yes", answered=True)
    if len(options) > 5 and typed == same(say("talk-more")):
        return Reading(page=asked.get("page", 0) + 1)
    return None


def _words(text: str) -> set[str]:
    """The label and, where locales/ lists them, the other words that mean the same."""
    words = {same(say(text))}
    if has(f"{text}-words"):
        words |= {same(word) for word in say(f"{text}-words").split("|")}
    return words


def _home() -> set[str]:
    return {same(word) for word in say("place-home-words").split("|")}


def _taken(files: Sequence[Attachment], *, papers: bool) -> tuple[tuple[Attachment, ...], str]:
    """Those that are taken, and why one was not."""
    good, wrong = [], ""
    for file in files:
        if file.size is not None and file.size > BIGGEST_FILE:
            wrong = say("talk-file-big")
        elif file.kind in (Kind.PHOTO, Kind.VIDEO, Kind.VOICE) or (file.kind is Kind.DOCUMENT and papers):
            good.append(file)
        elif file.kind is Kind.DOCUMENT and (kind := _pictured(file)):
            good.append(replace(file, kind=kind))
        elif file.kind is Kind.STICKER:
            wrong = say("talk-sticker")
        else:
            wrong = say("talk-file-kind")
    return tuple(good), wrong


def _pictured(file: Attachment) -> Kind | None:
    """What a file shows, as far as its name and type tell; what it is really decides who stores it."""
    mime, name = file.mime.lower(), file.name.lower()
    if mime in PICTURES or name.endswith(PICTURE_ENDS):
        return Kind.PHOTO
    return Kind.VIDEO if mime in VIDEOS or name.endswith(VIDEO_ENDS) else None


def _text(asked: dict[str, Any], message: Message) -> Reading:
    text = clean(message.text)[:LONGEST]
    if not text:
        return Reading(wrong=say("talk-text-wanted"))
    if not has_words(text):
        return Reading(wrong=say("talk-text-signs"))
    if len(text) < (asked.get("low") or 1):
        return Reading(wrong=say("talk-text-short", count=int(asked["low"])))
    if asked.get("high") and len(text) > asked["high"]:
        return Reading(wrong=say("talk-text-long", count=int(asked["high"])))
    return Reading(text, answered=True)


def _number(asked: dict[str, Any], message: Message) -> Reading:
    try:
        number = Decimal(clean(message.text).replace(",", ".").replace(" ", ""))
    except InvalidOperation:
        return Reading(wrong=say("talk-number"))
    if not number.is_finite():
        return Reading(wrong=say("talk-number"))
    low, high = asked.get("low"), asked.get("high")
    if (low is not None and number < Decimal(str(low))) or (high is not None and number > Decimal(str(high))):
        return Reading(wrong=say("talk-number-bounds", low=str(low), high=str(high)))
    return Reading(str(number), answered=True)


def _date(asked: dict[str, Any], message: Message) -> Reading:
    parts = clean(message.text).replace("/", ".").replace("-", ".").split(".")
    try:
        day, month, year = (int(part) for part in parts)
        when = date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return Reading(wrong=say("talk-date"))
    low, high = asked.get("low"), asked.get("high")
    if (low and when.toordinal() < low) or (high and when.toordinal() > high):
        return Reading(wrong=say("talk-date-bounds"))
    return Reading(when.isoformat(), answered=True)


def _place(asked: dict[str, Any], message: Message) -> Reading:
    if message.point is not None:
        point = {"lat": message.point.latitude, "lon": message.point.longitude}
        return Reading(point | ({"name": message.place_name} if message.place_name else {}), answered=True)
    text = clean(message.text)[:300]
    if same(text) in _home():
        return Reading(wrong=say("place-home-unknown"))
    if not has_words(text) or len(text) < 2:
        return Reading(wrong=say("talk-place-wanted"))
    return Reading({"typed": text}, answered=True)


def _choose(asked: dict[str, Any], message: Message) -> Reading:
    return Reading(wrong=say("talk-choose"))


def _photos(asked: dict[str, Any], message: Message) -> Reading:
    return Reading(wrong=say("talk-photo-wanted"))


def _paper(asked: dict[str, Any], message: Message) -> Reading:
    return Reading(wrong=say("talk-paper-wanted"))


def _phone(asked: dict[str, Any], message: Message) -> Reading:
    number = phones.normalised(message.phone or clean(message.text))
    return Reading(number, answered=True) if number else Reading(wrong=say("talk-phone"))


_READERS = {
    "phone": _phone,
    "text": _text,
    "number": _number,
    "date": _date,
    "place": _place,
    "choose": _choose,
    "confirm": _choose,
    "photos": _photos,
    "document": _paper,
}
