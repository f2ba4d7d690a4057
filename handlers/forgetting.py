"""Forgetting who called or came in person: they have no dialogue, so a head does it, and it is logged."""

from dataclasses import dataclass

from domain.access import Permission
from domain.consents import VERSION, Kind, Said
from domain.errors import Refused
from domain.tickets import Ticket
from handlers import moves, names, rights, showing
from handlers.book import conversation
from handlers.running import open_talk
from handlers.screens import Screen
from handlers.stops import Command
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from storage import consents, erasures, jobs, tickets

NAME = "forget"


def command(visit: Visit, rest: str) -> None:
    """`/forget 12` in private. Raises Refused."""
    typed = rest.lstrip("№# ").strip()
    if not typed.isdecimal() or len(typed) > 9:
        raise Refused("refused-no-number", command=f"/{say('command-forget')}")
    ticket = _allowed(visit, int(typed))
    open_talk(visit, NAME, ticket=ticket.id)


@dataclass(frozen=True, slots=True)
class Forget:
    """They asked to be forgotten: name, phone, story go; number, house and category stay."""

    number: int

    def do(self, visit: Visit) -> None:
        """Erase and keep the record of it. Raises Refused."""
        ticket = _allowed(visit, self.number)
        _, hashes = erasures.erase(visit.connection, ticket.person, visit.now)
        heard = VERSION, "", visit.now, visit.line.id, ""
        consents.record(visit.connection, Said(ticket.person, Kind.PROCESSING, "withdrawn", *heard))
        if hashes:
            jobs.add(visit.connection, "unlink", {"hashes": hashes}, visit.now)
            visit.errands = True
        who = names.mine(visit)
        tickets.log(visit.connection, ticket.id, visit.now, action="forget", person=visit.person.id, name=who)
        showing.refresh(visit, moves.ticket(visit, ticket.id))
        visit.show(Screen(say("caller-forgotten", number=str(ticket.id))), f"talk:{visit.person.id}")


@conversation(NAME)
def forget(talk: Talk) -> Command:
    """One look, since it cannot be taken back."""
    number = int(talk.given("ticket"))
    talk.confirm("sure", say("caller-forget", number=str(number)), say("caller-forget-yes"))
    return Forget(number)


def _allowed(visit: Visit, number: int) -> Ticket:
    """A ticket of somebody without a messenger, seen by who may do this in its organisation. Raises Refused."""
    ticket = moves.ticket(visit, number)
    rights.require(visit, ticket.organisation, Permission.INVITE)
    if not ticket.is_told_by_call or not ticket.source:
        raise Refused("caller-forget-own", number=str(number))
    return ticket
