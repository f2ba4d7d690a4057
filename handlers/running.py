"""Running a conversation: read the answer, run the function, show where it stopped or do what it came to."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from domain.errors import Refused
from handlers import book
from handlers.events import Attachment, Message, Press
from handlers.layout import show
from handlers.questions import Question, Reading, read_message, read_press
from handlers.talk import FILES, MOST_FILES, Again, Asked, Command, Talk
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import clean, has_words
from storage.conversations import Conversation

MOST_RUNS = 12
STORY_WINDOW = 6.0
"""Seconds within which a text that is no answer still belongs to the story before it."""
TOLD = "_told"
"""When the story was last added to, as seconds since the epoch."""


def open_talk(visit: Visit, name: str, **answers: Any) -> None:
    """Begin a conversation, with answers already given; the one that is open becomes a draft."""
    if visit.conversation is not None:
        if visit.conversation.name == name:
            visit.close()
        else:
            visit.shelve()
    visit.conversation = Conversation(
        id=None,
        person=visit.person.id,
        place=visit.place,
        line=visit.line.id,
        chat=visit.chat,
        name=name,
        answers=answers,
        asked=None,
        state="open",
        made=visit.now,
        changed=visit.now,
    )
    go_on(visit)


def go_on(visit: Visit, note: str = "", page: int = 0) -> None:
    """Run the open conversation from its first line and show where it stops."""
    conversation = visit.conversation
    if conversation is None:
        return
    answers = dict(conversation.answers)
    for _ in range(MOST_RUNS):
        talk = Talk(visit.connection, visit.person, answers, visit.now)
        try:
            command = book.TALKS[conversation.name].function(talk)
        except Asked as asked:
            _ask(visit, conversation, talk, asked.question, note, page)
            return
        except Again as again:
            for key in again.drop:
                answers.pop(key, None)
            answers.update(again.put)
            note = again.note or note
            continue
        visit.conversation = replace(conversation, answers=answers, changed=visit.now)
        refused = _do(visit, command)
        if refused is None:
            return
        note = say(refused.text, **refused.words)
        answers.pop(talk.path[-1] if talk.path else "", None)
        answers.pop(refused.key or "", None)
    raise RuntimeError(f"the conversation {conversation.name!r} does not come to a question")


def _ask(
    visit: Visit, conversation: Conversation, talk: Talk, question: Question, note: str, page: int
) -> None:
    note = "\n".join(part for part in (note, talk.notes.get(question.key, ""), question.note) if part)
    asked = question.pack(page) | {"path": talk.path}
    visit.conversation = replace(conversation, answers=talk.answers, asked=asked, changed=visit.now)
    screen = show(
        replace(question, note=note), conversation.name, visit.line.can, page=page, private=visit.private
    )
    visit.show(screen, f"talk:{visit.person.id}")


def _do(visit: Visit, command: Command | None) -> Refused | None:
    """Close the conversation and do what it came to; what a refused command wrote is undone."""
    kept, posts = visit.conversation, len(visit.posts)
    visit.screen = None
    visit.close()
    if command is None:
        visit.answer(say("talk-cancelled"))
        return None
    savepoint = visit.connection.begin_nested()
    try:
        command.do(visit)
    except Refused as refused:
        savepoint.rollback()
        del visit.posts[posts:]
        visit.conversation = kept
        if kept is not None and kept.id in visit.closed:
            visit.closed.remove(kept.id)
        return refused
    savepoint.commit()
    return None


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
    if spec.story and has_words(text) and loose and near and message.point is None:
        add_to_story(visit, spec.story, text, received)
        go_on(visit, "" if spec.holds else say("talk-story-added"))
        return
    if spec.story and message.point is not None and conversation.asked["kind"] != "place":
        _put(visit, "place", {"lat": message.point.latitude, "lon": message.point.longitude})
        go_on(visit, say("talk-place-added"))
        return
    if reading.answered and conversation.asked["key"] == spec.story:
        _put(visit, TOLD, received.timestamp())
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


@dataclass(frozen=True, slots=True)
class HandOver:
    """A command: the conversation goes on as another one."""

    name: str
    answers: dict[str, Any]

    def do(self, visit: Visit) -> None:
        """Open it with the answers given so far."""
        open_talk(visit, self.name, **self.answers)


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
    _put(visit, FILES, {"files": have, "done": bool(kept.get("done")) or not asked_now})
    parts = [say("talk-photos-got", count=len(have)), say("talk-photos-most") if left else "", note]
    return "\n".join(part for part in parts if part)


def add_to_story(visit: Visit, key: str, text: str, received: datetime) -> None:
    """A text that follows the story belongs to it."""
    conversation = visit.conversation
    if conversation is None:
        return
    story = conversation.answers.get(key) or ""
    _put(visit, key, f"{story}\n{text}".strip())
    _put(visit, TOLD, received.timestamp())


def _put(visit: Visit, key: str, value: Any) -> None:
    if visit.conversation is not None:
        answers = {**visit.conversation.answers, key: value}
        visit.conversation = replace(visit.conversation, answers=answers)
