"""Conversations: one open in a place, drafts beside it, nothing kept of those that ended."""

from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa

from storage import conversations
from storage.conversations import Conversation
from storage.store import Store
from tests.storage.builders import a_conversation, a_person, after

ANSWERS = {"story": "нет воды «совсем»", "photos": [{"file": "x"}], "flat": None}
ASKED = {"key": "category", "options": [["water", "Вода"]]}


async def open_one(store: Store, external: str = "100", **changes: Any) -> Conversation:
    person = await store.write(a_person, external)
    return (await store.write(conversations.save, [a_conversation(person, **changes)]))[0]


async def test_what_was_answered_and_asked_comes_back_as_it_was(store: Store) -> None:
    one = await open_one(store, answers=ANSWERS, asked=ASKED)

    assert one.id is not None
    assert await store.read(conversations.open_ones, [(one.person, "")]) == {(one.person, ""): one}
    assert (one.answers, one.asked) == (ANSWERS, ASKED)
    assert await store.read(conversations.get, one.id) == one


async def test_new_and_known_ones_are_saved_together_and_all_have_ids_after(store: Store) -> None:
    old = await open_one(store, "1")
    people = [await store.write(a_person, external) for external in ("2", "3")]
    changed = replace(old, answers={"story": "да"}, asked=None, chat="200", changed=after(minutes=1))
    saved = await store.write(
        conversations.save, [a_conversation(people[0], "b"), changed, a_conversation(people[1], "c")]
    )

    assert [one.name for one in saved] == ["b", "report", "c"]
    found = await store.read(conversations.open_ones, [(one.person, "") for one in saved])
    assert list(found.values()) == sorted(saved, key=lambda one: one.id or 0)
    assert saved[1] == changed
    assert await store.write(conversations.save, []) == []


async def test_a_person_has_one_open_conversation_in_a_place(store: Store) -> None:
    one = await open_one(store)

    with pytest.raises(sa.exc.IntegrityError):
        await store.write(conversations.save, [a_conversation(one.person, "other")])
    elsewhere = await store.write(conversations.save, [a_conversation(one.person, "other", place="1:-500")])
    found = await store.read(conversations.open_ones, [(one.person, ""), (one.person, "1:-500")])
    assert [conversation.id for conversation in found.values()] == [one.id, elsewhere[0].id]


async def test_one_laid_aside_can_be_taken_up_again(store: Store) -> None:
    first = await open_one(store, answers=ANSWERS)
    assert first.id is not None
    await store.write(conversations.draft, first.id)
    assert await store.read(conversations.open_ones, [(first.person, "")]) == {}
    [second] = await store.write(conversations.save, [a_conversation(first.person, "readings")])
    assert second.id is not None

    drafts = await store.read(conversations.drafts, first.person, "")
    assert drafts == [replace(first, state="draft")]
    await store.write(conversations.close, [second.id])
    assert await store.write(conversations.resume, first.id)
    assert not await store.write(conversations.resume, first.id)
    assert await store.read(conversations.open_ones, [(first.person, "")]) == {(first.person, ""): first}
    assert await store.read(conversations.drafts, first.person, "") == []


async def test_a_draft_is_not_opened_over_an_open_one(store: Store) -> None:
    first = await open_one(store)
    assert first.id is not None
    await store.write(conversations.draft, first.id)
    await store.write(conversations.save, [a_conversation(first.person, "readings")])

    with pytest.raises(sa.exc.IntegrityError):
        await store.write(conversations.resume, first.id)


async def test_nothing_is_kept_of_one_that_has_ended(store: Store) -> None:
    one = await open_one(store)
    assert one.id is not None
    await store.write(conversations.close, [one.id])
    await store.write(conversations.close, [])

    assert await store.read(conversations.get, one.id) is None
    assert (await open_one(store)).id != one.id  # buttons of the old one must not fit the new one


async def test_idle_ones_are_found_though_they_were_laid_aside(store: Store) -> None:
    silent = await open_one(store, "1", name="emergency")
    assert silent.id is not None
    await open_one(store, "2", name="emergency", changed=after(minutes=2))
    await open_one(store, "3", name="report")
    await store.write(conversations.draft, silent.id)

    found = await store.read(conversations.idle, "emergency", after(minutes=1))
    assert [one.id for one in found] == [silent.id]


async def test_one_untouched_for_thirty_days_is_deleted(store: Store) -> None:
    await open_one(store, "1")
    later = await open_one(store, "2", changed=after(days=1))

    assert await store.write(conversations.sweep, after(days=30, hours=1)) == 1
    assert list(await store.read(conversations.open_ones, [(later.person, "")])) == [(later.person, "")]
