"""What was used: named after the work by buttons of what is used most, or typed; no duty."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from domain.access import OWN_JOB, Permission, may
from domain.errors import Refused
from domain.tickets import Ticket
from handlers import dialogues, moves, names
from handlers.book import conversation
from handlers.questions import Option
from handlers.running import open_talk
from handlers.screens import Screen
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import clean, cut, has_words, stays_inside
from storage import materials, tickets

NAME = "materials"
MOST, LONGEST, A_LABEL = 8, 100, 40
OFFERED = 6
END = "*end"


@dataclass(frozen=True, slots=True)
class Used:
    """These were used."""

    number: int
    what: Sequence[str]

    def do(self, visit: Visit) -> None:
        """Keep them."""
        try:
            said = keep(visit, self.number, self.what)
        except Refused as refused:
            said = moves.sentence(refused)
        visit.show(Screen(said), f"talk:{visit.person.id}")


@conversation(NAME)
def naming(talk: Talk) -> Used:
    """One thing after another, until it is enough."""
    number, found = int(talk.given("ticket")), list[str]()
    known = talk.look("known", _known, number)
    for place in range(MOST):
        options = [Option(f"m{at}", cut(what, A_LABEL)) for at, what in enumerate(known) if what not in found]
        options = options[:OFFERED] + ([Option(END, say("materials-end"))] if found else [])
        asked = say("materials-more" if found else "materials-ask", number=str(number), what=", ".join(found))
        said = talk.text(f"what{place}", asked, high=LONGEST * MOST, options=options)
        if said == END:
            break
        chosen = known[int(said[1:])] if re.fullmatch(r"m\d", said) and int(said[1:]) < len(known) else said
        found += [one for one in split(chosen) if one not in found]
        if len(found) >= MOST:
            break
    return Used(number, tuple(found[:MOST]))


def begin(visit: Visit, number: int) -> None:
    """Ask what was used. Raises Refused."""
    ticket = _allowed(visit, number)
    visit.fresh = True
    open_talk(visit, NAME, ticket=ticket.id)


def command(visit: Visit, number: int, rest: str) -> None:
    """`/materials 12 кран 1 шт, прокладка 2`; without words it is asked. Raises Refused."""
    if has_words(rest):
        visit.answer(keep(visit, number, split(rest)))
    else:
        begin(visit, number)


def split(typed: str) -> list[str]:
    """Each on a line, or between commas; «1,5 м» stays whole."""
    parts = (clean(part).strip(" .") for part in re.split(r"[;\n]|,(?!\d)", typed))
    return [part[:LONGEST] for part in parts if has_words(part)]


def keep(visit: Visit, number: int, what: Sequence[str]) -> str:
    """Enter them. What is answered. Raises Refused."""
    ticket = _allowed(visit, number)
    known = [one.what for one in materials.of(visit.connection, number)]
    new = [one for one in what if one not in known and not stays_inside(one)]
    if not new:
        raise Refused("materials-none")
    if len(known) + len(new) > MOST * 3:
        raise Refused("materials-many", most=str(MOST * 3))
    materials.add(visit.connection, number, new, visit.person.id, visit.now)
    me, name, said = visit.person.id, names.mine(visit), ", ".join(new)
    tickets.log(visit.connection, ticket.id, visit.now, action="materials", person=me, name=name, comment=said)
    return say("materials-kept", number=str(number), what=said)


def _allowed(visit: Visit, number: int) -> Ticket:
    ticket = moves.ticket(visit, number)
    held = moves.roles(visit, ticket.organisation)
    mine = visit.private and ticket.executor == visit.person.id
    if mine and dialogues.works_for(visit.connection, visit.person.id, ticket.organisation):
        held |= OWN_JOB
    if not may(held, Permission.FINISH):
        raise Refused("refused-right")
    return ticket


def _known(connection: Connection, number: int) -> list[str]:
    ticket = tickets.get(connection, number)
    return materials.last_used(connection, ticket.organisation, ticket.category, OFFERED) if ticket is not None else []
