"""The story: how short, how long, and what is shown of it."""

import pytest

from bot.sandbox.person import Person
from tests.town.house import House
from tests.town.walk import LENINA, agrees, sends, the_ticket


async def at_the_story(house: House, messenger: str) -> Person:
    """Somebody who is asked what has happened."""
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    await maria.presses("Сообщить о проблеме")
    await maria.presses("Двор")
    await maria.presses("Не убирают двор")
    await maria.says("Ленина 12")
    await maria.presses(LENINA)
    await maria.sees("Опишите, что случилось")
    return maria


async def test_four_characters_are_too_few_and_five_are_enough(house: House, messenger: str) -> None:
    maria = await at_the_story(house, messenger)
    await maria.says("гряз")
    await maria.sees("Слишком коротко: нужно хотя бы 5 знаков")
    await maria.says("грязь")
    await maria.sees("Пришлите фото")


@pytest.mark.parametrize("length", [2000, 2001, 4000])
async def test_what_does_not_fit_on_the_card_stands_behind_a_button(
    house: House, messenger: str, length: int
) -> None:
    desk = await house.staff(messenger)
    maria = await at_the_story(house, messenger)
    story = ("Во дворе грязь и мусор. " * 200)[: length - 5] + "КОНЕЦ"
    await maria.says(story)
    await maria.presses("Пропустить")
    summary = await maria.sees("Проверьте")
    assert len(summary.text) <= 1000
    await sends(maria)
    card = await desk.olga.sees("№ 1")
    assert (await the_ticket(house)).story == story
    assert ("Показать целиком" in card.buttons) == (length > 2000)
    assert ("КОНЕЦ" in card.text) == (length <= 2000)
    if length > 2000:
        await desk.olga.presses("Показать целиком", on=card)
        if length == 4000:
            await desk.olga.presses("Дальше")
        await desk.olga.sees("КОНЕЦ")
