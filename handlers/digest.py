"""The digest: one message a morning in each staff chat, of what is open there; none where nothing is."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from domain import mornings
from domain.organisations import Organisation, StaffChat
from handlers.board import ticket_line
from handlers.screens import Button, Screen
from handlers.statuses import ZONE
from handlers.texts import say
from handlers.visit import NOTICE
from storage import digests, organisations, outbox, teams
from storage.outbox import Post

AT_ONCE = 20
MOST = 6
"""Tickets that are named."""
LATE_EVENING = 21
"""From then on a digest that was held up by a downtime comes without a sound."""


def sweep(connection: Connection, now: datetime) -> bool:
    """Send those that are due; whether there is more. Who was not reckoned yet waits for the next morning."""
    found = digests.due(connection, now, AT_ONCE)
    for chat, was in found:
        organisation = organisations.get(connection, chat.organisation) or Organisation(0)
        zone = organisation.timezone or ZONE
        is_due = was is not None and was <= now
        if not digests.put_off(connection, chat.id, was, mornings.next_after(now, zone)) or not is_due:
            continue
        at = mornings.of_today(now, zone, organisation.practice.digest)
        screen = draw(connection, chat, organisation, at, now) if at is not None else None
        if screen is not None:
            quiet = now.astimezone(ZoneInfo(zone)).hour >= LATE_EVENING
            outbox.put(connection, [Post(chat.line, chat.chat, screen.pack(), NOTICE, quiet=quiet)], now)
    return len(found) == AT_ONCE


def draw(
    connection: Connection, chat: StaffChat, organisation: Organisation, at: datetime, now: datetime
) -> Screen | None:
    """What is open in a chat as it is now, what came since the digest before that of `at`; None where nothing is."""
    zone = organisation.timezone or ZONE
    served = teams.served_by(connection, chat.id)
    local = now.astimezone(ZoneInfo(zone))
    tonight = datetime.combine(local.date() + timedelta(days=1), time(), ZoneInfo(zone))
    since = mornings.before(at, zone, organisation.practice.digest)
    sums = digests.sums(connection, organisation.id, served, since, now, tonight)
    if not sums.open:
        return None
    counts = ("new", "late", "illegal", "today", "waiting")
    lines = [say(f"digest-{name}", count=str(getattr(sums, name))) for name in counts if getattr(sums, name)]
    named = [ticket_line(one, now) for one in digests.pressing(connection, organisation.id, served, tonight, MOST)]
    text = "\n".join([say("digest-title", count=sums.open), *lines, *(["", *named] if named else [])])
    buttons = [Button(say("digest-queue"), "c:0:queue")]
    if sums.late:
        buttons.append(Button(say("digest-show-late"), "c:0:late"))
    return Screen(text, (tuple(buttons),), bold=True)
