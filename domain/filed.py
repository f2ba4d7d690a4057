"""A report as it is filed, before it has a number."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class NewTicket:
    """A report as it is filed; the fields are those of Ticket."""

    organisation: int
    person: int
    line: int
    chat: str
    category: str
    urgency: str
    emergency: bool = False
    story: str = ""
    name: str = ""
    house: int | None = None
    address: str = ""
    latitude: float | None = None
    longitude: float | None = None
    entrance: str = ""
    flat: str = ""
    unfinished: bool = False
    ack_due: datetime | None = None
    first_due: datetime | None = None
    promised: datetime | None = None
    legal_due: datetime | None = None
    team: int | None = None
    kind: str = "problem"
