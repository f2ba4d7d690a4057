"""The staff card: drawn from today's rows whenever it is sent, so that it never tells of yesterday."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from domain import addresses
from domain.tickets import Action, Status, Ticket, actions_now, is_open
from handlers.screens import Button, File, Line, Rows, Screen
from handlers.statuses import SHORT, ZONE, desk_words
from handlers.statuses import category_label as category_label
from handlers.statuses import status_words as status_words
from handlers.texts import say
from handlers.visit import NOTICE, Visit
from handlers.when import deadline, moment
from handlers.wording import cut
from storage import attachments, organisations, outbox, tickets
from storage.attachments import TicketFile
from storage.outbox import Post

STORY = 2000
"""Characters of the story that stand on the card."""
ALBUM = 10
"""Files that one message takes."""
INWARD = ("story", "answer")
"""Stages at which files come from the resident."""
KINDS = {"photo": "card-photos", "video": "card-videos", "voice": "card-voices", "document": "card-documents"}
FORWARD = (Action.TAKE, Action.START, Action.DONE, Action.CLOSE)
"""The buttons that bring a ticket to its end: they stand out."""


def draw(connection: Connection, shows: str, line: Line, now: datetime) -> Screen | None:
    """What `shows` names, as it is now; None when it is no more."""
    kind, _, number = shows.partition(":")
    ticket = tickets.get(connection, int(number)) if kind == "card" and number.isdecimal() else None
    return None if ticket is None else card(connection, ticket, now)


def card(connection: Connection, ticket: Ticket, now: datetime) -> Screen:
    """One text message with the buttons that make sense now."""
    zone = organisations.the(connection).timezone or ZONE
    told, cut_off = _story(ticket.story)
    lines = [
        say("card-title", number=str(ticket.id), what=category_label(ticket.category)),
        say("card-emergency") if ticket.emergency else "",
        say("card-unfinished") if ticket.unfinished else "",
        _address(ticket),
        f"\n{told or say('card-no-story')}\n",
        _files(connection, ticket.id),
        say("card-resident", name=ticket.name) if ticket.name else "",
        _due(ticket, now, zone),
        say("card-status", status=desk_words(ticket, zone)),
        say("card-who", who=ticket.executor_name) if ticket.executor_name else "",
        say("card-reason", reason=cut(ticket.reason, SHORT)) if _explained(ticket) else "",
    ]
    return Screen("\n".join(line for line in lines if line), _buttons(ticket, cut_off), bold=True)


def _story(story: str) -> tuple[str, bool]:
    """The story as it stands on the card, and whether something is left out."""
    most = STORY
    while len(story[:most].encode("utf-16-le")) // 2 > 3000:  # emoji count double in a message's limit
        most -= 250
    return cut(story, most), len(story) > most


def _explained(ticket: Ticket) -> bool:
    return bool(ticket.reason) and ticket.status in (Status.RETURNED, Status.REJECTED)


def _address(ticket: Ticket) -> str:
    place = place_words(ticket)
    return say("card-place", place=place) if place else say("card-no-place")


def place_words(ticket: Ticket) -> str:
    """Where it is, in words: «ул. Ленина, д. 12, подъезд 2, кв. 45»; empty when nothing is known."""
    place = addresses.short(ticket.address) if ticket.house is not None else ticket.address
    if not place and ticket.latitude is not None and ticket.longitude is not None:
        place = say("card-point", latitude=f"{ticket.latitude:.5f}", longitude=f"{ticket.longitude:.5f}")
    entrance = say("place-with-entrance", number=ticket.entrance) if ticket.entrance else ""
    flat = say("place-with-flat", number=ticket.flat) if ticket.flat else ""
    return ", ".join(part for part in (place, entrance, flat) if part)


def _files(connection: Connection, number: int) -> str:
    files = [file for file in tickets.files_of(connection, number) if file.stage in INWARD]
    kinds = [file.kind for file in files if not file.is_lost]
    words = [say(text, count=str(kinds.count(kind))) for kind, text in KINDS.items() if kind in kinds]
    lost = len(files) - len(kinds)
    return " · ".join([*words, *([say("card-lost", count=str(lost))] if lost else [])])


def _due(ticket: Ticket, now: datetime, zone: str) -> str:
    if ticket.promised is None or not is_open(ticket.status):
        return ""
    if ticket.promised < now:
        return say("card-overdue", at=moment(ticket.promised, now, zone))
    return say("card-due", by=deadline(ticket.promised, now, zone))


def _buttons(ticket: Ticket, cut_off: bool) -> Rows:
    actions = actions_now(ticket)
    buttons = [
        Button(say(f"action-{action}"), f"c:{ticket.id}:{action}", main=action in FORWARD)
        for action in actions
    ]
    rows = [tuple(buttons[first : first + 2]) for first in range(0, len(buttons), 2)]
    if cut_off:
        rows.append((Button(say("card-story"), f"c:{ticket.id}:story"),))
    return tuple(rows)


def posts(connection: Connection, ticket: Ticket, *, quiet: bool = True, fresh: bool = False) -> list[Post]:
    """The card for every staff chat; where it stands already it is edited unless `fresh`."""
    shows = f"card:{ticket.id}"
    return [
        Post(chat.line, chat.chat, None, NOTICE, shows=shows, fresh=fresh, quiet=quiet, ticket=ticket.id)
        for chat in organisations.staff_chats(connection)
        if chat.organisation == ticket.organisation
    ]


def put_cards(visit: Visit, ticket: Ticket) -> None:
    """A new ticket is shown in every staff chat; only an emergency rings."""
    visit.posts.extend(posts(visit.connection, ticket, quiet=not ticket.emergency))


def refresh(visit: Visit, ticket: Ticket) -> None:
    """The cards of a ticket that has changed are drawn again."""
    visit.posts.extend(posts(visit.connection, ticket))


def redraw(connection: Connection, number: int, now: datetime) -> None:
    """The same outside of a visit."""
    ticket = tickets.get(connection, number)
    if ticket is not None:
        outbox.put(connection, posts(connection, ticket), now)


def under(connection: Connection, ticket: Ticket, screen: Screen, *, only: Sequence[str] = ()) -> list[Post]:
    """A message as a reply to the card in every staff chat, or `only` in those named «line:chat».

    It is known by its ticket: a reply to it is about the ticket too.
    """
    chats = [chat for chat in organisations.staff_chats(connection) if chat.organisation == ticket.organisation]
    some = [chat for chat in chats if f"{chat.line}:{chat.chat}" in only]
    return [
        Post(chat.line, chat.chat, screen.pack(), NOTICE, reply_shows=f"card:{ticket.id}", ticket=ticket.id)
        for chat in some or chats
    ]


def photos_arrived(connection: Connection, number: int, now: datetime) -> None:
    """What was stored goes where it belongs: the resident's files under the card, the staff's to the resident."""
    ticket = tickets.get(connection, number)
    stored = [file for file in tickets.files_of(connection, number) if file.state == "stored" and file.hash]
    if ticket is None:
        return
    lost = [file for file in tickets.files_of(connection, number) if file.state == "failed" and file.stage in INWARD]
    if lost:
        word = Screen(say("files-lost", number=str(number), count=len(lost)))
        told = Post(ticket.line, ticket.chat, word.pack(), NOTICE, ticket=number, person=ticket.person)
        outbox.put(connection, [told, *posts(connection, ticket, quiet=True)], now)
        attachments.files_posted(connection, number, [file.position for file in lost])
    for stage in dict.fromkeys(file.stage for file in stored):
        files = [file for file in stored if file.stage == stage]
        out: list[Post] = []
        for group in _albums(files):
            text = say(f"files-{stage}", number=str(number), count=len(group))
            enclosed = tuple(File(file.hash or "", file.kind, file.name) for file in group)
            screen = Screen(text, files=enclosed)
            if stage in INWARD:
                out += under(connection, ticket, screen)
            else:
                out.append(Post(ticket.line, ticket.chat, screen.pack(), NOTICE, ticket=number, person=ticket.person))
        if out:  # without a staff chat they wait for one
            outbox.put(connection, out, now)
            attachments.files_posted(connection, number, [file.position for file in files])


def _albums(files: Sequence[TicketFile]) -> list[list[TicketFile]]:
    """Pictures together, ten at most; anything else is a message of its own."""
    pictures = [file for file in files if file.kind in ("photo", "video")]
    groups = [pictures[first : first + ALBUM] for first in range(0, len(pictures), ALBUM)]
    return groups + [[file] for file in files if file not in pictures]
