"""Calls that the staff owe to people without a messenger: when one comes up, what is to be said, how it stands."""

from datetime import datetime

from sqlalchemy import Connection

from domain.tickets import Status, Ticket, is_open
from handlers.acting import Acting
from handlers.screens import Button, Screen
from handlers.statuses import SHORT, ZONE, category_label
from handlers.texts import say
from handlers.visit import NOTICE
from handlers.when import deadline, moment
from handlers.whereabouts import place_words
from handlers.wording import cut
from storage import callbacks, organisations, outbox, teams, tickets
from storage.callbacks import Callback
from storage.outbox import Post

WHY = {
    Status.DONE: "done",
    Status.REJECTED: "rejected",
    Status.POSTPONED: "moved",
    Status.WAITING: "moved",
    Status.HANDED_ON: "out",
}
"""States that whoever called has to hear of."""
GIVES, TOLD, MISSED = "owed_phone", "owed_told", "owed_missed"
SOLVED, UNDONE = "owed_solved", "owed_undone"
"""What the buttons of an entry do."""


def follow(by: Acting, after: Ticket, comment: str) -> None:
    """A ticket of somebody without a messenger was moved: they are to be called, or that call is overtaken."""
    why = WHY.get(after.status)
    if why is not None:
        owe(by, after, why, comment.partition("\n")[0] if why == "out" else comment)
        return
    before = callbacks.of(by.connection, after.id)
    overtaken = before is not None and not before.ended and before.why in ("done", "rejected")
    if overtaken and is_open(after.status):
        callbacks.end(by.connection, after.id, "void", by.now)
        by.posts.extend(posts(by.connection, after))


def owe(by: Acting, ticket: Ticket, why: str, said: str) -> None:
    """They are to be called now; without a phone nobody can."""
    if ticket.phone:
        callbacks.owe(by.connection, ticket.id, why, said, by.now)
        callbacks.rang(by.connection, ticket.id, by.now)
        by.posts.extend(posts(by.connection, ticket, fresh=True))


def ring(connection: Connection, now: datetime) -> None:
    """What time brings: promises that have passed, and who did not answer an hour ago."""
    callbacks.owe_late(connection, now)
    for number in callbacks.to_ring(connection, now):
        ticket = tickets.get(connection, number)
        if ticket is not None:
            outbox.put(connection, posts(connection, ticket, fresh=True), now)


def posts(connection: Connection, ticket: Ticket, *, fresh: bool = False) -> list[Post]:
    """The entry under the ticket's card in its staff chats; where it stands already it is drawn again."""
    card = f"card:{ticket.id}"
    return [
        Post(
            chat.line,
            chat.chat,
            None,
            NOTICE,
            shows=shown_as(ticket.id),
            fresh=fresh,
            reply_shows=card,
            ticket=ticket.id,
        )
        for chat in teams.chats_for(connection, ticket)
    ]


def shown_as(number: int) -> str:
    """What a message with an entry is known by."""
    return f"callback:{number}"


def draw(connection: Connection, number: str, now: datetime) -> Screen | None:
    """The entry of a ticket as it is now, for a staff chat."""
    ticket = tickets.get(connection, int(number)) if number.isdecimal() else None
    return None if ticket is None else entry(connection, ticket, now, "c")


def entry(connection: Connection, ticket: Ticket, now: datetime, prefix: str) -> Screen | None:
    """Whom to call, what to say, and how it went; `prefix` begins what its buttons carry."""
    call = callbacks.of(connection, ticket.id)
    if call is None:
        return None
    zone = organisations.zone(connection, ticket.organisation) or ZONE
    title = say("owed-title", number=str(ticket.id), what=category_label(ticket.category))
    if call.ended is not None:
        ended = say(f"owed-{call.outcome}", who=call.name, at=moment(call.ended, now, zone))
        return Screen(f"{title}\n{ended}", bold=True)
    again = say("owed-again", count=call.tries, at=moment(call.due, now, zone)) if call.due > now else ""
    tried = say("owed-tried", count=call.tries) if call.tries and not again else ""
    who = " · ".join(part for part in (place_words(ticket), ticket.name) if part)
    lines = (title, who, say("owed-say", text=sentence(call, ticket, now, zone)), again, tried)
    rows: list[tuple[Button, ...]] = [(Button(say("phone-show"), f"{prefix}:{ticket.id}:{GIVES}"),)]
    told = Button(say("owed-did"), f"{prefix}:{ticket.id}:{TOLD}", main=True)
    missed = Button(say("owed-did-not"), f"{prefix}:{ticket.id}:{MISSED}")
    rows.append((told,) if again else (told, missed))
    if call.why == "done":
        solved = Button(say("verdict-solved"), f"{prefix}:{ticket.id}:{SOLVED}")
        rows.append((solved, Button(say("owed-undone"), f"{prefix}:{ticket.id}:{UNDONE}")))
    return Screen("\n".join(line for line in lines if line), tuple(rows), bold=True)


def sentence(call: Callback, ticket: Ticket, now: datetime, zone: str) -> str:
    """What to say, ready to be read out."""
    said = cut(call.said.replace("\n", " "), SHORT)
    words = {"number": str(ticket.id), "what": category_label(ticket.category), "said": said or "-"}
    if call.why == "late":
        return say("owed-late", **words, by=deadline(ticket.promised, now, zone) if ticket.promised else "-")
    if call.why == "moved" and ticket.status is Status.POSTPONED and ticket.until is not None:
        return say("owed-postponed", **words, until=deadline(ticket.until, now, zone))
    return say(f"owed-{call.why}", **words)
