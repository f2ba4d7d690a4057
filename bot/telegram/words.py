"""Text as Telegram counts it: in UTF-16 units."""

from typing import Final

TEXT: Final = 4096
CAPTION: Final = 1024
NOTE: Final = 200
"""What an acknowledged press may say."""

_MORE: Final = "…"


def units(text: str) -> int:
    """How long Telegram thinks the text is: an emoji outside the first plane counts twice."""
    return len(text) + sum(char > "\uffff" for char in text)


def fitted(text: str, most: int) -> str:
    """The text in at most `most` units, cut with «…» between characters; halves of surrogate pairs become «?»."""
    if not text.isascii():
        text = text.encode("utf-8", "replace").decode()
    if len(text) * 2 <= most or units(text) <= most:
        return text
    kept = text.encode("utf-16-le")[: (most - 1) * 2].decode("utf-16-le", "ignore")
    return kept.rstrip() + _MORE
