"""Residents of the bench: each tells one report from the first word to «№ 12», and never writes again.

The same letters are written to every contender; the echo is asked to press what it never offered, which costs it
nothing.
"""

import asyncio
import random
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from tests.bench.bot_api import BotApi, Came

DATE = 1_790_000_000
POINT = {"latitude": 51.7304, "longitude": 36.1926}
"""Beside the houses of houses.csv."""


@dataclass(frozen=True, slots=True)
class Step:
    """What a resident does, and words of the answer that they wait for."""

    does: str
    """text, press, place or photo."""
    what: str
    answer: str


_BEGIN = Step("text", "Здравствуйте, в подъезде третий день не горит свет", "согласие")
_AGREE = Step("press", "Согласен", "О чём сообщить?")
_GUESS = Step("press", "", "Где это?")
_SEARCH = (
    Step("press", "Другое", "О чём сообщить?"),
    Step("press", "Подъезд и лифт", "Что именно?"),
    Step("press", "", "Где это?"),
)
_PLACE = Step("place", "", "Какой дом?")
_TYPED = Step("text", "Ленина 12", "Какой дом?")
_HOUSE = Step("press", "ул. Ленина, д. 12", "Как")
_ENTRANCE = Step("text", "3", "Пришлите фото")
_SKIP = Step("press", "Пропустить", "Проверьте")
_PHOTO = (Step("photo", "", "фото"), Step("press", "Готово", "Проверьте"))
_SEND = Step("press", "Отправить заявку", "№")

QUICK = (_BEGIN, _AGREE, _GUESS, _PLACE, _HOUSE, _ENTRANCE, _SKIP, _SEND)
LONG = (_BEGIN, _AGREE, *_SEARCH, _TYPED, _HOUSE, _ENTRANCE, _SKIP, _SEND)
SHOWN = (_BEGIN, _AGREE, _GUESS, _PLACE, _HOUSE, _ENTRANCE, *_PHOTO, _SEND)
STORIES = (QUICK, LONG, QUICK, SHOWN)
"""In turn: half are understood at once, a quarter look for the category, a quarter send a photo."""
LENGTH = sum(len(story) for story in STORIES) / len(STORIES)


@dataclass(slots=True)
class Resident:
    """One person and how far they are."""

    id: int
    story: tuple[Step, ...]
    at: int = 0
    rush: int = 0
    """Letters that they write without thinking."""
    wrote: float = 0.0
    message: int = 0
    text: str = ""
    buttons: list[list[dict[str, Any]]] = field(default_factory=list)


class Residents:
    """All who are telling something now."""

    def __init__(self, *, strict: bool, first: int, paced: bool = False) -> None:
        self.strict = strict
        """Whether answers are read: an echo has none."""
        self.server: BotApi | None = None
        self.latencies: list[float] = []
        self.answered = self.finished = 0
        self.moved = asyncio.Event()
        """Somebody has had an answer."""
        self.endless = False
        """Who has finished makes room for the next."""
        self._next = first
        self._paced = paced
        self._here: dict[int, Resident] = {}
        self._idle: deque[Resident] = deque()

    def begin(self, rush: float = 0.0) -> None:
        """One more resident writes the first letter, and that share of the story without thinking."""
        story = STORIES[self._next % len(STORIES)]
        one = Resident(self._next, story, rush=int(rush * len(story)))
        self._next += 1
        self._here[one.id] = one
        self._act(one)

    def tick(self) -> None:
        """In an open loop: whoever has been silent longest writes, or now and then somebody new."""
        if self._idle and random.random() > 1 / LENGTH:
            self._act(self._idle.popleft())
        else:
            self.begin()

    def shuffle(self) -> None:
        """Who is silent writes in any order from here on."""
        idle = list(self._idle)
        random.shuffle(idle)
        self._idle = deque(idle)

    @property
    def waiting(self) -> int:
        """How many wait for an answer."""
        return sum(bool(one.wrote) for one in self._here.values())

    @property
    def longest(self) -> float:
        """Seconds that the most patient of them has waited for an answer."""
        now = perf_counter()
        return max((now - one.wrote for one in self._here.values() if one.wrote), default=0.0)

    async def until(self, told: Callable[[], bool], seconds: float) -> bool:
        """Wait until it is so; False when somebody has waited in vain for so long."""
        while not told():
            self.moved.clear()
            try:
                await asyncio.wait_for(self.moved.wait(), 1)
            except TimeoutError:
                if self.longest > seconds:
                    return False
        return True

    def heard(self, came: Came) -> None:
        """An answer has come; what is not the one that they wait for they see and go on waiting."""
        one = self._here.get(came.chat)
        if one is None or not one.wrote:
            return
        step = one.story[one.at]
        one.message, one.text = came.message, came.text
        one.buttons = came.buttons or one.buttons
        if self.strict and step.answer not in came.text:
            return
        now = perf_counter()
        self.latencies.append(now - one.wrote)
        self.answered += 1
        self.moved.set()
        one.at, one.wrote = one.at + 1, 0.0
        if one.at == len(one.story):
            self.finished += 1
            del self._here[one.id]
            if self.endless:
                self.begin()
        elif self._paced and one.at > one.rush:
            self._idle.append(one)
        else:
            self._act(one)

    def _act(self, one: Resident) -> None:
        assert self.server is not None
        step = one.story[one.at]
        one.wrote = perf_counter()
        author = {
            "id": one.id, "is_bot": False, "first_name": "Мария", "last_name": "Иванова", "username": f"m{one.id}",
            "language_code": "ru",
        }  # fmt: skip
        chat = {"id": one.id, "type": "private", "first_name": "Мария", "last_name": "Иванова"}
        if step.does == "press":
            under: dict[str, Any] = {
                "message_id": one.message, "date": DATE, "chat": chat, "text": one.text,
                "from": {"id": 1000001, "is_bot": True, "first_name": "Двор", "username": "dvor_bot"},
            }  # fmt: skip
            if one.buttons:
                under["reply_markup"] = {"inline_keyboard": one.buttons}
            press = {
                "id": f"{one.id}{one.at:02}", "from": author, "chat_instance": str(one.id), "message": under,
                "data": self._data(one, step.what),
            }  # fmt: skip
            self.server.hand_out("callback_query", press)
            return
        body: dict[str, Any] = {"message_id": self.server.number(), "from": author, "chat": chat, "date": DATE}
        self.server.hand_out("message", body | _content(step))

    def _data(self, one: Resident, label: str) -> str:
        """What the button carries; the first one where no label is named."""
        buttons = [button for row in one.buttons for button in row]
        found = [button for button in buttons if label in button.get("text", "")]
        return str(found[0].get("callback_data", "")) if found else f"t:report:{one.at}:1"


def _content(step: Step) -> dict[str, Any]:
    if step.does == "place":
        return {"location": POINT}
    if step.does == "photo":
        size = {"file_id": "AgAC-bench", "file_unique_id": "u", "width": 90, "height": 67, "file_size": 1500}
        large = size | {"file_id": "AgAD-bench", "width": 1280, "height": 960, "file_size": 150_000}
        return {"photo": [size, large]}
    return {"text": step.what}
