"""What is kept about a person, and taking consent back (federal law 152-FZ)."""

from dataclasses import dataclass

from domain import addresses, phones
from domain.people import Consent
from handlers import menu, showing
from handlers.book import conversation
from handlers.running import open_talk
from handlers.screens import Button, Screen
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from handlers.when import moment
from storage import conversations, houses, organisations, people, personal, tickets

PHONES = 5
"""Tickets whose phones are listed."""


def show(visit: Visit, note: str = "") -> None:
    """A plain list: name, home, phones, tickets, consent, what the messenger tells."""
    rows = [(Button(say("menu-mine"), "m:mine"),)]
    if visit.person.consents:
        rows.append((Button(say("data-refuse"), "m:refuse"),))
    else:
        rows.append((Button(say("data-agree"), "m:consent"),))
    lines = [say("data-title"), _name(visit), _home(visit), *_tickets(visit), _consent(visit), *_contacts(visit)]
    text = "\n".join(line for line in lines if line)
    visit.show(Screen("\n\n".join(part for part in (note, text) if part), tuple(rows)))


def _name(visit: Visit) -> str:
    return say("data-name", name=visit.person.name) if visit.person.name else say("data-no-name")


def _home(visit: Visit) -> str:
    person = visit.person
    house = houses.get(visit.connection, person.house) if person.house is not None else None
    if house is None:
        return say("data-no-home")
    entrance = say("place-with-entrance", number=person.entrance) if person.entrance else ""
    flat = say("place-with-flat", number=person.flat) if person.flat else ""
    return say("data-home", home=", ".join(part for part in (addresses.short(house.address), entrance, flat) if part))


def _tickets(visit: Visit) -> list[str]:
    kept = personal.counted(visit.connection, visit.person.id)
    given = kept.phones[:PHONES]
    called = [say("data-phone", number=str(number), phone=phones.shown(phone)) for number, phone in given]
    return [*(called or [say("data-no-phone")]), say("data-tickets", count=kept.tickets)]


def _consent(visit: Visit) -> str:
    answer, version, at = personal.consent_of(visit.connection, visit.person.id)
    if at is None:
        return say("data-consent-unasked")
    said = {Consent.GIVEN: "data-consent-given", Consent.REFUSED: "data-consent-refused"}
    zone = organisations.of_house(visit.connection, visit.person.house).timezone
    return say(said.get(Consent(answer), "data-consent-back"), at=moment(at, visit.now, zone), version=version)


def _contacts(visit: Visit) -> list[str]:
    """What each messenger tells of them; without consent only the number that answers are sent to."""
    lines = []
    for contact in people.contact_of(visit.connection, visit.person.id):
        called = ", ".join(part for part in (contact.name, f"@{contact.username}" if contact.username else "") if part)
        words = {"external": contact.external, "name": called}
        lines.append(say("data-contact" if called else "data-contact-nameless", **words))
    return lines


def refuse(visit: Visit) -> None:
    """Explain what follows and ask whether they mean it."""
    if visit.person.consents:
        open_talk(visit, "refuse")
    else:
        show(visit, say("data-refused-before"))


@dataclass(frozen=True, slots=True)
class TakeBack:
    """They mean it."""

    version: str

    def do(self, visit: Visit) -> None:
        """Name, flat and phones go; tickets stay without a name, and their cards are drawn again."""
        person = visit.person.id
        named = personal.named(visit.connection, person)
        people.consent(visit.connection, person, Consent.UNASKED, self.version, visit.now)
        people.live_in(visit.connection, person, None, "", "")
        people.call(visit.connection, person, "")
        for contact in people.contact_of(visit.connection, person):
            people.rename(visit.connection, contact.id, "", "")
        personal.strip(visit.connection, person)
        conversations.forget(visit.connection, person)
        visit.become(consent=Consent.UNASKED, name="", house=None, entrance="", flat="")
        for number in named:
            if (ticket := tickets.get(visit.connection, number)) is not None:
                showing.refresh(visit, ticket)
        menu.show(visit, say("data-taken-back"))


@conversation("refuse")
def take_back(talk: Talk) -> TakeBack:
    """What follows, and the last word."""
    talk.confirm("sure", say("data-refuse-sure"), say("data-refuse-yes"))
    return TakeBack("")
