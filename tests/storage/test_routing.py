"""Rules, shifts, absences and the way of a ticket, as they are kept."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from domain.routing import Rule
from domain.tickets import Status
from storage import aways, duty, organisations, passing, proposals, rules, teams, tickets
from storage.store import Store
from tests.storage.builders import NOW, a_person, a_ticket, after


def a_team(c: Connection) -> int:
    return teams.add(c, organisations.the(c).id, "Сантехники").id


async def test_a_rule_takes_the_place_of_one_with_the_same_conditions(store: Store) -> None:
    def made(c: Connection) -> list[Rule]:
        own, team = organisations.the(c).id, a_team(c)
        other = teams.add(c, own, "Аварийная").id
        rules.add(c, Rule(0, own, team, "water"), 1, NOW)
        rules.add(c, Rule(0, own, other, "water"), 1, NOW)
        gone = rules.add(c, Rule(0, own, other, "lift"), 1, NOW)
        assert rules.remove(c, own, gone.id, NOW)
        assert not rules.remove(c, own, gone.id, NOW)
        assert [one.team for one in rules.of(c, own)] == [other]
        return rules.of(c, own + 1)

    assert await store.write(made) == []


async def test_how_long_a_proposal_waits_is_kept(store: Store) -> None:
    def waits(c: Connection) -> list[timedelta | None]:
        own, found = organisations.the(c).id, []
        found.append(rules.applies_after(c, own))
        for minutes in (0, 15, None):
            rules.apply_after(c, own, minutes)
            found.append(rules.applies_after(c, own))
        return found

    assert await store.write(waits) == [None, timedelta(0), timedelta(minutes=15), None]


async def test_a_shift_is_entered_once_and_covers_its_hours_only(store: Store) -> None:
    def kept(c: Connection) -> None:
        own, team, person = organisations.the(c).id, a_team(c), a_person(c)
        spans = [(NOW, after(hours=8)), (NOW, after(hours=8)), (after(hours=8), after(hours=16))]
        assert len(duty.plan(c, own, team, person, spans, 1, NOW)) == 2
        assert duty.plan(c, own, team, person, spans, 1, NOW) == []
        assert [one.starts for one in duty.current(c, team, NOW)] == [spans[0][0]]
        assert [one.starts for one in duty.current(c, team, after(hours=8))] == [spans[2][0]]
        assert duty.current(c, team, after(hours=16)) == []
        first = duty.current(c, team, NOW)[0]
        assert duty.drop(c, first.id, NOW)
        assert not duty.drop(c, first.id, NOW)
        assert duty.get(c, first.id) is None
        assert len(duty.between(c, own, NOW, after(days=2))) == 1
        assert duty.planned_since(c, NOW) == [(own, team)]

    await store.write(kept)


async def test_a_gap_is_told_once(store: Store) -> None:
    def told(c: Connection) -> None:
        team = a_team(c)
        gaps = [(NOW, after(hours=1)), (after(hours=5), after(hours=6))]
        assert duty.untold(c, team, gaps, NOW) == gaps
        assert duty.untold(c, team, [*gaps, (after(hours=9), after(hours=10))], NOW) == [
            (after(hours=9), after(hours=10))
        ]
        duty.sweep(c, after(days=61))
        assert duty.untold(c, team, gaps, NOW) == gaps

    await store.write(told)


async def test_each_post_has_one_deputy_until_the_day_or_until_they_are_back(store: Store) -> None:
    def gone(c: Connection) -> None:
        own = organisations.the(c).id
        ivan, petr, anna = (a_person(c, name) for name in ("1", "2", "3"))
        aways.leave(c, own, ivan, petr, after(days=2), ivan, NOW)
        aways.leave(c, own, ivan, anna, after(days=3), ivan, after(hours=1))
        assert aways.deputies(c, own, after(hours=2)) == {ivan: anna}
        assert aways.deputies(c, own, after(days=3)) == {}
        assert aways.last_deputy(c, own, ivan) == anna
        assert aways.back(c, own, ivan, after(hours=3))
        assert not aways.back(c, own, ivan, after(hours=3))
        assert aways.deputies(c, own, after(hours=3)) == {}

    await store.write(gone)


async def test_the_load_counts_what_is_proposed_and_the_work_does_not(store: Store) -> None:
    def counted(c: Connection) -> None:
        team, ivan = a_team(c), a_person(c, "1")
        first, second, third = (a_ticket(c, a_person(c)) for _ in range(3))
        tickets.move(c, first.id, Status.WORKING, 1, NOW, executor=ivan)
        tickets.move(c, second.id, Status.DONE, 1, NOW, executor=ivan)
        proposals.put(c, third.id, team=team, proposed=ivan)
        assert proposals.work(c, [ivan]) == {ivan: 1}
        assert proposals.load(c, [ivan]) == {ivan: 2}
        assert [one.id for one in proposals.waiting(c, 10)] == [third.id]
        assert proposals.open_of(c, organisations.the(c).id, [team], 5)[0] == 1

    await store.write(counted)


async def test_the_way_of_a_ticket_cannot_be_changed(store: Store) -> None:
    def passed(c: Connection) -> int:
        ticket = a_ticket(c)
        passing.add(c, ticket.id, ticket.organisation, None, "не наш дом", 1, NOW, outside="Водоканал")
        return ticket.id

    id = await store.write(passed)
    for change in ("UPDATE passes SET reason = ''", "DELETE FROM passes"):
        with pytest.raises(sa.exc.DBAPIError, match="append-only"):
            await store.write(Connection.execute, sa.text(change))
    [step] = await store.read(passing.of, id)
    assert (step.to, step.outside, step.reason) == (None, "Водоканал", "не наш дом")
