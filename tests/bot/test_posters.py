"""Which poster a house gets: whose phone, which messengers, how many doors."""

import sqlalchemy as sa
from sqlalchemy import Connection

from bot import posters
from storage import organisations, register
from storage.houses import houses
from storage.lines import LineRow
from storage.store import Store
from tests.bot.waiting import HandClock
from tests.storage.test_register import a_row


def a_bot(id: int, messenger: str, link: str, whose: int | None = None) -> LineRow:
    """A bot as the database knows it."""
    return LineRow(id, messenger, f"{messenger}:{id}", "", link, "", "", "", whose, "", None)


LINKS = {
    1: a_bot(1, "telegram", "https://t.me/dvor_bot?start={code}"),
    2: a_bot(2, "vk", "https://vk.me/club7?ref={code}"),
}


async def a_town(store: Store, clock: HandClock) -> int:
    """A house with three entrances; its number."""
    await register.apply(store, [a_row(1)], clock.now())

    def known(c: Connection) -> int:
        c.execute(sa.update(houses).values(entrances=3))
        return int(c.execute(sa.select(houses.c.id)).scalar_one())

    return await store.write(known)


def set_up(c: Connection, house: int, **words: object) -> None:
    organisations.change(c, organisations.of_house(c, house).id, **words)


async def test_a_messenger_that_is_switched_off_is_not_on_the_poster(store: Store, clock: HandClock) -> None:
    house = await a_town(store, clock)
    every = await store.read(posters.of_house, house, LINKS)
    assert [[way.name for way in one.ways] for one in every] == [["Telegram", "ВКонтакте"]] * 3
    await store.write(lambda c: set_up(c, house, channels_off=("telegram",)))
    served = await store.read(posters.of_house, house, LINKS)
    assert [way.url for way in served[2].ways] == [f"https://vk.me/club7?ref=h{house}e3"]
    await store.write(lambda c: set_up(c, house, channels_off=("telegram", "vk")))
    assert await store.read(posters.of_house, house, LINKS) == []


async def test_the_phone_is_that_of_who_serves_the_house(store: Store, clock: HandClock) -> None:
    house = await a_town(store, clock)
    await store.write(lambda c: set_up(c, house, phone="8 (4712) 55-01-01", name="УК «Дом»"))
    (first, *_) = await store.read(posters.of_house, house, LINKS)
    assert (first.phone, first.organisation, first.door) == ("8 (4712) 55-01-01", "УК «Дом»", "подъезд 1")
    assert first.ways[0].typed == f"t.me/dvor_bot?start=h{house}e1"


async def test_an_organisation_with_a_bot_of_its_own_leads_to_that_one(store: Store, clock: HandClock) -> None:
    house = await a_town(store, clock)
    own = (await store.read(organisations.of_house, house)).id
    bots = LINKS | {
        3: a_bot(3, "vk", "https://vk.me/club8?ref={code}", own),
        4: a_bot(4, "max", "https://max.ru/other?start={code}", own + 1),
    }
    (first, *_) = await store.read(posters.of_house, house, bots)
    assert [way.url.partition("?")[0] for way in first.ways] == ["https://t.me/dvor_bot", "https://vk.me/club8"]
