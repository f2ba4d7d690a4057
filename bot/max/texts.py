"""Texts that MAX takes."""

from html import escape
from typing import Final

TEXT: Final = 4000
NOTE: Final = 200
"""What an answered press may say: MAX names no limit, a phone shows no more."""


def cut(text: str, most: int) -> str:
    """The text within `most` UTF-16 units, «…» where it was cut; halves of characters become visible marks."""
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) <= most * 2:
        return units.decode("utf-16-le", "replace")
    return units[: (most - 1) * 2].decode("utf-16-le", "ignore") + "…"


def bold(text: str) -> str:
    """HTML in which the first line stands out and nothing else is markup; empty where MAX would not take so much."""
    first, newline, rest = text.partition("\n")
    marked = f"<b>{escape(first, quote=False)}</b>{newline}{escape(rest, quote=False)}"
    return marked if first.strip() and len(marked.encode("utf-16-le", "replace")) <= TEXT * 2 else ""
