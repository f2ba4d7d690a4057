"""One's own data as a file in every messenger, and afterwards forgotten."""

import json

from storage import erasures
from tests.town.house import House
from tests.town.walk import HOT, settled


async def test_the_file_comes_into_the_chat(house: House, messenger: str) -> None:
    maria = await settled(house, "Мария Петрова", messenger)
    await maria.says("мои данные")
    await maria.presses("Скачать всё")
    await maria.sees("Всё, что о вас хранится")
    whole = [message for message in maria.sees if message.files][-1]
    (file,) = whole.files
    assert (file.kind, file.name) == ("document", "мои-данные.json")
    told = json.loads(file.content)
    assert told["заявки"][0]["рассказ"] == HOT
    assert told["имя"]
    await maria.presses("Удалить мои данные")
    await maria.presses("Да, удалить мои данные")
    await maria.sees("ваши данные удалены")
    (one,) = await house.read(erasures.all_)
    assert one.what["tickets"] == [1]
