"""Which lines there are: made from the settings, each messenger imported only when it has a token."""

import asyncio
from datetime import datetime

from sqlalchemy import Connection

from bot.lines import Line
from bot.settings import Settings
from domain import hours
from handlers import screens, turn
from handlers.texts import say
from storage import lines, organisations
from storage.lines import LineRow
from storage.store import Store


async def open_lines(settings: Settings, store: Store) -> list[Line]:
    """The first line of each messenger that has a token, as a row of the database and as a connection."""
    await store.write(organisations.settle, settings.timezone)
    await asyncio.to_thread(hours.ready)  # not in the middle of a turn
    opened: list[Line] = []
    if settings.telegram_token:
        row = await store.write(lines.ensure, "telegram", "telegram:1")
        opened.append(telegram(settings, row.id))
    if settings.vk_token:
        row = await store.write(lines.ensure, "vk", "vk:1")
        opened.append(vk(settings, row.id))
    if settings.max_token:
        row = await store.write(lines.ensure, "max", "max:1")
        opened.append(max_(settings, row.id))
    return opened


MENU = {
    "private": ("report", "mine", "house", "data", "human", "help"),
    "group": ("new", "queue", "mine", "late", "callback", "find", "ticket", "take", "assign", "status", "help", "bind"),
}
"""The commands that a messenger offers while «/» is typed."""


def _menu() -> dict[str, list[tuple[str, str]]]:
    return {scope: [(name, say(f"offer-{scope}-{name}")) for name in names] for scope, names in MENU.items()}


def telegram(settings: Settings, id: int) -> Line:
    """The line of TELEGRAM_TOKEN."""

    from bot.telegram.line import TelegramLine

    assert settings.telegram_token is not None
    return TelegramLine(
        id, settings.telegram_token.get_secret_value(), settings.telegram_api_url, _menu(),
        web=settings.hooked_at(settings.telegram_updates),
    )  # fmt: skip


def vk(settings: Settings, id: int) -> Line:
    """The line of VK_TOKEN."""
    from bot.vk.line import VkLine

    assert settings.vk_token is not None
    assert settings.vk_group_id is not None
    web = settings.hooked_at(settings.vk_updates)
    return VkLine(id, settings.vk_token.get_secret_value(), settings.vk_group_id, settings.vk_api_url, web=web)


def max_(settings: Settings, id: int) -> Line:
    """The line of MAX_TOKEN."""
    from bot.max.line import MaxLine

    assert settings.max_token is not None
    web = settings.hooked_at(settings.max_updates)
    return MaxLine(id, settings.max_token.get_secret_value(), settings.max_api_url, _menu()["private"], web)


def face(line: Line, known: LineRow | screens.Line) -> screens.Line:
    """A line as conversations know it; the name of one that is out of reach is the last known."""
    return screens.Line(line.id, line.can, line.name or known.name, line.link or known.link)


def learned(connection: Connection, line: Line) -> None:
    """The messenger has said who we are."""
    lines.rename(connection, line.id, line.name, line.link)
    lines.set_state(connection, line.id, "", "")


def refused(connection: Connection, line: Line, now: datetime) -> None:
    """The messenger knows this token no more; admins are told once."""
    told = next((row.told for row in lines.all(connection) if row.id == line.id), "")
    lines.set_state(connection, line.id, "refused", "refused")
    if told != "refused":
        turn.alert(connection, say("alert-line-refused", line=line.name or line.can.messenger), now)
