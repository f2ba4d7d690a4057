"""Telling many: the one way in, what a worker does of it piece by piece, and what delivery says came of each.

Everybody hears it once, in the messenger that they used last. Who is to hear it stands in the database before anything
is sent, and goes to the outbox a few seconds' worth at a time: so an answer never waits, a pause or a stop takes
effect at once, and after a crash it goes on where it was (VK knows the number of each message; what was under way in
another messenger counts as unknown and is not sent again).
"""

from collections import Counter
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from domain.mailings import Audience, Kind, Mailing, State
from handlers.screens import Screen
from handlers.visit import NOTICE, Office
from storage import audiences, mailing_people, mailings, organisations, outbox, shown
from storage.outbox import Post

LEFT = (State.RUNNING, State.PAUSED)


def tell_many(
    connection: Connection, office: Office, audience: Audience, screen: Screen, kind: Kind, now: datetime, *,
    by: int | None = None, by_name: str = "", line: int = 0, chat: str = "", starts: bool = True, files: str = "",
) -> int:
    """Tell the people of an audience something; its number. Its progress is shown in that chat, where one is named.

    Without `starts` it waits until somebody begins it (`begin`).
    """
    number = mailings.add(
        connection, audience, kind, screen.pack(), _facts(office), now,
        by=by, by_name=by_name, line=line, chat=chat, starts=starts, files=files,
    )  # fmt: skip
    gather(connection, office, number, now)
    return number


def _facts(office: Office) -> dict[int, list[Any]]:
    """What the words about it must know of each line."""
    return {
        id: [line.can.messenger, line.can.pace, line.can.text, line.can.caption or line.can.text]
        for id, line in office.lines.items()
    }


def gather(connection: Connection, office: Office, number: int, now: datetime) -> None:
    """Put the next people on the list; after the last it is ready, or begins."""
    mailing = mailings.get(connection, number)
    if mailing is None or mailing.state != State.GATHERING:
        return
    own = organisations.get(connection, mailing.organisation)
    lines = {id: line.can.messenger for id, line in office.lines.items()}
    piece = audiences.gather(connection, mailing, lines, own.channels_off if own else ())
    left = dict(Counter(mailing.left_out) + piece.left_out)
    mailings.note(connection, number, upto=piece.upto, left_out=left)
    if piece.upto >= mailing.last:
        _gathered(connection, mailing, now)


def _gathered(connection: Connection, mailing: Mailing, now: datetime) -> None:
    if mailing.starts:
        mailings.move(connection, mailing.id, State.GATHERING, State.RUNNING, started=now)
    else:
        mailings.move(connection, mailing.id, State.GATHERING, State.READY)
    redraw(connection, mailing, now)


def begin(connection: Connection, mailing: Mailing, now: datetime) -> bool:
    """Somebody has said so; False when it was begun before."""
    return mailings.move(connection, mailing.id, State.READY, State.RUNNING, started=now)


def pause(connection: Connection, mailing: Mailing) -> bool:
    """Nothing more goes out until `go_on`; False where it does not run."""
    done = mailings.move(connection, mailing.id, State.RUNNING, State.PAUSED)
    if done:
        mailing_people.recall(connection, mailing.id)
    return done


def go_on(connection: Connection, mailing: Mailing) -> bool:
    """It runs again; False where it is not paused."""
    return mailings.move(connection, mailing.id, State.PAUSED, State.RUNNING)


def stop(connection: Connection, mailing: Mailing, now: datetime) -> bool:
    """It is over, whoever has not heard it does not; False where it was over before."""
    words = {"ended": now}
    if not any(
        mailings.move(connection, mailing.id, state, State.STOPPED, **words)
        for state in (State.READY, State.GATHERING, *LEFT)
    ):
        return False
    mailing_people.recall(connection, mailing.id)
    counts = mailing_people.progress(connection, mailing.id).counts
    mailings.note(connection, mailing.id, counts=counts)
    return True


def redraw(connection: Connection, mailing: Mailing, now: datetime, but: tuple[int, str] | None = None) -> None:
    mailings.note(connection, mailing.id, drawn=now)
    chats = {(one.line, one.chat) for one in shown.where(connection, f"mailing:{mailing.id}")}
    chats |= {(mailing.line, mailing.chat)} if mailing.line else set()
    chats.discard(but or (0, ""))
    outbox.put(connection, [Post(*there, None, NOTICE, shows=f"mailing:{mailing.id}") for there in sorted(chats)], now)


def show(connection: Connection, number: int, now: datetime, but: tuple[int, str] | None = None) -> None:
    """Have its progress drawn anew wherever it stands, but in one chat."""
    if (mailing := mailings.get(connection, number)) is not None:
        redraw(connection, mailing, now, but)
