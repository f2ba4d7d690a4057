"""What stands in the one message about something told to many: before it goes out, while it does, and at its end."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from domain.mailings import Audience, Heard, Kind, Mailing, State, held_until, takes
from handlers import when
from handlers.rooms import back, button
from handlers.screens import Button, Rows, Screen
from handlers.statuses import ZONE
from handlers.texts import has, say
from storage import audiences, mailing_people, mailings, organisations
from storage.mailing_people import Progress

WORD = "tell"
REASONS = ("consent", "blocked", "nowhere", "channel")
OUTCOMES = (Heard.SENT, Heard.BLOCKED, Heard.FAILED, Heard.UNKNOWN, Heard.TODAY, Heard.REFUSED, Heard.GONE)


def draw(connection: Connection, number: str, now: datetime) -> Screen | None:
    """The message about the one of this number, as it is now."""
    mailing = mailings.get(connection, int(number)) if number.isdecimal() else None
    return None if mailing is None else screen(connection, mailing, now)


def screen(connection: Connection, mailing: Mailing, now: datetime) -> Screen:
    """The same of one that was read already."""
    zone = organisations.zone(connection, mailing.organisation) or ZONE
    audience = Audience.read(mailing.audience)
    progress = Progress(mailing.counts, {})
    if not mailing.counts:
        progress = mailing_people.progress(connection, mailing.id)
    words = {"kind": kind(mailing.kind).lower(), "state": say(f"tell-state-{mailing.state}")}
    lines = [
        say("mail-head", number=str(mailing.id), **words),
        say("mail-whom", label=audience.label, houses=audiences.count_houses(connection, audience)),
        say("mail-by", who=mailing.by_name) if mailing.by_name else "",
    ]
    if mailing.state == State.GATHERING:
        lines.append(say("mail-gathering"))
    elif mailing.state == State.READY:
        lines += _before(mailing, progress, now, zone)
    else:
        lines += _meanwhile(mailing, progress, now, zone)
    return Screen("\n".join(line for line in lines if line), _buttons(mailing, progress), bold=True)


def kind(of: str) -> str:
    """What a kind is called."""
    return say(f"tell-kind-{of}")


def _before(mailing: Mailing, progress: Progress, now: datetime, zone: str) -> list[str]:
    total = sum(progress.rest.values())
    by_line = ", ".join(
        f"{messenger(_fact(mailing, line, 0))} — {count}" for line, count in sorted(progress.rest.items())
    )
    lines = [say("mail-hear", count=total, lines=by_line) if total else say("mail-nobody")]
    left = [
        say(f"mail-left-{why}", count=str(mailing.left_out[why])) for why in REASONS if mailing.left_out.get(why)
    ]
    if left:
        lines.append(say("mail-left", why=", ".join(left)))
    if total:
        lines += [say("mail-takes", time=lasts(_takes(mailing, progress))), _held(mailing, now, zone)]
        lines += ["", say("mail-shown-news" if mailing.kind == Kind.NEWS else "mail-shown")]
        lines += [_fits(mailing, line) for line in sorted(progress.rest)]
    if mailing.files:
        lines.append(say(f"mail-photo-{mailing.files}"))
    return lines


def _meanwhile(mailing: Mailing, progress: Progress, now: datetime, zone: str) -> list[str]:
    lines = [say(f"mail-{one}", count=str(count)) for one in OUTCOMES if (count := progress.counts.get(one))]
    if waiting := sum(progress.counts.get(one, 0) for one in (Heard.WAITING, Heard.QUEUED)):
        lines.append(say("mail-not-told" if mailing.is_over else "mail-waiting", count=str(waiting)))
    if mailing.state == State.RUNNING and progress.rest:
        held = _held(mailing, now, zone)
        lines.append(held or say("mail-takes", time=lasts(_takes(mailing, progress))))
    return lines


def _held(mailing: Mailing, now: datetime, zone: str) -> str:
    until = held_until(now, zone) if Kind(mailing.kind).waits else None
    return say("mail-held", at=when.moment(until, now, zone)) if until is not None else ""


def _takes(mailing: Mailing, progress: Progress) -> timedelta:
    return takes(progress.rest, {line: float(_fact(mailing, line, 1) or 1) for line in progress.rest})


def lasts(time: timedelta) -> str:
    """How long something takes, coarsely."""
    minutes = round(time.total_seconds() / 60)
    if minutes < 1:
        return say("mail-moment")
    return say("mail-minutes", count=minutes) if minutes < 90 else say("mail-hours", count=round(minutes / 60))


def _fits(mailing: Mailing, line: int) -> str:
    """How it stands in a messenger: in how many messages, how much of what fits."""
    photo = bool(mailing.screen.get("files")) or mailing.files == "waiting"
    length = len(str(mailing.screen.get("text", "")).encode("utf-16-le")) // 2
    most, caption = int(_fact(mailing, line, 2) or 0), int(_fact(mailing, line, 3) or 0)
    together = not photo or length <= caption
    words = {"count": str(length), "most": str(caption if photo and together else most)}
    return say("mail-fits", messenger=messenger(_fact(mailing, line, 0)), parts=1 if together else 2, **words)


def _fact(mailing: Mailing, line: int, which: int) -> Any:
    return (mailing.lines or {}).get(str(line), ["", 1, 0, 0])[which]


def messenger(name: str) -> str:
    """How people call a messenger."""
    return say(f"messenger-{name}") if has(f"messenger-{name}") else name


def _buttons(mailing: Mailing, progress: Progress) -> Rows:
    def one(what: str, *, main: bool = False) -> Button:
        return button(say(f"mail-{what}"), WORD, mailing.organisation, f"m{mailing.id}", what, main=main)

    rows: list[tuple[Button, ...]] = []
    if mailing.state == State.READY:
        rows.append((one("begin", main=True), one("drop")) if progress.rest else (one("drop"),))
    elif mailing.state == State.RUNNING:
        rows.append((one("pause"), one("stop")))
    elif mailing.state == State.PAUSED:
        rows.append((one("go", main=True), one("stop")))
    if mailing.state in (State.GATHERING, State.RUNNING):
        rows.append((one("refresh"),))
    return (*rows, back(mailing.organisation, WORD))
