"""The real program between the stand-ins, on a database in a folder: where tests let people talk with it."""

import asyncio
import secrets
import shutil
from collections.abc import Callable, Coroutine, Mapping
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from pydantic import SecretStr

from bot.clock import Clock
from bot.run import serve
from bot.sandbox.max import MaxStandIn
from bot.sandbox.person import Person
from bot.sandbox.ports import free_port
from bot.sandbox.standin import Refusal, StandIn
from bot.sandbox.telegram import TelegramStandIn
from bot.sandbox.town import Group, Town
from bot.sandbox.vk import VkStandIn
from bot.settings import Settings
from storage import organisations
from storage.store import Store

T = TypeVar("T")
TELEGRAM_TOKEN, VK_TOKEN, VK_GROUP = "1000001:TEST", "vk1.TEST", 200_001
MAX_TOKEN = "max.TEST"
ALL = "telegram vk max"
PHONE = "8 (4712) 55-01-01"
LENINA_12 = (51.73410, 36.19300)
"""The door of ул. Ленина, д. 12; № 14 stands 80 m away, № 10 and ул. Садовая, д. 3 farther."""
HOUSES = """Адрес;Широта;Долгота;Подъездов;Квартир;Этажей;Организация
обл. Курская, г. Курск, ул. Ленина, д. 12;51.73415;36.19305;4;60;5;УК «Добрый двор»
обл. Курская, г. Курск, ул. Ленина, д. 14;51.73340;36.19305;4;60;5;УК «Добрый двор»
обл. Курская, г. Курск, ул. Ленина, д. 10;51.73640;36.19305;4;60;5;УК «Добрый двор»
обл. Курская, г. Курск, ул. Садовая, д. 3;51.73900;36.19800;2;36;5;УК «Добрый двор»
"""


class House:
    """The program and its world; what a test starts it also stops."""

    def __init__(self, folder: Path, *, limits: bool = False, messengers: str = ALL) -> None:
        self.folder = folder
        self.limits = limits
        self.messengers = messengers.split()
        (folder / "clock").write_text("0", encoding="ascii")
        self.clock = Clock(folder / "clock")
        self.telegram = TelegramStandIn(now=self.clock.now, limits=limits)
        self.vk = VkStandIn(now=self.clock.now, limits=limits)
        self.max = MaxStandIn(now=self.clock.now, limits=limits)
        self.telegram.bot(TELEGRAM_TOKEN, "dvor_bot")
        self.vk.community(VK_GROUP, VK_TOKEN)
        self.max.bot(MAX_TOKEN)
        self.town = Town(self.telegram, self.vk, self.max)
        self.web = free_port()
        """Where the program's own pages are."""
        self.faulty: set[str] = set()
        """Methods that this test lets a messenger refuse: somebody blocks the bot, a group is deleted."""
        self.ended: asyncio.Future[int] | None = None
        self._stop = asyncio.Event()
        self._store: Store | None = None

    @property
    def url(self) -> str:
        """Of the database."""
        return f"sqlite+aiosqlite:///{self.folder / 'dvor.db'}"

    @property
    def standins(self) -> list[StandIn]:
        """All messengers."""
        return [self.telegram, self.vk, self.max]

    @property
    def refusals(self) -> list[Refusal]:
        """What the messengers have refused."""
        return [refusal for standin in self.standins for refusal in standin.refusals]

    @property
    def troubled(self) -> bool:
        """Whether the test has asked for trouble, so that the program may complain in its log."""
        return bool(self.faulty) or any(standin.faults.asked for standin in self.standins)

    @property
    def store(self) -> Store:
        """The program's, for looking."""
        assert self._store is not None
        return self._store

    def settings(self) -> Settings:
        """As `python -m bot run` would read them."""
        return Settings(
            database_url=self.url,
            media_dir=self.folder / "media",
            secret_file=self.folder / "secret.key",
            clock_file=self.folder / "clock",
            telegram_token=SecretStr(TELEGRAM_TOKEN) if "telegram" in self.messengers else None,
            telegram_api_url=self.telegram.base,
            vk_token=SecretStr(VK_TOKEN) if "vk" in self.messengers else None, vk_group_id=VK_GROUP,
            vk_api_url=self.vk.base,
            max_token=SecretStr(MAX_TOKEN) if "max" in self.messengers else None,
            max_api_url=self.max.base,
            limits="on" if self.limits else "off",
            web_url=f"http://127.0.0.1:{self.web}",
            web_port=self.web,
        )

    async def open(self, template: Path) -> "House":
        """Begin with a copy of a database that knows the houses."""
        shutil.copy(template, self.folder / "dvor.db")
        for standin in self.standins:
            await standin.start()
        await self.start()
        return self

    async def close(self) -> None:
        """End everything."""
        await self.stop()
        for standin in self.standins:
            await standin.stop()

    async def start(self) -> None:
        """Start the program."""
        store = await self.open_store()
        settings = self.settings()
        settings.check()
        await self.serve(partial(serve, settings, store), dict.fromkeys(self.messengers, 1))

    async def open_store(self) -> Store:
        """Open the database."""
        self._store = await Store.open(self.url)
        return self._store

    async def serve(self, run: Callable[[asyncio.Event], Coroutine[Any, Any, int]], polls: Mapping[str, int]) -> None:
        """Run a program until `stop`; it is there when so many lines of each messenger ask for what has come."""
        self._stop = asyncio.Event()
        methods: dict[str, tuple[StandIn, str]] = {
            "telegram": (self.telegram, "getUpdates"), "vk": (self.vk, "poll"), "max": (self.max, "GET /updates"),
        }
        waits = [(*methods[name], methods[name][0].calls[methods[name][1]] + count) for name, count in polls.items()]
        self.ended = asyncio.ensure_future(run(self._stop))
        for standin, poll, calls in waits:
            await standin.called(poll, calls, within=20)  # the first program imports its messengers

    async def stop(self) -> None:
        """Stop the program as SIGTERM does."""
        self._stop.set()
        if self.ended is not None:
            await self.ended
            self.ended = None
        if self._store is not None:
            await self._store.close()
            self._store = None

    async def restart(self) -> None:
        """Another program on the same database."""
        await self.stop()
        await self.start()

    def move(self, seconds: float) -> None:
        """Move the one clock of everybody; the program looks within a second."""
        ahead = float((self.folder / "clock").read_text(encoding="ascii")) + seconds
        part = self.folder / "clock.part"
        part.write_text(str(ahead), encoding="ascii")
        part.replace(self.folder / "clock")
        self.clock.read()

    async def read(self, function: Callable[..., T], *words: Any) -> T:
        """What the database says."""
        return await self.store.read(function, *words)

    async def link(self, messenger: str) -> str:
        """A link that makes an admin, as `admin-link` prints it."""
        code = secrets.token_urlsafe(18)
        await self.store.write(organisations.make_link, code, self.clock.now())
        return self.town.link(messenger, code)

    async def staff(self, messenger: str = "telegram") -> "Desk":
        """An admin, a dispatcher and a bound group."""
        head = self.town.person("Виктор Сергеев", messenger)
        olga = self.town.person("Ольга Иванова", messenger)
        petr = self.town.person("Пётр Седов", messenger)
        await head.opens(await self.link(messenger))
        await head.sees("администратор")
        group = await self.town.group("Диспетчерская", [head, olga, petr])
        await group.make_admin()
        boss = head.in_chat(group)
        await boss.says("/bind", to_bot=True)
        await boss.presses("Привязать")
        await boss.sees("Чат привязан")
        return Desk(group, boss, olga.in_chat(group), petr.in_chat(group))


class Desk:
    """The staff's group and who sits in it."""

    def __init__(self, group: Group, head: Person, olga: Person, petr: Person) -> None:
        self.group = group
        self.head, self.olga, self.petr = head, olga, petr
