"""A staff chat with its people, and tickets to work on."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from domain.access import Role
from domain.tickets import Ticket
from handlers import showing
from handlers.events import Member, Press, Sender
from storage import attachments, organisations, outbox, people, tickets
from storage.tickets import NewTicket
from tests.handlers.harness import Desk, Seen, Somebody

CHAT = "-500"


@dataclass
class Crew:
    """A group and who sits in it; Анна is the admin."""

    desk: Desk
    anna: Somebody
    petr: Somebody
    ivan: Somebody

    @property
    def seen(self) -> list[Seen]:
        """The bot's messages in the group, but for the board."""
        return [one for one in self.anna.seen if not one.is_board]

    @property
    def board(self) -> Seen:
        """The newest board."""
        return next(one for one in reversed(self.anna.seen) if one.is_board)

    def card(self, number: int) -> Seen:
        """The newest card of a ticket."""
        return next(one for one in reversed(self.seen) if one.shows == f"card:{number}")

    def asks(self, number: int, text: str) -> None:
        """Пётр replies to the card and says that it is for the resident."""
        self.petr.says(text, reply_to=self.card(number).id)
        self.petr.presses("Жителю")


def a_crew(desk: Desk, line: int, *, bound: bool = True, proved: bool = True) -> Crew:
    """Three people in a group of the bot."""
    names = {"201": "Анна Ильина", "202": "Пётр Сергеев", "203": "Иван"}
    anna, petr, ivan = (Somebody(desk, line, external, name, CHAT) for external, name in names.items())
    with desk.database() as connection:
        organisation = organisations.the(connection)
        person = people.meet(connection, line, "201", desk.now).person.id
        organisations.grant(connection, person, organisation.id, Role.ADMIN)
    crew = Crew(desk, anna, petr, ivan)
    if bound:
        anna.says("/bind")
        anna.presses("Привязать")
        if proved:
            petr.says("готово")
    return crew


def a_ticket(desk: Desk, resident: Somebody, story: str = "Третий день нет горячей воды", **words: Any) -> int:
    """A ticket of a resident, shown in every staff chat."""
    with desk.database() as connection:
        ticket = file(connection, desk, resident, story=story, **words)
        outbox.put(connection, showing.posts(connection, ticket, quiet=not ticket.emergency), desk.now)
    desk.deliver()
    return ticket.id


def file(connection: Connection, desk: Desk, resident: Somebody, **words: Any) -> Ticket:
    """A ticket in the database that nobody has been shown."""
    contact = people.meet(connection, resident.line, resident.external, desk.now)
    usual = {
        "organisation": organisations.the(connection).id,
        "person": contact.person.id,
        "line": resident.line,
        "chat": resident.chat,
        "category": "water.no_hot",
        "urgency": "none",
        "name": resident.name,
        "address": "ул. Ленина, д. 12",
        "entrance": "2",
        "flat": "45",
    }
    return tickets.file(connection, NewTicket(**{**usual, **words}), desk.now)


def the_ticket(desk: Desk, number: int) -> Ticket:
    """The ticket as it stands."""
    with desk.database() as connection:
        ticket = tickets.get(connection, number)
    assert ticket is not None
    return ticket


def log_of(desk: Desk, number: int) -> list[tuple[str, str, str]]:
    """What was done to it: who, what, with what comment."""
    with desk.database() as connection:
        return [(entry.name, entry.action, entry.comment) for entry in tickets.log_of(connection, number)]


def hold_press(somebody: Somebody, data: str, message: str) -> None:
    """A press that arrives and waits."""
    somebody.desk.count += 1
    sender = Sender(somebody.external, somebody.name)
    press = Press(somebody.chat, sender, not somebody.group, f"c{somebody.desk.count}", data, message)
    somebody.desk.arrive(somebody.line, somebody.external, somebody.chat, press)


def leaves(somebody: Somebody, *, here: bool = False) -> None:
    """Somebody leaves the group, or comes."""
    event = Member(somebody.chat, somebody.external, not somebody.group, here)
    somebody.desk.arrive(somebody.line, somebody.external, somebody.chat, event)
    somebody.desk.work()


def bot_leaves(desk: Desk, line: int, *, here: bool = False) -> None:
    """The bot is taken from the group, or put into it."""
    desk.arrive(line, "", CHAT, Member(CHAT, "1", False, here, us=True, title="Диспетчеры"))
    desk.work()


def photos_come(desk: Desk, number: int) -> None:
    """The worker has fetched what waits."""
    with desk.database() as connection:
        for file in attachments.files_of(connection, number):
            if file.state == "waiting":
                attachments.file_stored(connection, number, file.position, f"hash{file.position}", file.kind)
        showing.photos_arrived(connection, number, desk.now)
    desk.deliver()
