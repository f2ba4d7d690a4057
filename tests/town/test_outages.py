"""What goes wrong with a messenger loses nothing and doubles nothing that can be told from a double."""

import pytest

from bot.sandbox.house import House
from bot.sandbox.person import Person
from bot.sandbox.standin import StandIn
from storage import tickets
from tests.town.desk import at_home, card, files, takes
from tests.town.walk import HOT, sends


def of(house: House, messenger: str) -> StandIn:
    """The messenger itself."""
    return house.telegram if messenger == "telegram" else house.vk


def answers(person: Person, text: str) -> int:
    """How often the bot has said it."""
    return sum(text in message.text for message in person.sees if message.by_bot)


async def test_what_comes_twice_is_answered_once(house: House, messenger: str) -> None:
    maria = await at_home(house, "Мария Петрова", messenger)
    of(house, messenger).faults.redelivers(times=5)
    await files(maria)
    await maria.says("спасибо")
    await maria.next_message()
    assert await house.read(tickets.get, 2) is None
    assert answers(maria, "Заявка № 1") == 1


async def test_what_is_written_during_an_outage_is_answered_after_it(house: House, messenger: str) -> None:
    maria = await at_home(house, "Мария Петрова", messenger)
    with of(house, messenger).faults.out():
        await maria.says(HOT)
    await sends(maria, within=15)
    assert await house.read(tickets.get, 1) is not None


async def test_an_outage_of_one_messenger_holds_up_nobody_in_the_other(house: House, messenger: str) -> None:
    other = "vk" if messenger == "telegram" else "telegram"
    maria = await at_home(house, "Мария Петрова", messenger)
    with of(house, other).faults.out():
        await files(maria)


@pytest.mark.parametrize("accepted", [False, True])
async def test_an_answer_whose_call_broke_off_is_sent_again(house: House, messenger: str, accepted: bool) -> None:
    maria = await at_home(house, "Мария Петрова", messenger)
    faults = of(house, messenger).faults
    faults.breaks_off(faults.SENDS, accepted=accepted, chat=maria.id)
    await maria.says(HOT)
    await maria.sees("Отправить?", 15)
    await of(house, messenger).called("messages.send" if messenger == "vk" else "sendMessage", 2, within=15)
    await house.town.quiet()
    doubled = accepted and messenger == "telegram"  # VK knows by its random_id what it has sent already
    assert answers(maria, "Отправить?") == 1 + doubled


async def test_who_is_held_back_gets_the_answer_when_the_time_is_over(house: House, messenger: str) -> None:
    maria = await at_home(house, "Мария Петрова", messenger)
    of(house, messenger).faults.holds_back(seconds=1, chat=maria.id)
    await maria.says(HOT)
    await sends(maria, within=15)


async def test_a_card_too_old_to_be_changed_is_sent_anew(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    maria = await at_home(house, "Мария Петрова", "vk" if messenger == "telegram" else "telegram")
    await files(maria)
    old = await card(desk.olga)
    with of(house, messenger).faults.late_edits(times=0):
        await takes(desk)
    assert (await card(desk.olga)).id != old.id


@pytest.mark.parametrize("failure", ["forgets", "key_expires", "begins_anew"])
async def test_each_failure_of_vks_long_poll_is_outlived(house: House, failure: str) -> None:
    maria = await at_home(house, "Мария Петрова", "vk")
    getattr(house.vk.faults, failure)()
    await house.town.person("Иван", "vk").says("добрый день")  # ends the poll that is open
    await house.vk.called("poll", house.vk.calls["poll"] + 2)
    await files(maria)
