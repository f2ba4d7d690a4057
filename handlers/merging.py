"""Merging: a ticket about what another is about already ends as its duplicate; who reported it hears how that ends."""

from dataclasses import dataclass

from sqlalchemy import Connection

from domain.errors import Refused
from domain.tickets import Action, Status, is_open
from handlers import filled, forms, moves
from handlers.book import conversation
from handlers.questions import Option
from handlers.stops import Command
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from handlers.whereabouts import house_words
from handlers.wording import clean, cut
from storage import alike, tickets


@dataclass(frozen=True, slots=True)
class Merge:
    """Which one is the original."""

    number: int
    original: str

    def do(self, visit: Visit) -> None:
        """Merge them; what is in the way is said."""
        try:
            said = merge(visit, self.number, self.original)
        except Refused as refused:
            said = moves.sentence(refused)
        filled.close_with(visit, said)


@conversation("merge")
def ask(talk: Talk) -> Command:
    """The number of the original: of those about the same at the same house, or typed."""
    number = forms.number(talk)
    options = [Option(id, label) for id, label in talk.look("alike", _alike, number)]
    if options and "typed" not in talk.answers:
        extra = [Option(forms.OWN, say("merge-own"))]
        code = str(talk.choose("original", forms.asks(talk, "form-merge"), options, extra=extra))
        if code != forms.OWN:
            return Merge(number, code)
    return Merge(number, talk.text("typed", forms.asks(talk, "form-merge-own"), high=20))


def begin(visit: Visit, number: int) -> None:
    """Ask with which. Raises Refused."""
    ticket = moves.allow(visit, number, Action.MERGE)
    forms.open_form(visit, "merge", ticket=ticket.id)


def merge(visit: Visit, number: int, typed: str) -> str:
    """Merge a ticket into the original that is named; what the staff read of it. Raises Refused."""
    named = clean(typed).lstrip("№# ").rstrip(" .")
    if not named.isdecimal() or len(named) > 9:
        raise Refused("refused-needs-original")
    duplicate, original = moves.allow(visit, number, Action.MERGE), moves.ticket(visit, int(named))
    if original.status is Status.DUPLICATE and original.duplicate_of is not None:
        original = moves.ticket(visit, original.duplicate_of)
    if original.id == duplicate.id:
        raise Refused("refused-merge-itself", number=str(number))
    if not is_open(original.status):
        raise Refused("refused-merge-ended", number=str(original.id))
    if original.organisation != duplicate.organisation:
        raise Refused("refused-ticket", number=str(original.id))
    after = moves.move(visit, number, Action.MERGE, comment=str(original.id), duplicate_of=original.id)
    for one in tickets.duplicates(visit.connection, number):  # what was merged into it goes along
        tickets.follow(visit.connection, one.id, original.id)
    return moves.did(visit, after, Action.MERGE)


def part(visit: Visit, number: int) -> str:
    """It was another problem after all: it begins anew. Raises Refused."""
    return moves.did(visit, moves.move(visit, number, Action.UNMERGE), Action.UNMERGE)


def _alike(connection: Connection, number: int) -> list[list[str]]:
    ticket = tickets.get(connection, number)
    found = alike.open_beside(connection, ticket) if ticket is not None else []
    return [[str(one.id), cut(say("merge-option", number=str(one.id), where=house_words(one)), 40)] for one in found]
