"""Telephone numbers as people type them: «8 (910) 555-01-01», «+7 910 5550101», «9105550101»."""

import re

_TYPED = re.compile(r"\+?[\d\s().\u2010-\u2015-]+")
_RUSSIAN = 11
_SHORTEST, _LONGEST = 10, 15
"""Digits of a number with the code of a country."""


def normalised(text: str) -> str:
    """The number as «+79105550101»; empty when it is none that can be called from anywhere."""
    text = text.strip()
    if not _TYPED.fullmatch(text):
        return ""
    digits = re.sub(r"\D", "", text)
    if text.startswith("+") and not digits.startswith(("7", "89")):  # «+8 910…» is «8 910…»: no country begins so
        return f"+{digits}" if _SHORTEST <= len(digits) <= _LONGEST and digits[0] != "0" else ""
    if len(digits) == _RUSSIAN - 1:
        digits = "7" + digits
    if len(digits) != _RUSSIAN or digits[0] not in "78" or digits[1] in "012":
        return ""
    return f"+7{digits[1:]}"


def shown(phone: str) -> str:
    """The number as people read it: «+7 910 555-01-01»."""
    if len(phone) == _RUSSIAN + 1 and phone.startswith("+7"):
        return f"+7 {phone[2:5]} {phone[5:8]}-{phone[8:10]}-{phone[10:]}"
    return phone
