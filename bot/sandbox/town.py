"""A small town: the people and groups of all messengers, acting through the stand-ins."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from bot.sandbox.person import Person
from bot.sandbox.sides import Side

if TYPE_CHECKING:
    from bot.sandbox.max import MaxStandIn
    from bot.sandbox.telegram import TelegramStandIn
    from bot.sandbox.vk import VkStandIn


class Group:
    """A group of people with a bot in it."""

    def __init__(self, title: str, side: Side, chat: Any, bot: Any, owner: Person) -> None:
        self.title = title
        self.side = side
        self.bot = bot
        self.owner = owner
        self._chat = chat

    @property
    def chat(self) -> Any:
        """The messenger's chat, followed when it has moved."""
        return self.side.here(self._chat)

    async def join(self, person: Person, by: Person | None = None) -> None:
        """A person comes in, or is brought by another."""
        self.side.join(self.chat, person.id, (by or person).id)

    async def leave(self, person: Person, by: Person | None = None) -> None:
        """A person leaves, or is sent away by another."""
        self.side.leave(self.chat, person.id, (by or person).id)

    async def add_bot(self, bot: Any = None, by: Person | None = None) -> None:
        """Somebody adds the bot."""
        self.side.add_bot(self.chat, bot or self.bot, (by or self.owner).id)

    async def remove_bot(self, by: Person | None = None) -> None:
        """Somebody removes the bot."""
        self.side.remove_bot(self.chat, self.bot, (by or self.owner).id)

    async def make_admin(self, admin: bool = True) -> None:
        """The bot becomes an administrator with access to everything that is said, or no longer is one."""
        self.side.set_admin(self.chat, self.bot, admin, self.owner.id)

    async def dissolve(self) -> None:
        """The group is deleted."""
        self.side.dissolve(self.chat)

    async def hide(self, person: Person) -> None:
        """Telegram: a person becomes an administrator who speaks as the group («анонимный администратор»)."""
        hide = getattr(self.side, "hide", None)
        if hide is None:
            raise NotImplementedError("only Telegram has anonymous administrators")
        hide(self.chat, person.id)

    async def upgrade(self) -> None:
        """Telegram: the group becomes a supergroup with another id."""
        upgrade = getattr(self.side, "upgrade", None)
        if upgrade is None:
            raise NotImplementedError("only Telegram's groups become supergroups")
        upgrade(self.chat)


class Town:
    """People of one or several messengers."""

    def __init__(self, telegram: "TelegramStandIn | None" = None, vk: "VkStandIn | None" = None,
                 max: "MaxStandIn | None" = None) -> None:
        self.sides: dict[str, Side] = {}
        if telegram is not None:
            self.sides["telegram"] = telegram.people
        if vk is not None:
            self.sides["vk"] = vk.people
        if max is not None:
            self.sides["max"] = max.people

    def person(self, name: str, messenger: str = "telegram", *, username: str = "", bot: Any = None) -> Person:
        """A new person with an account in a messenger; writes to its first bot unless told otherwise."""
        side = self.sides[messenger]
        return Person(name, side, side.person(name, username), bot or side.bots()[0])

    async def group(self, title: str, members: Sequence[Person], *, bot: Any = None, with_bot: bool = True) -> Group:
        """A new group of people of one messenger, made by the first, who also adds the bot."""
        owner = members[0]
        chat = owner.side.group(title, [person.id for person in members])
        group = Group(title, owner.side, chat, bot or owner.bot, owner)
        if with_bot:
            await group.add_bot()
        return group

    def link(self, messenger: str, code: str) -> str:
        """A deep link to the messenger's first bot."""
        side = self.sides[messenger]
        return side.link(side.bots()[0], code)

    async def quiet(self, seconds: float = 0.3) -> None:
        """Wait until nothing has changed anywhere for so long."""
        for side in self.sides.values():
            while await side.changes.after(side.changes.count, seconds):
                pass
