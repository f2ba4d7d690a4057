"""The lists of the staff: what is open, what is mine, what is late, what words find."""

from collections.abc import Sequence
from datetime import datetime

from domain import categories, finding
from domain.access import Permission
from domain.errors import Refused
from domain.tickets import Ticket, is_open
from handlers import moves, outside_numbers
from handlers.board import PLACE, ticket_line
from handlers.screens import Button, Rows, Screen
from handlers.statuses import category_label, desk_words
from handlers.texts import say
from handlers.visit import Visit
from handlers.whereabouts import house_words
from handlers.wording import clean, cut
from storage import finding as found_in
from storage import organisations, shown, teams, tickets

A_PAGE = 8
LONGEST = 60
"""Characters of a search that are looked at."""
LISTS = ("queue", "mine", "late", "find")


def show(visit: Visit, name: str, page: int = 0, sought: str = "") -> None:
    """A page of a list, the most pressing first; `sought` are the words of a search."""
    sought = cut(clean(sought), LONGEST)
    found = _found(visit, name, page, sought)
    zone = organisations.zone(visit.connection, visit.desk.organisation) if visit.desk is not None else ""
    lines = [line(ticket, visit.now, zone) for ticket in found[:A_PAGE]]
    empty = "list-end" if page else f"list-{name}-empty"
    text = f"{say(f'list-{name}', sought=sought)}\n\n" + "\n".join(lines) if lines else say(empty, sought=sought)
    rows: Rows = ()
    if len(found) > A_PAGE:
        rows = ((Button(say("card-more"), f"c:0:{name}:{page + 1}"),),)
    shows = f"find:{visit.person.id}:{sought}" if name == "find" else f"list:{visit.person.id}"
    visit.show(Screen(text, rows), shows)


def turn(visit: Visit, name: str, page: int, message: str) -> None:
    """The next page of a list; what was looked for is known of the message itself."""
    about = shown.about(visit.connection, visit.line.id, visit.chat, message)
    known = about.shows.split(":", 2) if about is not None else []
    show(visit, name, page, known[2] if len(known) == 3 else "")


def _found(visit: Visit, name: str, page: int, sought: str) -> Sequence[Ticket]:
    c, most = visit.connection, A_PAGE + 1
    if visit.desk is None:
        raise Refused("refused-unbound")
    moves.require(visit, Permission.SEE)
    here, served = visit.desk.organisation, teams.served_by(c, visit.desk.id)
    if name == "late":
        return found_in.late(c, visit.now, most, page, here, served)
    if name == "find":
        if not page and (named := outside_numbers.carrying(visit, sought, here)):
            return named
        stems = finding.wanted(sought)
        each = [(stem, [code for code in categories.CATEGORIES if _is_called(code, stem)]) for stem in stems]
        return found_in.find(c, each, here, most, page) if each else []
    if name == "mine":
        return tickets.open(c, executor=visit.person.id, most=most, page=page, organisation=here)
    return tickets.open(c, most=most, page=page, organisation=here, teams=served)


def _is_called(code: str, stem: str) -> bool:
    return not stem.isdecimal() and finding.begins(category_label(code), stem)


def line(ticket: Ticket, now: datetime, zone: str) -> str:
    """Like a line of the board; what is over says how it ended instead."""
    if is_open(ticket.status):
        return ticket_line(ticket, now)
    title = say("card-title", number=str(ticket.id), what=category_label(ticket.category))
    place, state = cut(house_words(ticket), PLACE), cut(desk_words(ticket, zone), PLACE)
    return " · ".join(part for part in (title, place, state) if part)
