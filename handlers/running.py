"""Running a conversation: read the answer, run the function, show where it stopped or do what it came to."""

from dataclasses import dataclass, replace
from typing import Any

from domain.errors import Refused
from handlers import book
from handlers.layout import show
from handlers.questions import Question
from handlers.screens import Rows, Screen
from handlers.stops import Again, Asked, Command
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from storage.conversations import Conversation
from storage.undoing import undone_if_raised

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


def beside(visit: Visit, text: str, ticket: int | None = None, rows: Rows = (), shows: str = "") -> None:
    """A message of its own, which no later screen replaces; a question that is open follows it."""
    visit.show(Screen(text, rows), shows)
    visit.flush(ticket)
    if visit.conversation is not None:
        visit.fresh = True
        go_on(visit)


def go_on(visit: Visit, note: str = "", page: int = 0) -> None:
    """Run the open conversation from its first line and show where it stops."""
    conversation = visit.conversation
    if conversation is None:
        return
    answers = dict(conversation.answers)
    for _ in range(MOST_RUNS):
        talk = Talk(visit.connection, visit.person, answers, visit.now, visit.place, visit.line.organisation)
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
    way_out = book.TALKS[conversation.name].service
    screen = show(
        replace(question, note=note), conversation.name, visit.line.can,
        page=page, private=visit.private, way_out=way_out,
    )  # fmt: skip
    visit.show(screen, f"talk:{visit.person.id}")


def _do(visit: Visit, command: Command | None) -> Refused | None:
    """Close the conversation and do what it came to; what a refused command wrote is undone."""
    kept, posts = visit.conversation, len(visit.posts)
    visit.screen = None
    visit.close()
    if command is None:
        visit.answer(say("talk-cancelled"))
        return None
    try:
        with undone_if_raised(visit.connection, Refused):
            command.do(visit)
    except Refused as refused:
        del visit.posts[posts:]
        visit.conversation = kept
        if kept is not None and kept.id in visit.closed:
            visit.closed.remove(kept.id)
        return refused
    return None


@dataclass(frozen=True, slots=True)
class HandOver:
    """A command: the conversation goes on as another one."""

    name: str
    answers: dict[str, Any]

    def do(self, visit: Visit) -> None:
        """Open it with the answers given so far."""
        open_talk(visit, self.name, **self.answers)
