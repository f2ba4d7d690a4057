"""Plays a step of the walk for who only wants to look: people of the town act as the visitor would, at a calm pace."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.sandbox import demo_photos, demo_walk
from bot.sandbox.demo_actors import PATIENCE, Show, converse
from bot.sandbox.demo_town import CAST
from bot.sandbox.person import Person
from bot.sandbox.seen import Seen, find

if TYPE_CHECKING:
    from bot.sandbox.demo_round import Demo

HOURS = 12


async def play(demo: "Demo", step: int, pace: float) -> None:
    """Play a step, and before it those that it needs; whatever the town answers in time is enough."""
    show = Show(demo, pace)
    try:
        for one in range(1, step + 1):
            if one == step or (one in NEEDS[step] and not (await demo_walk.done(demo))[one - 1]):
                demo.showing = one
                await SHOWS[one](show)
                await _settled(demo, one)
    finally:
        demo.showing, demo.actor = 0, ""
        demo.moved.bump()


async def _settled(demo: "Demo", step: int) -> None:
    """Wait until the step is seen to have happened."""
    for _ in range(round(PATIENCE * 10)):
        if (await demo_walk.done(demo))[step - 1]:
            return
        await asyncio.sleep(0.1)


async def report(show: Show) -> None:
    """Мария reports that there is no hot water."""
    await _no_water(show, "maria", "У нас третий день нет горячей воды")


async def _no_water(show: Show, name: str, story: str) -> None:
    home = show.demo.home(name)
    await converse(await show.act(name), show, story, {
        "О чём сообщить": "Нет горячей воды", "Где это": (home.latitude, home.longitude), "Какой дом": home.short,
        "Какая квартира": "45", "Какой подъезд": "2", "Пришлите фото": "Пропустить",
    })


async def assign(show: Show) -> None:
    """Ирина gives the newest ticket to Пётр."""
    irina = await show.act("irina", "staff")
    since = irina.side.changes.count
    await irina.presses("Назначить", on=_card(irina, "Назначить"), within=PATIENCE)
    form = await show.sees(irina, "Кому назначить", since)
    await irina.presses("Пётр", on=form, within=PATIENCE)
    await show.sees(irina, "Пётр", irina.side.changes.count - 1)


async def ask(show: Show) -> None:
    """Ирина asks, Мария answers."""
    irina = await show.act("irina", "staff")
    since = irina.side.changes.count
    await irina.presses("Спросить", on=_card(irina, "Спросить"), within=PATIENCE)
    await show.sees(irina, "Что спросить", since)
    await irina.says("Холодная вода идёт?")
    resident = await show.act(await _told(show, "Холодная вода идёт?"))
    since = resident.side.changes.count
    await resident.says("Да, холодная есть, нет только горячей")
    await show.sees(resident, "Добавил", since)
    await show.sees(await show.act("irina", "staff"), "холодная есть", 0)


async def finish(show: Show) -> None:
    """Пётр opens the link under the card once, gets the job in his own chat and reports there, with a photo."""
    in_group = await show.act("petr", "staff")
    link = find(_card(in_group, "Получать заявки лично").rows, "Получать заявки лично")
    petr = await show.act("petr")
    if link:
        since = petr.side.changes.count
        await petr.opens(link.data)
        await show.sees(petr, "№", since)
    for label in ("Начал", "Готово"):
        job = next(one for one in reversed(petr.sees) if one.by_bot and find(one.rows, "Готово"))
        if find(job.rows, label):
            since = petr.side.changes.count
            await petr.presses(label, on=job, within=PATIENCE)
            await show.sees(petr, "", since)
    await show.sees(petr, "Что сделано", since)
    await petr.sends_photo(demo_photos.photo("pump"), "Заменил насос в подвале, горячая вода пошла")
    await show.sees(petr, "исполнена", since)


async def rate(show: Show) -> None:
    """Whose ticket is done (Мария, when the town played it) reads the report and gives five stars."""
    resident = await show.act(await _told(show, "Исполнена"))
    done, since = await show.sees(resident, "Исполнена", 0), resident.side.changes.count
    await resident.presses("Решено", on=done, within=PATIENCE)
    stars = await show.sees(resident, "Оцените", since)
    await resident.presses("5 — отлично", on=stars, within=PATIENCE)


async def burst(show: Show) -> None:
    """Олег reports an emergency from the other messenger."""
    home = show.demo.home("oleg")
    await converse(await show.act("oleg"), show, "В подвале прорвало трубу, вода хлещет", {
        "О чём сообщить": "*", "Где это": (home.latitude, home.longitude), "Какой дом": home.short,
        "Какая квартира": "12", "Какой подъезд": "1", "Пришлите фото": "leak",
    })
    oleg = show.demo.cast.people["oleg"]
    if not any(one.mine and one.files for one in oleg.sees):
        since = oleg.side.changes.count
        await oleg.sends_photo(demo_photos.photo("leak"))
        await show.sees(oleg, "№", since)
    await show.act("irina", "staff")


async def wait(show: Show) -> None:
    """Анна Петровна reports, nobody cares, twelve hours pass."""
    if not await show.demo.store.read(demo_walk.waits, show.demo.clock.now() + timedelta(hours=HOURS)):
        await _no_water(show, "anna", "Горячей воды нет и у нас")
    await show.act("irina", "staff")
    show.demo.move(HOURS * 3600)


SHOWS: Mapping[int, Callable[[Show], Awaitable[None]]] = {
    1: report, 2: assign, 3: ask, 4: finish, 5: rate, 6: burst, 7: wait,
}
NEEDS = {1: (), 2: (1,), 3: (1,), 4: (1, 2), 5: (1, 2, 4), 6: (), 7: ()}
"""Which steps must have happened before one can be shown."""


async def _told(show: Show, text: str) -> str:
    """Wait until one of the residents has been told this; who it is."""
    people = show.demo.cast.people
    sights = {asyncio.ensure_future(people[name].sees(text, PATIENCE, since=0)): name
              for name, role in CAST.items() if not role.staff}
    told, others = await asyncio.wait(sights, timeout=PATIENCE, return_when=asyncio.FIRST_COMPLETED)
    for other in others:
        other.cancel()
    if not told:
        raise AssertionError(f"nobody was told «{text}»")
    return sights[told.pop()]


def _card(person: Person, button: str) -> Seen:
    """The newest card in the staff chat that has this button."""
    cards = [one for one in reversed(person.sees) if one.by_bot and re.match(r"\W*№ \d+ · ", one.text)]
    return next((one for one in cards if find(one.rows, button)), cards[0])
