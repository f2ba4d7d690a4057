"""What keeps coming back at a house: the clock notices it, the head is asked why, those concerned hear the answer."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection

from domain import addresses
from domain.categories import OTHER
from domain.dues import Due
from domain.organisations import Organisation
from domain.repeats import WHYS, Report, cases, is_repetition
from domain.tickets import Ticket
from handlers.dialogues import dialogue
from handlers.dues import CHORES, Chore, Tick
from handlers.leads import leads
from handlers.screens import Button, Screen
from handlers.statuses import ZONE, category_label
from handlers.texts import say
from handlers.visit import NOTICE
from handlers.when import moment
from handlers.wording import cut
from storage import causes, houses, organisations
from storage.causes import Cause
from storage.outbox import Post

MOST = 12
"""Numbers of tickets that are named."""
LONGEST = 300
"""Characters of an answer on the card."""
RESIDENTS = 50
"""Who reported, told of the answer."""


def when(ticket: Ticket, organisation: Organisation) -> Iterable[Due]:
    """Once, as soon as a problem of a house is filed; not on the way of the report itself."""
    if ticket.house is not None and ticket.kind == "problem" and ticket.category != OTHER.code:
        yield Due(ticket.made, "repeat")


def look(tick: Tick, due: Due) -> None:
    """Whether this was the third case; the cause is asked for once in 90 days."""
    reports = causes.alike(tick.connection, tick.ticket, tick.now)
    if not is_repetition(reports, tick.now) or causes.is_asked(tick.connection, tick.ticket, tick.now):
        return
    numbers = [report.number for report in sorted(reports, key=lambda one: one.number)]
    tick.posts.extend(posts(tick.connection, causes.open_(tick.connection, tick.ticket, numbers, tick.now)))


CHORES["repeat"] = Chore(when, look)


def shows(cause: Cause) -> str:
    """What a message of ours is known by that asks for it."""
    return f"root:{cause.id}"


def posts(connection: Connection, cause: Cause, *, fresh: bool = True) -> list[Post]:
    """The card: in the staff chats and for who leads the organisation."""
    name = shows(cause)
    chats = organisations.staff_chats(connection, cause.organisation)
    told = [Post(one.line, one.chat, None, NOTICE, shows=name, fresh=fresh) for one in chats]
    for contact in leads(connection, cause.organisation):
        told.append(
            Post(contact.line, contact.external, None, NOTICE, shows=name, fresh=fresh, person=contact.person.id)
        )
    return told


def draw(connection: Connection, number: str, now: datetime) -> Screen | None:
    """The card of this number as it is now."""
    cause = causes.get(connection, int(number)) if number.isdecimal() else None
    if cause is None:
        return None
    zone = organisations.zone(connection, cause.organisation) or ZONE
    lines = [say("root-title", what=category_label(cause.category)), place(connection, cause)]
    found = causes.tickets_of(connection, cause)
    named = ", ".join(say("ticket-number", number=str(one)) for one in cause.tickets[-MOST:])
    lines.append(say("root-tickets", count=len(_cases(found)), tickets=named))
    if cause.answered is None:
        lines.append(say("root-ask"))
        return Screen("\n".join(lines), ((Button(say("root-answer"), f"w:{cause.id}:why", main=True),),), bold=True)
    lines += ["", *why_lines(cause.whys), say("root-measure-is", measure=cut(cause.measure, LONGEST))]
    lines.append(say("root-answered", who=cause.name, at=moment(cause.answered, now, zone)))
    return Screen("\n".join(lines), bold=True)


def why_lines(whys: list[str]) -> list[str]:
    """Each «why» with its answer."""
    return [say("root-why-line", step=str(step), why=cut(why, LONGEST)) for step, why in enumerate(whys[:WHYS], 1)]


def place(connection: Connection, cause: Cause) -> str:
    """The house."""
    house = houses.get(connection, cause.house)
    return addresses.short(house.address) if house is not None else ""


def _cases(found: list[Ticket]) -> list[Report]:
    return cases(Report(one.id, one.person, one.made, one.ended) for one in found)


def told(connection: Connection, cause: Cause, but: int) -> list[Post]:
    """Who worked on it and who reported it hear why it was and what is done; `but`: who has just said so."""
    found = causes.tickets_of(connection, cause)
    words = {"what": category_label(cause.category), "place": place(connection, cause), "measure": cause.measure}
    cards = posts(connection, cause, fresh=False)
    inner = Screen(say("root-told-staff", **words, cause=cause.whys[-1]), bold=True).pack()
    asked = dict.fromkeys((chat.line, chat.chat) for chat in organisations.staff_chats(connection, cause.organisation))
    for one in dict.fromkeys(ticket.executor for ticket in found if ticket.executor not in (None, but)):
        contact = dialogue(connection, one) if one is not None else None
        if contact is not None:
            asked[contact.line, contact.external] = None
    cards += [Post(line, chat, inner, NOTICE) for line, chat in asked]
    outer = Screen(say("root-told-resident", **words)).pack()
    reporters = dict.fromkeys((one.line, one.chat, one.person) for one in found if one.line)
    cards += [Post(line, chat, outer, NOTICE, person=person) for line, chat, person in list(reporters)[:RESIDENTS]]
    return cards
