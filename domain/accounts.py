"""Personal accounts: their numbers as people and programs write them, codes from receipts, owners' shares."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache

from domain.errors import Refused

LONGEST = 40
"""Characters of an account's number."""
_EXPONENT = re.compile(r"[-+]?\d+(?:[.,]\d+)?[eе][-+]?\d{1,3}", re.IGNORECASE)
_WHOLE = re.compile(r"(\d+)[.,]0+")
_PARTS = re.compile(r"(\d{1,18})\s*[/\\]\s*(\d{1,18})")
_DECIMAL = re.compile(r"(\d{1,9})(?:[.,](\d{1,12}))?\s*(%?)")


@dataclass(frozen=True, slots=True)
class Account:
    """A flat's personal account with an organisation."""

    id: int
    organisation: int
    flat: int | None
    number: str
    """As the organisation writes it, leading zeros kept."""
    key: str
    """The number in comparable form."""
    area: str = ""
    """Square metres as a decimal, «54.3»; empty when nobody said."""
    has_code: bool = False
    archived: bool = False


@dataclass(frozen=True, slots=True)
class Flat:
    """A room of a house that has a number: a flat or an office."""

    id: int
    house: int
    number: str
    entrance: str = ""
    floor: str = ""
    area: str = ""
    living: bool = True


@dataclass(frozen=True, slots=True)
class Share:
    """Who owns how much of what an account is for; `part` is None where nobody said."""

    owner: str
    part: Fraction | None = None
    area: str = ""


@dataclass(frozen=True, slots=True)
class Meter:
    """A meter of a flat: «cold», «hot», «electricity», «heat», «gas», or the kind as a file calls it."""

    id: int
    flat: int | None
    account: int
    kind: str
    serial: str
    place: str = ""
    tariffs: int = 1
    verified_until: date | None = None
    archived: bool = False


def number(typed: str) -> str:
    """An account's number without what spreadsheets add to it. Raises Refused where it is none any more."""
    text = " ".join(typed.strip().lstrip("'`№").split())
    if _EXPONENT.fullmatch(text):
        raise Refused("account-exponent", said=text)
    if whole := _WHOLE.fullmatch(text):
        text = whole[1]
    if not key(text) or len(text) > LONGEST or not re.search(r"\d", text):
        raise Refused("account-number")
    return text


def key(number: str) -> str:
    """What two ways to write a number have in common: no leading zeros, spaces, hyphens, no case."""
    plain = re.sub(r"[\s\-–—]", "", number).casefold()
    return plain.lstrip("0") or plain[:1]


def plain_code(code: str) -> str:
    """A code as it is compared: people leave out the spaces and hyphens of a receipt."""
    return re.sub(r"[\s\-–—.]", "", code).casefold()


def code_hash(organisation: int, key: str, code: str) -> str:
    """What is kept of a code: nobody who reads the database reads a code, and equal codes do not look equal."""
    salt = hashlib.sha256(f"{organisation}:{key}".encode()).digest()[:16]
    return hashlib.blake2b(plain_code(code).encode(), salt=salt, digest_size=20).hexdigest()


@lru_cache(maxsize=1024)
def part(typed: str) -> Fraction | None:
    """A share exactly as it is written: «1/3», «0,5», «50%», «33,33» (of a hundred); None for an empty cell.

    Raises Refused. Housing Code art. 37: shares of owners are fractions, so they are never rounded.
    """
    text = typed.strip()
    if not text or text in ("-", "—"):
        return None
    if parts := _PARTS.fullmatch(text):
        over, under = int(parts[1]), int(parts[2])
        if not 0 < over <= under:
            raise Refused("share-wrong", said=text)
        return Fraction(over, under)
    match = _DECIMAL.fullmatch(text)
    if match is None:
        raise Refused("share-wrong", said=text)
    after = match[2] or ""
    found = Fraction(int(match[1] + after), 10 ** len(after))
    if match[3] or found > 1:
        found /= 100
    if not 0 < found <= 1:
        raise Refused("share-wrong", said=text)
    return found
