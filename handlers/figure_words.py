"""Figures in words, the same for the staff, for residents and for who stands above; of few no share is told."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from domain.figures import FEW, Figures, Voices, average, hours, share
from domain.periods import Period
from handlers import crews
from handlers.duty_words import day
from handlers.statuses import ZONE, category_label
from handlers.texts import say
from handlers.wording import cut
from storage import houses, organisations, teams

NAME = 34
"""Characters of a name at the beginning of a line."""
ENDS = ("confirmed", "silent", "closed", "waiting", "refused", "handed_on", "withdrawn", "duplicates")


def span(period: Period, today: datetime) -> str:
    """From – to: «1–31 октября», «с 28 сентября по 4 октября»."""
    if period.since == period.until:
        return day(period.since, today)
    first, last = day(period.since, today), day(period.until, today)
    if (period.since.year, period.since.month) == (period.until.year, period.until.month):
        return say("figures-span-near", first=str(period.since.day), last=last)
    return say("figures-span", first=first, last=last)


def part_of(part: int, whole: int) -> str:
    """«80 % (8 из 10)»; of few only «3 из 4»."""
    per_cent = share(part, whole)
    if per_cent is None:
        return say("figures-few", part=part, whole=whole)
    return say("figures-share", share=per_cent, part=part, whole=whole)


def told(figures: Figures, took: timedelta | None, voices: Voices | None = None) -> str:
    """Everything that there is to tell; what never happened is left out."""
    stars = average(figures.stars, figures.rated)
    lines = [
        say("figures-new", count=figures.new),
        say("figures-done", count=figures.done),
        say("figures-in-time", share=part_of(figures.in_time, figures.due)) if figures.due else "",
        say("figures-overdue", count=figures.overdue) if figures.overdue else "",
        say("figures-median", hours=hours(took)) if took is not None and figures.done >= FEW else "",
        say("figures-reopened", count=figures.reopened),
        say("figures-stars", stars=decimal(stars), count=figures.rated) if stars is not None else "",
        say("figures-stars-few", count=figures.rated) if stars is None and figures.rated else "",
    ]
    ends = [say(f"figures-end-{name}", count=getattr(figures, name)) for name in ENDS if getattr(figures, name)]
    parts = [
        "\n".join(line for line in lines if line) if figures != Figures() else say("figures-nothing"),
        say("figures-ends", ends=", ".join(ends)) if ends else "",
        say("figures-voices", share=part_of(voices.confirmed, voices.done)) if voices and voices.done else "",
        say("figures-small", few=str(FEW)) if 0 < max(figures.done, figures.due) < FEW else "",
    ]
    return "\n\n".join(part for part in parts if part)


def one_line(name: str, figures: Figures) -> str:
    """A team, a house, an executor on a line."""
    parts = [
        say("figures-line-new", count=figures.new),
        say("figures-line-done", count=figures.done),
        say("figures-line-time", share=part_of(figures.in_time, figures.due)) if figures.due else "",
        say("figures-line-reopened", count=figures.reopened) if figures.reopened else "",
    ]
    return say("figures-line", name=cut(name, NAME), told=", ".join(part for part in parts if part))


def name_of(connection: Connection, apart: str, key: Any) -> str:
    """What a group of tickets is called."""
    if key is None:
        return say(f"figures-no-{apart}")
    if apart == "category":
        return category_label(key)
    if apart == "executor":
        return crews.name(connection, key)
    if apart == "house":
        house = houses.get(connection, key)
        return house.short if house is not None else say("figures-no-house")
    if apart == "team":
        team = teams.get(connection, key)
        return team.name if team is not None else say("figures-no-team")
    found = organisations.get(connection, key)
    return found.name if found is not None and found.name else say("office-nameless")


def than_before(now: int, before: int) -> str:
    """How much more or fewer than the week before, with an arrow and in words."""
    if now == before:
        return say("figures-same")
    return say("figures-more" if now > before else "figures-fewer", count=abs(now - before))


def decimal(number: float) -> str:
    """«4,6», «5»."""
    return f"{number:.1f}".replace(".", ",").removesuffix(",0")


def today(connection: Connection, organisation: int, now: datetime) -> tuple[date, datetime, str]:
    """The day of an organisation, its local time and its zone."""
    zone = organisations.zone(connection, organisation) or ZONE
    local = now.astimezone(ZoneInfo(zone))
    return local.date(), local, zone
