"""Several organisations, each with its people and its staff chat."""

import re
from dataclasses import dataclass

from domain.access import Role
from storage import organisations, people, staff
from tests.handlers.harness import Desk, Somebody


@dataclass
class Body:
    """An organisation: its number, its group, who is what in it."""

    desk: Desk
    id: int
    name: str
    chat: str

    def someone(self, external: str, name: str, *roles: str, line: int | None = None) -> Somebody:
        """A person in their private chat, with these roles here."""
        line = line or self.desk.telegram
        with self.desk.database() as connection:
            person = people.meet(connection, line, external, self.desk.now).person.id
            for role in roles:
                staff.grant(connection, person, self.id, role)
        return Somebody(self.desk, line, external, name)


def a_body(desk: Desk, name: str, *, parent: int | None = None, kind: str = "company", chat: str = "") -> Body:
    """One more organisation, with a bound chat when its id is given."""
    with desk.database() as connection:
        organisations.the(connection)
        id = organisations.add(connection, name, kind, parent).id
        if chat:
            organisations.bind(connection, desk.telegram, chat, name, desk.now, id)
    return Body(desk, id, name, chat)


def an_admin(desk: Desk, body: Body, external: str = "700", line: int | None = None) -> Somebody:
    """Who runs it."""
    return body.someone(external, "Анна Ильина", Role.ADMIN, line=line)


def code_in(text: str) -> str:
    """The code of the first link of a text."""
    found = re.search(r"(?:start|ref)=([A-Za-z0-9_-]+)", text)
    assert found, text
    return found[1]


def roles_of(body: Body, somebody: Somebody) -> set[str]:
    """What somebody is there, as it is kept."""
    with body.desk.database() as connection:
        person = people.meet(connection, somebody.line, somebody.external, body.desk.now).person.id
        return staff.roles_in(connection, person, body.id)
