"""Takes updates in: a batch is committed to the inbox first, and only then confirmed to the messenger."""

import logging

from bot.clock import Clock
from bot.faults import Backoff, database_failed
from bot.lines import Batch, Line, Wake
from bot.presses import Presses
from storage import inbox, lines
from storage.store import Store

log = logging.getLogger(__name__)


async def take_in(line: Line, store: Store, clock: Clock, wake: Wake, presses: Presses) -> None:
    """Poll the line for ever. Raises TokenRefused when the messenger no longer knows us."""
    cursor = next((row.cursor for row in await store.read(lines.all) if row.id == line.id), "")
    async for batch in line.poll(cursor):
        for letter in batch.letters:
            if letter.press:
                presses.expect(line.id, letter.press)
        if batch.letters or batch.cursor not in ("", cursor):
            await _keep(line, batch, store, clock)
            cursor = batch.cursor or cursor
        if batch.letters:
            wake()  # coming back for the next batch is what confirms this one


async def _keep(line: Line, batch: Batch, store: Store, clock: Clock) -> None:
    """Commit the batch, however long the database needs: what is not kept must not be confirmed."""
    arrived = [
        inbox.Arrived(letter.update, letter.chat, letter.person, letter.position, letter.raw, letter.press)
        for letter in batch.letters
    ]
    backoff = Backoff(most=30)
    while True:
        try:
            await store.write(inbox.add, line.id, arrived, batch.cursor, clock.now())
            return
        except Exception as error:
            if not database_failed(error):
                raise
            log.warning("%s: the database does not take updates in: %s", line.can.messenger, type(error).__name__)
        await backoff.pause()
