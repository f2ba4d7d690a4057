"""The lists of the staff: what is open, what is mine, what is late, what words find."""

from collections.abc import Sequence

from domain import addresses, categories, finding
from domain.tickets import Ticket, is_open
from handlers.cards import category_label, place_words
from handlers.screens import Button, Rows, Screen
from handlers.statuses import desk_words
from handlers.texts import say
from handlers.visit import Visit
from handlers.when import deadline, moment
from handlers.wording import clean, cut
from storage import finding as found_in
from storage import organisations, shown, tickets

A_PAGE = 8
LONGEST = 60
"""Characters of a search that are looked at."""
LISTS = ("queue", "mine", "late", "find")


def show(visit: Visit, name: str, page: int = 0, sought: str = "") -> None:
    """A page of a list, the most pressing first; `sought` are the words of a search."""
    sought = cut(clean(sought), LONGEST)
    found = _found(visit, name, page, sought)
    zone = organisations.the(visit.connection).timezone
    lines = [_line(visit, ticket, zone) for ticket in found[:A_PAGE]]
    empty = "list-end" if page else f"list-{name}-empty"
    text = f"{say(f'list-{name}', sought=sought)}\n\n" + "\n".join(lines) if lines else say(empty, sought=sought)
    rows: Rows = ()
    if len(found) > A_PAGE:
        rows = ((Button(say("card-more"), f"c:0:{name}:{page + 1}"),),)
    shows = f"find:{visit.person.id}:{sought}" if name == "find" else f"list:{visit.person.id}"
    visit.show(Screen(text, rows), shows)


def turn(visit: Visit, name: str, page: int, message: str) -> None:
    """«Дальше» under a list; what was looked for is known of the message itself."""
    about = shown.about(visit.connection, visit.line.id, visit.chat, message)
    known = about.shows.split(":", 2) if about is not None else []
    show(visit, name, page, known[2] if len(known) == 3 else "")


def _found(visit: Visit, name: str, page: int, sought: str) -> Sequence[Ticket]:
    c, most = visit.connection, A_PAGE + 1
    if name == "late":
        return found_in.late(c, visit.now, most, page)
    if name == "find":
        stems = finding.wanted(sought)
        each = [(stem, [code for code in categories.CATEGORIES if _is_called(code, stem)]) for stem in stems]
        return found_in.find(c, each, organisations.the(c).id, most, page) if each else []
    return tickets.open(c, executor=visit.person.id if name == "mine" else None, most=most, page=page)


def _is_called(code: str, stem: str) -> bool:
    return not stem.isdecimal() and finding.begins(category_label(code), stem)


def _line(visit: Visit, ticket: Ticket, zone: str) -> str:
    urgent = say("list-urgent") if ticket.emergency and is_open(ticket.status) else ""
    title = say("card-title", number=str(ticket.id), what=cut(category_label(ticket.category), 30))
    place = addresses.short(ticket.address) if ticket.house is not None else place_words(ticket)
    parts = (f"{urgent} {title}".strip(), cut(place, 30), ticket.executor_name, _due(visit, ticket, zone))
    return " · ".join(part for part in parts if part)


def _due(visit: Visit, ticket: Ticket, zone: str) -> str:
    if not is_open(ticket.status):
        return cut(desk_words(ticket, zone), 30)
    if ticket.promised is None:
        return ""
    if ticket.promised < visit.now:
        return say("list-overdue", at=moment(ticket.promised, visit.now, zone))
    return deadline(ticket.promised, visit.now, zone)
