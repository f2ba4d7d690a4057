"""Numbers under which other systems know a ticket: written down by a command or a form, found by whoever reads them."""

from dataclasses import dataclass

from domain.errors import Refused
from domain.outside import LONGEST_NUMBER, LONGEST_SYSTEM, SYSTEMS, read, system
from domain.tickets import Action, Ticket
from handlers import forms, moves, names, showing
from handlers.book import conversation
from handlers.filled import close_with
from handlers.questions import Option
from handlers.stops import Command
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import cut, has_words, same
from storage import outside, tickets

NAME = "outside"
OWN = "*own"
MOST = 10
"""Numbers of one ticket."""
NAMED = 3
"""Other tickets with the same number that are named."""


def command(visit: Visit, number: int, rest: str) -> None:
    """`/number 12 ПОС 123-45` writes it down, `/number 12 ПОС нет` takes it off, `/number 12` tells. Raises Refused."""
    ticket = moves.allow(visit, number, Action.COMMENT)
    if not has_words(rest):
        visit.answer(_list(visit, ticket))
        return
    gone = rest.rsplit(None, 1)
    if len(gone) == 2 and same(gone[1]) == same(say("outside-none")):
        visit.answer(_drop(visit, ticket, system(gone[0])))
        return
    called, told = read(rest)
    if not called:
        raise Refused("outside-which", command=f"/{say('command-number')} {number}")
    if not told:
        raise Refused("outside-number-wrong", system=called)
    visit.answer(add(visit, ticket, called, told))


def in_private(visit: Visit, rest: str) -> None:
    """The same where no chat is around: the number first. Raises Refused."""
    number, _, more = rest.strip().lstrip("№# ").partition(" ")
    if not number.isdecimal() or len(number) > 9:
        raise Refused("refused-no-number", command=f"/{say('command-number')}")
    command(visit, int(number), more.strip())


def add(visit: Visit, ticket: Ticket, called: str, told: str) -> str:
    """Write it down; what came of it, with who else carries it. Raises Refused."""
    words = {"number": str(ticket.id), "outside": f"{called} {told}"}
    if len(outside.of(visit.connection, ticket.id)) >= MOST:
        raise Refused("outside-many", number=str(ticket.id), most=str(MOST))
    if not outside.add(visit.connection, ticket.id, called, told, visit.person.id, visit.now):
        return say("outside-again", **words)
    _record(visit, ticket, "number", words["outside"])
    same_ = outside.carried_by(visit.connection, told, ticket.organisation, called)
    others = [f"№ {one}" for one in same_ if one != ticket.id][:NAMED]
    kept = say("outside-kept", **words)
    return f"{kept} {say('outside-twice', others=', '.join(others))}" if others else kept


def bring(visit: Visit, number: int, rest: str) -> None:
    """`/ticket 12`, or by a number of another system. Raises Refused."""
    if not number and visit.desk is not None and has_words(rest):
        found = outside.carried_by(visit.connection, read(rest)[1] or rest, visit.desk.organisation)
        first = rest.split()[0].lstrip("№#")
        number = found[0] if found else int(first) if first.isdecimal() and len(first) < 10 else 0
        if len(found) > 1:
            visit.answer(say("outside-several", others=", ".join(f"№ {one}" for one in found[1 : NAMED + 1])))
    if not number:
        raise (
            Refused("outside-unknown", typed=cut(rest, 40))
            if has_words(rest)
            else Refused("refused-no-number", command=f"/{say('command-ticket')}")
        )
    showing.bring(visit, moves.ticket(visit, number))


def carrying(visit: Visit, sought: str, organisation: int) -> list[Ticket]:
    """The tickets that a search means by a number of another system."""
    if not any(char.isdigit() for char in sought):
        return []
    found = outside.carried_by(visit.connection, read(sought)[1] or sought, organisation)
    return [one for number in found[:MOST] if (one := tickets.get(visit.connection, number)) is not None]


def _list(visit: Visit, ticket: Ticket) -> str:
    example = say("outside-how", command=f"/{say('command-number')} {ticket.id}")
    if not ticket.outside:
        return f"{say('outside-nothing', number=str(ticket.id))} {example}"
    return f"{say('outside-these', number=str(ticket.id), numbers=ticket.outside)}\n{example}"


def _drop(visit: Visit, ticket: Ticket, called: str) -> str:
    gone = outside.drop(visit.connection, ticket.id, called)
    if not gone:
        raise Refused("outside-not-there", number=str(ticket.id), system=called)
    _record(visit, ticket, "unnumber", ", ".join(f"{called} {one}" for one in gone))
    return say("outside-gone", number=str(ticket.id), system=called)


def _record(visit: Visit, ticket: Ticket, action: str, comment: str) -> None:
    who = names.mine(visit)
    tickets.log(
        visit.connection, ticket.id, visit.now, action=action, person=visit.person.id, name=who, comment=comment
    )
    showing.refresh(visit, ticket)


@dataclass(frozen=True, slots=True)
class Numbered:
    """The form is filled in."""

    ticket: int
    called: str
    told: str

    def do(self, visit: Visit) -> None:
        """Write it down. Raises Refused."""
        ticket = moves.allow(visit, self.ticket, Action.COMMENT)
        close_with(visit, add(visit, ticket, self.called, self.told))


@conversation(NAME)
def numbered(talk: Talk) -> Command:
    """Which system, then the number there."""
    options = [Option(str(at), name) for at, name in enumerate(SYSTEMS)]
    asked = forms.asks(talk, "form-outside")
    code = str(talk.choose("system", asked, options, extra=[Option(OWN, say("outside-own"))]))
    called = SYSTEMS[int(code)] if code != OWN else ""
    if not called:
        called = system(talk.text("called", forms.asks(talk, "form-outside-called"), low=2, high=LONGEST_SYSTEM))
    asked = forms.asks(talk, "form-outside-number")
    return Numbered(forms.number(talk), called, talk.text("number", asked, low=1, high=LONGEST_NUMBER))


def begin(visit: Visit, number: int) -> None:
    """Open the form. Raises Refused."""
    forms.open_form(visit, NAME, ticket=moves.allow(visit, number, Action.COMMENT).id)
