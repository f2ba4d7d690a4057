"""The return timer: what was given to somebody and not begun climbs one step each time the set time has run."""

from datetime import datetime, timedelta

from domain.dues import Due
from domain.hours import week
from domain.ladder import JUST_AFTER, Rung, is_untouched
from domain.organisations import Organisation
from domain.tickets import Ticket
from domain.working import worked
from handlers.dues import CHORES, Chore, Tick
from handlers.ladder import raise_level
from handlers.statuses import ZONE

KIND = "climb"
TOP = max(Rung)


def when(ticket: Ticket, organisation: Organisation) -> list[Due]:
    """When it climbs next: counted from its being given, or from its last step, so that each has their time."""
    after = organisation.practice.return_urgent if ticket.emergency else organisation.practice.return_after
    if not after or not is_untouched(ticket) or ticket.level >= TOP or ticket.assigned is None:
        return []
    since = max(ticket.assigned, ticket.climbed or ticket.assigned)
    return [Due(_over(ticket, organisation, since, after) + JUST_AFTER, KIND, ticket.level + 1)]


def _over(ticket: Ticket, organisation: Organisation, since: datetime, minutes: int) -> datetime:
    if ticket.emergency:
        return since + timedelta(minutes=minutes)
    return worked(since, minutes, week(organisation.hours), organisation.timezone or ZONE)


def do(tick: Tick, due: Due) -> None:
    """One step up; at the top it stays where it is."""
    tick.posts += raise_level(tick.connection, tick.ticket, tick.now, least=Rung.DUTY)


CHORES[KIND] = Chore(when, do)
