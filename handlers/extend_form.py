"""The form of an extension: until when, and why; `/extend 12 27.11 …` says both at once."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from domain import extending as rules
from domain.errors import Refused
from domain.tickets import Ticket
from handlers import extending, forms, moves
from handlers.book import conversation
from handlers.filled import close_with
from handlers.questions import Option
from handlers.statuses import ZONE
from handlers.stops import Again, Command
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from handlers.when import deadline
from handlers.wording import clean, cut, has_words
from storage import organisations, tickets

NAME = "extend"
REASONS = ("parts", "contractor", "access", "weather", "volume")
"""Why a promise is put off most often: `extend-reason-…` in locales/."""
OTHER = "*day"


@dataclass(frozen=True, slots=True)
class Extend:
    """Until when and why is told."""

    number: int
    at: datetime
    reason: str

    def do(self, visit: Visit) -> None:
        """Put it off; what is wrong with it by now is said."""
        try:
            said = extending.extend(visit, self.number, self.at, self.reason)
        except Refused as refused:
            said = moves.sentence(refused)
        close_with(visit, said)


@conversation(NAME)
def form(talk: Talk) -> Command:
    """A day, by a button or typed, then a common reason or own words."""
    number = forms.number(talk)
    ticket = tickets.get(talk.connection, number)
    assert ticket is not None
    zone = organisations.zone(talk.connection, ticket.organisation) or ZONE
    at = _when(talk, ticket, zone)
    return Extend(number, at, forms.reason(talk, "extend", "why", "reason", REASONS))


def _when(talk: Talk, ticket: Ticket, zone: str) -> datetime:
    if talk.given("at") is not None:
        return datetime.fromisoformat(str(talk.given("at")))
    if talk.given("day") is None:
        days = rules.offered(ticket, talk.now, zone)
        options = [Option(f"{at:%Y-%m-%dT%H:%M}", cut(deadline(at, talk.now, zone), 40)) for at in days]
        extra = [Option(OTHER, say("extend-other"))]
        code = str(talk.choose("when", forms.asks(talk, "form-extend-when"), options, extra=extra))
        if code != OTHER:
            return next(at for at in days if f"{at:%Y-%m-%dT%H:%M}" == code)
    typed = talk.text("day", forms.asks(talk, "form-extend-day"), low=1, high=100)
    try:
        return _read(ticket, typed, talk.now, zone)[0]
    except Refused as refused:
        words = {
            name: deadline(value, talk.now, zone) if isinstance(value, datetime) else value
            for name, value in refused.words.items()
        }
        raise Again(["day"], note=say(refused.text, **words)) from None


def _read(ticket: Ticket, typed: str, now: datetime, zone: str) -> tuple[datetime, str]:
    """The moment and the reason that were typed. Raises Refused."""
    found = rules.read(clean(typed), now.astimezone(ZoneInfo(zone)).date())
    if found is None:
        raise Refused("extend-day", typed=cut(clean(typed), 30))
    at = rules.moment(found[0], found[1], ticket, now, zone)
    rules.check(ticket, at, now)
    return at, found[2]


def begin(visit: Visit, number: int, rest: str = "") -> None:
    """What was typed after the number names a day and a reason; what is missing is asked. Raises Refused."""
    ticket = extending.allow(visit, number)
    answers: dict[str, str] = {}
    if has_words(rest):
        zone = extending.zone(visit, ticket)
        found = rules.read(clean(rest), visit.now.astimezone(ZoneInfo(zone)).date())
        if found is None:
            raise Refused("extend-day", typed=cut(clean(rest), 30))
        at = rules.moment(found[0], found[1], ticket, visit.now, zone)
        extending.check(visit, ticket, at)
        if has_words(found[2]):
            visit.answer(extending.extend(visit, number, at, found[2]))
            return
        answers["at"] = at.isoformat()
    forms.open_form(visit, NAME, ticket=ticket.id, **answers)


def command(visit: Visit, rest: str) -> None:
    """`/extend 12 …` in private. Raises Refused."""
    number, _, more = rest.strip().lstrip("№#").strip().partition(" ")
    if not number.isdecimal() or len(number) > 9:
        raise Refused("refused-no-number", command=f"/{say('command-extend')}")
    begin(visit, int(number), more)
