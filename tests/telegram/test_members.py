"""Who comes into a group and leaves it, who blocks the bot, and where a group has moved."""

from dataclasses import replace
from typing import Any

from bot.telegram.decode import decode
from bot.telegram.members import Us
from handlers.events import Event, Member, Moved, Sender
from tests.telegram.received import BOT, GROUP, MARIA, OTHER_BOT, PETR, PRIVATE, member, message, raw

SENDER = Sender("77", "Мария Иванова", "masha")


def read(update: dict[str, Any]) -> Event | None:
    return decode(raw(update), Us(1000001, "dvor_bot"))


def test_a_group_that_became_a_supergroup_has_moved() -> None:
    old = {"id": -55, "type": "group", "title": "Д"}
    assert read(message(old, migrate_to_chat_id=-10055)) == Moved("-55", "-10055")


def test_coming_and_leaving_are_told() -> None:
    came = Member("-100123", "78", private=False, here=True, by=SENDER, title="Диспетчерская")
    left = Member("-100123", "78", private=False, here=False, by=SENDER, title="Диспетчерская")
    assert read(message(GROUP, MARIA, new_chat_members=[OTHER_BOT, PETR])) == came
    assert read(message(GROUP, MARIA, left_chat_member=PETR)) == left
    assert read(member("chat_member", GROUP, PETR, "left", "member")) == came
    assert read(member("chat_member", GROUP, PETR, "administrator", "kicked", until_date=0)) == left
    assert read(member("chat_member", GROUP, PETR, "left", "restricted", is_member=True)) == came
    assert read(member("chat_member", GROUP, PETR, "member", "restricted", is_member=False)) == left


def test_the_bot_itself_comes_into_a_group_and_leaves_it() -> None:
    come, gone = (
        Member("-100123", "1000001", private=False, here=here, us=True, by=SENDER, title="Диспетчерская")
        for here in (True, False)
    )
    assert read(member("my_chat_member", GROUP, BOT, "left", "member")) == come
    assert read(member("my_chat_member", GROUP, BOT, "administrator", "kicked", until_date=0)) == gone


def test_the_bot_is_told_when_it_becomes_an_administrator_and_when_it_is_one_no_more() -> None:
    for old, new, sees in (("member", "administrator", True), ("administrator", "member", False)):
        told = Member("-100123", "1000001", False, here=True, us=True, by=SENDER, title="Диспетчерская", sees=sees)
        assert read(member("my_chat_member", GROUP, BOT, old, new)) == replace(told, stays=True)
    came = replace(told, sees=True)
    assert read(member("my_chat_member", GROUP, BOT, "left", "administrator")) == came
    assert read(member("chat_member", GROUP, PETR, "member", "administrator")) is None


def test_a_person_blocks_the_bot_and_takes_it_back() -> None:
    blocked, back = (Member("77", "77", private=True, here=here, by=SENDER) for here in (False, True))
    assert read(member("my_chat_member", PRIVATE, BOT, "member", "kicked", until_date=0)) == blocked
    assert read(member("my_chat_member", PRIVATE, BOT, "kicked", "member")) == back
