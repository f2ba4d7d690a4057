"""Commands that make papers: posters for the entrances, the list of what was erased."""

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import Connection

from bot import composition, posters
from bot.admin_link import known_link
from bot.clock import Clock
from bot.command_line import end, settled, tell, warn, with_store
from bot.settings import Settings
from domain.organisations import name_key
from handlers import act
from handlers.texts import say
from storage import houses, lines, organisations
from storage import posters as wanted
from storage.store import Store

OFTEN = 500
"""Houses after which the command says how far it is."""


def enter(app: typer.Typer) -> None:
    """Add these commands to the program's."""
    app.command("posters")(make_posters)
    app.command("erasures")(tell_erasures)


def make_posters(
    house: Annotated[str, typer.Option(help="The address of one house.")] = "",
    organisation: Annotated[str, typer.Option(help="All houses of one organisation, by its name.")] = "",
    every: Annotated[bool, typer.Option("--all", help="All houses.")] = False,
    out: Annotated[Path, typer.Option(help="Where the files go.")] = Path("data/posters"),
) -> None:
    """Make posters with QR codes, a PDF a house, an A5 page an entrance."""
    if sum(map(bool, (house, organisation, every))) != 1:
        end(say("posters-which"))
    settings = settled()
    with_store(settings, lambda store: _posters(settings, store, house, organisation, out))


async def _posters(settings: Settings, store: Store, address: str, company: str, out: Path) -> int:
    numbers, wrong = await store.read(_wanted, address, company)
    if wrong:
        warn(wrong)
        return 1
    opened = await composition.open_lines(settings, store)
    if not opened:
        warn(say("run-no-line"))
        return 2
    found = await asyncio.gather(*(known_link(line, store, warn) for line in opened))
    named = {line.id: link for line, link in zip(opened, found, strict=True) if link}
    links = {row.id: replace(row, link=named[row.id]) for row in await store.read(lines.all) if row.id in named}
    for line in opened:
        await line.close()
    if not links:
        warn(say("posters-no-link"))
        return 2

    def wrote(done: int) -> None:
        if done % OFTEN == 0:
            warn(say("posters-far", total=str(len(numbers)), done=str(done)))

    pages = await store.read(posters.write, numbers, links, out, wrote)
    tell(say("posters-done", pages=pages, houses=len(numbers), folder=str(out)))
    return 0 if pages else 1


def _wanted(c: Connection, address: str, company: str) -> tuple[list[int], str]:
    """The houses meant, or a sentence why there are none."""
    if address:
        found = houses.search(c, address, 1)
        return ([found[0].id], "") if found else ([], say("posters-no-house", house=address))
    if not company:
        every = wanted.numbers(c)
        return every, "" if every else say("posters-no-houses")
    key = name_key(company)
    named = [one for one in organisations.all_(c) if key and key in name_key(one.name)]
    exact = [one for one in named if name_key(one.name) == key] or named
    if not exact:
        return [], say("posters-no-organisation", name=company)
    if len(exact) > 1:
        which = ", ".join(one.name for one in exact[:8])
        return [], say("posters-which-organisation", name=company, which=which)
    numbers = wanted.numbers(c, organisations.below(c, exact[0].id))
    return numbers, "" if numbers else say("posters-no-houses")


def tell_erasures(
    out: Annotated[Path | None, typer.Option(help="A CSV file; without it the list is printed.")] = None,
) -> None:
    """What was erased of whom and when, for the operator's records."""
    settings = settled()

    async def work(store: Store) -> int:
        rows = await store.read(act.rows, Clock(settings.clock_file).now())
        text = "\n".join(";".join(row) for row in rows)
        if out is None:
            tell(text)
        else:
            out.write_text(text + "\n", encoding="utf-8-sig")
            tell(say("erasures-done", count=len(rows) - 1, file=str(out)))
        return 0

    with_store(settings, work)
