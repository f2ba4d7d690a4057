"""The board of a busy desk: forty open tickets, a strict Telegram that takes twenty messages a minute in a group.

Every few seconds somebody takes a ticket by its button, and now and then somebody asks for a card. Measured are the
seconds until the board tells of a change, and until an answer to who has written is there.
"""

import asyncio
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from time import monotonic

from sqlalchemy import Connection

from bot.clock import Clock
from bot.sandbox.person import Person
from bot.sandbox.telegram import TelegramStandIn
from bot.sandbox.town import Group, Town
from storage import lines, organisations, people, shown, tickets
from storage.store import Store, migrate
from storage.tickets import NewTicket
from tests.bench.bot_api import SENDS
from tests.bench.contenders import ROOT

TOKEN = "1000001:bench"
TICKETS = 40
LATE = 60.0


@dataclass(slots=True)
class Found:
    """What was waited for, in seconds, and what the strict stand-in refused."""

    board: list[float] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)
    messages: int = 0
    refused: list[str] = field(default_factory=list)


async def measure(folder: Path, seconds: float, change: float, ask: float) -> Found:
    """A busy desk for so long: a ticket is taken every `change` seconds, a card asked for every `ask`."""
    clock, found = Clock(), Found()
    async with TelegramStandIn(now=clock.now) as telegram:
        telegram.bot(TOKEN, "dvor_bot")
        town = Town(telegram)
        petr, olga, maria = [town.person(name) for name in ("Пётр Седов", "Ольга Иванова", "Мария Петрова")]
        await maria.allows()
        group = await town.group("Диспетчерская", [petr, olga])
        await group.make_admin()
        await group.upgrade()
        url = f"sqlite+aiosqlite:///{folder / 'board.db'}"
        migrate(url)
        store = await Store.open(url)
        cards = await store.write(_prepare, group, str(maria.id), clock.now())
        await store.close()
        group.bot.updates.clear()  # how the group came to be
        process = await _start(folder, url, telegram)
        try:
            there, busy = petr.in_chat(group), olga.in_chat(group)
            await _until(there, lambda: f"{TICKETS}" in _board(there), 30)
            telegram.log.clear()
            await asyncio.gather(_changes(there, cards, seconds, change, found), _asks(busy, seconds, ask, found))
            found.messages = sum(
                call.chat == group.chat.id and call.method in SENDS and call.at > monotonic() - 60
                for call in telegram.log
            )
        finally:
            process.terminate()
            await process.wait()
        found.refused = [f"{one.method}: {one.why}" for one in telegram.refusals]
    return found


def _prepare(connection: Connection, group: Group, resident: str, now: datetime) -> list[int]:
    """A bound chat where forty cards stand; the message of each."""
    line = lines.ensure(connection, "telegram", "telegram:1")
    chat, bot = group.chat, group.bot
    organisations.bind(connection, line.id, str(chat.id), group.title, now)
    person = people.meet(connection, line.id, resident, now).person.id
    ours = organisations.the(connection).id
    world, messages = group.side._world, []  # type: ignore[attr-defined]
    for _ in range(TICKETS):
        new = NewTicket(ours, person, line.id, resident, "water.no_hot", "none", address="ул. Ленина, д. 12")
        number = tickets.file(connection, new, now).id
        button = {"text": "Взять", "callback_data": f"c:{number}:take"}
        words = {"text": f"№ {number}", "reply_markup": {"inline_keyboard": [[button]]}}
        message = world.keep(chat, bot.json(), words, by_bot=bot.id).json["message_id"]
        row = {"line": line.id, "chat": str(chat.id), "thread": "", "shows": f"card:{number}", "ticket": number}
        shown.keep(connection, [{**row, "message": str(message), "sent": now, "drawn": ""}])
        messages.append(message)
    return messages


async def _start(folder: Path, url: str, telegram: TelegramStandIn) -> asyncio.subprocess.Process:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    own = {"DATABASE_URL": url, "MEDIA_DIR": str(folder / "media"), "LOG_LEVEL": "WARNING"}
    env = kept | own | {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_URL": telegram.base}
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", "run", env=env, cwd=ROOT)
    await telegram.called("getUpdates", 1, within=30)
    return process


async def _changes(petr: Person, cards: list[int], seconds: float, pause: float, found: Found) -> None:
    end, waits = monotonic() + seconds, []
    for number, card in enumerate(cards, 1):
        if monotonic() > end:
            break
        await petr.presses("Взять", on=card)
        waits.append(asyncio.ensure_future(_true(petr, number, found)))
        await asyncio.sleep(pause)
    await asyncio.gather(*waits)


async def _true(petr: Person, number: int, found: Found) -> None:
    """How long the board does not know who took it."""
    began = monotonic()
    told = [line for line in _board(petr).splitlines() if f"№ {number} ·" in line]
    await _until(petr, lambda: any(f"№ {number} ·" in one and "Пётр" in one for one in _board(petr).splitlines()), LATE)
    found.board.append(monotonic() - began if told else LATE)


async def _asks(olga: Person, seconds: float, pause: float, found: Found) -> None:
    end, number = monotonic() + seconds, TICKETS
    while monotonic() < end:
        await asyncio.sleep(pause)
        began, came = monotonic(), partial(_came, olga, olga.side.changes.count, f"№ {number} ·")
        await olga.says(f"/ticket {number}", to_bot=True)
        await _until(olga, came, LATE)
        found.answers.append(monotonic() - began)
        number -= 1


def _came(person: Person, before: int, begins: str) -> bool:
    return any(one.sent > before and one.by_bot and one.text.startswith(begins) for one in person.sees)


def _board(person: Person) -> str:
    return next((one.text for one in reversed(person.sees) if one.by_bot and one.text.startswith("📋")), "")


async def _until(person: Person, there: Callable[[], bool], within: float) -> None:
    end = monotonic() + within
    while True:
        count = person.side.changes.count
        if there() or monotonic() > end:
            return
        await person.side.changes.after(count, end - monotonic())


def told(found: Found, change: float, ask: float) -> str:
    """The figures in words."""
    board, answers = _spread(found.board), _spread(found.answers)
    return (
        f"{TICKETS} open tickets, one taken every {change:g} s, a card asked for every {ask:g} s, "
        f"{found.messages} messages and edits in the last minute, refused: {'; '.join(found.refused) or 'none'}\n"
        f"  board true within  p50 {board[0]:.2f}  p99 {board[1]:.2f}  max {board[2]:.2f} s  of {len(found.board)}\n"
        f"  answers there in   p50 {answers[0]:.2f}  p99 {answers[1]:.2f}  max {answers[2]:.2f} s"
        f"  of {len(found.answers)}"
    )


def _spread(times: list[float]) -> tuple[float, float, float]:
    ordered = sorted(times) or [0.0]
    return ordered[len(ordered) // 2], ordered[int((len(ordered) - 1) * 0.99)], ordered[-1]
