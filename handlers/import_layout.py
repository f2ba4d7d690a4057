"""Which column is what? Asked once for a header that nobody knows, with the first rows before one's eyes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.account_columns import ASKED
from handlers import import_steps
from handlers.book import conversation
from handlers.questions import Option
from handlers.stops import Command
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import cut
from storage import imports
from storage.imports import State

NONE = "*none"
ROW, CELL = 160, 24
"""Characters of a row that is shown, and of a cell in it."""


@dataclass(frozen=True, slots=True)
class Settle:
    """Every column that matters is named."""

    file: int
    columns: Mapping[str, int] = field(default_factory=dict)

    def do(self, visit: Visit) -> None:
        """Remember it for the organisation and read the file."""
        visit.posts.extend(import_steps.settle(visit.connection, self.file, self.columns, visit.now))
        visit.errands = True


@dataclass(frozen=True, slots=True)
class Over:
    """The file has gone its way meanwhile."""

    def do(self, visit: Visit) -> None:
        """Say so."""
        visit.answer(say("import-gone"))


@conversation("columns")
def columns(talk: Talk) -> Command:
    """One question a column; what the header said by itself is not asked, nor what no column is left for."""
    one = imports.get(talk.connection, int(talk.given("file")))
    if one is None or one.state != State.LAYOUT:
        return Over()
    known: dict[str, int] = dict(one.layout["where"])
    header = [name or say("columns-nameless") for name in one.layout["header"]]
    shown = "" if talk.given("closed") else _examples(one.layout["examples"])
    for name in ASKED:
        if name in known or _needless(name, known):
            continue
        free = [at for at in range(len(header)) if at not in known.values()]
        if not free:
            break
        options = [Option(str(at), cut(f"{letter(at)}: {header[at]}", 40)) for at in free]
        needed = name == "account" or (name in ("street", "house") and "address" not in known)
        extra = () if needed else (Option(NONE, say("columns-none")),)
        asked = "\n\n".join(part for part in (shown, say(f"columns-ask-{name}")) if part)
        code = str(talk.choose(name, asked, options, extra=extra))
        if code != NONE:
            known[name] = int(code)
    return Settle(one.id, known)


def letter(at: int) -> str:
    """A column as spreadsheets call it: A, B … Z, AA."""
    first, last = divmod(at, 26)
    return (chr(64 + first) if first else "") + chr(65 + last)


def _needless(name: str, known: Mapping[str, int]) -> bool:
    """A street where the whole address is there; a share without an owner."""
    return (name in ("street", "house") and "address" in known) or (name == "share" and "owner" not in known)


def _examples(rows: list[list[str]]) -> str:
    told = [" | ".join(cut(cell.replace("\n", " "), CELL) for cell in row if cell.strip()) for row in rows]
    return "\n".join(cut(row, ROW) for row in told)
