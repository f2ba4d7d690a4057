"""`python -m bot lines …`: further bots of organisations, each with a token of its own."""

from datetime import datetime
from typing import Annotated

import typer
from sqlalchemy import Connection

from bot.clock import Clock
from bot.command_line import settled, tell, warn, with_store
from handlers import channels
from handlers.line_room import LINK, state
from handlers.texts import say
from storage import lines, organisations, web_links
from storage.store import Store

commands = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Further bots, one token an organisation.")


@commands.command("list")
def list_() -> None:
    """Every bot: number, messenger, name, whose it is, how it is doing."""

    async def work(store: Store) -> int:
        for text in await store.read(_listed):
            tell(text)
        return 0

    with_store(settled(), work)


@commands.command("add")
def add(
    organisation: Annotated[str, typer.Argument(help="Its name; without one the installation's own.")] = "",
) -> None:
    """Print a one-time link to the page that takes a token, good for a day; `run` serves the page."""
    settings = settled()

    async def work(store: Store) -> int:
        if not settings.web_url:
            warn(say("lines-no-url"))
            return 2
        found = await store.write(_link, organisation, Clock(settings.clock_file).now())
        if found.startswith("!"):
            warn(say(found[1:], name=organisation))
            return 2
        tell(f"{settings.web_url}/token/{found}")
        return 0

    with_store(settings, work)


@commands.command("remove")
def remove(number: Annotated[int, typer.Argument(help="As `lines list` tells it.")]) -> None:
    """Let a bot answer no more; its token is forgotten."""

    async def work(store: Store) -> int:
        mine = [row for row in await store.read(lines.all) if row.id == number and row.sealed]
        if not mine:
            warn(say("lines-unknown", number=str(number)))
            return 2
        await store.write(lines.take_away, number)
        tell(say("lines-gone", name=mine[0].name or str(number)))
        return 0

    with_store(settled(), work)


def _listed(c: Connection) -> list[str]:
    names = {one.id: one.name or say("office-nameless") for one in organisations.all_(c)}
    told = []
    for row in lines.all(c):
        if row.state == "gone":
            continue
        whose = names.get(row.organisation, "") if row.organisation else say("lines-settings")
        told.append("\t".join((str(row.id), channels.called(row.messenger), row.name, whose, state(row))))
    return told


def _link(c: Connection, name: str, now: datetime) -> str:
    """The code of the link; or «!» and why there is none."""
    own = organisations.named(c, name) if name else organisations.the(c)
    if own is None:
        return "!lines-no-organisation"
    admins = organisations.admins(c, own.id)
    if not admins:
        return "!doctor-no-admin"
    return web_links.make(c, LINK, admins[0], own.id, now)
