"""Filing a report: the ticket, its number for the resident, its card for the staff, one commit."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from domain import categories
from domain.categories import Urgency
from domain.errors import Refused
from domain.organisations import Organisation
from domain.tickets import Ticket
from handlers import cards, channels, dispatching, promising, showing
from handlers.behalf import Behalf
from handlers.place import Spot, spot_words
from handlers.screens import Button, Screen
from handlers.texts import say
from handlers.told import Told
from handlers.visit import MENU, Visit
from handlers.when import deadline, moment
from storage import houses, jobs, organisations, residence, sources, tickets
from storage.tickets import NewTicket


@dataclass(frozen=True, slots=True)
class FileReport:
    """File what was told as a ticket."""

    code: str
    spot: Spot
    flat: str
    entrance: str
    story: str
    files: Sequence[dict[str, Any]]
    urgency: str
    emergency: bool
    unfinished: bool = False
    told: Sequence[Told] = ()
    """The messages that the story is made of."""
    behalf: Behalf | None = None
    """For whom it is, where somebody of the staff files it."""

    def do(self, visit: Visit) -> None:
        """Write the ticket; the resident gets the number, every staff chat the card."""
        behalf = self.behalf
        organisation = organisations.serving(
            visit.connection, self.spot.house, self.code, visit.line.organisation
        )
        if behalf is None and self.urgency != Urgency.LIFE and (words := channels.refused(visit, organisation)):
            raise Refused("elsewhere-report", None, **words)
        if behalf is not None and self.spot.house is None:
            organisation = organisations.get(visit.connection, behalf.organisation) or organisation
        category = categories.get(self.code)
        due = promising.deadlines(visit.connection, organisation, category, self.spot.house, visit.now)
        house = houses.get(visit.connection, self.spot.house) if self.spot.house else None
        point = (house.point if house else None) or self.spot.point
        named = visit.person.consents
        ticket = tickets.file(
            visit.connection,
            NewTicket(
                organisation=organisation.id,
                person=behalf.enter(visit) if behalf else visit.person.id,
                line=0 if behalf else visit.line.id,
                chat="" if behalf else visit.chat,
                name=behalf.name if behalf else visit.person.name if named else "",
                category=self.code,
                urgency=self.urgency,
                emergency=self.emergency,
                story=self.story,
                house=house.id if house else None,
                address=house.address if house else self.spot.address,
                latitude=point.latitude if point else None,
                longitude=point.longitude if point else None,
                entrance=self.entrance,
                flat=self.flat,
                unfinished=self.unfinished,
                ack_due=due.acknowledge,
                first_due=due.first_action,
                promised=due.promised,
                legal_due=due.legal,
            ),
            visit.now,
        )
        if behalf is not None:
            ticket = behalf.mark(visit, ticket)
        ticket = dispatching.route(visit, ticket)
        attach(visit, ticket.id, self.files, "story")
        told = [one.source(ticket.id, None, visit.now) for one in self.told if one.key == "story"]
        sources.keep(visit.connection, told)
        if house and named and behalf is None and visit.person.house is None:
            residence.first(visit.connection, visit.person.id, house.id, self.entrance, self.flat, visit.now)
            visit.become(house=house.id, entrance=self.entrance, flat=self.flat)
        if not house and self.spot.point is not None:
            jobs.add(visit.connection, "geocode", {"ticket": ticket.id}, visit.now)
            visit.errands = True
        shown = showing.put_cards(visit, ticket)
        if behalf is not None:
            behalf.receipt(visit, ticket, shown=shown)
        else:
            self._receipt(visit, ticket, organisation, shown)

    def _receipt(self, visit: Visit, ticket: Ticket, organisation: Organisation, shown: bool) -> None:
        """What happens next and by when; for danger to life the numbers stand first and anything may be added."""
        parts = [say("receipt-number", number=str(ticket.id), what=cards.category_label(ticket.category))]
        taken = moment(ticket.made, visit.now, organisation.timezone)
        parts.append(say("receipt-taken", at=taken, who=organisation.name or "none"))
        if place := spot_words(self.spot, self.flat, self.entrance):
            parts.append(place)
        if self.unfinished:
            parts.append(say("receipt-as-is"))
        parts.append(say("receipt-next" if shown else "receipt-wait"))
        if ticket.promised is not None:
            parts.append(say("receipt-promise", by=deadline(ticket.promised, visit.now, organisation.timezone)))
        parts.append(say("receipt-follow"))
        text = "\n".join(parts)
        if self.urgency == categories.Urgency.LIFE:
            text = f"{danger_words(visit.connection, self.code, ticket.house)}\n\n{text}\n\n{say('receipt-add')}"
        mine = ((Button(say("receipt-mine"), f"k:{ticket.id}:show"),),)
        rows = mine if visit.keyboard == MENU or not visit.line.can.keyboard_below else ()  # else it brings the menu
        visit.show(Screen(text, rows), f"talk:{visit.person.id}")
        visit.flush(ticket.id)


def danger_words(connection: Connection, code: str, house: int | None) -> str:
    """The numbers to call and what to do until help comes; that of the house's organisation where one is known."""
    phone = organisations.phone_of(connection, house)
    category = categories.get(code)
    parts = [say("danger-call")]
    if category.advised:
        parts.append(say(f"{category.label}-advice"))
    if phone:
        parts.append(say("danger-phone", phone=phone))
    return "\n".join(parts)


def attach(visit: Visit, ticket: int, files: Sequence[dict[str, Any]], stage: str) -> None:
    """Enter attachments of a ticket and have them fetched from where they lie."""
    if files:
        tickets.attach(visit.connection, ticket, files, stage)
        jobs.add(visit.connection, "fetch", {"ticket": ticket}, visit.now)
        visit.errands = True
