"""Presses of who is asked about a ticket that nobody touches: take it, pass it on, call for help, watch over it."""

from typing import Any

from domain.access import Permission, may
from domain.errors import Refused
from domain.ladder import OUTSIDE, Rung
from domain.tickets import Action, Ticket
from handlers import ladder, moves, names, showing, silence, special, still_buttons, ways
from handlers.events import Press
from handlers.screens import Screen
from handlers.texts import say
from handlers.visit import Visit
from storage import staff, tickets

DOES = ("take", "pass", "help", "watch", *silence.DOES)
COMMANDS = {special.WORD: special.command, "going": still_buttons.command}
"""Typed in private."""
NOT_MINE, HELP, WATCH = "not_mine", "help", "watch"
"""In the log."""


def private(visit: Visit, event: Press, parts: list[str]) -> bool:
    """A press in a dialogue; False when the button means nothing."""
    if len(parts) != 2 or not parts[0].isdecimal() or len(parts[0]) > 9 or parts[1] not in DOES:
        return False
    try:
        press(visit, event, int(parts[0]), parts[1])
    except Refused as refused:
        visit.note(event, moves.sentence(refused))
    return True


def press(visit: Visit, event: Press, number: int, does: str) -> None:
    """A press by somebody who is asked, here or in a staff chat. Raises Refused."""
    visit.works = True
    if does in silence.DOES and does != "need":
        still_buttons.press(visit, event, number, does)
        return
    if does == "watch":
        visit.note(event, _watch(visit, number))
        return
    if does == "take":
        ticket = moves.move(visit, number, Action.TAKE)
        visit.note(event, say("did-take", number=str(number), who=ticket.executor_name))
        return
    ticket = moves.ticket(visit, number)
    moves.allow(visit, number, Action.GOING if does == "need" else Action.TAKE)
    said = {NOT_MINE: say("climb-said-pass"), HELP: say("climb-said-help")}
    what = NOT_MINE if does == "pass" else HELP
    if _answered(visit, ticket, what):
        raise Refused("refused-climb-said", number=str(number))
    tickets.log(visit.connection, number, visit.now, action=what, person=visit.person.id, name=names.mine(visit))
    told = Screen(say("climb-heard", number=str(number), who=names.mine(visit), what=said[what]))
    visit.posts.extend(showing.under(visit.connection, ticket, told, shows=f"climb-said:{number}"))
    posts = ladder.raise_level(
        visit.connection, ticket, visit.now, least=Rung.DUTY, by=visit.person.id, who=names.mine(visit)
    )
    visit.posts.extend(posts)
    visit.note(event, say("climb-went" if posts else "climb-top", number=str(number)))


def _answered(visit: Visit, ticket: Ticket, what: str) -> bool:
    """Whether the visitor has said that already since it came up to them."""
    since = ticket.climbed or ticket.made
    log = tickets.log_of(visit.connection, ticket.id)
    return any(one.action == what and one.person == visit.person.id and one.at >= since for one in log)


def _watch(visit: Visit, number: int) -> str:
    """The organisation above watches over it from now on. Raises Refused."""
    ticket = tickets.get(visit.connection, number)
    whose = overseen_by(visit, ticket) if ticket is not None else None
    if ticket is None or whose is None:
        raise Refused("refused-ticket", number=str(number))
    called = ways.name(visit.connection, whose)
    log = [one for one in tickets.log_of(visit.connection, number) if one.action == WATCH]
    if any(one.comment == called for one in log):
        raise Refused("refused-watched", number=str(number))
    words: dict[str, Any] = {"person": visit.person.id, "name": names.mine(visit), "comment": called}
    tickets.log(visit.connection, number, visit.now, action=WATCH, **words)
    told = Screen(say("climb-watched", number=str(number), who=called))
    visit.posts.extend(showing.under(visit.connection, ticket, told))
    return say("climb-watching", number=str(number))


def overseen_by(visit: Visit, ticket: Ticket) -> int | None:
    """The visitor's organisation above, or inspection, to which the ticket has climbed; None where it has not."""
    for rung in OUTSIDE:
        found = ladder.body(visit.connection, ticket.organisation, rung)
        if ticket.level < rung or found is None:
            continue
        if not visit.private and visit.desk is not None and visit.desk.is_bound and visit.desk.organisation == found:
            return found if may(moves.roles(visit, found), Permission.SEE) else None
        held = staff.roles_in(visit.connection, visit.person.id, found)
        if visit.private and any(role in ladder.ABOVE_ROLES for role in held):
            return found
    return None
