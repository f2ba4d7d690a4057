"""Takes a register of houses over from a file and tells what came of it; the last line is the sum."""

from collections.abc import Callable
from pathlib import Path

from bot.clock import Clock
from domain.errors import Unreadable
from handlers.texts import say
from storage import register
from storage.register import NoColumns, Reading, Register
from storage.store import Store

SHOWN = 5
"""Bad rows that are told one by one."""

Tell = Callable[[str], None]


async def import_houses(store: Store, file: Path, clock: Clock, *, dry: bool, tell: Tell, warn: Tell) -> int:
    """Apply the good rows together, put the bad ones beside; 0 when a row was good, 1 when none."""
    try:
        reading = register.read(file)
        found = await register.apply(store, reading, clock.now(), dry=dry)
    except NoColumns as error:
        warn(say("houses-no-columns", file=str(file), columns=", ".join(error.columns)))
        return _nothing(tell)
    except OSError as error:
        warn(say("houses-unreadable", file=str(file), why=error.strerror or type(error).__name__))
        return _nothing(tell)
    except Unreadable as error:
        warn(say("houses-unreadable", file=str(file), why=str(error)))
        return _nothing(tell)
    _tell_bad(file, reading, found, tell, keep=not dry)
    counts = {name: str(getattr(found, name)) for name in ("new", "changed", "same")}
    sums = say("houses-sum-dry" if dry else "houses-sum", **counts, bad=str(len(found.bad)))
    tell(sums + _organisation(found))
    return 0 if found.good else 1


def _nothing(tell: Tell) -> int:
    tell(say("houses-sum", new="0", changed="0", same="0", bad="0"))
    return 1


def _tell_bad(file: Path, reading: Reading, found: Register, tell: Tell, *, keep: bool) -> None:
    for bad in found.bad[:SHOWN]:
        tell(say("houses-bad-row", line=str(bad.line), why=say(bad.why)))
    if found.bad and keep:
        register.write_errors(file, reading, found.bad, say("houses-bad-column"), say)
        tell(say("houses-bad-file", file=str(register.errors_file(file)), count=len(found.bad)))


def _organisation(found: Register) -> str:
    if not found.organisation:
        return ""
    others = len(found.companies) - 1
    several = say("houses-sum-others", count=others) if others > 0 else ""
    return " " + say("houses-sum-organisation", name=found.organisation) + several
