"""The phone that residents call in an emergency, as the staff tell it to the bot."""

from domain.access import Permission
from domain.errors import Refused
from domain.organisations import Organisation
from handlers import rights
from handlers.texts import say
from handlers.visit import Visit
from storage import organisations


def command(visit: Visit, typed: str) -> None:
    """The organisation's emergency phone: told to everybody who asks, set by an admin."""
    organisation = _organisation(visit)
    if not typed:
        visit.answer(say("phone-is", phone=organisation.phone) if organisation.phone else say("phone-none"))
        return
    if not rights.may_in(visit.connection, visit.person.id, organisation.id, Permission.SET_UP):
        raise Refused("binding-not-admin")
    if not 2 <= sum(char.isdigit() for char in typed) <= 15 or len(typed) > 30:
        raise Refused("phone-wrong")
    organisations.set_phone(visit.connection, organisation.id, typed)
    visit.answer(say("phone-set", phone=typed))


def _organisation(visit: Visit) -> Organisation:
    """Whose staff chat this is; in private the one that the visitor runs."""
    ruled = [] if visit.private else [visit.desk.organisation] if visit.desk is not None else []
    ruled = ruled or rights.own(visit.connection, visit.person.id, Permission.SET_UP)
    if len(ruled) > 1:
        raise Refused("phone-which")
    found = organisations.get(visit.connection, ruled[0]) if ruled else None
    return found or organisations.the(visit.connection)
