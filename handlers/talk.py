"""Talk: a conversation is one plain function that runs from its first line on every message.

A question that has its answer returns at once; the first one without raises `Asked`, and that is the screen. Nothing is
kept in memory: `answers` is all that a conversation knows. Conversations are never `async def`: they cannot wait for a
network, so a turn is one short transaction (whoever comes from aiogram's handlers will look for `await` in vain).
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from sqlalchemy import Connection

from domain import phones
from domain.people import Person
from handlers.events import Kind
from handlers.questions import LONGEST, Option, Question
from handlers.stops import Again, Asked, Change, Where
from handlers.texts import say

T = TypeVar("T")
MOST_KEYS = 50
MOST_FILES = 10
FILES = "photos"
"""The key under which a conversation keeps what was attached, at whatever question it came."""


def pictures(files: Sequence[dict[str, Any]]) -> int:
    """How many of them are more than a voice."""
    return sum(file["kind"] != Kind.VOICE for file in files)


class Talk:
    """One run of a conversation: hands out the answers and stops at the first that is missing."""

    def __init__(
        self, connection: Connection, person: Person, answers: dict[str, Any], now: datetime, group: str = "",
        bot: int | None = None,
    ) -> None:  # fmt: skip
        self.connection = connection
        self.person = person
        self.answers = answers
        self.now, self.group, self.bot = now, group, bot  # in which group «line:chat», with whose bot it is held
        self.path: list[str] = []
        """Keys that the person answered, in the order of this run."""
        self.notes: dict[str, str] = {}
        """Sentences to be shown with a question because its answer was dropped."""
        self._used: set[str] = set()

    def text(
        self, key: str, text: str, *, low: int = 1, high: int | None = None, optional: bool = False,
        files: bool = False, options: Sequence[Option] = (),
    ) -> str:
        """A text (empty when left out), or the code of one of `options`; with `files`, an attachment answers too."""
        if (kept := self._kept(key)) is not None:
            value = kept[0]
            if value is None and optional:
                return self._walked(key, "")
            fits = isinstance(value, str) and len(value) <= min(high or LONGEST, LONGEST)
            if fits and (len(value) >= low or (files and self.files())):
                return self._walked(key, str(value))
            self._drop(key, say("talk-text-short", count=low))
        words: dict[str, Any] = {"optional": optional, "low": low, "high": high, "files_do": files}
        raise Asked(Question(key, "text", text, tuple(options), **words))

    def choose(
        self, key: str, text: str, options: Sequence[Option], *, optional: bool = False, extra: Sequence[Option] = (),
    ) -> str | None:
        """The code of one of `options` (`extra` ones, like «something else», stand last); None when left out."""
        every = (*options, *extra)
        if (kept := self._kept(key)) is not None:
            value: str | None = kept[0]
            if (value is None and optional) or any(value == option.code for option in every):
                return self._walked(key, value)
            self._drop(key, say("talk-option-gone"))
        raise Asked(Question(key, "choose", text, every, optional=optional))

    def number(
        self, key: str, text: str, *, low: float | None = None, high: float | None = None, optional: bool = False,
    ) -> Decimal | None:
        """A number between `low` and `high`; None when left out."""
        if (kept := self._kept(key)) is not None:
            if kept[0] is None and optional:
                return self._walked(key, None)
            number = Decimal(kept[0]) if isinstance(kept[0], str) else None
            if number is not None and (low is None or number >= Decimal(str(low))) and (
                high is None or number <= Decimal(str(high))
            ):
                return self._walked(key, number)
            self._drop(key, say("talk-number-bounds", low=str(low), high=str(high)))
        raise Asked(Question(key, "number", text, optional=optional, low=low, high=high))

    def date(self, key: str, text: str, *, first: date | None = None, last: date | None = None) -> date:
        """A day between `first` and `last`, typed as 24.11.2026."""
        low = first.toordinal() if first else None
        high = last.toordinal() if last else None
        if (kept := self._kept(key)) is not None:
            when = date.fromisoformat(kept[0])
            if (first is None or when >= first) and (last is None or when <= last):
                return self._walked(key, when)
            self._drop(key, say("talk-date-bounds"))
        raise Asked(Question(key, "date", text, low=low, high=high))

    def place(self, key: str, text: str, *, home: str = "", also: Sequence[Option] = ()) -> Where:
        """Where something is: a point, a typed address, `home` (the label of the button for the address known), or
        the code of one of `also`."""
        options = (*((Option("home", home),) if home else ()), *also)
        if (kept := self._kept(key)) is not None:
            value = kept[0]
            if isinstance(value, dict) or any(value == option.code for option in options):
                return self._walked(key, Where.read(value))
            self._drop(key, say("talk-option-gone"))
        raise Asked(Question(key, "place", text, options))

    def phone(self, key: str, text: str, options: Sequence[Option] = ()) -> str:
        """A telephone number, typed or handed over by the messenger's own button, or the code of one of `options`."""
        if (kept := self._kept(key)) is not None:
            value = str(kept[0])
            if phones.normalised(value) == value or any(value == option.code for option in options):
                return self._walked(key, value)
            self._drop(key, say("talk-phone"))
        raise Asked(Question(key, "phone", text, tuple(options)))

    def photos(self, text: str, more: str) -> list[dict[str, Any]]:
        """What was attached, at most ten; may be left out. `more` is the question once something has come."""
        if (kept := self._kept(FILES)) is not None and (kept[0] or {}).get("done"):
            return self._walked(FILES, self.files())
        count = pictures(self.files())
        raise Asked(Question(FILES, "photos", more if count else text, optional=count == 0, count=count))

    def document(self, key: str, text: str, *, optional: bool = False) -> dict[str, Any] | None:
        """One attachment (a photo of a paper, say); None when left out."""
        if (kept := self._kept(key)) is not None:
            paper: dict[str, Any] | None = kept[0]
            return self._walked(key, paper)
        raise Asked(Question(key, "document", text, optional=optional))

    def confirm(
        self, key: str, text: str, yes: str, *, changes: Sequence[Change] = (), also: Sequence[Option] = ()
    ) -> None:
        """The last page: `yes` ends the conversation, `changes` are answers that can be given anew.

        `also` are shortcuts whose code `name=value` sets an answer and shows this page again.
        """
        value = (self._kept(key) or [None])[0]
        if value == "yes":
            self.path.append(key)
            return
        if value == "change":
            self.path.append(key)
            chosen = (self._kept(f"{key}.change") or [None])[0]
            for change in changes:
                if chosen == change.code:
                    raise Again([*change.drops, key, f"{key}.change"], change.put)
            which = tuple(Option(change.code, change.label) for change in changes)
            raise Asked(Question(f"{key}.change", "choose", say("talk-change-which"), which))
        if isinstance(value, str) and any(value == option.code for option in also):
            name, _, chosen = value.partition("=")
            raise Again([key], {name: chosen})
        more = (Option("change", say("talk-change")),) if changes else ()
        raise Asked(Question(key, "confirm", text, (Option("yes", yes), *also, *more)))

    def look(self, key: str, function: Callable[..., T], *args: Any) -> T:
        """What a reading function says, read once and kept as JSON for every later run; new arguments read anew."""
        name, wanted = f"look.{key}", list(args)
        kept = self.answers.get(name)
        if kept is None or kept["args"] != wanted:
            kept = {"args": wanted, "result": function(self.connection, *args)}
            self.answers[name] = kept
        result: T = kept["result"]
        return result

    def given(self, key: str, default: Any = None) -> Any:
        """An answer that may be there, without asking for it."""
        return self.answers.get(key, default)

    def files(self) -> list[dict[str, Any]]:
        """What has been attached so far."""
        return list((self.answers.get(FILES) or {}).get("files", ()))

    def _kept(self, key: str) -> list[Any] | None:
        if key in self._used:
            raise ValueError(f"the key {key!r} is asked twice in one run")
        self._used.add(key)
        if len(self._used) > MOST_KEYS:
            raise ValueError(f"more than {MOST_KEYS} keys")
        return [self.answers[key]] if key in self.answers else None

    def _walked(self, key: str, value: T) -> T:
        self.path.append(key)
        return value

    def _drop(self, key: str, note: str) -> None:
        del self.answers[key]
        self.notes[key] = note
