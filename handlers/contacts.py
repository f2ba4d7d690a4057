"""Whom to call and when the office is open: one tap away in every messenger, known home or not."""

from domain import hours
from domain.errors import Refused
from domain.organisations import Organisation
from handlers.screens import Button, Rows, Screen
from handlers.texts import say
from handlers.visit import Visit
from handlers.when import deadline, moment
from storage import organisations


def show(visit: Visit, house: int | None, rows: Rows = ()) -> None:
    """The phones and hours of who serves a house; of the installation's own organisation where none is known."""
    visit.show(Screen("\n".join(lines(visit, house)), rows or ((Button(say("menu-house"), "m:house"),),)))


def lines(visit: Visit, house: int | None) -> list[str]:
    """Name, emergency phone, 112, the office: nothing empty is shown."""
    company = organisations.of_house(visit.connection, house)
    phone = organisations.phone_of(visit.connection, house)
    told = [
        company.name,
        say("house-emergency", phone=phone) if phone else "",
        say("house-danger"),
        say("house-office-phone", phone=company.office_phone) if company.office_phone else "",
        say("house-office-address", address=company.address) if company.address else "",
        open_now(visit, company),
    ]
    return [line for line in told if line]


def open_now(visit: Visit, company: Organisation) -> str:
    """The hours as they were told, and whether somebody is there now; empty where nobody told them."""
    try:
        week = hours.week(company.hours)
    except Refused:
        return say("house-hours", hours=company.hours)
    if not week.is_known:
        return ""
    zone = company.timezone or organisations.the(visit.connection).timezone
    if week.always:
        return say("house-hours-always")
    if (until := hours.closes(week, visit.now, zone)) is not None:
        now = say("house-open", by=deadline(until, visit.now, zone))
    else:
        opens = hours.opens(week, visit.now, zone)
        now = say("house-closed-till", at=moment(opens, visit.now, zone)) if opens else say("house-closed")
    return f"{say('house-hours', hours=company.hours)}\n{now}"
