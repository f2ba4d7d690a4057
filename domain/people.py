"""People and where they are reached."""

from dataclasses import dataclass
from enum import StrEnum


class Consent(StrEnum):
    """What a person said to the processing of personal data."""

    UNASKED = ""
    GIVEN = "given"
    REFUSED = "refused"
    INFORMED = "informed"
    """Not asked: the organisation has another legal ground, and said so."""


@dataclass(frozen=True, slots=True)
class Person:
    """A human, with the home they told us."""

    id: int
    name: str = ""
    locale: str = "ru"
    consent: str = Consent.UNASKED
    house: int | None = None
    entrance: str = ""
    flat: str = ""
    agreed: str = ""
    """The version of the text that they answered."""
    mailings: str = ""
    """What they said to news and announcements: '' is not asked yet."""
    reached: int | None = None
    """The contact where they wrote last; None while they have only one."""

    @property
    def consents(self) -> bool:
        """Whether name and address may be kept."""
        return self.consent in (Consent.GIVEN, Consent.INFORMED)


@dataclass(frozen=True, slots=True)
class Contact:
    """Where a person is reached: a line and what the messenger calls them there."""

    id: int
    person: Person
    line: int
    external: str
    name: str = ""
    username: str = ""
    blocked: bool = False
    keyboard: str = ""
    """Which keyboard stands below their chat now."""
    opened: bool = False
    """They have written here in private: no messenger lets a bot write first."""
    off: tuple[str, ...] = ()
    """Messengers in which the organisation of their home does not answer."""

    @property
    def is_reached(self) -> bool:
        """Whether something can be sent there."""
        return self.opened and not self.blocked
