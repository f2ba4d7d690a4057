"""What people do on the demo's page, as the API takes it: each act names who does it, and where.

The body is JSON: `person` (maria, anna, oleg, sasha, irina, petr, viktor); `chat`: "staff" for the staff chat, left out
for the chat with the bot. The answer is `{"toast": …}`: what an acknowledged press showed, mostly nothing; `opened` is
the messenger in which a link has opened the person's own chat with the bot.
"""

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any

from bot.sandbox import demo_photos, samples
from bot.sandbox.demo_town import HOMES
from bot.sandbox.eyes import Pressed
from bot.sandbox.person import HOME, Person
from bot.sandbox.seen import Label, Upload, Writing, find

if TYPE_CHECKING:
    from bot.sandbox.demo_round import Demo

Json = dict[str, Any]
LONGEST = 20_000
"""Characters of a text: more than any messenger takes, so that long ones can be tried."""
ALBUM = 12
PATIENCE = 4.0
"""Seconds that a press has to be acknowledged."""
UNANSWERED = "Бот не ответил на нажатие"
OUTSIDE = "Эта ссылка ведёт из городка наружу"


class Wrong(Exception):
    """The call cannot be understood; the text says why."""


class No(Exception):
    """It cannot be done, through no fault of the page; the text tells the visitor why."""


async def act(demo: "Demo", what: str, body: Json) -> Json:
    """Do one act; raises Wrong."""
    person = actor(demo, body)
    if "place" not in body and str(body["person"]) in HOMES:
        home = demo.home(str(body["person"]))
        body = {**body, "home": [home.latitude, home.longitude]}
    said = await ACTS[what](person, body)
    return {"toast": said} if isinstance(said, str) else said


def actor(demo: "Demo", body: Json) -> Person:
    """Who acts, and where; raises Wrong."""
    try:
        return demo.cast.act(str(body.get("person")), str(body.get("chat", "")))
    except KeyError as nobody:
        raise Wrong("нет такого человека или он не состоит в этом чате") from nobody


async def say(person: Person, body: Json) -> str:
    """`text`, with `reply_to` (a message's number) as an answer to it; `start` presses the start button instead."""
    text = str(body.get("text", ""))[:LONGEST]
    if not text.strip() and not body.get("start"):
        raise Wrong("нужен текст")
    _write(person, Writing(text, reply_to=_reply(person, body), starts=bool(body.get("start"))))
    return ""


async def photo(person: Person, body: Json) -> str:
    """`photos`: names of samples (several are an album), with `text` below the first."""
    names = body.get("photos")
    if not isinstance(names, list) or not 0 < len(names) <= ALBUM or not set(names) <= set(demo_photos.NAMES):
        raise Wrong(f"нужен список photos из {', '.join(demo_photos.NAMES)}, не длиннее {ALBUM}")
    files = tuple(Upload("photo", demo_photos.photo(name), f"{name}.jpg", "image/jpeg") for name in names)
    _write(person, Writing(str(body.get("text", ""))[:1000], files, reply_to=_reply(person, body)))
    return ""


async def voice(person: Person, body: Json) -> str:
    """A voice message; what it says nobody hears."""
    spoken = Upload("voice", samples.OGG, "voice.ogg", "audio/ogg")
    _write(person, Writing(files=(spoken,), reply_to=_reply(person, body)))
    return ""


def attach(person: Person, files: Sequence[Upload], body: Json) -> None:
    """Files of the visitor's own; raises No for a photo that is none."""
    try:
        _write(person, Writing(str(body.get("text", ""))[:1000], tuple(files), reply_to=_reply(person, body)))
    except ValueError as broken:
        raise No("Эта картинка не открывается") from broken


async def edit(person: Person, body: Json) -> str:
    """`message`: a message of one's own; `text`: what it shall say."""
    text, number = str(body.get("text", ""))[:LONGEST], body.get("message")
    own = next((one for one in person.sees if one.id == number and one.mine), None)
    if own is None or not own.text:
        raise Wrong("изменить можно только своё сообщение с текстом")
    if not text.strip():
        raise Wrong("нужен текст")
    person.side.edit(person.id, person.chat, own.id, text)
    return ""


async def place(person: Person, body: Json) -> str:
    """`place`: [latitude, longitude]."""
    _write(person, Writing(place=_place(body), reply_to=_reply(person, body)))
    return ""


async def press(person: Person, body: Json) -> str | Json:
    """`text`: the button's label; `message`: under which one, without it in the keyboard below.

    `data` is what the button carried when it was seen, for one that has changed meanwhile; `place` is what a place
    button sends. A link to a bot of the town is followed.
    """
    text, message = str(body.get("text", "")), body.get("message")
    if message is None:
        below = find(person.keyboard, text)
        if below is None:
            raise No(f"Внизу уже нет кнопки «{text}»")
        person.side.press_below(person.id, person.chat, below, _sent_by_button(body))
        return ""
    shown = next((one for one in person.sees if one.id == message and one.by_bot), None)
    if shown is None:
        raise No("Этого сообщения уже нет")
    if "data" in body:
        label = Label(text, str(body.get("kind", "callback")), str(body["data"]))
    elif not (label := find(shown.rows, text) or Label("", "")).kind:
        raise Wrong(f"под этим сообщением нет кнопки «{text}»")
    if label.kind == "link":
        return await _follow(person, label.data)
    if label.kind == "place":
        person.side.press_below(person.id, person.chat, label, _sent_by_button(body))
        return ""
    pressed = Pressed(person.side, person.side.press(person.id, person.chat, shown.id, label))
    try:
        return await pressed.toast(PATIENCE)
    except AssertionError:
        return UNANSWERED


async def _follow(person: Person, link: str) -> str | Json:
    try:
        await person.opens(link)
    except LookupError:
        return OUTSIDE
    return {"toast": "", "opened": person.side.messenger}


def _write(person: Person, writing: Writing) -> None:
    person.side.write(person.id, person.chat, writing)


def _reply(person: Person, body: Json) -> int:
    number = body.get("reply_to") or 0
    if number and all(message.id != number for message in person.sees):
        raise Wrong("нет сообщения, на которое это ответ")
    return int(number)


def _sent_by_button(body: Json) -> tuple[float, float]:
    if "place" in body:
        return _place(body)
    return _place({"place": body["home"]}) if "home" in body else HOME


def _place(body: Json) -> tuple[float, float]:
    try:
        latitude, longitude = (float(number) for number in body["place"])
    except (KeyError, TypeError, ValueError) as wrong:
        raise Wrong("нужно place: [широта, долгота]") from wrong
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise Wrong("такого места нет")
    return latitude, longitude


ACTS: dict[str, Callable[[Person, Json], Awaitable[str | Json]]] = {
    "say": say, "edit": edit, "photo": photo, "place": place, "voice": voice, "press": press,
}
