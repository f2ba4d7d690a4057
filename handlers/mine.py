"""A person's own tickets, the open ones first, and a card for each."""

from domain import phones
from domain.ratings import STAYS
from domain.tickets import ENDED, OPEN, Action, Status, Ticket, is_open, may_move
from handlers import albums, appeal, cards, courses, history, sending_up, showing, stars, ways
from handlers.screens import Button, File, Rows, Screen
from handlers.statuses import ZONE
from handlers.texts import say
from handlers.visit import ANSWER, Visit
from handlers.when import deadline, moment
from handlers.wording import cut
from storage import organisations, tickets

A_PAGE = 5
LATEST = 4
"""Lines of the history on the card."""
A_SHEET = 8
"""Lines of the history on a page of its own."""
STORY = 300


def show(visit: Visit, page: int = 0, past: bool = False, note: str = "") -> None:
    """Five of a page, each with its state and deadline; the past ones when there are no others."""
    ended = [] if past else tickets.of_person(visit.connection, visit.person.id, 1, 0, ENDED)
    found = _page(visit, page, past)
    if not found and page == 0 and not past:
        found, past = _page(visit, page, True), True
    if not found and page == 0:
        nothing = "\n\n".join(part for part in (note, say("mine-none")) if part)
        visit.answer(nothing, ((Button(say("menu-report"), "m:report", main=True),),))
        return
    lines = [_line(visit, one) for one in found[:A_PAGE]]
    rows: list[tuple[Button, ...]] = [(_to_card(one.id),) for one in found[:A_PAGE]]
    turn = [Button(say("talk-more"), f"k:0:{'past' if past else 'open'}.{page + 1}")] if len(found) > A_PAGE else []
    if not past and ended:
        turn.append(Button(say("mine-past"), "k:0:past.0"))
    rows += [tuple(turn)] if turn else []
    title = say("mine-title-past" if past else "mine-title")
    text = "\n\n".join(part for part in (note, title, "\n".join(lines)) if part)
    visit.show(Screen(text, tuple(rows)))


def _page(visit: Visit, page: int, past: bool) -> list[Ticket]:
    return tickets.of_person(visit.connection, visit.person.id, A_PAGE + 1, page, ENDED if past else OPEN)


def _to_card(number: int) -> Button:
    return Button(say("mine-number", number=str(number)), f"k:{number}:show")


def _line(visit: Visit, one: Ticket) -> str:
    words = {"number": str(one.id), "what": cards.category_label(one.category)}
    words["status"] = cut(cards.status_words(one, zone(visit, one)), 60)
    if one.promised is None or not is_open(one.status):
        return say("mine-line", **words)
    if one.promised < visit.now:
        return say("mine-line-late", **words, at=moment(one.promised, visit.now, zone(visit, one)))
    return say("mine-line-due", **words, by=deadline(one.promised, visit.now, zone(visit, one)))


def zone(visit: Visit, ticket: Ticket) -> str:
    """Of the house's clocks."""
    return organisations.zone(visit.connection, ticket.organisation) or ZONE


def card(visit: Visit, ticket: Ticket, note: str = "") -> None:
    """Where one stands, who works on it and until when, what has happened; a reply to it belongs to it."""
    lines = history.lines(ticket, tickets.log_of(visit.connection, ticket.id), visit.now, zone(visit, ticket))
    head = [
        say(
            "mine-ticket",
            number=str(ticket.id),
            what=cards.category_label(ticket.category),
            place=cards.place_words(ticket) or say("report-point"),
            status=cards.status_words(ticket, zone(visit, ticket)),
        ),
        *_promise(visit, ticket),
        say("mine-phone", phone=phones.shown(ticket.phone)) if ticket.phone else "",
        say("mine-outside", numbers=cut(ticket.outside, STORY)) if ticket.outside else "",
        say("mine-rating", stars=str(ticket.rating)) if ticket.rating else "",
    ]
    story = f"«{cut(ticket.story, STORY)}»" if ticket.story else ""
    told = "\n".join([say("mine-history"), *lines[-LATEST:]])
    parts = (note, "\n".join(line for line in head if line), story, told)
    rows = _buttons(visit, ticket, len(lines) > LATEST)
    visit.show(Screen("\n\n".join(part for part in parts if part), rows))
    visit.flush(ticket.id)


def _promise(visit: Visit, ticket: Ticket) -> list[str]:
    """Who is responsible, and by when."""
    who = say("mine-who", who=ticket.executor_name) if ticket.executor_name else ""
    if not is_open(ticket.status):
        return [who]
    due = ""
    if ticket.promised is not None and ticket.promised < visit.now:
        due = say("mine-late", at=moment(ticket.promised, visit.now, zone(visit, ticket)))
    elif ticket.promised is not None:
        due = say("mine-due", by=deadline(ticket.promised, visit.now, zone(visit, ticket)))
    has_it = say("mine-with", who=ways.name(visit.connection, ticket.organisation)) if ticket.passed is not None else ""
    return [has_it, who or say("mine-nobody"), due]


def _buttons(visit: Visit, ticket: Ticket, long: bool) -> Rows:
    def button(name: str, does: str, main: bool = False) -> Button:
        return Button(say(name), f"k:{ticket.id}:{does}", main=main)

    pictured = bool(tickets.files_of(visit.connection, ticket.id))
    rated = may_move(ticket, Action.RATE) and visit.now - (ticket.ended or ticket.changed) <= STAYS
    asked = [button("rating-give", "stars", main=True), button("rating-again", "reopen")]
    if ticket.status is Status.DONE:
        asked = list(*stars.verdict(ticket.id, ticket.kind))
    rows = [
        asked if rated else [],
        [button("mine-add", "add")] + ([button("mine-photos", "photos")] if pictured else []),
        [button("phone-give", "phone")] if may_move(ticket, Action.GIVE_PHONE) else [],
        ([sending_up.button(ticket.id)] if sending_up.may(ticket, visit.now) else [])
        + ([courses.button(ticket.id)] if courses.may(ticket, visit.now) else []),
        ([button("mine-withdraw", "withdraw")] if may_move(ticket, Action.WITHDRAW) else [])
        + ([button("mine-history-all", "history")] if long else []),
        [Button(say("mine-list"), "m:mine")] + ([appeal.button(ticket.id)] if appeal.may(ticket) else []),
    ]
    return tuple(tuple(row) for row in rows if row)


def whole_history(visit: Visit, ticket: Ticket, page: int) -> None:
    """All that happened, eight lines a page."""
    lines = history.lines(ticket, tickets.log_of(visit.connection, ticket.id), visit.now, zone(visit, ticket))
    page = min(page, (len(lines) - 1) // A_SHEET)
    more = (page + 1) * A_SHEET < len(lines)
    rows: list[tuple[Button, ...]] = []
    if more:
        rows.append((Button(say("talk-more"), f"k:{ticket.id}:history.{page + 1}"),))
    rows.append((_to_card(ticket.id),))
    sheet = "\n".join(lines[page * A_SHEET : (page + 1) * A_SHEET])
    visit.show(Screen(say("mine-history-title", number=str(ticket.id)) + "\n\n" + sheet, tuple(rows)))
    visit.flush(ticket.id)


def photos(visit: Visit, ticket: Ticket) -> None:
    """The pictures that lie with a ticket, the staff's too, once more."""
    files = [file for file in tickets.files_of(visit.connection, ticket.id) if file.stage in showing.STAGES]
    here = [file for file in files if file.hash]
    if not here:
        waits = any(not file.is_lost for file in files)
        why = "mine-photos-soon" if waits else "mine-photos-lost" if files else "mine-photos-none"
        visit.answer(say(why, number=str(ticket.id)))
        visit.flush(ticket.id)
        return
    for group in albums.albums(here):
        enclosed = tuple(File(file.hash or "", file.kind, file.name) for file in group)
        screen = Screen(say("mine-photos-these", number=str(ticket.id)), files=enclosed)
        visit.tell(visit.line.id, visit.chat, screen, priority=ANSWER, ticket=ticket.id, person=visit.person.id)
