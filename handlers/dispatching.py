"""Which team a ticket goes to and who of it might do it: found when it comes, and again when a shift changes."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from domain import hours, routing
from domain.duty import on_duty
from domain.errors import Refused
from domain.routing import Case
from domain.tickets import Action, Status, Ticket
from handlers import crews, door, showing, statuses
from handlers.acting import Hand
from handlers.visit import Visit
from storage import aways, duty, organisations, proposals, rules, teams
from storage.outbox import Post

MOST = 300
"""Tickets that one sweep looks at."""
CHANGES = 25
"""That one sweep makes at most, so that its transaction stays short; the others wait for the next."""


def route(visit: Visit, ticket: Ticket) -> Ticket:
    """A ticket that has just come finds its team and who might do it; where that is the organisation's will, at once.

    The cards are not shown by this: who has filed or passed the ticket does so.
    """
    team = _team(visit.connection, ticket, visit.now)
    if team is None:
        return ticket
    routed = propose(visit.connection, replace(ticket, team=team), visit.now, new=True)
    if routed.apply_at is None or routed.apply_at > visit.now:
        return routed
    given, told = give(visit.connection, routed, visit.now)
    visit.posts.extend(told)
    return given


def propose(connection: Connection, ticket: Ticket, now: datetime, *, new: bool = False) -> Ticket:
    """See who of the ticket's team might do it now, and keep that with it; the team too where it is `new`."""
    assert ticket.team is not None
    back = proposals.returned_by(connection, ticket.id) if ticket.status is Status.RETURNED else set()
    person = candidate(connection, ticket.organisation, ticket.team, now, back)
    wait = rules.applies_after(connection, ticket.organisation) if person is not None else None
    found = replace(
        ticket,
        proposed=person,
        proposed_at=now if person is not None else None,
        apply_at=now + wait if wait is not None else None,
    )
    if new or found.proposed != ticket.proposed:
        words = {name: getattr(found, name) for name in ("team", "proposed", "proposed_at", "apply_at")}
        proposals.put(connection, ticket.id, **words)
    return found


def candidate(
    connection: Connection, organisation: int, team: int, now: datetime, without: Collection[int] = ()
) -> int | None:
    """Who of those on duty has the least to do; None where nobody is on duty."""
    here = [person for person in at_work(connection, organisation, team, now) if person not in without]
    return routing.least_busy(here, proposals.load(connection, here)) if here else None


def at_work(connection: Connection, organisation: int, team: int, now: datetime) -> list[int]:
    """The people on duty for a team, deputies in the place of who is away; nobody who works there no more."""
    shifts = duty.current(connection, team, now)
    if not shifts:
        return []
    people = on_duty(shifts, now, aways.deputies(connection, organisation, now))
    return [person for person in people if crews.works(connection, person, organisation)]


def give(connection: Connection, ticket: Ticket, now: datetime) -> tuple[Ticket, list[Post]]:
    """The time of a proposal is over: it is theirs. The ticket as it is then, and who hears of it but for the cards."""
    person = ticket.proposed
    assert person is not None
    hand, given = Hand(connection, now), crews.name(connection, person)
    words: dict[str, Any] = {"executor": person, "executor_name": given, "assigned": now, "reason": ""}
    words |= {"proposed": None, "apply_at": None}
    try:
        after = door.go(hand, ticket, Action.ASSIGN, door.CLOCK, comment=given, cards=False, **words)
    except Refused:
        return ticket, []  # somebody was faster
    return after, hand.posts


def sweep(connection: Connection, now: datetime) -> list[Post]:
    """What the clock brings: proposals that apply by themselves, and others where the shift has changed since."""
    out: list[Post] = []
    here: dict[int, list[int]] = {}
    changed = 0
    for ticket in proposals.waiting(connection, MOST):
        assert ticket.team is not None
        if changed == CHANGES:
            break
        if ticket.team not in here:
            here[ticket.team] = at_work(connection, ticket.organisation, ticket.team, now)
        if ticket.proposed is None and not here[ticket.team]:
            continue
        found = ticket
        if ticket.proposed not in here[ticket.team]:
            found = propose(connection, ticket, now)
        if found.apply_at is not None and found.apply_at <= now:
            found, told = give(connection, found, now)
            out += told
        if found != ticket and (found.proposed, found.status) != (ticket.proposed, ticket.status):
            out += showing.posts(connection, found)
            changed += 1
    return out


def _team(connection: Connection, ticket: Ticket, now: datetime) -> int | None:
    known = rules.of(connection, ticket.organisation)
    if not known:
        return None
    own = organisations.get(connection, ticket.organisation)
    assert own is not None
    week = hours.week(own.hours)
    is_open = not week.is_known or hours.is_open(week, now, own.timezone or statuses.ZONE)
    owner = organisations.of_house(connection, ticket.house).id if ticket.house is not None else None
    rule = routing.choose(known, Case(ticket.category, ticket.house, owner, is_open))
    team = teams.get(connection, rule.team) if rule is not None else None
    return None if team is None or team.archived else team.id
