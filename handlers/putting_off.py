"""Putting a ticket off: until which day, and why; the resident reads both."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.errors import Refused
from domain.tickets import Action
from handlers import duty_words, forms, moves
from handlers.book import conversation
from handlers.filled import close_with
from handlers.questions import Option
from handlers.stops import Command
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from storage import tickets

NAME = "putoff"
STEPS = {"tomorrow": 1, "three": 3, "week": 7}
"""Answers of the first question, in days from today."""
OTHER = "*day"
LONGEST = timedelta(days=366)
HOUR = 9
"""Of the day until which it is put off, in the zone of the house."""
WHY = ("parts", "access", "weather", "supplier")


@dataclass(frozen=True, slots=True)
class PutOff:
    """Until when, and why."""

    number: int
    day: date
    reason: str

    def do(self, visit: Visit) -> None:
        """Do it; what is in the way is said."""
        try:
            ticket = moves.allow(visit, self.number, Action.POSTPONE)
            zone = duty_words.zone(visit.connection, ticket.organisation)
            until = datetime.combine(self.day, time(HOUR), ZoneInfo(zone)).astimezone(UTC)
            if until <= visit.now:
                raise Refused("refused-day-past", key="day")
            after = moves.move(visit, self.number, Action.POSTPONE, comment=self.reason, until=until)
            said = moves.did(visit, after, Action.POSTPONE)
        except Refused as refused:
            said = moves.sentence(refused)
        close_with(visit, said)


@conversation(NAME)
def putting_off(talk: Talk) -> Command:
    """The day, by a button or typed, and the reason."""
    number = forms.number(talk)
    ticket = tickets.get(talk.connection, number)
    today = duty_words.today(talk.connection, ticket.organisation if ticket is not None else 0, talk.now)
    options = [Option(code, say(f"putoff-{code}")) for code in STEPS]
    other = [Option(OTHER, say("away-other"))]
    code = str(talk.choose("until", forms.asks(talk, "form-putoff-until"), options, extra=other))
    if code == OTHER:
        first = today + timedelta(days=1)
        day = talk.date("day", forms.asks(talk, "form-putoff-day"), first=first, last=today + LONGEST)
    else:
        day = today + timedelta(days=STEPS[code])
    return PutOff(number, day, forms.reason(talk, "putoff", "why", "reason", WHY))


def begin(visit: Visit, number: int) -> None:
    """Open it, where it may be done at all. Raises Refused."""
    moves.allow(visit, number, Action.POSTPONE)
    forms.open_form(visit, NAME, ticket=number)
