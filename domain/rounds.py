"""An executor's day: in which order the houses are gone to."""

import re

_PARTS = re.compile(r"\d+|\D+")
Place = tuple[tuple[int, str], ...]


def place(*parts: str) -> Place:
    """Address, entrance, flat as what they are sorted by: house 9 comes before house 12."""
    found = [piece for part in parts for piece in [*_PARTS.findall(part.casefold().replace("ё", "е")), ""]]
    return tuple((int(piece), "") if piece.isdecimal() and len(piece) < 9 else (-1, piece) for piece in found)

