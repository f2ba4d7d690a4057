"""Texts that VK takes."""

TEXT = 4096
"""Characters in a message: the schema says 9,000, the server refuses more than this."""


def cut(text: str, most: int) -> str:
    """The text within `most` UTF-16 units, «…» where it was cut; halves of characters become visible marks."""
    units = text.encode("utf-16-le", "surrogatepass")
    whole = units.decode("utf-16-le", "replace")
    if len(units) <= most * 2:
        return whole
    return units[: (most - 1) * 2].decode("utf-16-le", "ignore") + "…"
