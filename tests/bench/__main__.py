"""`python -m tests.bench`: the bot beside a bare echo and beside aiogram's FSM, in turn, medians of the rounds."""

import argparse
import asyncio
import statistics
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from bot.sandbox.vk import VkStandIn
from tests.bench import board, register
from tests.bench.bot_api import BotApi
from tests.bench.contenders import DVOR, ECHO, FSM, Contender, Stable
from tests.bench.runs import Figures, Track

REGISTER = Path("../shared/data/houses_vologda.csv.gz")
ROWS = (
    ("updates a second, closed loop", "rate", ">=", 0.8),
    ("CPU ms an update, closed loop", "cpu", "<=", 1.3),
    ("CPU ms an update, 30 a second", "calm", "", 0),
    ("p50 ms, 30 a second", "median", "", 0),
    ("p99 ms, 30 a second", "p99", "<=", 2.0),
    ("memory MB", "memory", "<=", 1.3),
    ("start s", "start", "<=", 1.5),
    ("calls an update", "calls", "", 0),
)


async def bench(options: argparse.Namespace) -> int:
    """All rounds and the table; the exit code is 1 when a conversation failed."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        async with VkStandIn(now=lambda: datetime.fromtimestamp(1_790_000_000, UTC)) as vk:
            vk.community(200_001, "vk1.TEST")
            server = BotApi(_photo())
            await server.start()
            stable = Stable(Path(folder), server, vk.base)
            await stable.prepare(options.staff)
            track = Track(server, stable)
            rounds = await _rounds(track, options)
            finished = await track.killed(10)
            server.stop()
            print(f"ten conversations killed in the middle (kill -9): {finished} finish")
            failed = sum(each.failed for found in rounds.values() for each in found)
            print(f"failed conversations: {failed}")
            if options.log:
                print(stable.log(), file=sys.stderr)
    return int(failed > 0 or finished != 10)


async def _rounds(track: Track, options: argparse.Namespace) -> dict[str, list[Figures]]:
    contenders: list[Contender] = [each for each in (ECHO, DVOR, FSM) if each.name in options.only]
    rounds: dict[str, list[Figures]] = {each.name: [] for each in contenders}
    for number in range(options.rounds):
        for each in contenders if number % 2 == 0 else reversed(contenders):
            found = await track.measure(each, options.seconds, options.calm)
            rounds[each.name].append(found)
            print(
                f"round {number + 1} {each.name:5} {found.rate:6.0f}/s {found.cpu:6.2f} ms, at 30/s "
                f"{found.calm:5.2f} ms, p50 {found.median:6.1f}, p99 {found.p99:7.1f}, "
                f"{found.memory:5.0f} MB, start {found.start:4.2f} s, failed {found.failed}",
                flush=True,
            )
    _table(rounds, options.rounds)
    return rounds


async def _boards(options: argparse.Namespace) -> None:
    """The desk at a pace that leaves room in a group's twenty a minute, and at one that does not."""
    for change, ask in ((10.0, 15.0), (5.0, 10.0)):
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            print(board.told(await board.measure(Path(folder), options.minutes * 60, change, ask), change, ask))


def _table(rounds: dict[str, list[Figures]], number: int) -> None:
    print(f"\nmedians of {number} rounds, contenders in turn; in brackets the ratio to the echo")
    print(f"{'':32}" + "".join(f"{name:>18}" for name in rounds) + "   goal")
    for label, name, sign, goal in ROWS:
        medians = {who: statistics.median(getattr(each, name) for each in found) for who, found in rounds.items()}
        echo = medians.get("echo") or 0
        cells = [f"{value:9.2f} ({value / echo if echo else 0:5.2f})" for value in medians.values()]
        print(f"{label:32}" + "".join(f"{cell:>18}" for cell in cells) + (f"   {sign} {goal}" if sign else ""))


def _photo() -> bytes:
    from io import BytesIO

    from PIL import Image

    made = BytesIO()
    Image.effect_noise((1280, 960), 60).convert("RGB").save(made, "JPEG", quality=60)
    return made.getvalue()


def main() -> int:
    """Read the options."""
    words = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    words.add_argument("--rounds", type=int, default=5, help="rounds of all contenders in turn (5)")
    words.add_argument("--seconds", type=float, default=8.0, help="seconds of a closed loop (8)")
    words.add_argument("--calm", type=float, default=20.0, help="seconds at thirty updates a second (20)")
    words.add_argument("--only", nargs="+", default=["echo", "dvor", "fsm"], help="which contenders")
    words.add_argument("--staff", action="store_true", help="a staff chat is bound: each ticket is shown as a card")
    words.add_argument("--board", action="store_true", help="only the board of a busy desk, at two paces")
    words.add_argument("--addresses", action="store_true", help="only the register's addresses, typed with slips")
    words.add_argument("--register", action="store_true", help="only the import of the register: seconds and memory")
    words.add_argument("--file", type=Path, default=REGISTER, help=f"the register of houses ({REGISTER})")
    words.add_argument("--sample", type=int, default=2500, help="addresses that are typed (2500)")
    words.add_argument("--seed", type=int, default=7, help="of the sample and its slips (7)")
    words.add_argument("--missed", type=int, default=0, help="so many that were not found are shown")
    words.add_argument("--minutes", type=float, default=3.0, help="of the board's run at each pace (3)")
    words.add_argument("--quick", action="store_true", help="a few seconds: whether it works, no figures to quote")
    words.add_argument("--log", action="store_true", help="what the contenders wrote to their log")
    options = words.parse_args()
    if options.quick:
        options.rounds, options.seconds, options.calm = 1, 1.0, 2.0
    if options.board:
        asyncio.run(_boards(options))
        return 0
    if options.addresses or options.register:
        return asyncio.run(register.bench(options))
    return asyncio.run(bench(options))


if __name__ == "__main__":
    sys.exit(main())
