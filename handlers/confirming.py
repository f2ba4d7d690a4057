"""«Done» that somebody else confirms before the resident hears of it, where the organisation has chosen so."""

from collections.abc import Collection

from domain.access import CHAT_MEMBER, TABLE, Permission, may
from domain.errors import Refused
from domain.tickets import Action, Ticket
from handlers import membership, moves
from handlers.events import Press
from handlers.visit import Visit
from storage import staff, tickets

CONFIRMERS = tuple(role for role, held in TABLE.items() if Permission.CONFIRM in held)


def confirm(visit: Visit, number: int) -> str:
    """It is done: the resident hears of it; what the staff read. Raises Refused for who did it, unless nobody else
    could look."""
    ticket = moves.allow(visit, number, Action.CONFIRM)
    log = tickets.log_of(visit.connection, number)
    report = next((entry for entry in reversed(log) if entry.action == Action.DONE), None)
    did_it = {ticket.executor, report.person if report is not None else None}
    if visit.person.id in did_it and others(visit, ticket, did_it):
        raise Refused("refused-confirm-own", number=str(number))
    said, at = (report.comment, report.at) if report is not None else ("", visit.now)
    after = moves.move(visit, number, Action.CONFIRM, comment=said, ended=at)  # the work ended when it was reported
    return moves.did(visit, after, Action.CONFIRM)


def redo(visit: Visit, number: int, reason: str) -> str:
    """It is not: the executor hears why. Raises Refused."""
    return moves.did(visit, moves.move(visit, number, Action.REDO, comment=reason), Action.REDO)


def pressed(visit: Visit, event: Press, ticket: Ticket) -> None:
    """The button of a card that confirms."""
    visit.note(event, confirm(visit, ticket.id))


def others(visit: Visit, ticket: Ticket, without: Collection[int | None]) -> bool:
    """Whether anybody else could confirm: by a role, or as a member of the staff chat."""
    ranked = set(staff.people_with(visit.connection, ticket.organisation, *CONFIRMERS))
    desk = visit.desk
    if desk is not None and desk.is_bound and not desk.by_roles and may(CHAT_MEMBER, Permission.CONFIRM):
        ranked |= {one.person.id for one in membership.known(visit.connection, desk.line, desk.chat)}
    return bool(ranked - set(without))
