"""Whether the bot sees plain messages in a staff chat: proved by one word, else it says exactly what to press."""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from domain.organisations import Sees, StaffChat
from handlers.events import Member, Message, Press
from handlers.screens import Button, Line, Screen
from handlers.texts import say
from handlers.visit import ANSWER, NOTICE, Office, Visit
from handlers.wording import has_words, same
from storage import organisations, outbox, sight
from storage.outbox import Post

PATIENCE = timedelta(minutes=2)
"""How long the word is waited for."""
TRUST = timedelta(days=1)
"""How long rights are not asked about where a message came that they do not allow."""
UNPROVED = tuple(sees for sees in Sees if sees is not Sees.ALL)


def ask(visit: Visit, chat: StaffChat) -> None:
    """Ask the chat for the word."""
    sight.ask(visit.connection, chat.id, visit.now)
    visit.posts.append(_post(chat, ANSWER))


def draw(connection: Connection, number: str, line: Line) -> Screen | None:
    """The question, or what came of it."""
    chat = sight.get(connection, int(number)) if number.isdecimal() else None
    if chat is None or chat.sees == Sees.UNASKED:
        return None
    if chat.sees == Sees.ALL:
        return Screen(say("proof-all"))
    if chat.sees == Sees.ASKED:
        return Screen(say("proof-ask", word=say("proof-word")))
    until = say("proof-call", name=line.can.called) if line.can.called else say("proof-reply")
    until = say("proof-deaf") if line.can.deaf else until
    text = say("proof-lost" if chat.sees == Sees.LOST else "proof-none")
    how = say(f"proof-how-{line.can.sees_by}", name=line.name or say("proof-me"))
    return Screen(f"{text} {until}\n\n{how}", ((Button(say("proof-again"), "b:again", main=True),),))


def heard(visit: Visit, message: Message) -> bool:
    """A plain message of a staff chat proves that all of them come; whether it was the word itself."""
    chat = visit.desk
    if chat is None or not chat.is_bound or chat.sees == Sees.ALL or not _is_plain(visit, message):
        return False
    if sight.judge(visit.connection, chat.id, UNPROVED, Sees.ALL) and chat.sees != Sees.UNASKED:
        visit.posts.append(_post(chat, ANSWER))
        if chat.sees == Sees.LOST:  # what came is believed more than what rights say
            sight.checked(visit.connection, chat.id, visit.now + TRUST)
    return same(message.text) == same(say("proof-word"))


def again(visit: Visit, event: Press) -> None:
    """Check once more: by any member, since nothing but this question changes."""
    chat = visit.desk
    if chat is None or chat.sees == Sees.ALL:
        return
    ask(visit, chat)
    visit.note(event, say("proof-note", word=say("proof-word")))


def entitled(connection: Connection, office: Office, line: int, event: Member, now: datetime) -> list[Post]:
    """The bot was made an administrator of a group, or is one no more."""
    chat = organisations.staff_chat(connection, line, event.chat)
    if chat is None or not chat.is_bound or office.lines[line].can.sees_groups:
        return []
    if event.sees:
        sight.judge(connection, chat.id, [Sees.SILENT], Sees.BARRED)
        chat = replace(chat, sees=Sees.BARRED if chat.sees == Sees.SILENT else chat.sees)
    return judged(connection, chat, bool(event.sees), now)


def judged(connection: Connection, chat: StaffChat, entitled: bool, now: datetime) -> list[Post]:
    """Rights prove nothing, but where they are lacking no word can come; who has just got them is asked again."""
    if entitled:
        if chat.sees not in (Sees.BARRED, Sees.LOST):
            return []
        sight.ask(connection, chat.id, now)
        return [_post(chat, NOTICE, fresh=True)]
    sight.judge(connection, chat.id, [Sees.SILENT], Sees.BARRED)  # it has heard what to press
    doubted = sight.judge(connection, chat.id, [Sees.UNASKED, Sees.ASKED], Sees.BARRED)
    if doubted or sight.judge(connection, chat.id, [Sees.ALL], Sees.LOST):
        return [_post(chat, NOTICE, fresh=not doubted)]
    return []


def sweep(connection: Connection, now: datetime) -> None:
    """Where the word did not come in time, the chat hears what to press."""
    for chat in sight.silent(connection, now - PATIENCE):
        if sight.judge(connection, chat.id, [Sees.ASKED], Sees.SILENT):
            outbox.put(connection, [_post(chat, NOTICE, fresh=True)], now)


def _post(chat: StaffChat, priority: int, *, fresh: bool = False) -> Post:
    """The answer takes the place of the question; what nobody waits for is a message of its own, so that it is seen."""
    return Post(chat.line, chat.chat, None, priority, shows=f"proof:{chat.id}", fresh=fresh)


def _is_plain(visit: Visit, message: Message) -> bool:
    """Words that no bot is called by: a command, a reply and a mention come whatever the rights are."""
    called = message.reply_to or message.mentions_us or message.data or message.edited
    return not called and has_words(message.text) and not message.text.lstrip().startswith("/") and (
        "@" not in message.text
    )
