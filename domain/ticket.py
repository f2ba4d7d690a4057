"""A ticket: a reported problem with all that is known of it. What can be done to it is in domain/tickets.py."""

from dataclasses import dataclass
from datetime import datetime

from domain.states import Status
from domain.taxonomy import Urgency


@dataclass(frozen=True, slots=True)
class Ticket:
    """A reported problem; `id` is its number."""

    id: int
    organisation: int
    person: int
    line: int
    chat: str
    category: str
    urgency: Urgency
    emergency: bool
    story: str
    status: Status
    made: datetime
    changed: datetime
    version: int = 1
    name: str = ""
    """As the resident gave it; empty when they did not want to."""
    house: int | None = None
    address: str = ""
    latitude: float | None = None
    longitude: float | None = None
    entrance: str = ""
    flat: str = ""
    executor: int | None = None
    """The person who works on it or is asked to."""
    executor_name: str = ""
    assigned: datetime | None = None
    reason: str = ""
    until: datetime | None = None
    unfinished: bool = False
    """Sent to staff before the resident had told everything."""
    ack_due: datetime | None = None
    first_due: datetime | None = None
    promised: datetime | None = None
    legal_due: datetime | None = None
    phone: str = ""
    """Where to call the resident back about this ticket only; shown to staff by a button, which is logged."""
    rating: int | None = None
    """One to five stars, when the resident rated it."""
    edited: bool = False
    """The resident has corrected the story since it was filed."""
    listed: int | None = None
    """The list that shows it in the staff chats instead of a card, by the first number of that list."""
    public: bool = False
    """The staff have marked it so that everybody in the house may see it, without name, phone, flat and story."""
    public_text: str = ""
    """What the neighbours read of it instead of the story; the staff have seen it."""
    source: str = ""
    """«call» when it was taken by telephone, «point» at an acceptance point; empty when the resident filed it."""
    filed_by: int | None = None
    """Who filed it for them."""
    filed_name: str = ""
    """How the staff call that person or point."""
    team: int | None = None
    """The part of the organisation that has it."""
    proposed: int | None = None
    """Who is proposed for it while nobody has it."""
    proposed_at: datetime | None = None
    apply_at: datetime | None = None
    """When the proposal applies by itself; None: it waits for a tap."""
    passed: int | None = None
    """From which organisation it has come, where it was passed on."""
    outside: str = ""
    """Its numbers in other systems, in words: «ПОС 123-45, ЕДС 7»."""
    kind: str = "problem"
    """A problem, a question, gratitude, a complaint about staff."""
    acked: datetime | None = None
    """When the staff first showed that they have seen it."""
    begun: datetime | None = None
    """When work on it began."""
    ended: datetime | None = None
    """When it came to its end; None again where it was reopened."""
    spoken: datetime | None = None
    """When the resident last heard of it from the staff."""
    extended: int = 0
    """How often its promise was put off."""
    reopened: int = 0
    special: bool = False
    """Under special control."""
    level: int = 0
    """How far up it has climbed while nobody touched it."""
    breached: datetime | None = None
    """When its promise was first missed."""
    closed_by: str = ""
    """Who said that it is solved: «resident», «silence» or «staff»; empty while it is not closed."""
    duplicate_of: int | None = None
    waits: str = ""
    """What it waits for, by its word: parts, access, a supplier."""
    looked: datetime | None = None
    """Up to when the clock has done what was due."""
    next_due: datetime | None = None
    """When the clock looks at it again; None: nothing is due."""
    climbed: datetime | None = None
    """When it was last brought to somebody further up."""
    nudged: datetime | None = None
    """When who has it was last asked how it stands."""

    @property
    def is_told_by_call(self) -> bool:
        """Whether who reported it has no messenger: nothing can be written to them."""
        return self.line == 0

    @property
    def is_danger(self) -> bool:
        """Whether people may come to harm, and not only a supply has failed, which hundreds report at once."""
        return self.emergency and self.urgency is not Urgency.EMERGENCY
