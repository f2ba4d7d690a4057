"""Which lines there are: made from the settings, each messenger imported only when it has a token."""

import asyncio
import logging
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from bot.lines import Line
from bot.settings import Settings
from bot.vault import Locked, Vault
from domain import hours
from handlers import screens, turn
from handlers.texts import say
from storage import lines, organisations
from storage.lines import LineRow
from storage.store import Store

log = logging.getLogger(__name__)


async def open_lines(settings: Settings, store: Store) -> list[Line]:
    """The first line of each messenger that has a token in the settings, and every bot that was added to them."""
    await store.write(organisations.settle, settings.timezone)
    await asyncio.to_thread(hours.ready)  # not in the middle of a turn
    opened: list[Line] = []
    if settings.telegram_token:
        row = await store.write(lines.ensure, "telegram", "telegram:1")
        opened.append(build(settings, row, settings.telegram_token.get_secret_value()))
    if settings.vk_token:
        row = await store.write(lines.ensure, "vk", "vk:1")
        row = replace(row, community=settings.vk_group_id)
        opened.append(build(settings, row, settings.vk_token.get_secret_value()))
    if settings.max_token:
        row = await store.write(lines.ensure, "max", "max:1")
        opened.append(build(settings, row, settings.max_token.get_secret_value()))
    added = [await unseal(settings, store, row) for row in await store.read(lines.all)]
    return opened + [line for line in added if line is not None]


async def unseal(settings: Settings, store: Store, row: LineRow) -> Line | None:
    """A bot that an organisation has added; None for one of the settings, and for one whose token cannot be opened."""
    if not row.sealed or not settings.may_serve(row.messenger):
        return None
    try:
        token = Vault(settings.secret_file).open(row.sealed)
    except Locked:
        log.warning("%s %d: SECRET_FILE is not the key that sealed the token: hand it in anew", row.messenger, row.id)
        await store.write(lines.set_state, row.id, "locked")
        return None
    return build(settings, row, token)


MENU = {
    "private": ("report", "mine", "house", "data", "human", "help"),
    "group": ("new", "queue", "mine", "late", "callback", "find", "ticket", "take", "assign", "status", "help", "bind"),
}
"""The commands that a messenger offers while «/» is typed."""


def _menu() -> dict[str, list[tuple[str, str]]]:
    return {scope: [(name, say(f"offer-{scope}-{name}")) for name in names] for scope, names in MENU.items()}


def build(settings: Settings, row: LineRow, token: str) -> Line:
    """The line of a token; its messenger's modules are imported with the first."""
    return _BUILD[row.messenger](settings, row, token)


def _telegram(settings: Settings, row: LineRow, token: str) -> Line:
    from bot.telegram.line import TelegramLine

    web = settings.hooked_at(settings.telegram_updates)
    return TelegramLine(row.id, token, settings.telegram_api_url, _menu(), web=web)


def _vk(settings: Settings, row: LineRow, token: str) -> Line:
    from bot.vk.line import VkLine

    web = settings.hooked_at(settings.vk_updates)
    return VkLine(row.id, token, row.community or 0, settings.vk_api_url, web=web)


def _max(settings: Settings, row: LineRow, token: str) -> Line:
    from bot.max.line import MaxLine

    return MaxLine(row.id, token, settings.max_api_url, _menu()["private"], settings.hooked_at(settings.max_updates))


_BUILD = {"telegram": _telegram, "vk": _vk, "max": _max}


def face(line: Line, known: LineRow | screens.Line) -> screens.Line:
    """A line as conversations know it; the name of one that is out of reach is the last known."""
    name, link = line.name or known.name, line.link or known.link
    return screens.Line(line.id, line.can, name, link, known.organisation)


def learned(connection: Connection, line: Line) -> None:
    """The messenger has said who we are."""
    lines.rename(connection, line.id, line.name, line.link)
    lines.set_state(connection, line.id, "", "")


def refused(connection: Connection, line: Line, now: datetime) -> None:
    """The messenger knows this token no more; the admins of whose bot it is are told once."""
    row = next((row for row in lines.all(connection) if row.id == line.id), None)
    lines.set_state(connection, line.id, "refused", "refused")
    if row is not None and row.told != "refused":
        said = say("alert-line-refused", line=line.name or line.can.messenger)
        turn.alert(connection, said, now, row.organisation)
