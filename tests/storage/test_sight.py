"""What is known of members and of the bot's own sight in staff chats, and where an executor works."""

from domain.organisations import Sees
from storage import executors, organisations, outbox, people, sight
from storage.outbox import Post
from storage.store import Store
from tests.storage.builders import LINE, NOW, after


async def test_a_chat_is_asked_proved_and_doubted_only_from_where_it_stands(store: Store) -> None:
    chat = await store.write(organisations.bind, LINE, "-1", "Диспетчерская", NOW)
    await store.write(sight.ask, chat.id, NOW)
    assert await store.read(sight.silent, after(seconds=-1)) == []
    assert [one.id for one in await store.read(sight.silent, NOW)] == [chat.id]
    assert await store.write(sight.judge, chat.id, [Sees.ASKED, Sees.SILENT], Sees.ALL)
    assert not await store.write(sight.judge, chat.id, [Sees.ASKED], Sees.SILENT)
    found = await store.read(sight.get, chat.id)
    assert found is not None
    assert found.sees == Sees.ALL
    await store.write(organisations.lose, LINE, "-1")
    assert await store.read(sight.get, chat.id) is None
    assert not await store.write(sight.judge, chat.id, [Sees.ALL], Sees.LOST)


async def test_rights_are_looked_at_now_and_then(store: Store) -> None:
    chat = await store.write(organisations.bind, LINE, "-1", "Диспетчерская", NOW)
    assert len(await store.read(sight.unchecked, NOW)) == 1
    await store.write(sight.checked, chat.id, NOW)
    assert await store.read(sight.unchecked, after(minutes=9)) == []
    assert len(await store.read(sight.unchecked, after(minutes=11))) == 1


async def test_members_are_asked_about_until_the_messenger_has_told(store: Store) -> None:
    await store.write(organisations.bind, LINE, "-1", "Диспетчерская", NOW)
    for chat in ("-1", "-2"):
        await store.write(organisations.seen, LINE, chat, "5", True, NOW)
    assert await store.read(sight.unsure, NOW, 9) == [(LINE, "-1", "5")]
    await store.write(sight.sure, LINE, "-1", "5", True, NOW)
    assert await store.read(sight.unsure, after(minutes=9), 9) == []
    assert await store.read(sight.unsure, after(minutes=11), 9) == [(LINE, "-1", "5")]
    await store.write(sight.sure, LINE, "-1", "5", False, after(minutes=11))
    assert await store.read(organisations.left, LINE, "-1", "5")
    assert await store.read(sight.unsure, after(days=9), 9) == []


async def test_a_person_works_where_they_are_a_member_of_a_bound_chat(store: Store) -> None:
    person = (await store.write(people.meet, LINE, "5", NOW)).person.id
    chat = await store.write(organisations.bind, LINE, "-1", "Диспетчерская", NOW)
    assert await store.read(executors.workplaces, person) == []
    for where in ("-1", "-2"):
        await store.write(organisations.seen, LINE, where, "5", True, NOW)
    (place,) = await store.read(executors.workplaces, person)
    assert (place.organisation, place.line, place.chat, place.external) == (chat.organisation, LINE, "-1", "5")
    await store.write(organisations.seen, LINE, "-1", "5", False, NOW)
    assert await store.read(executors.workplaces, person) == []


async def test_who_writes_in_private_is_reached_until_they_block_us(store: Store) -> None:
    contact = await store.write(people.meet, LINE, "5", NOW)
    assert not contact.is_reached
    for blocked, reached in ((None, True), (True, False), (False, True)):
        if blocked is None:
            await store.write(people.opened, [contact.id])
        else:
            await store.write(people.block, LINE, "5", blocked)
        found = await store.read(people.find, contact.id)
        assert found is not None
        assert found.is_reached is reached


async def test_what_waits_to_be_shown_counts_as_told(store: Store) -> None:
    assert not await store.read(outbox.is_told, LINE, "5", "job:1:2")
    await store.write(outbox.put, [Post(LINE, "5", None, shows="job:1:2")], NOW)
    assert await store.read(outbox.is_told, LINE, "5", "job:1:2")
    assert not await store.read(outbox.is_told, LINE, "6", "job:1:2")
