"""Answers to the open conversation: presses, messages, what belongs to the story, the way back."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from handlers import book
from handlers.events import Attachment, Kind, Message, Press
from handlers.questions import Reading
from handlers.reading import read_message, read_press
from handlers.running import go_on
from handlers.talk import FILES, MOST_FILES, pictures
from handlers.texts import say
from handlers.told import TOLD_BY, Told, packed, told
from handlers.visit import Visit
from handlers.wording import clean

STORY_WINDOW = 6.0
"""Seconds within which a text that is no answer still belongs to the story before it."""
TOLD = "_told"
"""When the story was last added to, as seconds since the epoch; 0 once another question has been answered."""


def press(visit: Visit, event: Press, key: str, code: str) -> None:
    """A press of a button of the open conversation; one of an older question shows the current one again."""
    conversation = visit.conversation
    if conversation is None or conversation.asked is None:
        return
    if conversation.asked["key"] != key:
        visit.fresh = True
        visit.note(event, say("talk-press"))
        go_on(visit, say("talk-press"))
        return
    if conversation.answers.get(TOLD):
        _put(visit, TOLD, 0.0)
    take(visit, read_press(conversation.asked, code))


def answer(visit: Visit, message: Message, received: datetime) -> None:
    """A message while a question is on the screen."""
    conversation = visit.conversation
    if conversation is None or conversation.asked is None:
        return
    spec = book.TALKS[conversation.name]
    reading = read_message(conversation.asked, message)
    text = clean(message.text)
    told = conversation.answers.get(TOLD, 0.0)
    loose = reading.wrong or (conversation.asked["kind"] == "place" and not any(char.isdigit() for char in text))
    near = spec.holds or received.timestamp() - told <= STORY_WINDOW
    if spec.story and any(map(str.isalpha, text)) and loose and near and message.point is None:
        add_to_story(visit, spec.story, text, received)
        _remember(visit, message, spec.story, text)
        go_on(visit, "" if spec.holds else say("talk-story-added"))
        return
    if spec.story and message.point is not None and conversation.asked["kind"] != "place":
        _put(visit, "place", {"lat": message.point.latitude, "lon": message.point.longitude})
        go_on(visit, say("talk-place-added"))
        return
    if reading.answered and conversation.asked["key"] == spec.story:
        _put(visit, TOLD, received.timestamp())
    elif reading.answered and told:
        _put(visit, TOLD, 0.0)
    if text and conversation.asked["kind"] in ("text", "place") and reading.answered:
        _remember(visit, message, conversation.asked["key"], text)
    elif text and reading.files and spec.story:
        _remember(visit, message, spec.story, text)
    take(visit, reading, caption=text if reading.files else "")


def take(visit: Visit, reading: Reading, caption: str = "") -> None:
    """Put an answer where it belongs and go on."""
    conversation = visit.conversation
    if conversation is None or conversation.asked is None:
        return
    asked, note = conversation.asked, reading.wrong
    if reading.page is not None:
        go_on(visit, page=reading.page)
        return
    if reading.files:
        spec = book.TALKS[conversation.name]
        if asked["kind"] == "document":
            _put(visit, asked["key"], pack_files(visit, reading.files)[0])
        elif spec.files:
            note = add_files(visit, reading.files, note)
            if caption and not reading.answered and spec.story:
                add_to_story(visit, spec.story, caption, visit.now)
        else:
            note = say("talk-file-not-now")
    if reading.answered and asked["kind"] == "photos":
        kept = conversation.answers.get(FILES) or {}
        _put(visit, FILES, {"files": kept.get("files", []), "done": True})
    elif reading.answered:
        _put(visit, asked["key"], reading.value)
    go_on(visit, note, page=0 if reading.answered else asked.get("page", 0))


def back(visit: Visit) -> None:
    """Drop the last answer on the path just walked and ask it again."""
    conversation = visit.conversation
    if conversation is None or conversation.asked is None:
        return
    path = conversation.asked.get("path", [])
    if not path:
        go_on(visit, say("talk-first"))
        return
    answers = {key: value for key, value in conversation.answers.items() if key != path[-1]}
    if path[-1] == FILES:
        answers[FILES] = {"files": conversation.answers[FILES].get("files", []), "done": False}
    visit.conversation = replace(conversation, answers=answers)
    go_on(visit)


def pack_files(visit: Visit, files: tuple[Attachment, ...]) -> list[dict[str, Any]]:
    """Attachments as they are kept among the answers, with the line where they lie."""
    return [
        {"kind": file.kind.value, "file": file.file, "line": visit.line.id, "name": file.name, "mime": file.mime}
        for file in files
    ]


def why_not(message: Message) -> str:
    """What is wrong with a message as the beginning of a report."""
    return read_message({"key": "story", "kind": "text", "files_do": True}, message).wrong


def add_files(visit: Visit, files: tuple[Attachment, ...], note: str = "") -> str:
    """Attach files to the open conversation; says how many there are, and which were left out."""
    conversation = visit.conversation
    if conversation is None:
        return note
    kept = conversation.answers.get(FILES) or {}
    have = list(kept.get("files", []))
    fresh = [file for file in pack_files(visit, files) if file not in have]
    have, left = [*have, *fresh][:MOST_FILES], len(have) + len(fresh) > MOST_FILES
    asked_now = conversation.asked is not None and conversation.asked["kind"] == "photos"
    _put(visit, FILES, {"files": have, "done": bool(kept.get("done")) or (not asked_now and pictures(have) > 0)})
    parts = [_got(have, fresh), say("talk-photos-most") if left else "", note]
    return "\n".join(part for part in parts if part)


def _got(have: list[dict[str, Any]], fresh: list[dict[str, Any]]) -> str:
    kinds = {file["kind"] for file in fresh}
    kind = next((kind for kind in (Kind.PHOTO, Kind.VIDEO, Kind.VOICE) if kind in kinds), Kind.PHOTO)
    return say(f"talk-got-{kind}", count=sum(file["kind"] == Kind.PHOTO for file in have))


def add_to_story(visit: Visit, key: str, text: str, received: datetime) -> None:
    """A text that follows the story belongs to it."""
    conversation = visit.conversation
    if conversation is None:
        return
    story = conversation.answers.get(key) or ""
    _put(visit, key, f"{story}\n{text}".strip())
    _put(visit, TOLD, received.timestamp())


def _remember(visit: Visit, message: Message, key: str, text: str) -> None:
    """Which message said it, in case that it is edited."""
    if visit.conversation is not None:
        before = told(visit.conversation.answers)
        _put(visit, TOLD_BY, packed([*before, Told.of(visit, message, key, text)]))


def _put(visit: Visit, key: str, value: Any) -> None:
    if visit.conversation is not None:
        answers = {**visit.conversation.answers, key: value}
        visit.conversation = replace(visit.conversation, answers=answers)
