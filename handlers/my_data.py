"""What is kept about a person, as a list and as a file, and forgetting them (federal law 152-FZ, art. 14, 21)."""

from dataclasses import dataclass

from domain import addresses, phones
from domain.consents import VERSION, Kind, Said
from domain.people import Consent
from domain.tickets import is_open
from handlers import menu, running, showing
from handlers.book import conversation
from handlers.questions import Option
from handlers.running import open_talk
from handlers.screens import Button, Screen
from handlers.talk import Talk
from handlers.texts import has, say
from handlers.visit import Visit
from handlers.when import moment
from storage import accounts, consents, erasures, houses, jobs, organisations, people, personal, residence, tickets

PHONES = 5
"""Tickets whose phones are listed."""
FLATS = 5
"""Flats that are listed; the file has all."""


def show(visit: Visit, note: str = "") -> None:
    """A plain list: name, flats, phones, tickets, consents, what the messengers tell."""
    rows: list[tuple[Button, ...]] = [(Button(say("menu-mine"), "m:mine"), Button(say("data-export"), "m:export"))]
    rows.append((Button(say("data-erase"), "m:refuse"),))
    if not visit.person.consents:
        rows.append((Button(say("data-agree"), "m:consent"),))
    elif visit.person.mailings == Consent.GIVEN:
        rows.append((Button(say("mailing-stop"), "m:nomail"),))
    else:
        rows.append((Button(say("mailing-begin"), "m:mail"),))
    lines = [say("data-title"), _name(visit), *_homes(visit), *_tickets(visit), *_consents(visit), *_contacts(visit)]
    text = "\n".join(line for line in lines if line)
    visit.show(Screen("\n\n".join(part for part in (note, text) if part), tuple(rows)))


def _name(visit: Visit) -> str:
    return say("data-name", name=visit.person.name) if visit.person.name else say("data-no-name")


def _homes(visit: Visit) -> list[str]:
    """Every flat, with what they are to it and the account that proves it."""
    told = []
    for home in residence.homes(visit.connection, visit.person.id)[:FLATS]:
        house = houses.get(visit.connection, home.house)
        if house is None:
            continue
        account = accounts.get(visit.connection, home.account) if home.account is not None else None
        entrance = say("place-with-entrance", number=home.entrance) if home.entrance else ""
        parts = [
            addresses.short(house.address),
            entrance,
            say("place-with-flat", number=home.number) if home.number else "",
            say(f"export-how-{home.how}") if home.how and has(f"export-how-{home.how}") else "",
            say("data-account", number=account.number) if account is not None else "",
        ]
        told.append(say("data-home", home=", ".join(part for part in parts if part)))
    return told or [say("data-no-home")]


def _tickets(visit: Visit) -> list[str]:
    kept = personal.counted(visit.connection, visit.person.id)
    given = kept.phones[:PHONES]
    called = [say("data-phone", number=str(number), phone=phones.shown(phone)) for number, phone in given]
    return [*(called or [say("data-no-phone")]), say("data-tickets", count=kept.tickets)]


def _consents(visit: Visit) -> list[str]:
    answer, version, at = personal.consent_of(visit.connection, visit.person.id)
    if at is None:
        return [say("data-consent-unasked")]
    said = {Consent.GIVEN: "data-consent-given", Consent.REFUSED: "data-consent-refused"}
    said[Consent.INFORMED] = "data-consent-informed"
    zone = organisations.of_house(visit.connection, visit.person.house).timezone
    when = {"at": moment(at, visit.now, zone), "version": version}
    told = [say(said.get(Consent(answer), "data-consent-back"), **when)]
    news = [one for one in consents.of_person(visit.connection, visit.person.id) if one.kind == Kind.MAILINGS]
    if news and visit.person.mailings:
        agreed = visit.person.mailings == Consent.GIVEN
        word = "data-mailings-given" if agreed else "data-mailings-refused"
        told.append(say(word, at=moment(news[-1].at, visit.now, zone), version=news[-1].version))
    return told


def _contacts(visit: Visit) -> list[str]:
    """What each messenger tells of them; without consent only the number that answers are sent to."""
    lines = []
    for contact in people.contact_of(visit.connection, visit.person.id):
        called = ", ".join(part for part in (contact.name, f"@{contact.username}" if contact.username else "") if part)
        words = {"external": contact.external, "name": called}
        lines.append(say("data-contact" if called else "data-contact-nameless", **words))
    return lines


def export(visit: Visit) -> None:
    """Have everything written into a file, which comes into this chat."""
    to = {"person": visit.person.id, "line": visit.line.id, "chat": visit.chat}
    jobs.add(visit.connection, "export", to, visit.now)
    visit.errands = True
    running.beside(visit, say("export-soon"))


def refuse(visit: Visit) -> None:
    """Explain what follows and ask whether they mean it."""
    open_talk(visit, "refuse")


@dataclass(frozen=True, slots=True)
class Forget:
    """They mean it; with `away` the messenger's number, too."""

    away: bool

    def do(self, visit: Visit) -> None:
        """Everything personal goes at once; the cards of open tickets are drawn again."""
        c, person = visit.connection, visit.person.id
        gone, hashes = erasures.erase(c, person, visit.now, contacts=self.away)
        for kind in Kind:
            if kind is Kind.PROCESSING or visit.person.mailings:
                consents.record(c, Said(person, kind, "withdrawn", VERSION, "", visit.now, visit.line.id, visit.heard))
        if hashes:
            jobs.add(c, "unlink", {"hashes": hashes}, visit.now)
            visit.errands = True
        nobody = {"name": "", "house": None, "entrance": "", "flat": "", "mailings": "", "agreed": ""}
        visit.become(consent=Consent.UNASKED, **nobody)
        for number in gone.what["tickets"]:
            ticket = tickets.get(c, number)
            if ticket is not None and is_open(ticket.status):
                showing.refresh(visit, ticket)
        number = str(gone.id)
        if self.away:
            visit.answer(say("data-erased-away", number=number))
        else:
            menu.show(visit, say("data-erased", number=number))


@conversation("refuse")
def take_back(talk: Talk) -> Forget:
    """What follows, and the last word."""
    away = talk.given("away") == "1"
    also = [] if away else [Option("away=1", say("data-erase-away"))]
    text = say("data-erase-sure-away" if away else "data-erase-sure")
    talk.confirm("sure", text, say("data-erase-yes"), also=also)
    return Forget(away)
