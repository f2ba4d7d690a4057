"""Looks whether everything is in order, and says what to do where it is not."""

import asyncio
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import Connection

from bot import composition
from bot.bringing import told_anew
from bot.clock import Clock
from bot.lines import Line, NotSent, TokenRefused, TryLater
from bot.settings import Settings
from domain.organisations import FOREIGN, Legal, Organisation
from handlers import channels
from handlers.texts import say
from storage import inbox, organisations
from storage.store import Store

PATIENCE = 5.0
REQUIRED = ("hours", "office_phone", "phone", "address")
LITTLE = 1024**3
"""Free bytes below which photos will soon have no room."""


@dataclass(slots=True)
class Findings:
    """What has been found so far, told as it comes."""

    tell: Callable[[str], None]
    troubles: int = 0
    seen: list[str] = field(default_factory=list)

    def good(self, text: str, **words: str) -> None:
        self.tell(say("doctor-good", what=say(text, **words)))

    def bad(self, text: str, **words: str) -> None:
        self.troubles += 1
        self.tell(say("doctor-bad", what=say(text, **words)))


async def examine(settings: Settings, store: Store, tell: Callable[[str], None]) -> int:
    """Go through settings, clock, room, database, tokens and chats; 0 when all is well, else 1."""
    found = Findings(tell)
    _surroundings(settings, found)
    waiting = await store.read(inbox.new_count)
    found.good("doctor-database", dialect=store.dialect, waiting=str(waiting))
    opened = await composition.open_lines(settings, store)
    if not opened:
        found.bad("doctor-no-line")
    for line in opened:
        await _line(line, store, found)
        await line.close()
    if not await store.read(organisations.staff_chats):
        found.bad("doctor-no-chat")
    if not await store.read(organisations.admins):
        found.bad("doctor-no-admin")
    for own in await store.read(_at_work):
        _told(own, [line.can.messenger for line in opened], found)
    return 1 if found.troubles else 0


def _at_work(c: Connection) -> list[Organisation]:
    """The installation's own organisation, and every one that has a staff chat."""
    working = {chat.organisation for chat in organisations.staff_chats(c)} | {organisations.the(c).id}
    return [one for one in organisations.all_(c) if one.id in working]


def _told(own: Organisation, messengers: list[str], found: Findings) -> None:
    """What residents must be able to read (hours, phones, address, emergency phone), and 41-FZ."""
    name = own.name or say("office-nameless")
    if lacking := [say(f"setup-{fact}") for fact in REQUIRED if not getattr(own, fact)]:
        found.bad("doctor-untold", name=name, facts=", ".join(lacking))
    if own.legal != Legal.MUNICIPAL:
        return
    if on := [one for one in FOREIGN if one in messengers and one not in own.channels_off]:
        found.bad("doctor-foreign", name=name, messenger=", ".join(map(channels.called, on)))


def _surroundings(settings: Settings, found: Findings) -> None:
    try:
        zone = ZoneInfo(settings.timezone)
    except (ZoneInfoNotFoundError, ValueError):
        found.bad("doctor-zone", zone=settings.timezone)
    else:
        local = Clock(settings.clock_file).now().astimezone(zone)
        found.good("doctor-clock", time=f"{local:%d.%m.%Y %H:%M}", zone=settings.timezone)
    settings.media_dir.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(settings.media_dir).free < LITTLE:
        found.bad("doctor-room", folder=str(settings.media_dir))
    found.good("doctor-sqlite", version=sqlite3.sqlite_version)


async def _line(line: Line, store: Store, found: Findings) -> None:
    messenger = line.can.messenger
    try:
        async with asyncio.timeout(PATIENCE):
            await line.check()
    except TokenRefused:
        return found.bad("doctor-token", messenger=messenger)
    except (TryLater, TimeoutError) as fault:
        untrusted = isinstance(fault, TryLater) and "certificate" in fault.why
        return found.bad("doctor-certificate" if untrusted else "doctor-no-answer", messenger=messenger)
    found.good("doctor-line", messenger=messenger, name=line.name)
    await _hook(line, found)
    for chat in await store.read(organisations.staff_chats):
        if chat.line == line.id and chat.state != "bound":
            found.bad("doctor-chat-lost", title=chat.title)
    return None


async def _hook(line: Line, found: Findings) -> None:
    """Of a line that is brought its updates: whether the messenger knows where to; told anew where it does not."""
    if line.webhook is None:
        return
    try:
        async with asyncio.timeout(2 * PATIENCE):
            stands = await told_anew(line.webhook)
    except (TokenRefused, NotSent, TimeoutError):
        stands = False
    if stands:
        found.good("doctor-hooked", messenger=line.can.messenger)
    else:
        found.bad("doctor-not-hooked", messenger=line.can.messenger)
