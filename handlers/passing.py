"""Passing on: a ticket goes to who serves it, keeps its number, and nothing has to be told again."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from domain import passing as rules
from domain.access import Role
from domain.errors import Refused
from domain.organisations import Kind
from domain.tickets import Action, Ticket
from handlers import albums, board, bursts, dispatching, door, moderating, moves, names, owed, showing
from handlers.card_lines import INWARD
from handlers.screens import Screen
from handlers.statuses import category_label
from handlers.texts import say
from handlers.visit import NOTICE, Visit
from handlers.ways import LONGEST, name
from handlers.wording import cut, same
from storage import organisations, passing, staff, teams, tickets


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of it: the ticket, whom it lies with now, and whether the organisation above decides."""

    ticket: Ticket
    receiver: str
    up: bool


def is_working(connection: Connection, organisation: int) -> bool:
    """Whether somebody there would see a ticket."""
    here = organisations.staff_chats(connection, organisation)
    return bool(here) or bool(staff.people_with(connection, organisation, Role.MODERATOR))


def above(connection: Connection, organisation: int) -> int | None:
    """The nearest of those over an organisation where somebody would see a ticket."""
    return next((one for one in organisations.ancestors(connection, organisation) if is_working(connection, one)), None)


def receivers(connection: Connection, number: int) -> list[list[str]]:
    """Who may serve it, the most likely first: as [id, name]."""
    ticket = tickets.get(connection, number)
    if ticket is None:
        return []
    owner = organisations.of_house(connection, ticket.house) if ticket.house is not None else None
    over = organisations.ancestors(connection, ticket.organisation)
    beside = [one for id in (ticket.organisation, *over) for one in organisations.children(connection, id)]
    suppliers = [one for one in beside if one.kind == Kind.SUPPLIER]
    others = [one for one in beside if one.kind != Kind.INSPECTION and is_working(connection, one.id)]
    up = [one for id in over if is_working(connection, id) and (one := organisations.get(connection, id))]
    every = [*([owner] if owner is not None else []), *suppliers, *up, *others]
    found = {one.id: one.name for one in every if one.id != ticket.organisation and one.name and not one.archived}
    return [[str(id), named] for id, named in found.items()]


def called(connection: Connection, typed: str, most: int = 8) -> list[list[str]]:
    """The organisations whose name has these words, as [id, name]."""
    wanted = same(typed).split()
    found = [one for one in organisations.all_(connection) if wanted and all(word in same(one.name) for word in wanted)]
    return [[str(one.id), one.name] for one in found[:most]]


def pass_on(visit: Visit, number: int, wanted: int | None, outside: str, reason: str) -> Sent:
    """Hand a ticket to who serves it, up where nobody is known, or out of the house. Raises Refused."""
    c = visit.connection
    ticket = moves.allow(visit, number, Action.PASS)
    way = [(step.frm, step.to) for step in passing.of(c, number)]
    over = above(c, ticket.organisation)
    working = {id for id in (wanted, over) if id is not None and is_working(c, id)}
    called_ = name(c, wanted) if wanted is not None else outside
    stop = rules.next_stop(ticket.organisation, wanted, called_, above=over, working=working, way=way)
    if stop is None:
        raise Refused("refused-nobody-above")
    meant = called_ if stop.organisation != wanted else ""
    told = f"{reason} ({say('pass-meant', who=meant)})" if meant and stop.organisation is not None else reason
    passing.add(c, number, ticket.organisation, stop.organisation, told, visit.person.id, visit.now, stop.outside)
    if stop.organisation is None:
        after = moves.move(visit, number, Action.HAND_ON, comment=f"{stop.outside}\n{reason}", receiver=stop.outside)
        return Sent(after, stop.outside, up=False)
    return _carry(visit, ticket, stop, told)


def _carry(visit: Visit, before: Ticket, stop: rules.Stop, reason: str) -> Sent:
    """To another organisation of the installation."""
    c, receiver = visit.connection, name(visit.connection, stop.organisation)
    words: dict[str, Any] = {"organisation": stop.organisation, "team": None, "executor": None, "executor_name": ""}
    words |= {"assigned": None, "reason": "", "proposed": None, "proposed_at": None, "apply_at": None, "listed": None}
    words["passed"] = before.organisation
    who = moves.by(visit, before, Action.PASS)
    after = door.go(
        visit, before, Action.PASS, who, comment=f"{receiver}\n{reason}", silent=True, cards=False,
        spoken=visit.now, **words,
    )  # fmt: skip
    after = dispatching.route(visit, after)
    if before.listed is not None:
        desks = organisations.staff_chats(c, before.organisation)
        visit.posts.extend(bursts.post(chat, before.listed, quiet=True) for chat in desks)
    stub = _stub(before, receiver, reason, names.mine(visit))
    for chat in teams.chats_for(c, before):
        visit.tell(chat.line, chat.chat, stub, shows=f"card:{before.id}", ticket=before.id, quiet=True)
    visit.posts.extend(board.posts(c, before.organisation))
    visit.posts.extend(showing.posts(c, after, quiet=not after.emergency, fresh=True))
    visit.posts.extend(moderating.posts(c, after))
    stored = [file for file in tickets.files_of(c, after.id) if file.stage in INWARD and file.hash]
    for _, screen in albums.screens(after.id, stored):
        visit.posts.extend(showing.under(c, after, screen))
    if after.is_told_by_call:
        owed.owe(visit, after, "passed", receiver)
    elif after.chat:
        said = Screen(
            "\n".join(
                (
                    say("told-title", number=str(after.id), what=category_label(after.category)),
                    say("told-passed-up" if stop.up else "told-passed", who=receiver),
                )
            ),
            bold=True,
        )
        visit.tell(after.line, after.chat, said, priority=NOTICE, ticket=after.id, person=after.person)
    return Sent(after, receiver, stop.up)


def _stub(ticket: Ticket, receiver: str, reason: str, by: str) -> Screen:
    """What the card becomes where it has left."""
    title = say("card-title", number=str(ticket.id), what=category_label(ticket.category))
    said = say("card-passed-on", who=receiver, reason=cut(reason, LONGEST), by=by)
    return Screen(f"{title}\n{said}", bold=True)


def sentence(visit: Visit, sent: Sent) -> str:
    """What the staff read of it, and whether the resident hears of it."""
    done = say("did-pass-up" if sent.up else "did-pass", number=str(sent.ticket.id), who=sent.receiver)
    return f"{done} {moves.unreached(visit, sent.ticket) or say('did-told')}"
