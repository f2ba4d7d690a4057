"""What lies behind each figure of the week: its tickets, eight a page, each to be opened; houses, categories, teams."""

from domain import periods
from domain.errors import Refused
from domain.periods import Period
from domain.tickets import Ticket
from handlers import cards, figure_words, lists, moves, rooms
from handlers.events import Press
from handlers.screens import Button
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import cut
from storage import figure_lists, figures, organisations, tickets
from storage.counted import Scope

WORD = "week"
A_PAGE = 8
GROUPS = ("house", "category", "team")


def buttons(organisation: int, period: Period) -> list[Button]:
    """One for each figure."""
    every = (*figure_lists.LISTS, *GROUPS)
    return [rooms.button(say(f"week-button-{one}"), WORD, organisation, one, period.code, 0) for one in every]


def press(visit: Visit, event: Press, parts: list[str]) -> None:
    """`12:new:261116-261122:0` a list, `house` the houses, `house.7` what is new there, `t15` a ticket."""
    organisation, what, *more = int(parts[0]), *parts[1:]
    period = periods.decoded(more[0]) if len(more) == 2 else None
    if period is None or not more[1].isdecimal() or len(more[1]) > 4:
        raise Refused("press-not-yours")
    group, _, key = what.partition(".")
    if what in GROUPS:
        _groups(visit, organisation, what, period, int(more[1]))
    elif what in figure_lists.LISTS:
        _list(visit, organisation, what, Scope([organisation]), period, int(more[1]))
    elif group in GROUPS and (scope := _scope(organisation, group, key)) is not None:
        _list(visit, organisation, what, scope, period, int(more[1]))
    elif what[:1] == "t" and what[1:].isdecimal() and len(what) < 11:
        _ticket(visit, organisation, int(what[1:]))
    else:
        raise Refused("press-not-yours")


def _scope(organisation: int, group: str, key: str) -> Scope | None:
    if group == "category":
        return Scope([organisation], category=key) if key else None
    if not key.isdecimal() or len(key) > 9:
        return None
    number = int(key)
    return Scope([organisation], house=number) if group == "house" else Scope([organisation], team=number)


def _list(visit: Visit, organisation: int, what: str, scope: Scope, period: Period, page: int) -> None:
    """The tickets of a figure: a line and a button each."""
    group = what.partition(".")[0]
    zone = figure_words.today(visit.connection, organisation, visit.now)[2]
    name = "new" if group in GROUPS else what
    found = figure_lists.listed(visit.connection, name, scope, *period.bounds(zone), visit.now, A_PAGE + 1, page)
    lines = [lists.line(one, visit.now, zone) for one in found[:A_PAGE]]
    named = [rooms.button(_number(one), WORD, organisation, f"t{one.id}", period.code, 0) for one in found[:A_PAGE]]
    text = "\n".join([say(f"week-list-{name}"), *(lines or [say("week-list-nothing")])])
    more = [rooms.button(say("talk-more"), WORD, organisation, what, period.code, page + 1)]
    back = rooms.button(say("week-back"), WORD, organisation)
    rows = rooms.pairs(named)
    rooms.screen(visit, text, *rows, (*(more if len(found) > A_PAGE else []), back), bold=True)


def _groups(visit: Visit, organisation: int, apart: str, period: Period, page: int) -> None:
    """Houses, categories or teams, those with most first; each opens what is new there."""
    zone = figure_words.today(visit.connection, organisation, visit.now)[2]
    since, until = period.bounds(zone)
    every = figures.by(visit.connection, Scope([organisation]), since, until, min(until, visit.now), apart)
    ordered = sorted(
        every.items(), key=lambda item: (item[0] is None, -item[1].late - item[1].reopened, -item[1].new, str(item[0]))
    )
    shown = ordered[page * A_PAGE : (page + 1) * A_PAGE]
    names = [(key, figure_words.name_of(visit.connection, apart, key)) for key, _ in shown]
    lines = [figure_words.one_line(name, one) for (_, name), (_, one) in zip(names, shown, strict=True)]
    named = [
        rooms.button(cut(name, 40), WORD, organisation, f"{apart}.{key}", period.code, 0)
        for key, name in names
        if key is not None
    ]
    more = [rooms.button(say("talk-more"), WORD, organisation, apart, period.code, page + 1)]
    back = rooms.button(say("week-back"), WORD, organisation)
    text = "\n".join([say(f"figures-by-{apart}"), *(lines or [say("week-list-nothing")])])
    last = (*(more if len(ordered) > (page + 1) * A_PAGE else []), back)
    rooms.screen(visit, text, *rooms.pairs(named), last, bold=True)


def _number(ticket: Ticket) -> str:
    return say("ticket-number", number=str(ticket.id))


def _ticket(visit: Visit, organisation: int, number: int) -> None:
    """The card as it is now, to be read; it is worked on in the staff chat. Raises Refused."""
    ticket = tickets.get(visit.connection, number)
    if ticket is None or ticket.organisation != organisation or not moves.sees(visit, ticket):
        raise Refused("refused-ticket", number=str(number))
    drawn = cards.card(visit.connection, ticket, visit.now)
    chats = organisations.staff_chats(visit.connection, organisation)
    where = say("week-work-there") if chats else ""
    text = "\n\n".join(part for part in (drawn.text, where) if part)
    rooms.screen(visit, text, (rooms.button(say("week-back"), WORD, organisation),), bold=True)
