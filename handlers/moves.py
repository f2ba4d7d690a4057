"""The one door for every move of a ticket: the right is checked, one of two wins, everybody concerned hears of it."""

from datetime import timedelta
from typing import Any

from domain.access import CHAT_MEMBER, OWN_JOB, Permission, Role, may
from domain.errors import Refused
from domain.tickets import Action, Need, Status, Ticket, check, may_move, move_for
from handlers import changed, checked, climb_card, dialogues, door, names, steps, ways
from handlers.came import did as did
from handlers.came import sentence as sentence
from handlers.dues import Tick
from handlers.hearing import can_reach as can_reach
from handlers.hearing import tell as tell
from handlers.hearing import unreached as unreached
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import stays_inside
from storage import staff, tickets

ALL_NEEDS = tuple(Need)
AT_ONCE = timedelta(seconds=15)
"""Of two who assign one ticket within this time the first wins."""


def ticket(visit: Visit, number: int) -> Ticket:
    """A ticket that the visitor's chat or roles may see; anything else is one that does not exist."""
    found = tickets.get(visit.connection, number)
    if (
        found is not None
        and visit.desk is not None
        and (gone := ways.left(visit.connection, found, visit.desk.organisation))
    ):
        raise Refused("refused-passed", number=str(number), who=gone)
    if found is None or not sees(visit, found):
        raise Refused("refused-ticket", number=str(number))
    if not visit.private:
        require(visit, Permission.SEE)
    return found


def sees(visit: Visit, found: Ticket) -> bool:
    """Whether it is the visitor's business at all: of this staff chat's organisation; in private one's own."""
    if not visit.private:
        return visit.desk is not None and visit.desk.is_bound and visit.desk.organisation == found.organisation
    person = visit.person.id
    if person in (found.person, found.executor) or climb_card.is_asked(visit, found):
        return True
    own = staff.roles_in(visit.connection, person, found.organisation)
    return may(own, Permission.SEE) or ways.moderates(visit.connection, person, found)


def roles(visit: Visit, organisation: int) -> set[str]:
    """What the visitor is to an organisation here: their roles in it; who has none is a member of its staff chat.

    Who has left it does not come this far (membership.enter).
    """
    desk = visit.desk
    if visit.private or desk is None or not desk.is_bound or desk.organisation != organisation:
        return staff.roles_in(visit.connection, visit.person.id, organisation)
    if visit.roles is None:
        own = staff.roles_in(visit.connection, visit.person.id, organisation)
        visit.roles = frozenset(own or (() if desk.by_roles else CHAT_MEMBER))
    return set(visit.roles)


def require(visit: Visit, permission: Permission) -> None:
    """That the visitor may do this as a member of this staff chat. Raises Refused."""
    if visit.desk is None or not may(roles(visit, visit.desk.organisation), permission):
        raise Refused("refused-right")


def allow(visit: Visit, number: int, action: Action) -> Ticket:
    """The ticket, if the visitor may do this to it now, whatever else it still needs."""
    found = ticket(visit, number)
    _check(visit, found, action, ALL_NEEDS)
    return found


def given_meanwhile(visit: Visit, number: int, before: int | None) -> str:
    """Who was faster, as a sentence, when the ticket has got another executor than `before`; else empty."""
    found = ticket(visit, number)
    if found.executor is None or found.executor == before:
        return ""
    return say("refused-given", number=str(number), who=found.executor_name)


def given_just_now(visit: Visit, found: Ticket) -> bool:
    """Whether another person has given it to somebody in the moment while this command was being typed."""
    if found.executor is None or found.assigned is None or visit.now - found.assigned > AT_ONCE:
        return False
    given = [one for one in tickets.log_of(visit.connection, found.id) if one.action in (Action.TAKE, Action.ASSIGN)]
    return bool(given) and given[-1].person != visit.person.id


def move(
    visit: Visit,
    number: int,
    action: Action,
    *,
    comment: str = "",
    executor: int | None = None,
    receiver: str = "",
    silent: bool = False,
    **changes: Any,
) -> Ticket:
    """Do it, or raise Refused. `comment` is the report, the reason or the text that the action needs.

    `silent`: the next move, at once, is what the resident hears of. `changes` are columns beside those that follow.
    """
    before = ticket(visit, number)
    if stays_inside(comment) and action is not Action.RETURN:
        raise Refused("refused-inside")
    given = {Need.REPORT, Need.REASON, Need.TEXT} if comment else set()
    until = changes.get("until") or changes.get("promised")
    named = {Need.EXECUTOR: executor, Need.RECEIVER: receiver, Need.UNTIL: until}
    named[Need.ORIGINAL] = changes.get("duplicate_of")
    given |= {need for need, value in named.items() if value}
    _check(visit, before, action, given)
    words = changed.columns(visit, before, action, receiver or comment, executor) | changes
    said = comment or changed.given(visit, words, action, executor)
    to = checked.finishes(visit.connection, before, visit.person.id, roles(visit, before.organisation), action)
    words |= {"told": receiver or comment, "silent": silent, "to": to, "at": steps.at(visit, before, action)}
    return door.go(visit, before, action, by(visit, before, action), comment=said, **words)


def by(visit: Visit, before: Ticket, action: Action) -> door.By:
    """Who does it; residents are named on the ticket only, where the name can be removed."""
    theirs, permission = visit.person.id == before.person, move_for(action).may
    reporter = theirs and permission is not None and may([Role.RESIDENT], permission)
    return door.By(visit.person.id, "" if visit.private and theirs else names.mine(visit), reporter)


def by_clock(tick: Tick, action: Action, comment: str = "", told: str = "", **changes: Any) -> Ticket | None:
    """The clock does it; None where the ticket does not stand so, or somebody was faster."""
    if not move_for(action).clock:
        raise ValueError(f"nothing by the clock: {action}")
    if not may_move(tick.ticket, action):
        return None
    try:
        tick.ticket = door.go(tick, tick.ticket, action, door.CLOCK, comment=comment, told=told, **changes)
    except Refused:
        return None
    return tick.ticket


def record(visit: Visit, after: Ticket, action: Action, before: Status, comment: str) -> None:
    """Enter in the history who did what; residents are named on the ticket only, where the name can be removed."""
    tickets.log(
        visit.connection,
        after.id,
        visit.now,
        action=action,
        person=visit.person.id,
        name="" if visit.private and visit.person.id == after.person else names.mine(visit),
        before=before,
        after=after.status,
        comment=comment,
    )


def _check(visit: Visit, found: Ticket, action: Action, given: Any) -> Status | None:
    held = roles(visit, found.organisation)
    if visit.private and (found.executor == visit.person.id or climb_card.is_asked(visit, found)):
        held = held | (OWN_JOB if dialogues.works_for(visit.connection, visit.person.id, found.organisation) else set())
    if action is Action.CLOSE and visit.private and ways.moderates(visit.connection, visit.person.id, found):
        held = held | {Role.MODERATOR}
    return check(found, action, held, visit.person.id, given).to


def why_not(visit: Visit, number: int, action: Action) -> str:
    """Why this may not be done now, as a sentence; empty when it may."""
    try:
        allow(visit, number, action)
    except Refused as refused:
        return sentence(refused)
    return ""
