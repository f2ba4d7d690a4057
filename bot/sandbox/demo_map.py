"""The town's map as the page draws it: houses as blocks, streets as lines along them. No tiles, no internet."""

import re
from collections import defaultdict
from collections.abc import Sequence
from math import atan2, cos, radians, sin
from typing import Any

from domain.houses import House

Json = dict[str, Any]
OURS = (
    ("ул. Ленина", (51.73400, 36.19318), (51.72790, 36.19318)),
    ("ул. Садовая", (51.73205, 36.19080), (51.73205, 36.20060)),
    ("ул. Мира", (51.72925, 36.19080), (51.72925, 36.20060)),
)
"""The streets of the town that the demo brings along: a name and the line, by latitude and longitude."""
_NUMBER = re.compile(r",\s*(?=(?:д|дом)\b\.?\s*\S)|,\s*(?=\d)")


def drawn(houses: Sequence[House], *, own: bool) -> Json:
    """What the page needs to draw: `houses` with street, number and place, `streets` with name and line."""
    blocks = []
    for house in houses:
        street, number = _parts(house.short)
        blocks.append({"address": house.address, "short": house.short, "street": street, "number": number,
                       "place": [house.latitude, house.longitude], "floors": house.floors or 5})
    lines = [(name, start, end) for name, start, end in OURS] if not own else _along(blocks)
    return {"houses": blocks, "streets": [{"name": name, "line": [start, end]} for name, start, end in lines]}


def _parts(short: str) -> tuple[str, str]:
    """«ул. Мира, д. 2, к. 1» is «ул. Мира» and «2 к1»."""
    street, *rest = _NUMBER.split(short, maxsplit=1)
    number = re.sub(r"\b(?:дом|д)\b\.?\s*", "", rest[0]) if rest else ""
    return street, re.sub(r",?\s*\b(к|корп|корпус|стр|с)\b\.?\s*", r" \1", number).strip()


def _along(blocks: Sequence[Json]) -> list[tuple[str, tuple[float, float], tuple[float, float]]]:
    """A line through the houses of each street that has several, in the direction in which they lie."""
    streets: dict[str, list[list[float]]] = defaultdict(list)
    for block in blocks:
        streets[block["street"]].append(block["place"])
    found = []
    for name, places in streets.items():
        if len(places) < 2:
            continue
        north, east = (sum(place[at] for place in places) / len(places) for at in (0, 1))
        narrow = cos(radians(north))
        apart = [(place[0] - north, (place[1] - east) * narrow) for place in places]
        turn = atan2(2 * sum(a * b for a, b in apart), sum(b * b - a * a for a, b in apart)) / 2
        along = [b * cos(turn) + a * sin(turn) for a, b in apart]
        low, high = min(along) - 0.0006, max(along) + 0.0006
        ends = [(north + far * sin(turn), east + far * cos(turn) / narrow) for far in (low, high)]
        found.append((name, ends[0], ends[1]))
    return found
