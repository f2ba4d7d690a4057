"""What the stand-ins remember between two starts of the demo: chats, people, updates that wait.

It is written when the demo ends and taken away when it begins, so that it never disagrees with the database: after a
crash, and after the stand-ins themselves have changed, the town begins anew.
"""

import hashlib
import io
import pickle
from pathlib import Path
from typing import Any

from bot.sandbox.changes import Changes
from bot.sandbox.max import MaxStandIn
from bot.sandbox.strict import Bucket, Pace
from bot.sandbox.telegram import TelegramStandIn
from bot.sandbox.vk import VkStandIn

HERE = Path(__file__).parent
Remembered = list[tuple[dict[str, Any], int]]
"""Of each messenger: what its world holds, and its count of changes."""
_LEFT_OUT = {"now", "changes", "presses"}
"""Not remembered: what belongs to the running process, and presses, which nobody waits for any more."""


def _known() -> str:
    """A mark of the code by which what is remembered was written."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(HERE.glob("*.py")))).hexdigest()


class _Pickler(pickle.Pickler):
    """Leaves out what only the running process knows: who waits, and how fast things have gone."""

    def reducer_override(self, thing: Any) -> Any:
        if isinstance(thing, Changes):
            return _changes, (thing.count,)
        if isinstance(thing, Pace):
            return _pace, (thing.on,)
        if isinstance(thing, Bucket):
            return Bucket, (thing.burst, thing.rate)
        return NotImplemented


def _changes(count: int) -> Changes:
    changes = Changes()
    changes.count = count
    return changes


def _pace(on: bool) -> Pace:
    pace = Pace()
    pace.on = on
    return pace


def keep(file: Path, telegram: TelegramStandIn, vk: VkStandIn, max: MaxStandIn) -> None:
    """Write down what the messengers know."""
    sides = [({k: v for k, v in vars(one.world).items() if k not in _LEFT_OUT}, one.changes.count)
             for one in (telegram, vk, max)]
    out = io.BytesIO()
    _Pickler(out).dump((_known(), sides))
    written = file.with_suffix(".part")
    written.write_bytes(out.getvalue())
    written.replace(file)


def recall(file: Path) -> Remembered | None:
    """What was written down, which is thereby used up; None when there is nothing that fits."""
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return None
    file.unlink()
    try:
        known, sides = pickle.loads(content)  # our own file, by our own code
    except (pickle.PickleError, AttributeError, ImportError, EOFError, TypeError, ValueError):
        return None
    remembered: Remembered = sides
    return remembered if known == _known() else None


def restore(sides: Remembered, telegram: TelegramStandIn, vk: VkStandIn, max: MaxStandIn) -> None:
    """Let the messengers know again what they knew."""
    worlds: list[Any] = [telegram.world, vk.world, max.world]
    for world, (remembered, count) in zip(worlds, sides, strict=True):
        for name, value in remembered.items():
            setattr(world, name, value)
        world.changes.count = count
    vk.world.files.base, max.world.files.base = vk.base, max.base
