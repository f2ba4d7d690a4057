"""Passing on: where a ticket that is passed on really goes."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

Step = tuple[int, int | None]
"""From which organisation to which; None: to a body that has no chat here."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Where it goes: an organisation here, or a body outside, by its name; up when nobody else was named or agreed."""

    organisation: int | None = None
    outside: str = ""
    up: bool = False


def next_stop(
    frm: int, wanted: int | None, name: str, *, above: int | None, working: Collection[int], way: Sequence[Step]
) -> Stop | None:
    """Where a ticket goes that `frm` does not serve; None where nobody is left to take it.

    `wanted` (called `name`) is whom they named, if anybody; `working` has those that somebody works for here; `above`
    is the nearest of those over `frm`. The second time on the same way it goes up: two have passed it to and fro. So
    does what is meant for a body that has no chat here: the organisation above tells it; where there is none, we do.
    """
    known = wanted is not None and wanted in working and wanted != frm
    circles = (frm, wanted) in way
    if known and (not circles or above is None):
        return Stop(wanted, up=wanted == above)
    if above is not None:
        return Stop(above, up=True)
    return Stop(outside=name) if name and not known and wanted != frm else None
