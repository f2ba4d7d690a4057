"""Telephone numbers as people type them: «8 (910) 555-01-01», «+7 910 5550101», «9105550101»."""

import re
from dataclasses import dataclass

_TYPED = re.compile(r"\+?[\d\s().\u2010-\u2015-]+")
_RUSSIAN = 11
_SHORTEST, _LONGEST = 10, 15
"""Digits of a number with the code of a country."""

_GAP = r"[\s().\u2010-\u2015-]{0,3}"
_SAID = r"(?:\b(?:телефон|тел|т|моб|мобильный|сот|сотовый|номер|контакт|конт)\b[\s.:№-]*)*"
_WHOLE = re.compile(
    rf"{_SAID}(?<!\d)(?<!\d[-/])"
    rf"(?P<number>\+?[78](?:{_GAP}\d){{10}}|\+\d(?:{_GAP}\d){{9,13}}|\(?9(?:{_GAP}\d){{9}}|\(\d{{3,5}}\)(?:{_GAP}\d){{5,7}})"
    r"(?!\d)",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"(?:(?<!\w)(?:телефон|тел|т\.|моб)[\s.:№-]*(?P<said>\d(?:{_GAP}\d){{4,8}})|(?<![\d/-])(?P<bare>\d{{2,3}}-\d\d-\d\d))(?![\d-])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A number in a text, and what of the text it takes up with the word «тел.» before it."""

    start: int
    end: int
    phone: str
    """As «+79105550101»; empty for a number that lacks the code of its town."""
    typed: str


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


def find(text: str) -> Found | None:
    """The first number that can be called; else the first that lacks its code; None where there is none."""
    for match in _WHOLE.finditer(text):
        if phone := normalised(match["number"]):
            return Found(match.start(), match.end(), phone, match["number"])
    for match in _PART.finditer(text):
        typed = match["said"] or match["bare"]
        if match["said"] or not _is_date(typed):
            return Found(match.start(), match.end(), "", typed)
    return None


def _is_date(typed: str) -> bool:
    day, month, _ = (int(part) for part in typed.split("-"))
    return 1 <= day <= 31 and 1 <= month <= 12
