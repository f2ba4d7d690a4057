"""How people of the town act before the visitor's eyes: they take the phone, read, answer what the bot asks."""

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.sandbox import demo_photos
from bot.sandbox.person import Person
from bot.sandbox.seen import Seen, find

if TYPE_CHECKING:
    from bot.sandbox.demo_round import Demo

PATIENCE = 12.0
"""Seconds that a person of the show waits for the bot."""
ALWAYS = {"согласие": "Согласен", "Пришлите ещё": "Готово", "Это угрожает": "Нет", "Проверьте": "Отправить заявку",
          "Отправить?": "Отправить заявку"}


@dataclass(slots=True)
class Show:
    """A step that is being played; `pace` is the pause between two acts, for the eyes."""

    demo: "Demo"
    pace: float

    async def act(self, name: str, chat: str = "") -> Person:
        """Somebody takes the phone; whoever looks has a moment to look there."""
        self.demo.actor, self.demo.place = name, "staff" if chat else "executor"
        self.demo.moved.bump()
        await asyncio.sleep(self.pace)
        return self.demo.cast.act(name, chat)

    async def sees(self, person: Person, text: str, since: int) -> Seen:
        """Wait for a message of the bot, then read it."""
        message = await person.sees(text, PATIENCE, since=since)
        await asyncio.sleep(self.pace)
        return message


async def converse(person: Person, show: Show, story: str, answers: Mapping[str, str | tuple[float, float]]) -> None:
    """Tell a story and answer what the bot asks, in whatever order it asks, until the ticket has its number."""
    if any(find(one.rows, "Отмена") for one in person.sees[-1:]):
        await person.presses("Отмена", within=PATIENCE)
        await asyncio.sleep(show.pace)
    since = person.side.changes.count
    await person.says(story)
    for _ in range(16):
        screen = await show.sees(person, "", since)
        screen = max((one for one in person.sees if one.by_bot), key=lambda one: one.changed)
        if re.search(r"Заявка № \d+", screen.text):
            return
        said = next((words for asked, words in {**answers, **ALWAYS}.items() if asked in screen.text), None)
        since = screen.changed if said is None else person.side.changes.count
        if said is None:  # no question: the next screen will be one
            continue
        if isinstance(said, tuple):
            await person.sends_place(*said)
        elif said in demo_photos.NAMES:
            await person.sends_photo(demo_photos.photo(said))
        elif said == "*":
            await person.presses(screen.buttons[0], on=screen, within=PATIENCE)
        elif find(screen.rows, said) or find(person.keyboard, said):
            await person.presses(said, within=PATIENCE)
        else:
            await person.says(said)
