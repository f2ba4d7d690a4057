"""The rooms of who takes calls and visitors: begin one, what was taken at the point and its slip, whom to call."""

from domain.access import Permission, Role
from domain.errors import Refused
from domain.tickets import Ticket
from handlers import callbacks, calls, forgetting, history, rights, rooms, slips
from handlers.behalf import POINT
from handlers.events import Press
from handlers.rooms import Room
from handlers.screens import Button
from handlers.statuses import ZONE, category_label, status_words
from handlers.texts import say
from handlers.visit import Visit
from handlers.whereabouts import place_words
from handlers.wording import cut
from storage import counter, organisations, staff, tickets

A_PAGE = 5
FILED, OWED = "filed", "callback"
STATUS = 60


def take_call(visit: Visit, organisation: int) -> None:
    """A call, step by step."""
    calls.begin(visit, [organisation])


def take_visitor(visit: Visit, organisation: int, line: str = "") -> None:
    """A visitor: the same with consent and a slip."""
    calls.begin(visit, [organisation], line, source=POINT, point=_point(visit, organisation))


def filed(visit: Visit, organisation: int, page: int = 0) -> None:
    """What was taken at the point: what the visitor has filed themself and where each stands, nothing of others."""
    found = counter.filed(visit.connection, visit.person.id, A_PAGE + 1, page)
    lines = [_line(visit, one) for one in found[:A_PAGE]]
    rows = [(_button(organisation, one.id),) for one in found[:A_PAGE]]
    if len(found) > A_PAGE:
        rows.append((rooms.button(say("talk-more"), FILED, organisation, "page", page + 1),))
    text = "\n".join([say("filed-title"), "", *lines]) if lines else say("filed-none")
    rooms.screen(visit, text, *rows, rooms.back(organisation))


def press_filed(visit: Visit, event: Press, parts: list[str]) -> None:
    """A page, one of them, or its slip once more. Raises Refused."""
    organisation, what, number = int(parts[0]), parts[1], parts[2] if len(parts) > 2 else ""
    if not number.isdecimal() or len(number) > 9:
        raise Refused("press-not-yours")
    if what == "page":
        filed(visit, organisation, int(number))
        return
    ticket = _own(visit, int(number))
    if what == "slip":
        slips.order(visit, ticket)
        visit.note(event, say("slip-soon"))
        return
    _show(visit, organisation, ticket)


def owed(visit: Visit, organisation: int) -> None:
    """Whom to call back."""
    callbacks.show(visit, organisation, f"o:{OWED}:{organisation}")


def press_owed(visit: Visit, event: Press, parts: list[str]) -> None:
    """A button of the list or of an entry. Raises Refused."""
    organisation, number, what, page = int(parts[0]), parts[1], parts[2] if len(parts) > 2 else "", parts[3:]
    if not number.isdecimal() or len(number) > 9:
        raise Refused("press-not-yours")
    prefix = f"o:{OWED}:{organisation}"
    if what == callbacks.LIST and page and page[0].isdecimal():
        callbacks.show(visit, organisation, prefix, int(page[0]))
    elif what in callbacks.DOES:
        callbacks.press(visit, event, int(number), what, prefix)
    else:
        raise Refused("press-not-yours")


def command(visit: Visit, line: str) -> None:
    """`/new …` in private: as a dispatcher where they are one, else for a visitor. Raises Refused."""
    if mine := rights.own(visit.connection, visit.person.id, Permission.TAKE_CALL):
        calls.begin(visit, mine, line)
    elif points := rights.own(visit.connection, visit.person.id, Permission.FILE_FOR):
        calls.begin(visit, points, line, source=POINT, point=_point(visit, points[0]))
    else:
        raise Refused("refused-right")


def command_owed(visit: Visit, rest: str) -> None:
    """`/callback` in private."""
    rooms.enter(visit, OWED, Permission.CALL, owed)


ROOMS = (
    Room("new", "room-new", Permission.TAKE_CALL, take_call),
    Room("visitor", "room-visitor", Permission.FILE_FOR, take_visitor),
    Room(FILED, "room-filed", Permission.SEE_OWN_FILED, filed, press_filed),
    Room(OWED, "room-callback", Permission.CALL, owed, press_owed),
)
COMMANDS = {"new": command, "callback": command_owed, "forget": forgetting.command}


def _own(visit: Visit, number: int) -> Ticket:
    """A ticket that the visitor filed for somebody. Raises Refused."""
    found = tickets.get(visit.connection, number)
    if found is None or found.filed_by != visit.person.id or found.source != POINT:
        raise Refused("refused-ticket", number=str(number))
    return found


def _point(visit: Visit, organisation: int) -> str:
    """What the visitor's acceptance point is called."""
    held = staff.held(visit.connection, visit.person.id)
    return next((one.label for one in held if one.organisation == organisation and one.role == Role.OPERATOR), "")


def _show(visit: Visit, organisation: int, ticket: Ticket) -> None:
    zone = organisations.zone(visit.connection, ticket.organisation) or ZONE
    told = history.lines(ticket, tickets.log_of(visit.connection, ticket.id), visit.now, zone)
    lines = [_line(visit, ticket), place_words(ticket), "", *told[-A_PAGE:]]
    again = rooms.button(say("slip-again"), FILED, organisation, "slip", ticket.id)
    rooms.screen(visit, "\n".join(lines), (again,), (rooms.button(say("filed-back"), FILED, organisation),))


def _line(visit: Visit, ticket: Ticket) -> str:
    zone = organisations.zone(visit.connection, ticket.organisation) or ZONE
    words = {"number": str(ticket.id), "what": category_label(ticket.category)}
    return say("mine-line", **words, status=cut(status_words(ticket, zone), STATUS))


def _button(organisation: int, number: int) -> Button:
    return rooms.button(say("mine-number", number=str(number)), FILED, organisation, "one", number)
