"""`python -m tests.bench --register`: the open register from file to answer, while residents are answered.

The import runs as a program of its own, as an operator would start it; beside it, on the same database, somebody
writes all the time and is timed.
"""

import argparse
import asyncio
import os
import re
import shutil
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from domain.places import Point
from handlers.texts import speak
from storage import houses, inbox
from storage.inbox import Arrived
from storage.store import Store, migrate
from tests.bench import addresses

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
GOAL_SECONDS, GOAL_MEMORY = 20.0, 300.0


async def bench(options: argparse.Namespace) -> int:
    """Import, print, and ask for addresses where that is wanted; 1 when a goal is missed."""
    if not options.file.exists():
        raise SystemExit(f"no register at {options.file}: name one with --file")
    speak("ru")
    with tempfile.TemporaryDirectory(prefix="register-") as folder:
        url = f"sqlite+aiosqlite:///{folder}/dvor.db"
        await asyncio.to_thread(migrate, url)
        store = await Store.open(url)
        try:
            good = await _import(store, url, options.file.resolve(), folder)
            if options.addresses:
                found = await store.read(addresses.measure, options.sample, options.seed)
                print(addresses.told(found, missed=options.missed))
                good &= addresses.reached(found)
        finally:
            await store.close()
    return int(not good)


async def _import(store: Store, url: str, file: Path, folder: str) -> bool:
    environment = os.environ | {"DATABASE_URL": url, "PYTHONPATH": str(Path.cwd())}
    file = _copied(file, folder)
    starts = time.perf_counter()
    command = (sys.executable, "-m", "bot", "import", "houses", str(file))
    running = await asyncio.create_subprocess_exec(*command, env=environment, cwd=folder, stdout=-1, stderr=-1)
    talking = asyncio.ensure_future(_talk(store))
    watching = asyncio.ensure_future(_memory(running.pid))
    told, _ = await running.communicate()
    seconds = time.perf_counter() - starts
    talking.cancel()
    waits = sorted(await talking)
    peak = await watching
    print(told.decode().splitlines()[-1])
    print(
        f"from file to answer: {seconds:.1f} s (goal <= {GOAL_SECONDS:.0f}), {peak:.0f} MB (goal <= {GOAL_MEMORY:.0f})"
    )
    print(f"meanwhile {len(waits)} messages were written and answered, the slowest in {waits[-1] * 1000:.0f} ms")
    return running.returncode == 0 and seconds <= GOAL_SECONDS and peak <= GOAL_MEMORY


def _copied(file: Path, folder: str) -> Path:
    """Bad rows are written beside a file: the register itself may lie where nobody may write."""
    return Path(shutil.copy(file, Path(folder, "register" + "".join(file.suffixes))))


async def _talk(store: Store) -> list[float]:
    """Somebody writes, twenty times a second: what comes in is kept, and the houses nearby are read."""
    waits: list[float] = []
    try:
        for number in range(1, 100_000):
            starts = time.perf_counter()
            arrived = Arrived(f"u{number}", "100", "100", number, "{}")
            await store.write(inbox.add, 1, [arrived], "", NOW)
            await store.read(houses.nearest, Point(59.2, 39.9))
            waits.append(time.perf_counter() - starts)
            await asyncio.sleep(0.05)
    except asyncio.CancelledError:
        pass
    return waits


async def _memory(pid: int) -> float:
    """The most that a program held, in megabytes, as the kernel says it."""
    peak = 0.0
    status = Path(f"/proc/{pid}/status")
    try:
        while found := re.search(r"VmHWM:\s+(\d+) kB", status.read_text()):  # noqa: ASYNC240 no disk is asked
            peak = max(peak, int(found[1]) / 1024)
            await asyncio.sleep(0.02)
    except OSError:
        pass
    return peak
