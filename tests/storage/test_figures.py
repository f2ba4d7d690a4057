"""The figures are counted from what the tickets say, on both databases, by an index."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Connection

from domain.figures import Figures, Voices
from domain.tickets import Status
from storage import figures, organisations, tickets
from storage.counted import Scope
from storage.store import Store
from tests.storage.builders import NOW, a_house, a_ticket, after, plans

SINCE, UNTIL = after(days=-30), after(days=1)
CLOSED = {"status": Status.CLOSED, "closed_by": "resident"}


def ended(c: Connection, hours: float, **words: Any) -> int:
    """A ticket of two days ago that ended after so many hours; a day was promised."""
    told = {name: words.pop(name) for name in tuple(words) if name in ("status", "closed_by", "rating", "ended")}
    made = after(days=-2)
    one = a_ticket(c, now=made, **words)
    tickets.update(
        c, one.id, **{"promised": made + timedelta(days=1), "ended": made + timedelta(hours=hours), **CLOSED, **told}
    )
    return one.id


async def test_everything_is_counted(store: Store) -> None:
    def made(c: Connection) -> None:
        for hours in (1, 2, 30):
            ended(c, hours)
        ended(c, 4, closed_by="silence", rating=5)
        ended(c, 4, closed_by="staff", rating=2)
        ended(c, 4, status=Status.DONE, closed_by="")
        for status in (Status.REJECTED, Status.HANDED_ON, Status.WITHDRAWN, Status.DUPLICATE):
            ended(c, 4, status=status, closed_by="")
        late = ended(c, 4, status=Status.REOPENED, closed_by="", ended=None)
        tickets.log(c, late, after(days=-1), action="reopen", before="done", after="reopened")
        tickets.log(c, late, after(days=-1), action="comment", before="reopened", after="reopened")
        tickets.log(c, late, after(days=-1), action="back", before="waiting", after="reopened")
        tickets.update(c, ended(c, 4), kind="complaint")

    await store.write(made)
    scope = Scope([1])
    found = await store.read(figures.of, scope, SINCE, UNTIL, NOW)
    assert found == Figures(
        new=11, confirmed=3, silent=1, closed=1, waiting=1, refused=1, handed_on=1, withdrawn=1, duplicates=1,
        in_time=5, with_term=6, overdue=1, reopened=1, rated=2, stars=7,
    )  # fmt: skip
    assert await store.read(figures.median, scope, SINCE, UNTIL) == timedelta(hours=4)
    assert await store.read(figures.voices, scope, UNTIL) == Voices(3, 6)
    assert await store.read(figures.of, scope, after(days=1), after(days=2), NOW) == Figures()
    assert await store.read(figures.median, scope, after(days=1), after(days=2)) is None


async def test_each_belongs_to_its_own(store: Store) -> None:
    def made(c: Connection) -> tuple[int, int]:
        other = organisations.add(c, "Другая", "company", organisations.the(c).id).id
        house = a_house(c)
        ended(c, 1, house=house)
        ended(c, 1, organisation=other)
        return other, house

    other, house = await store.write(made)
    assert (await store.read(figures.of, Scope([other]), SINCE, UNTIL, NOW)).confirmed == 1
    assert (await store.read(figures.of, Scope([1, other]), SINCE, UNTIL, NOW)).confirmed == 2
    assert (await store.read(figures.of, Scope(house=house), SINCE, UNTIL, NOW)).new == 1
    apart = await store.read(figures.by, Scope([1]), SINCE, UNTIL, NOW, "house")
    assert {key: one.new for key, one in apart.items()} == {house: 1}
    apart = await store.read(figures.by, Scope([1, other]), SINCE, UNTIL, NOW, "organisation")
    assert {key: one.done for key, one in apart.items()} == {1: 1, other: 1}


async def test_what_was_confirmed_long_after_the_report_is_no_success(store: Store) -> None:
    def made(c: Connection) -> None:
        for days in (1, 100):
            one = a_ticket(c, now=after(days=-days))
            tickets.update(c, one.id, ended=NOW, **CLOSED)

    await store.write(made)
    assert await store.read(figures.voices, Scope([1]), UNTIL) == Voices(1, 2)


async def test_nothing_walks_through_all_tickets(store: Store) -> None:
    if store.dialect != "sqlite":
        return
    for scope in (Scope([1]), Scope(house=1)):
        for said in await store.read(plans, figures.of, scope, SINCE, UNTIL, NOW):
            assert "SCAN tickets" not in said
            assert "ix_tickets_organisation " not in said
