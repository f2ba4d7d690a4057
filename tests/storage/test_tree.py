"""The tree of organisations: who is above and below, whose a house is, which chats show a ticket."""

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from domain.errors import Refused
from domain.tickets import Status
from storage import figures, houses, invitations, organisations, staff, teams, tickets
from storage.store import Store
from tests.storage.builders import LINE, NOW, a_house, a_person, a_ticket, after

Tree = tuple[int, int, int, int]


def a_tree(c: Connection) -> Tree:
    """A region over a town over a company, and the installation's own."""
    own = organisations.the(c).id
    region = organisations.add(c, "Область", "region", None).id
    town = organisations.add(c, "Город", "municipality", region).id
    return own, region, town, organisations.add(c, "УК «Уют»", "company", town).id


async def test_it_is_known_what_is_above_and_below(store: Store) -> None:
    own, region, town, company = await store.write(a_tree)

    assert await store.read(organisations.ancestors, company) == [town, region]
    assert await store.read(organisations.ancestors, own) == []
    assert await store.read(organisations.below, region) == {region, town, company}
    assert [one.id for one in await store.read(organisations.children, town)] == [company]


async def test_a_ring_in_the_tree_hangs_nobody(store: Store) -> None:
    _, region, town, company = await store.write(a_tree)
    await store.write(lambda c: organisations.change(c, region, parent=company))

    assert await store.read(organisations.below, town) == {region, town, company}
    assert len(await store.read(organisations.ancestors, town)) <= 20
    assert (await store.read(figures.below, [region], NOW))[region].open == 0


async def test_a_ticket_goes_to_the_nearest_that_works_here(store: Store) -> None:
    own, region, _town, company = await store.write(a_tree)

    def of_company(c: Connection) -> int:
        house = a_house(c)
        c.execute(sa.update(houses.houses).values(organisation=company))
        return house

    house = await store.write(of_company)
    bind = organisations.bind
    assert (await store.read(organisations.of_house, house)).id == company
    assert (await store.read(organisations.of_house, None)).id == own
    assert (await store.read(organisations.serving, house)).id == own  # nobody has a chat
    await store.write(bind, LINE, "-1", "Область", NOW, region)
    assert (await store.read(organisations.serving, house)).id == region
    await store.write(bind, LINE, "-2", "Уют", NOW, company)
    assert (await store.read(organisations.serving, house)).id == company
    assert (await store.read(organisations.serving, None)).id == own
    await store.write(organisations.lose, LINE, "-2")
    assert (await store.read(organisations.serving, house)).id == region


async def test_the_phone_of_a_house_is_its_companys_or_that_of_the_nearest_above(store: Store) -> None:
    _, region, town, company = await store.write(a_tree)

    def told(c: Connection) -> list[str]:
        house = a_house(c)
        c.execute(sa.update(houses.houses).values(organisation=company))
        said = [organisations.phone_of(c, house)]
        for id, phone in ((region, "112"), (town, "05"), (company, "8 800")):
            organisations.set_phone(c, id, phone)
            said.append(organisations.phone_of(c, house))
        return said

    assert await store.write(told) == ["", "112", "05", "8 800"]


async def test_who_has_no_zone_lives_in_that_of_the_installation(store: Store) -> None:
    await store.write(organisations.settle, "Asia/Omsk")
    _, _, _, company = await store.write(a_tree)

    assert await store.read(organisations.zone, company) == "Asia/Omsk"
    await store.write(lambda c: organisations.change(c, company, timezone="Europe/Samara"))
    found = await store.read(organisations.get, company)
    assert found is not None
    assert (found.timezone, await store.read(organisations.zone, company)) == ("Europe/Samara", "Europe/Samara")


async def test_companies_are_found_by_name_however_it_is_quoted_or_made(store: Store) -> None:
    _, _, town, company = await store.write(a_tree)
    names = ["УК \"УЮТ\"", "ук  «уют»", "ООО «Берёзка»", 'ООО "Березка"', "ТСЖ Мир"]

    found = await store.write(organisations.ensure_named, names, town, NOW)
    assert found[names[0]] == found[names[1]] == company
    assert found[names[2]] == found[names[3]] != found[names[4]]
    assert await store.write(organisations.ensure_named, names, town, NOW) == found
    assert len(await store.read(organisations.children, town)) == 3


async def test_a_card_is_shown_where_its_team_works_and_somewhere_always(store: Store) -> None:
    _, _, _, company = await store.write(a_tree)

    def where(c: Connection) -> list[list[str]]:
        pipes, wires = (teams.add(c, company, name).id for name in ("Сантехники", "Электрики"))
        chats = [organisations.bind(c, LINE, name, name, NOW, company) for name in ("-1", "-2", "-3")]
        organisations.bind(c, LINE, "-9", "чужой", NOW)
        found = []
        for served in ([], [pipes]), ([wires], [pipes]), ([wires], [wires]):
            for chat, some in zip(chats, (*served, [pipes, wires]), strict=True):
                teams.serve(c, chat.id, some)
            for team in (pipes, wires, None):
                ticket = a_ticket(c, organisation=company, team=team)
                found.append([chat.chat for chat in teams.chats_for(c, ticket)])
        return found

    every = ["-1", "-2", "-3"]
    assert await store.write(where) == [
        every, ["-1", "-3"], ["-1"],
        ["-2", "-3"], ["-1", "-3"], every,  # nobody is for all: then everybody sees it
        ["-3"], every, every,
    ]  # fmt: skip


async def test_roles_reach_no_further_than_their_organisation(store: Store) -> None:
    _, _, town, company = await store.write(a_tree)
    person, other = await store.write(a_person, "1"), await store.write(a_person, "2")
    await store.write(staff.grant, person, town, "admin")

    assert await store.read(staff.roles_in, person, company) == set()
    with pytest.raises(Refused):
        await store.write(staff.revoke, person, town, "admin")
    with pytest.raises(Refused):
        await store.write(staff.dismiss, person, town)
    assert await store.read(staff.roles_in, person, town) == {"admin"}
    await store.write(staff.grant, other, town, "admin")
    assert await store.write(staff.dismiss, person, town) == ["admin"]
    assert await store.read(staff.held, person) == []
    assert await store.read(staff.dismissed, town) == {person}
    await store.write(staff.grant, person, town, "executor")
    assert await store.read(staff.dismissed, town) == set()


async def test_an_invitation_keeps_no_code_and_grants_once(store: Store) -> None:
    _, _, _, company = await store.write(a_tree)
    one, other = await store.write(a_person, "1"), await store.write(a_person, "2")
    code = await store.write(lambda c: invitations.invite(c, company, "operator", one, NOW, label="МФЦ"))

    kept = await store.read(lambda c: c.execute(sa.select(invitations.invitations)).all())
    assert code not in str(kept)
    assert await store.write(invitations.accept, code, other, after(hours=23)) is not None
    assert await store.write(invitations.accept, code, one, after(hours=23)) is None
    [held] = await store.read(staff.held, other)
    assert (held.organisation, held.role, held.label) == (company, "operator", "МФЦ")


async def test_the_log_of_the_staff_cannot_be_changed(store: Store) -> None:
    _, _, _, company = await store.write(a_tree)
    await store.write(staff.log, company, None, None, "+head", NOW)
    for change in ("UPDATE staff_log SET what = ''", "DELETE FROM staff_log"):
        with pytest.raises(sa.exc.DBAPIError, match="append-only"):
            await store.write(Connection.execute, sa.text(change))


async def test_figures_add_up_what_lies_below(store: Store) -> None:
    own, region, town, company = await store.write(a_tree)

    def filed(c: Connection) -> None:
        for organisation, count in ((own, 1), (town, 2), (company, 3)):
            for number in range(count):
                a_ticket(c, organisation=organisation, promised=after(hours=-1) if number == 0 else None)
        done = a_ticket(c, organisation=company)
        tickets.move(c, done.id, Status.DONE, 1, NOW)

    await store.write(filed)
    found = await store.read(figures.below, [own, region, company], NOW)
    assert [(one.open, one.late, one.done) for one in found.values()] == [(1, 1, 0), (5, 2, 1), (3, 1, 1)]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parents=st.lists(st.integers(0, 30), min_size=1, max_size=12))
async def test_ancestors_and_below_agree_on_any_tree(store: Store, parents: list[int]) -> None:
    def grown(c: Connection) -> list[int]:
        made: list[int] = []
        for parent in parents:
            above = made[parent % len(made)] if made and parent % 3 else None
            made.append(organisations.add(c, "", "company", above).id)
        return made

    made = await store.write(grown)
    for one in made:
        below = await store.read(organisations.below, one)
        assert below == {one} | {other for other in made if one in await store.read(organisations.ancestors, other)}
