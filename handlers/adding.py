"""The resident adds a text or photos to a ticket of theirs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from domain.errors import Refused
from handlers import additions
from handlers.additions import Addition
from handlers.book import conversation
from handlers.talk import Talk
from handlers.texts import say
from handlers.told import Told, told
from handlers.visit import Visit
from storage import tickets


@dataclass(frozen=True, slots=True)
class Add:
    """What is added, and to which ticket."""

    ticket: int
    text: str
    files: Sequence[dict[str, Any]]
    told: Sequence[Told] = ()

    def do(self, visit: Visit) -> None:
        """Hand it to the staff as a reply to the card."""
        ticket = tickets.get(visit.connection, self.ticket)
        if ticket is None or ticket.person != visit.person.id:
            raise Refused("refused-right")
        additions.add(visit, ticket, Addition(self.text, self.files, told=self.told))


@conversation("add", files=True)
def adding(talk: Talk) -> Add:
    """One message: a text, photos, or both."""
    text = talk.text("text", say("mine-add-what", number=str(talk.given("ticket"))), files=True)
    return Add(int(talk.given("ticket")), text, tuple(talk.files()), tuple(told(talk.answers)))
