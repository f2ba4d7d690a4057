"""The fields of ready replies: what each stands for, and a text with today's words put in."""

import re
from collections.abc import Sequence

from domain.errors import Refused
from domain.tickets import Ticket
from handlers import when
from handlers.statuses import ZONE, category_label
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import cut, same
from storage import organisations, ready_replies
from storage.ready_replies import Ready

FIELDS = ("number", "address", "term", "name", "executor", "phone", "organisation", "what")
OWN = 8
"""Built-in replies, with which an organisation begins."""
_FIELD = re.compile(r"\{([^{}\n]{0,40})\}")


def replies(visit: Visit, organisation: int) -> list[Ready]:
    """Those of an organisation; one that has never had any begins with the built-in ones."""
    if ready_replies.untouched(visit.connection, organisation):
        for number in range(1, OWN + 1):
            name, text = say(f"ready-own-{number}-name"), say(f"ready-own-{number}")
            ready_replies.add(visit.connection, organisation, name, text, visit.now)
    return ready_replies.of(visit.connection, organisation)


def names() -> str:
    """Every field, as it is typed."""
    return ", ".join(f"{{{say(f'ready-field-{field}')}}}" for field in FIELDS)


def check(text: str) -> None:
    """That every field is one of ours. Raises Refused."""
    known = {same(say(f"ready-field-{field}")) for field in FIELDS}
    for typed in _FIELD.findall(text):
        if same(typed) not in known:
            raise Refused("ready-field-unknown", key="text", field=f"{{{typed}}}", fields=names())


def filled(visit: Visit, ticket: Ticket, text: str) -> tuple[str, list[str]]:
    """The text with its fields filled in, and the fields for which there is nothing."""
    values = {same(say(f"ready-field-{field}")): value for field, value in _values(visit, ticket).items()}
    missing = [typed for typed in dict.fromkeys(_FIELD.findall(text)) if not values.get(same(typed))]
    return _FIELD.sub(lambda found: values.get(same(found[1])) or found[0], text), missing


def _values(visit: Visit, ticket: Ticket) -> dict[str, str]:
    own = organisations.get(visit.connection, ticket.organisation)
    zone = organisations.zone(visit.connection, ticket.organisation) or ZONE
    ahead = ticket.promised is not None and ticket.promised > visit.now
    return {
        "number": str(ticket.id),
        "address": ticket.address,
        "term": when.deadline(ticket.promised, visit.now, zone) if ahead and ticket.promised else "",
        "name": ticket.name,
        "executor": ticket.executor_name,
        "phone": (own.phone or own.office_phone) if own else "",
        "organisation": own.name if own else "",
        "what": category_label(ticket.category),
    }


def meant(typed: str, known: Sequence[Ready]) -> Ready:
    """The one that a number or a part of a name means. Raises Refused."""
    plain = same(typed)
    if plain.isdecimal() and len(plain) < 4 and 0 < int(plain) <= len(known):
        return known[int(plain) - 1]
    exact = [one for one in known if same(one.name) == plain]
    found = exact or [one for one in known if plain and plain in same(one.name)]
    if not found:
        raise Refused("ready-unknown", typed=cut(typed, 40))
    if len(found) > 1:
        raise Refused("ready-several", typed=cut(typed, 40), names=", ".join(one.name for one in found))
    return found[0]
