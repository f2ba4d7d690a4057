"""A register of houses taken over from a file."""

import gc
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from domain.errors import Unreadable
from domain.places import Point
from storage import doubted, houses, organisations, register
from storage.register import Bad, Register, Row
from storage.store import Store

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def a_row(number: int, latitude: float = 51.7, company: str = "") -> Row:
    address = f"обл. Курская, г. Курск, ул. Ленина, д. {number}"
    return Row(
        address=address,
        key=address,
        short=f"ул. Ленина, д. {number}",
        street="ленина",
        number=str(number),
        town="курск",
        latitude=latitude,
        longitude=36.2,
        entrances=4,
        flats=60,
        floors=5,
        company=company,
    )


def everything(c: Connection) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in c.execute(sa.select(houses.houses).order_by(houses.houses.c.id))]


def staged(c: Connection) -> int:
    return c.execute(sa.select(sa.func.count()).select_from(houses.staging)).scalar_one()


async def test_good_rows_become_houses_and_bad_ones_are_kept_apart(store: Store) -> None:
    bad = Bad(3, ("",), "houses-bad-address")
    came = await register.apply(store, [a_row(1), bad, a_row(2)], NOW)
    assert came == Register(new=2, changed=0, same=0, bad=[bad])
    assert [house.short for house in await store.read(houses.search, "ленина")] == [
        "ул. Ленина, д. 1",
        "ул. Ленина, д. 2",
    ]


async def test_the_same_file_again_changes_nothing(store: Store) -> None:
    rows = [a_row(n, company="ООО «Дом»") for n in range(1, 600)]
    await register.apply(store, rows, NOW)
    before = await store.read(everything)

    again = await register.apply(store, rows, NOW + timedelta(days=1))

    assert (again.new, again.changed, again.same) == (0, 0, 599)
    assert await store.read(everything) == before


async def test_what_differs_is_changed_under_its_number_and_what_is_not_named_goes(store: Store) -> None:
    await register.apply(store, [a_row(1), a_row(2)], NOW)
    (one, two) = await store.read(houses.search, "ленина")

    came = await register.apply(store, [a_row(2, latitude=51.9), a_row(3)], NOW)

    assert (came.new, came.changed, came.same, came.gone, came.held) == (1, 1, 0, 1, 0)
    assert came.missing == (one.address,)
    assert await store.read(houses.get, one.id) == one  # its tickets still say where they are
    assert one not in await store.read(houses.search, "ленина 1")
    moved = await store.read(houses.get, two.id)
    assert moved is not None
    assert moved.latitude == 51.9


async def test_a_dry_run_tells_the_same_and_changes_nothing(store: Store) -> None:
    await register.apply(store, [a_row(1, company="ООО «Дом»"), a_row(2)], NOW)
    before = await store.read(everything)

    rows = [a_row(1), a_row(2, latitude=51.9, company="ТСЖ"), a_row(3)]
    told = await register.apply(store, rows, NOW, dry=True)

    assert (told.new, told.changed, told.same, told.organisation) == (1, 1, 1, "ТСЖ")
    assert await store.read(everything) == before
    assert (await store.write(organisations.the)).name == "ООО «Дом»"
    done = await register.apply(store, rows, NOW)
    assert (done.new, done.changed, done.same) == (told.new, told.changed, told.same)


async def test_the_organisation_is_called_as_most_houses_say(store: Store) -> None:
    rows = [a_row(1, company="ТСЖ"), a_row(2, company="ООО «Дом»"), a_row(3, company="ООО «Дом»"), a_row(4)]
    came = await register.apply(store, rows, NOW)
    assert came.organisation == "ООО «Дом»"
    assert came.companies == {"ООО «Дом»": 2, "ТСЖ": 1}
    assert (await store.write(organisations.the)).name == "ООО «Дом»"


async def test_a_file_without_companies_leaves_the_name(store: Store) -> None:
    await register.apply(store, [a_row(1, company="ТСЖ")], NOW)
    assert (await register.apply(store, [a_row(2)], NOW)).organisation == "ТСЖ"
    assert (await store.write(organisations.the)).name == "ТСЖ"


async def test_nothing_is_left_in_staging(store: Store) -> None:
    await register.apply(store, [a_row(n) for n in range(1_200)], NOW)
    assert await store.read(staged) == 0


async def test_a_file_that_breaks_off_changes_nothing_and_leaves_nothing(store: Store) -> None:
    def broken() -> Any:
        yield from (a_row(n) for n in range(700))
        raise Unreadable("line 702")

    with pytest.raises(Unreadable):
        await register.apply(store, broken(), NOW)

    assert await store.read(everything) == []
    assert await store.read(staged) == 0


async def test_what_a_dead_import_left_is_swept_by_a_later_one(store: Store) -> None:
    left = {name: getattr(a_row(1), name) for name in houses.FACTS}
    await store.write(
        lambda c: c.execute(sa.insert(houses.staging), [{"batch": "dead", "position": 0, "made": NOW, **left}]).close()
    )

    await register.apply(store, [a_row(2)], NOW + timedelta(hours=1))
    assert await store.read(staged) == 1  # it may be alive

    await register.apply(store, [a_row(2)], NOW + timedelta(days=2))
    assert await store.read(staged) == 0
    assert len(await store.read(everything)) == 1


async def test_an_import_holds_nobody_up_for_long(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    spans: dict[str, list[float]] = {}
    write = store.write

    async def timed(function: Any, *words: Any) -> Any:
        def measured(c: Connection) -> Any:
            starts = time.thread_time()  # what others do on this machine is not ours
            result = function(c, *words)
            spans.setdefault(function.__name__, []).append(time.thread_time() - starts)
            return result

        return await write(measured)

    monkeypatch.setattr(store, "write", timed)
    await register.apply(store, [a_row(0)], NOW)  # statements are compiled once
    spans.clear()
    gc.collect()
    gc.freeze()  # what other tests keep in memory is not ours either

    came = await register.apply(store, [a_row(n) for n in range(1, 20_001)], NOW)

    gc.unfreeze()
    assert came.new == 20_000
    assert max(spans.pop("take_over")) < 0.2
    assert max(max(each) for each in spans.values()) < 0.05


async def test_a_house_that_is_named_again_is_back_under_its_number(store: Store) -> None:
    rows = [a_row(n) for n in range(1, 6)]
    await register.apply(store, rows, NOW)
    await register.apply(store, rows[1:], NOW)

    came = await register.apply(store, rows, NOW)

    assert (came.new, came.changed, came.same, came.gone) == (0, 1, 4, 0)
    assert len(await store.read(everything)) == 5
    assert (await store.read(houses.search, "ленина 1"))[0].short == "ул. Ленина, д. 1"


async def test_more_than_half_is_kept_until_somebody_says_so(store: Store) -> None:
    rows = [a_row(n) for n in range(1, 6)]
    await register.apply(store, rows, NOW)

    held = await register.apply(store, rows[3:], NOW)
    assert (held.gone, held.held, len(held.missing)) == (0, 3, 3)
    assert len(await store.read(houses.search, "ленина")) == 5

    gone = await register.apply(store, rows[3:], NOW, gone=True)
    assert (gone.gone, gone.held, gone.same) == (3, 0, 2)
    assert len(await store.read(houses.search, "ленина")) == 2


async def test_a_dry_run_tells_what_would_go_and_archives_nothing(store: Store) -> None:
    rows = [a_row(n) for n in range(1, 6)]
    await register.apply(store, rows, NOW)
    before = await store.read(everything)
    assert (await register.apply(store, rows[1:], NOW, dry=True)).gone == 1
    assert await store.read(everything) == before


async def test_a_file_of_another_company_or_district_archives_nothing(store: Store) -> None:
    await register.apply(store, [a_row(n, company="УК «Первая»") for n in range(1, 6)], NOW)

    other = await register.apply(store, [a_row(n, company="УК «Вторая»") for n in range(6, 9)], NOW)
    assert (other.new, other.gone, other.held) == (3, 0, 0)

    elsewhere = [replace(a_row(n, company="УК «Первая»"), source="own|обл орловская|") for n in range(20, 30)]
    assert (await register.apply(store, elsewhere, NOW)).gone == 0
    assert len(await store.read(houses.search, "ленина", 100)) == 18


async def test_a_house_that_changes_its_company_is_changed_and_not_new(store: Store) -> None:
    rows = [a_row(n, company="УК «Первая»" if n < 6 else "УК «Вторая»") for n in range(1, 9)]
    await register.apply(store, rows, NOW)

    came = await register.apply(store, [*rows[:4], replace(rows[4], company="УК «Вторая»"), *rows[5:]], NOW)

    assert (came.new, came.changed, came.same, came.gone) == (0, 1, 7, 0)


async def test_each_house_belongs_to_the_company_that_is_named(store: Store) -> None:
    rows = [a_row(1, company="ТСЖ"), a_row(2, company="ООО «Дом»"), a_row(3, company="ООО  «ДОМ»"), a_row(4)]
    came = await register.apply(store, rows, NOW)
    first, second = (row[1] for row in (await store.read(everything))[:2])
    own = (await store.write(organisations.the)).id
    assert [row[1] for row in await store.read(everything)] == [first, second, second, own]
    assert first != second
    assert len(came.companies) == 3
    assert (await register.apply(store, rows, NOW)).founded == 0


async def test_a_place_that_was_set_by_hand_is_moved_by_no_file(store: Store) -> None:
    rows = [replace(a_row(n), doubt="missing", latitude=0.0, longitude=0.0) for n in range(1, 3)]
    came = await register.apply(store, rows, NOW)
    assert came.doubtful == {"missing": 2}
    one, two = await store.read(doubted.doubtful)
    assert one.point is None
    assert await store.read(houses.nearest, Point(0, 0)) == []
    assert await store.write(doubted.set_place, one.id, Point(51.7, 36.2))

    again = await register.apply(store, rows, NOW)

    assert (again.changed, again.same) == (0, 2)
    assert await store.read(doubted.doubtful) == [two]
    [near] = await store.read(houses.nearest, Point(51.7, 36.2))
    assert near.house.id == one.id


async def test_a_point_that_all_share_is_no_place_but_the_houses_are_found(store: Store) -> None:
    rows = [replace(a_row(n), source="register|обл курская|") for n in range(1, 21)]
    came = await register.apply(store, rows, NOW)
    assert came.doubtful == {"shared": 20}
    assert await store.read(houses.nearest, Point(51.7, 36.2)) == []
    assert await store.read(houses.box) is None
    assert (await store.read(houses.search, "ленина 7"))[0].short == "ул. Ленина, д. 7"


async def test_the_open_register_speaks_for_the_houses_of_all_companies_of_its_district(store: Store) -> None:
    source = "register|обл курская|г курск"
    rows = [replace(a_row(n, company=f"ТСЖ № {n}"), source=source, longitude=36 + n / 1e3) for n in range(1, 9)]
    rows += [replace(a_row(n), source="register|обл курская|р н иной", longitude=37.0) for n in range(20, 23)]
    await register.apply(store, rows, NOW)

    came = await register.apply(store, rows[1:8], NOW)

    assert (came.gone, came.held, came.missing) == (1, 0, (rows[0].address,))
    assert len(await store.read(houses.search, "ленина", 100)) == 10
