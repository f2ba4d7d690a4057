"""The organisations that answer, in a tree, and the chats where their people work."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.practice import USUAL, Practice


class Sees(StrEnum):
    """Whether plain messages of a staff chat reach us: nobody can be believed but a message that came."""

    UNASKED = ""
    ASKED = "asked"
    """The chat was asked for a word and it has not come yet."""
    ALL = "all"
    """Proved: a plain message has come."""
    SILENT = "silent"
    """The word did not come."""
    BARRED = "barred"
    """Our rights say that it cannot come."""
    LOST = "lost"
    """It was proved once, and then the rights were taken away."""


class Kind(StrEnum):
    """What an organisation is in the tree."""

    COMPANY = "company"
    MUNICIPALITY = "municipality"
    REGION = "region"
    INSPECTION = "inspection"
    """Reads all that lies in the region above it."""
    SUPPLIER = "supplier"


class Legal(StrEnum):
    """To whom it belongs: public bodies may not serve citizens through foreign messengers (41-FZ)."""

    PRIVATE = "private"
    MUNICIPAL = "municipal"


FOREIGN = ("telegram",)
"""Messengers in which public bodies may not serve citizens (41-FZ): off for them unless an admin answers for it."""


class Ground(StrEnum):
    """Why personal data may be processed (152-FZ, article 6)."""

    CONSENT = "consent"
    INFORMS = "informs"
    """Another ground: people are only told."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """A company or body that residents write to; `name` is empty until a register of houses says it."""

    id: int
    name: str = ""
    phone: str = ""
    """Its emergency phone."""
    timezone: str = "Europe/Moscow"
    """Of its houses; where it has none of its own, the installation's."""
    parent: int | None = None
    """The one above it."""
    kind: str = Kind.COMPANY
    inn: str = ""
    address: str = ""
    office_phone: str = ""
    greeting: str = ""
    """What its residents read first."""
    hours: str = ""
    """«пн–пт 8:00–17:00; сб 9:00–13:00»; empty: not known. Read by domain/hours.py."""
    legal: str = Legal.PRIVATE
    channels_off: tuple[str, ...] = ()
    """Messengers in which its residents are not served."""
    ground: str = Ground.CONSENT
    categories_off: tuple[str, ...] = ()
    """Categories that its residents are not offered."""
    archived: bool = False
    overridden: bool = False
    """Somebody of the installation has set deadlines otherwise than the federal file (domain/terms.py)."""
    practice: Practice = USUAL
    """How it works, where it may choose."""


@dataclass(frozen=True, slots=True)
class Team:
    """A part of an organisation that takes tickets."""

    id: int
    organisation: int
    name: str
    archived: bool = False


@dataclass(frozen=True, slots=True)
class StaffChat:
    """A group where tickets are shown and its members work on them."""

    id: int
    organisation: int
    line: int
    chat: str
    title: str
    bound: datetime
    state: str
    """«bound», or «lost» when the bot was removed from it."""
    pinned: str = ""
    """The board that was pinned there last, or «no» where the bot may not pin."""
    sees: str = Sees.UNASKED
    by_roles: bool = False
    """Who has no role may do nothing there («Только по ролям»)."""
    threads: str = ""
    """For what its topics are: «ticket» or «category»; empty: it keeps none."""

    @property
    def is_bound(self) -> bool:
        """Whether tickets are shown there now."""
        return self.state == "bound"


def name_key(name: str) -> str:
    """A name as it is compared: «ООО "УК  Уют"» and «ООО УК «Уют»» are one company."""
    return " ".join(re.sub(r"[\W_]+", " ", name.casefold().replace("ё", "е")).split())
