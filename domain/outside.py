"""Numbers of other systems: how they are read from what somebody types, and compared."""

import re

SYSTEMS = ("ГИС ЖКХ", "ПОС", "ЕДС", "Госуслуги", "Инцидент", "112")
"""The usual ones, by their own names; another is called as it is typed."""
LONGEST_SYSTEM, LONGEST_NUMBER = 24, 40
_TWINS = {"гис": "ГИС ЖКХ", "гисжкх": "ГИС ЖКХ", "ддс": "ЕДС", "еддс": "ЕДС", "епгу": "Госуслуги"}
_KNOWN = {re.sub(r"\W", "", name.casefold()): name for name in SYSTEMS} | _TWINS
_TYPED = re.compile(r"(?P<system>\D*?)[\s:,№#]*(?P<number>[\w\-/.]*\d[\w\-/. ]*)", re.DOTALL)


def key(number: str) -> str:
    """A number as it is compared: «123-45», «123/45» and «№ 12345» are one."""
    return re.sub(r"[\W_]+", "", number.casefold())


def system(typed: str) -> str:
    """The name of a system; empty when it is none that can be kept."""
    name = " ".join(typed.split()).strip(" .,:;№#")
    known = _KNOWN.get(re.sub(r"\W", "", name.casefold()))
    return known or (name if 0 < len(name) <= LONGEST_SYSTEM else "")


def read(typed: str) -> tuple[str, str]:
    """System and number out of «ГИС 123-45»; what is not there is empty."""
    words = typed.split()
    for count in range(min(3, len(words)), 0, -1):  # «112 4567», «ГИС ЖКХ 5»: a known name may be of digits
        known = _KNOWN.get(re.sub(r"\W", "", "".join(words[:count]).casefold()))
        if known:
            return known, _number(" ".join(words[count:]))
    found = _TYPED.fullmatch(" ".join(words))
    return (system(found["system"]), _number(found["number"])) if found else (system(typed), "")


def _number(typed: str) -> str:
    number = " ".join(typed.split()).strip(" .,:;№#")
    return number if any(char.isdigit() for char in number) and len(number) <= LONGEST_NUMBER else ""
