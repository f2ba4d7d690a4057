"""What an inspection reads of all companies of its region: tickets without names, flats, phones, nothing to press."""

from sqlalchemy import Connection

from domain.access import Permission
from domain.errors import Refused
from domain.organisations import Kind
from domain.tickets import Ticket
from handlers import rights, rooms
from handlers.rooms import back, button
from handlers.statuses import category_label, desk_words
from handlers.texts import say
from handlers.visit import Visit
from handlers.when import moment
from handlers.whereabouts import house_words
from handlers.wording import cut
from storage import organisations, tickets

WORD = "below"
A_PAGE = 6
STORY = 600


def region(connection: Connection, organisation: int) -> int:
    """What somebody of an organisation looks down from: itself; an inspection from the region that it stands in."""
    known = organisations.get(connection, organisation)
    inspects = known is not None and known.kind == Kind.INSPECTION and known.parent is not None
    return known.parent if known is not None and inspects and known.parent is not None else organisation


def reads(visit: Visit, organisation: int, below: int) -> bool:
    """Whether the visitor may read single tickets there: as a member of the inspection of that region."""
    known = organisations.get(visit.connection, organisation)
    if known is None or known.kind != Kind.INSPECTION:
        return False
    if not rights.may_in(visit.connection, visit.person.id, organisation, Permission.INSPECT):
        return False
    return below in organisations.below(visit.connection, region(visit.connection, organisation))


def press(visit: Visit, organisation: int, below: int, more: list[str]) -> None:
    """A page of the open tickets (`open`, page), or one of them (`t12`). Raises Refused."""
    if not reads(visit, organisation, below):
        raise Refused("refused-office")
    if more[0] == "open" and len(more) == 2 and more[1].isdecimal():
        _list(visit, organisation, below, int(more[1][:4]))
    elif more[0][:1] == "t" and more[0][1:].isdecimal() and len(more[0]) < 11:
        _ticket(visit, organisation, below, int(more[0][1:]))
    else:
        raise Refused("press-not-yours")


def _list(visit: Visit, organisation: int, below: int, page: int) -> None:
    found = tickets.open(visit.connection, most=A_PAGE + 1, page=page, organisation=below)
    shown = found[:A_PAGE]
    lines = [_line(visit, one) for one in shown] or [say("below-none")]
    words = [(say("ticket-number", number=str(one.id)), f"t{one.id}") for one in shown]
    buttons = [button(label, WORD, organisation, f"b{below}", what) for label, what in words]
    rows = [tuple(buttons[at : at + 3]) for at in range(0, len(buttons), 3)]
    if len(found) > A_PAGE:
        rows.append((button(say("talk-more"), WORD, organisation, f"b{below}", "open", page + 1),))
    text = "\n".join([rooms.name_of(visit, below), *lines])
    rooms.screen(visit, text, *rows, back(organisation, WORD))


def _line(visit: Visit, one: Ticket) -> str:
    late = say("board-late") if one.promised is not None and one.promised < visit.now else ""
    parts = (say("ticket-number", number=str(one.id)), category_label(one.category), cut(house_words(one), 40), late)
    return " · ".join(part for part in parts if part)


def _ticket(visit: Visit, organisation: int, below: int, number: int) -> None:
    ticket = tickets.get(visit.connection, number)
    if ticket is None or ticket.organisation != below:
        raise Refused("refused-ticket", number=str(number))
    zone = organisations.zone(visit.connection, below)
    lines = [
        say("card-title", number=str(ticket.id), what=category_label(ticket.category)),
        rooms.name_of(visit, below),
        house_words(ticket),
        cut(ticket.story, STORY),
        say("below-filed", at=moment(ticket.made, visit.now, zone)),
        say("card-status", status=desk_words(ticket, zone)),
        say("below-due", at=moment(ticket.promised, visit.now, zone)) if ticket.promised is not None else "",
    ]
    listed = (button(say("below-list"), WORD, organisation, f"b{below}", "open", 0),)
    rooms.screen(visit, "\n".join(line for line in lines if line), listed, back(organisation, WORD), bold=True)
