"""How people of the staff are called: short enough for a card, and fit to be read by the resident."""

from dataclasses import replace

from domain.people import Contact
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import clean, cut, has_words, same
from storage import people

LONGEST = 30


def short(name: str, username: str = "") -> str:
    """The first name and the initial of the last; without a name the username, else a word for anybody of the staff."""
    words = [word for word in clean(name).split() if has_words(word)]
    if len(words) > 1:
        return f"{cut(words[0], LONGEST)} {next(char for char in words[1] if char.isalnum()).upper()}."
    if words:
        return cut(words[0], LONGEST)
    return f"@{username}" if username else say("staff-nameless")


def of(contact: Contact) -> str:
    """A contact's short name."""
    return short(contact.name, contact.username)


def with_username(contact: Contact) -> str:
    """The short name with the username, to tell apart those whose short names are equal."""
    return f"{of(contact)} @{contact.username}" if contact.username and contact.name else of(contact)


def mine(visit: Visit) -> str:
    """The visitor's short name, as the messenger says it now."""
    if visit.sender.name or visit.sender.username:
        return short(visit.sender.name, visit.sender.username)
    return of(visit.contact)


def keep(visit: Visit) -> None:
    """Who works in a staff chat is known by name there; a resident's is kept with consent only."""
    name, username = visit.sender.name, visit.sender.username
    if name and (name, username) != (visit.contact.name, visit.contact.username):
        people.rename(visit.connection, visit.contact.id, name, username)
        visit.contact = replace(visit.contact, name=name, username=username)


def meant(typed: str, contacts: list[Contact]) -> list[Contact]:
    """Whom a username, a first name or a full name in any order may mean."""
    wanted = clean(typed).removeprefix("@").casefold()
    exact = [one for one in contacts if one.username and one.username.casefold() == wanted]
    if exact:
        return exact
    words = set(same(typed).split())
    return [one for one in contacts if words and words <= {*same(one.name).split(), *same(of(one)).split()}]
