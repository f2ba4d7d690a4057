"""Where cards and what belongs to them are sent: to the staff chats of the ticket's organisation and team."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from domain.organisations import StaffChat
from domain.tickets import Ticket, is_open
from handlers import albums, board, bursts, climb_card, moderating, personal
from handlers.acting import Acting
from handlers.card_lines import INWARD
from handlers.screens import Screen
from handlers.texts import say
from handlers.visit import ANSWER, NOTICE, Visit
from storage import attachments, organisations, outbox, teams, tickets
from storage.outbox import Post

STAGES = (*INWARD, "question", "report")
"""Where files of a ticket come in; what was taken back again is of none of them."""


def posts(connection: Connection, ticket: Ticket, *, quiet: bool = True, fresh: bool = False) -> list[Post]:
    """The card for every staff chat, the executor's own, the boards; what stands already is edited unless `fresh`.

    One that is among too many has no card: its list is drawn again.
    """
    desks, shown = teams.chats_of(connection, ticket)
    return _posts(connection, ticket, desks, shown, quiet=quiet, fresh=fresh)


def _posts(
    connection: Connection,
    ticket: Ticket,
    desks: Sequence[StaffChat],
    shown: Sequence[StaffChat],
    *,
    quiet: bool,
    fresh: bool = False,
) -> list[Post]:
    boards = [board.post(chat) for chat in desks]
    if ticket.listed is not None:
        quiet = quiet or ticket.listed != ticket.id  # the first one makes the list
        return [*(bursts.post(chat, ticket.listed, quiet=quiet) for chat in desks), *boards]
    shows = f"card:{ticket.id}"
    cards = [
        Post(chat.line, chat.chat, None, NOTICE, shows=shows, fresh=fresh, quiet=quiet, ticket=ticket.id)
        for chat in shown
    ]
    own = [*personal.redrawn(connection, ticket), *moderating.redrawn(connection, ticket)]
    return [*cards, *boards, *own, *climb_card.redrawn(connection, ticket)]


def put_cards(visit: Visit, ticket: Ticket) -> bool:
    """A new ticket is shown in its staff chats; only an emergency rings. False without a chat: it waits for one."""
    desks, shown = teams.chats_of(visit.connection, ticket)
    if desks:
        ticket = replace(ticket, listed=bursts.enter(visit.connection, ticket, visit.now))
        visit.posts.extend(_posts(visit.connection, ticket, desks, shown, quiet=not ticket.emergency))
    return bool(desks)


def put_waiting(connection: Connection, waiting: list[Ticket], now: datetime) -> None:
    """Tickets of one organisation that have waited for a staff chat come into it."""
    listed = bursts.gather(connection, waiting)
    for number in [ticket.id for ticket in waiting]:
        ticket = tickets.get(connection, number)
        if ticket is not None and ticket.listed is None:
            outbox.put(connection, posts(connection, ticket, quiet=not ticket.emergency), now)
            photos_arrived(connection, number, now)
    if listed is not None:
        desks = organisations.staff_chats(connection, waiting[0].organisation)
        outbox.put(connection, [bursts.post(chat, listed, quiet=True) for chat in desks], now)


def refresh(by: Acting, ticket: Ticket) -> None:
    """The cards of a ticket that has changed are drawn again; who works on one of a list has opened it by that."""
    if ticket.listed is not None:
        bring_out(by.connection, ticket, by.now)
    else:
        by.posts.extend(posts(by.connection, ticket))


def bring_out(connection: Connection, ticket: Ticket, now: datetime) -> None:
    """A ticket leaves its list: while it is open its card is shown, with the photos that waited for it."""
    outbox.put(connection, posts(connection, ticket), now)
    bursts.leave(connection, ticket.id)
    if is_open(ticket.status):
        outbox.put(connection, posts(connection, replace(ticket, listed=None)), now)
        photos_arrived(connection, ticket.id, now)


def bring(visit: Visit, ticket: Ticket) -> None:
    """The card once more, as the newest message; out of a list it comes to every staff chat."""
    if ticket.listed is not None:
        bring_out(visit.connection, ticket, visit.now)
        return
    shows, reply_to = f"card:{ticket.id}", visit.reply_to
    visit.posts.append(
        Post(visit.line.id, visit.chat, None, ANSWER, shows=shows, fresh=True, reply_to=reply_to, ticket=ticket.id)
    )


def redraw(connection: Connection, number: int, now: datetime) -> None:
    """The same outside of a visit."""
    ticket = tickets.get(connection, number)
    if ticket is not None:
        outbox.put(connection, posts(connection, ticket), now)


def under(
    connection: Connection, ticket: Ticket, screen: Screen, *, only: Sequence[str] = (), shows: str = ""
) -> list[Post]:
    """A message as a reply to the card in every staff chat, or `only` in those named «line:chat».

    It is known by its ticket: a reply to it is about the ticket too. What the resident said is `shows` «said:12.3».
    """
    chats = teams.chats_for(connection, ticket)
    if not chats:
        return moderating.under(connection, ticket, screen)
    some = [chat for chat in chats if f"{chat.line}:{chat.chat}" in only]
    return [
        Post(
            chat.line, chat.chat, screen.pack(), NOTICE, shows=shows, reply_shows=f"card:{ticket.id}", ticket=ticket.id
        )
        for chat in some or chats
    ]


def photos_arrived(connection: Connection, number: int, now: datetime) -> None:
    """What was stored goes where it belongs: the resident's files under the card, the staff's to the resident."""
    ticket = tickets.get(connection, number)
    if ticket is None:
        return
    enclosed = tickets.files_of(connection, number)
    stored = [file for file in enclosed if file.state == "stored" and file.hash]
    lost = [file for file in enclosed if file.state == "failed" and file.stage in INWARD]
    if lost:
        word = Screen(say("files-lost", number=str(number), count=len(lost)))
        told = Post(ticket.line, ticket.chat, word.pack(), NOTICE, ticket=number, person=ticket.person)
        outbox.put(connection, [told, *posts(connection, ticket, quiet=True)], now)
        attachments.files_posted(connection, number, [file.position for file in lost])
    for stage in dict.fromkeys(file.stage for file in stored):
        if stage in INWARD and ticket.listed is not None:  # they wait for the card
            continue
        files = [file for file in stored if file.stage == stage]
        out: list[Post] = []
        for group, screen in albums.screens(number, files):
            if stage in INWARD:
                said = f"said:{number}.f{group[0].position}" if stage == "answer" else ""
                out += under(connection, ticket, screen, shows=said)
                out += personal.enclosed(connection, ticket, screen, group[0].position)
            else:
                out.append(Post(ticket.line, ticket.chat, screen.pack(), NOTICE, ticket=number, person=ticket.person))
        if out:  # without a staff chat they wait for one
            outbox.put(connection, out, now)
            attachments.files_posted(connection, number, [file.position for file in files])
