"""What an executor has to do today: what is late first, then house by house, with the hours of the visits."""

from zoneinfo import ZoneInfo

from domain.access import Permission
from domain.appointments import Appointment, State
from domain.rounds import place
from domain.tickets import Status, Ticket
from handlers import appointed, duty_room, personal, showing
from handlers.rooms import Room
from handlers.screens import Button, Screen
from handlers.statuses import category_label
from handlers.texts import say
from handlers.visit import ANSWER, Visit
from handlers.whereabouts import place_words
from handlers.wording import cut
from storage import appointments, tickets
from storage.outbox import Post

WORD = "today"
A_PAGE = 6
MOST = 200
"""Tickets of one person that are looked through."""
PLACE = 60


def show(visit: Visit, page: int = 0, prefix: str = "j") -> None:
    """A page of them; a button brings the card."""
    mine = tickets.open(visit.connection, executor=visit.person.id, most=MOST)
    arranged = appointments.of_all(visit.connection, [one.id for one in mine])
    today = [one for one in mine if _is_today(visit, one, arranged.get(one.id))]
    today.sort(key=lambda one: (not _is_late(visit, one), place(one.address, one.entrance, one.flat), one.id))
    page = min(page, max(len(today) - 1, 0) // A_PAGE)
    shown = today[page * A_PAGE : (page + 1) * A_PAGE]
    title = say("today-title", count=len(today)) if today else say("today-none")
    later = len(mine) - len(today)
    lines = [_line(visit, one, arranged.get(one.id)) for one in shown]
    end = say("today-later", count=later) if later else ""
    numbers = [Button(say("mine-number", number=str(one.id)), f"{prefix}:{one.id}:card") for one in shown]
    rows = [tuple(numbers[at : at + 2]) for at in range(0, len(numbers), 2)]
    if len(today) > (page + 1) * A_PAGE:
        rows.append((Button(say("card-more"), f"{prefix}:0:{WORD}:{page + 1}"),))
    visit.show(Screen("\n\n".join(part for part in (title, "\n".join(lines), end) if part), tuple(rows)))


def pressed(visit: Visit, ticket: Ticket | None, page: int) -> None:
    """A button of the list in a staff chat: the card, or another page."""
    if ticket is not None:
        showing.bring(visit, ticket)
    else:
        show(visit, page, "c")


def card(visit: Visit, ticket: Ticket) -> None:
    """The executor's own card of one of them, as the newest message."""
    shows = personal.shows(ticket.id, visit.person.id)
    post = Post(visit.line.id, visit.chat, None, ANSWER, shows=shows, fresh=True, person=visit.person.id)
    visit.posts.append(post)


def _is_late(visit: Visit, ticket: Ticket) -> bool:
    return ticket.promised is not None and ticket.promised < visit.now


def _is_today(visit: Visit, ticket: Ticket, one: Appointment | None) -> bool:
    """What is put off, waits, or has a visit on another day is not for today, unless it is late."""
    zone = ZoneInfo(appointed.zone(visit.connection, ticket))
    end = visit.now.astimezone(zone).date()
    if one is not None and one.state is State.AGREED and one.begins is not None:
        return one.begins.astimezone(zone).date() <= end
    if ticket.status is Status.POSTPONED and ticket.until is not None:
        return ticket.until.astimezone(zone).date() <= end
    return ticket.status is not Status.WAITING or _is_late(visit, ticket)


def _line(visit: Visit, ticket: Ticket, one: Appointment | None) -> str:
    at = ""
    if one is not None and one.window is not None and one.state is State.AGREED:
        at = appointed.hours(one.window, appointed.zone(visit.connection, ticket))
    what = category_label(ticket.category)
    words = {"number": str(ticket.id), "what": cut(what, 30), "place": cut(place_words(ticket) or "-", PLACE)}
    line = say("today-line-at", **words, at=at) if at else say("today-line", **words)
    return say("today-late", line=line) if _is_late(visit, ticket) else line


ROOMS = (
    Room(WORD, "today-button", Permission.START, lambda visit, _organisation: show(visit)),
    Room(duty_room.WORD, "office-duty", Permission.TAKE, duty_room.show, duty_room.press),
)
"""In the office of who has a role: the day, and who is on duty."""
