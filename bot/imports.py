"""Takes a register of houses over from a file and tells what came of it; the last line is the sum."""

from collections.abc import Callable
from pathlib import Path

from bot.clock import Clock
from bot.progress import Progress
from domain.errors import Unreadable
from handlers.file_words import found_words, unreadable
from handlers.texts import say
from storage import doubted, register
from storage.register import Register
from storage.store import Store

SHOWN = 5
"""Bad rows, and houses that are gone, that are told one by one."""

Tell = Callable[[str], None]


async def import_houses(
    store: Store, file: Path, clock: Clock, *, dry: bool, tell: Tell, warn: Tell, gone: bool = False
) -> int:
    """Apply the good rows together, put the bad ones beside; 0 when a row was good, 1 when none."""
    progress = Progress()
    try:
        reading = register.read(file)
        found = await register.apply(store, reading, clock.now(), dry=dry, gone=gone, watch=progress)
    except (Unreadable, OSError) as error:
        warn(unreadable(error, str(file)))
        tell(say("houses-sum", new="0", changed="0", same="0", bad="0"))
        return 1
    finally:
        progress.end()
    *told, last = house_lines(found, dry=dry)
    for line in told:
        tell(line)
    if found.bad and not dry:
        errors = register.errors_file(reading)
        register.write_errors(errors, reading, found.bad, say("houses-bad-column"), say)
        tell(say("houses-bad-file", file=str(errors), count=len(found.bad)))
    tell(last)
    return 0 if found.good else 1


def house_lines(found: Register, *, dry: bool) -> list[str]:
    """What came of a file of houses: some bad rows, what is gone, what is doubtful, and the sum."""
    told = [say("houses-bad-row", line=str(bad.line), why=say(bad.why)) for bad in found.bad[:SHOWN]]
    told += [say("houses-gone-house", address=address) for address in found.missing[:SHOWN]]
    if found.gone:
        told.append(say("houses-gone-dry" if dry else "houses-gone", count=found.gone))
    if found.held:
        told.append(say("houses-held", count=found.held))
    if doubtful := sum(found.doubtful.values()):
        told.append(say("houses-doubtful", count=doubtful))
    return [*told, found_words(found, dry=dry)]


async def list_doubtful(store: Store, tell: Tell) -> int:
    """Every house whose place is not trusted, the last line the sum."""
    found = await store.read(doubted.doubtful)
    for house in found:
        why = say(f"doubtful-{house.doubt}")
        tell(say("doubtful-house", number=str(house.id), address=house.address, why=why))
    tell(say("doubtful-sum", count=len(found)) if found else say("doubtful-none"))
    return 0
