"""A group got a new id (Telegram: it became a supergroup): everything that names the old one follows it."""

import sqlalchemy as sa
from sqlalchemy import Connection

from storage import shown
from storage.conversations import conversations
from storage.organisations import members, staff_chats_
from storage.posts import outbox
from storage.questions import questions
from storage.threads import threads
from storage.tickets import tickets


def move_chat(c: Connection, line: int, old: str, new: str) -> None:
    """Follow a group to its new id; a second time changes nothing.

    Messages that were shown stay behind as gone: their ids mean other messages in the new chat, or none.
    """
    for table in (outbox, questions, tickets):
        c.execute(sa.update(table).where(table.c.line == line, table.c.chat == old).values(chat=new))
    here, there = f"{line}:{old}", f"{line}:{new}"
    _follow(c, conversations, "place", here, there, ("person",), {"place": there, "chat": new}, sa.true())
    _follow(c, staff_chats_, "chat", old, new, (), {"chat": new, "pinned": ""}, staff_chats_.c.line == line)
    _follow(c, members, "chat", old, new, ("external",), {"chat": new}, members.c.line == line)
    c.execute(sa.delete(threads).where(threads.c.line == line, threads.c.chat == old))
    shown.leave(c, line, old)


def _follow(
    c: Connection,
    table: sa.Table,
    column: str,
    old: str,
    new: str,
    names: tuple[str, ...],
    words: dict[str, str],
    within: sa.ColumnElement[bool],
) -> None:
    """Rename where nobody has the new name yet; what cannot follow is the older and goes."""
    there = table.alias()
    taken = sa.exists().where(
        there.c[column] == new, there.c.line == table.c.line, *(there.c[name] == table.c[name] for name in names)
    )
    c.execute(sa.update(table).where(within, table.c[column] == old, ~taken).values(**words))
    c.execute(sa.delete(table).where(within, table.c[column] == old))
