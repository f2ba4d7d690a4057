"""The lists of the staff: what is open, what is mine."""

from domain.tickets import Ticket
from handlers.cards import category_label, place_words
from handlers.screens import Button, Rows, Screen
from handlers.texts import say
from handlers.visit import Visit
from handlers.when import deadline, moment
from handlers.wording import cut
from storage import organisations, tickets

A_PAGE = 8
LISTS = ("queue", "mine")


def show(visit: Visit, name: str, page: int = 0) -> None:
    """Open tickets, emergencies first; `mine` are those that the visitor works on."""
    executor = visit.person.id if name == "mine" else None
    found = tickets.open(visit.connection, executor=executor, most=A_PAGE + 1, page=page)
    zone = organisations.the(visit.connection).timezone
    lines = [_line(visit, ticket, zone) for ticket in found[:A_PAGE]]
    text = f"{say(f'list-{name}')}\n\n" + "\n".join(lines) if lines else say(f"list-{name}-empty")
    rows: Rows = ()
    if len(found) > A_PAGE:
        rows = ((Button(say("card-more"), f"c:0:{name}:{page + 1}"),),)
    visit.show(Screen(text, rows), f"list:{visit.person.id}")


def _line(visit: Visit, ticket: Ticket, zone: str) -> str:
    urgent = say("list-urgent") if ticket.emergency else ""
    title = say("card-title", number=str(ticket.id), what=category_label(ticket.category))
    parts = (f"{urgent} {title}".strip(), cut(place_words(ticket), 45), _due(visit, ticket, zone), ticket.executor_name)
    return " · ".join(part for part in parts if part)


def _due(visit: Visit, ticket: Ticket, zone: str) -> str:
    if ticket.promised is None:
        return ""
    if ticket.promised < visit.now:
        return say("list-overdue", at=moment(ticket.promised, visit.now, zone))
    return deadline(ticket.promised, visit.now, zone)
