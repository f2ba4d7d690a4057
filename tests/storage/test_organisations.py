"""The organisation: who its admins are, which chats are its own, and who may no more."""

import sqlalchemy as sa

from domain.organisations import Organisation, StaffChat
from storage import invitations, organisations, staff
from storage.store import Store
from tests.storage.builders import LINE, NOW, a_person, after


async def test_there_is_one_organisation_from_the_beginning(store: Store) -> None:
    first = await store.write(organisations.the)
    assert first == Organisation(first.id)

    await store.write(organisations.rename, first.id, "УК «Уют»")
    assert await store.write(organisations.the) == Organisation(first.id, "УК «Уют»")


async def test_it_keeps_its_phone_and_its_zone(store: Store) -> None:
    await store.write(organisations.settle, "Asia/Omsk")
    id = (await store.write(organisations.the)).id
    await store.write(organisations.set_phone, id, "+7 3812 00-00-00")

    assert await store.write(organisations.the) == Organisation(id, "", "+7 3812 00-00-00", "Asia/Omsk")


async def test_a_role_is_granted_once_and_admins_are_known(store: Store) -> None:
    one, other = [await store.write(a_person, external) for external in ("1", "2")]
    organisation = (await store.write(organisations.the)).id
    for person, role in ((one, "admin"), (one, "admin"), (one, "head"), (other, "dispatcher")):
        await store.write(organisations.grant, person, organisation, role)

    assert await store.read(staff.roles_of, one) == {"admin", "head"}
    assert await store.read(staff.roles_of, 999) == set()
    assert await store.read(organisations.admins) == [one]


async def test_a_group_becomes_a_staff_chat_and_is_one_no_more(store: Store) -> None:
    bound = await store.write(organisations.bind, LINE, "-1", "Диспетчерская", NOW)

    assert bound == StaffChat(bound.id, bound.organisation, LINE, "-1", "Диспетчерская", NOW, "bound")
    assert await store.read(organisations.staff_chats) == [bound]
    assert await store.read(organisations.staff_chat, 2, "-1") is None
    assert await store.write(organisations.unbind, LINE, "-1")
    assert not await store.write(organisations.unbind, LINE, "-1")
    assert await store.read(organisations.staff_chat, LINE, "-1") is None


async def test_a_lost_chat_shows_nothing_until_it_is_bound_again(store: Store) -> None:
    await store.write(organisations.bind, LINE, "-1", "Диспетчерская", NOW)

    assert await store.write(organisations.lose, LINE, "-1")
    assert not await store.write(organisations.lose, LINE, "-1")  # admins are told once
    assert await store.read(organisations.staff_chats) == []
    lost = await store.read(organisations.staff_chat, LINE, "-1")
    assert lost is not None
    assert not lost.is_bound
    again = await store.write(organisations.bind, LINE, "-1", "Новое имя", after(days=1))
    assert (again.id, again.title, again.is_bound) == (lost.id, "Новое имя", True)


async def test_who_left_the_group_is_known_and_who_was_never_seen_has_not_left(store: Store) -> None:
    await store.write(organisations.seen, LINE, "-1", "7", True, NOW)
    assert not await store.read(organisations.left, LINE, "-1", "7")
    await store.write(organisations.seen, LINE, "-1", "7", False, NOW)

    assert await store.read(organisations.left, LINE, "-1", "7")
    assert not await store.read(organisations.left, LINE, "-1", "8")
    assert not await store.read(organisations.left, LINE, "-2", "7")
    await store.write(organisations.seen_all, [(LINE, "-1", "7", True), (LINE, "-1", "8", False)], NOW)
    await store.write(organisations.seen_all, [], NOW)
    assert [await store.read(organisations.left, LINE, "-1", who) for who in ("7", "8")] == [False, True]


async def test_those_seen_in_a_group_are_its_people_the_latest_first(store: Store) -> None:
    for who, here, minute in (("1", True, 0), ("2", True, 1), ("3", False, 2)):
        await store.write(organisations.seen, LINE, "-1", who, here, after(minutes=minute))
    await store.write(organisations.seen, LINE, "-2", "4", True, NOW)

    assert await store.read(organisations.present, LINE, "-1") == ["2", "1"]


async def test_an_admin_link_is_good_once(store: Store) -> None:
    one, other = [await store.write(a_person, external) for external in ("1", "2")]
    await store.write(organisations.make_link, "CODE", NOW)

    assert not await store.write(invitations.use, "code", one, NOW)
    assert await store.write(invitations.use, "CODE", one, after(hours=23))
    assert not await store.write(invitations.use, "CODE", other, after(hours=23))
    assert not await store.write(invitations.use, "CODE", one, after(hours=23))


async def test_an_admin_link_is_good_for_a_day(store: Store) -> None:
    person = await store.write(a_person)
    await store.write(organisations.make_link, "CODE", NOW)

    assert not await store.write(invitations.use, "CODE", person, after(hours=24))


async def test_the_code_of_an_admin_link_is_not_in_the_database(store: Store) -> None:
    await store.write(organisations.make_link, "CODE", NOW)

    kept = await store.read(lambda c: list(c.scalars(sa.select(invitations.invitations.c.code))))
    assert "CODE" not in str(kept)
