"""Several bots of one messenger: added on a page, each by itself, refused alone, taken away, there after a restart."""

import stat

import aiohttp
import pytest

from bot.sandbox.house import VK_GROUP
from bot.sandbox.person import Person
from storage import lines, organisations
from storage.lines import LineRow
from tests.town.house import House

SECOND, GROUP = "1000002:SECOND", 200_002


async def page(house: House, address: str, **said: str) -> tuple[int, str]:
    """What the page answers to what was filled in, or to a look."""
    async with aiohttp.ClientSession() as session:
        call = session.post(address, data=said) if said else session.get(address)
        async with call as got:
            return got.status, await got.text()


async def asks(house: House, messenger: str = "telegram") -> tuple[Person, str]:
    """An admin, and the page for a further bot as the office gives it to them."""
    head = house.town.person("Виктор Сергеев", messenger)
    await head.opens(await house.link(messenger))
    await head.sees("администратор")
    await head.says("/bots")
    await head.sees("Своих ботов пока нет")
    await head.presses("Добавить бота")
    seen = await head.sees("Токен вписывают на странице")
    urls = [button.data for row in seen.rows for button in row if "/token/" in button.data]
    return head, urls[0]


async def rows(house: House) -> list[LineRow]:
    return await house.read(lines.all)


async def test_a_second_bot_answers_beside_the_first(house: House) -> None:
    house.telegram.bot(SECOND, "second_bot", "Второй двор")
    head, address = await asks(house)
    status, text = await page(house, address)
    assert status == 200
    assert "УК «Добрый двор»" in text
    status, text = await page(house, address, messenger="telegram", token=SECOND)
    assert (status, "@second_bot" in text) == (200, True), text
    house.move(1)  # sweeps run at once when the clock jumps
    second = house.telegram.world.bots[SECOND]
    maria = house.town.person("Мария", "telegram")
    await maria.starts()
    await maria.sees("согласие")
    other = house.town.person("Анна", "telegram").with_bot(second)
    await other.starts()
    await other.sees("согласие")
    made = (await rows(house))[-1]
    assert SECOND not in made.sealed
    assert SECOND.split(":")[1] not in made.key
    assert stat.S_IMODE((house.folder / "secret.key").stat().st_mode) == 0o600
    assert (await page(house, address))[0] == 404, "the link is used up"

    await house.restart()
    await other.says("Нет света в подъезде")
    await other.sees("согласие")
    house.faulty |= {"getUpdates"}
    house.telegram.world.bots.pop(SECOND)
    house.telegram.cut()
    await head.sees("@second_bot остановлена")
    await maria.says("/help")
    await maria.sees("своими словами")


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ({"messenger": "icq", "token": "1"}, "Выберите мессенджер"),
        ({"messenger": "telegram", "token": "нет такого"}, "Это не похоже на токен"),
        ({"messenger": "telegram", "token": "1000001:TEST"}, "уже добавлен"),
        ({"messenger": "telegram", "token": "1000009:UNKNOWN"}, "не знает такого токена"),
        ({"messenger": "vk", "token": "vk2.TEST"}, "номер сообщества"),
        ({"messenger": "vk", "token": "vk2.TEST", "community": "клуб"}, "номер сообщества"),
        ({"messenger": "max", "token": "max.SECOND"}, "не знает такого токена"),
    ],
)
async def test_what_is_wrong_is_said_and_the_link_stays_good(
    house: House, said: dict[str, str], answer: str
) -> None:
    house.faulty |= {"getMe", "GET /me"}
    _, address = await asks(house)
    status, text = await page(house, address, **said)
    assert status == 200
    assert answer in text
    assert len(await rows(house)) == 3
    assert (await page(house, address))[0] == 200


async def test_a_community_of_an_organisation_is_added_and_taken_away_in_the_chat(house: House) -> None:
    house.vk.community(GROUP, "vk2.TEST", "Второй двор")
    head, address = await asks(house, "vk")
    status, text = await page(house, address, messenger="vk", token="vk2.TEST", community=f"https://vk.com/club{GROUP}")
    assert (status, "Второй двор" in text) == (200, True), text
    house.move(1)
    await head.says("/bots")
    await head.sees("Второй двор: работает")
    await head.presses("Убрать Второй двор")
    await head.presses("Да, убрать")
    await head.sees("убран")
    made = (await rows(house))[-1]
    assert (made.state, made.sealed) == ("gone", "")
    assert VK_GROUP != made.community == GROUP


async def test_a_messenger_that_is_switched_off_is_not_added(house: House) -> None:
    house.telegram.bot(SECOND, "second_bot")
    _, address = await asks(house, "max")
    own = await house.read(organisations.the)
    await house.store.write(lambda c: organisations.change(c, own.id, channels_off=("telegram",)))
    _, text = await page(house, address, messenger="telegram", token=SECOND)
    assert "выключен" in text


async def test_another_key_opens_nothing_and_hurts_nobody(house: House) -> None:
    house.telegram.bot(SECOND, "second_bot")
    head, address = await asks(house)
    await page(house, address, messenger="telegram", token=SECOND)
    await house.stop()
    (house.folder / "secret.key").write_text("another", encoding="ascii")
    await house.start()
    maria = house.town.person("Мария", "telegram")
    await maria.starts()
    await maria.sees("согласие")
    house.move(1)
    await head.says("/bots")
    await head.sees("токен не открывается")
