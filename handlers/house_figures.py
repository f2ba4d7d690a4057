"""How well it goes in a house and in its company, for who lives there: the figures of the staff, short."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.figures import FEW, QUARTER, Figures, Voices, hours
from domain.houses import House
from handlers.figure_words import part_of
from handlers.screens import Button, Screen
from handlers.texts import say
from handlers.visit import Visit
from storage import figures, organisations
from storage.counted import Scope

WORD = "figures"


@dataclass(frozen=True, slots=True)
class Told:
    """The figures of three months."""

    sums: Figures
    took: timedelta | None
    voices: Voices


def line(visit: Visit, house: House) -> str:
    """One line for the house's own screen; empty where nothing was reported there."""
    sums = figures.of(visit.connection, Scope(house=house.id), *_time(visit), visit.now)
    if sums == Figures():
        return ""
    words = {"new": sums.new, "done": sums.done}
    return say("house-figures-line", **words, late=sums.overdue)


def button(visit: Visit, house: House, code: str) -> tuple[Button, ...]:
    """The way here, where there is anything to be told: nothing empty is offered."""
    scopes = (Scope(house=house.id), Scope([organisations.of_house(visit.connection, house.id).id]))
    if all(figures.of(visit.connection, one, *_time(visit), visit.now) == Figures() for one in scopes):
        return ()
    return (Button(say("house-figures"), f"y:{code}:{WORD}"),)


def show(visit: Visit, house: House, code: str) -> None:
    """The house, then its company: never another house, and never whose ticket it was."""
    company = organisations.of_house(visit.connection, house.id)
    parts = [say("house-figures-title")]
    parts.append(_part(say("house-figures-house", house=house.short), _told(visit, Scope(house=house.id))))
    if company.name:
        parts.append(_part(company.name, _told(visit, Scope([company.id]))))
    parts.append(say("house-figures-how"))
    back = Button(say("house-back"), f"y:{code}:show")
    visit.show(Screen("\n\n".join(parts), ((back,),), bold=True))


def _told(visit: Visit, scope: Scope) -> Told:
    since, until = _time(visit)
    c = visit.connection
    sums, took = figures.of(c, scope, since, until, visit.now), figures.median(c, scope, since, until)
    return Told(sums, took, figures.voices(c, scope, until))


def _time(visit: Visit) -> tuple[datetime, datetime]:
    return visit.now - QUARTER, visit.now + timedelta(seconds=1)


def _part(name: str, told: Told) -> str:
    sums, voices = told.sums, told.voices
    if sums == Figures():
        return f"{name}\n{say('house-figures-none')}"
    lines = [
        name,
        say("figures-new", count=sums.new),
        say("figures-done", count=sums.done),
        say("figures-in-time", share=part_of(sums.in_time, sums.due)) if sums.due else "",
        say("figures-overdue", count=sums.overdue) if sums.overdue else "",
        say("figures-median", hours=hours(told.took)) if told.took is not None and sums.done >= FEW else "",
        say("figures-voices-short", share=part_of(voices.confirmed, voices.done)) if voices.done else "",
    ]
    return "\n".join(one for one in lines if one)
