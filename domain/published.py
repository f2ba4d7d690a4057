"""What must not stand in a text that neighbours will read: a telephone number, a flat (152-FZ)."""

import re

_PHONE = re.compile(r"\d(?:[\s()+-]*\d){5,}")
_FLAT = re.compile(r"\b(?:кв|квартир\w*)\b\.?\s*№?\s*\d+", re.IGNORECASE)


def is_private(text: str) -> bool:
    """Whether there seems to be a phone or a flat in it."""
    return bool(_PHONE.search(text) or _FLAT.search(text))
