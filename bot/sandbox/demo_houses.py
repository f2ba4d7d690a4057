"""The visitor's own register of houses: read by the same reader as `import houses`, told about in the same words."""

from pathlib import Path

from domain.doubts import Doubt
from domain.errors import Unreadable
from handlers.file_words import unreadable
from handlers.texts import say
from storage import register
from storage.register import Bad, Row

SHOWN = 3
"""Bad rows that are told one by one."""


class NoHouses(Exception):
    """Nobody could live in such a file; the text says why."""


def keep(content: bytes, file: Path) -> str:
    """Put the register where the next round finds it; what was read of it. Raises NoHouses and leaves all as it was."""
    part = file.with_suffix(".part")
    part.write_bytes(content)
    try:
        rows = [_placed(row) for row in register.read(part)]
        good, bad = (sum(isinstance(row, kind) for row in rows) for kind in (Row, Bad))
        if not good:
            raise NoHouses("В файле нет ни одного дома. " + _bad(rows))
    except (Unreadable, OSError) as error:
        raise NoHouses(unreadable(error, "файл")) from error
    else:
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
    skipped = f"Не взято строк: {bad}. {_bad(rows)} " if bad else ""
    return f"Домов в файле: {good}. {skipped}Городок начат заново."


def _placed(row: Row | Bad) -> Row | Bad:
    """The demo plays on a map: a house without a place is no house there."""
    missing = isinstance(row, Row) and row.doubt == Doubt.MISSING
    return Bad(row.line, row.cells, "houses-bad-point") if missing else row


def _bad(rows: list[Row | Bad]) -> str:
    bad = [row for row in rows if isinstance(row, Bad)]
    return " ".join(say("houses-bad-row", line=str(row.line), why=say(row.why)) for row in bad[:SHOWN])
