"""No ticket is silent for three working days: who has it is asked by one tap, and the resident hears how it stands.

Where nobody has it, or who has it cannot be written to, the staff chat is asked instead.
"""

from datetime import datetime

from sqlalchemy import Connection

from domain.dues import Due
from domain.organisations import Organisation
from domain.people import Contact
from domain.tickets import Action, Status, Ticket, is_open
from domain.working import day_after, morning
from handlers import moves, owed
from handlers.card_lines import address
from handlers.dialogues import dialogue, works_for
from handlers.dues import CHORES, Chore, Tick
from handlers.screens import Button, Rows, Screen
from handlers.statuses import ZONE, category_label
from handlers.texts import say
from handlers.visit import NOTICE, Visit
from handlers.wording import clean, cut
from storage import callbacks, shown, teams, tickets
from storage.outbox import Post

KIND = "silence"
ASK, UNHEARD = 0, 1
WORD = "still"
"""What the question is known by."""
DOES = ("going", "done", "need", "later")
LONGEST = 1000


def when(ticket: Ticket, organisation: Organisation) -> list[Due]:
    """On the morning of the third working day without a word; a working day later where nobody has answered."""
    days, zone = organisation.practice.silence_days, organisation.timezone or ZONE
    if not days or not is_open(ticket.status):
        return []
    since = ticket.spoken or ticket.made
    if ticket.status is Status.POSTPONED and ticket.until is not None:
        since = max(since, ticket.until)
    if ticket.nudged is None or ticket.nudged <= since:
        return [Due(morning(since, days, zone), KIND, ASK)]
    return [Due(day_after(ticket.nudged, zone), KIND, UNHEARD)]


def do(tick: Tick, due: Due) -> None:
    """Ask, or tell that nobody has answered."""
    (_ask if due.step == ASK else _unheard)(tick)


def _ask(tick: Tick) -> None:
    c, ticket = tick.connection, tick.ticket
    tickets.update(c, ticket.id, nudged=tick.now)
    tickets.log(c, ticket.id, tick.now, action="nudge", before=ticket.status, after=ticket.status)
    whom = _executor(c, ticket)
    if whom is None:
        tick.posts += _in_chats(c, ticket)
        return
    tick.posts.append(
        Post(whom.line, whom.external, None, NOTICE, shows=shows(ticket), fresh=True, person=whom.person.id)
    )


def _executor(connection: Connection, ticket: Ticket) -> Contact | None:
    """Where who has it can be written to, as long as they work there."""
    if ticket.executor is None or not works_for(connection, ticket.executor, ticket.organisation):
        return None
    return dialogue(connection, ticket.executor)


def _unheard(tick: Tick) -> None:
    """A working day without an answer: the staff chat sees it, and the resident hears what is true."""
    c, ticket = tick.connection, tick.ticket
    tickets.update(c, ticket.id, spoken=tick.now)
    tickets.log(c, ticket.id, tick.now, action="mute", before=ticket.status, after=ticket.status)
    tick.posts += _in_chats(c, tick.again())
    tick.posts += _told(c, ticket, "mute", say("told-mute"), tick.now)


def _in_chats(connection: Connection, ticket: Ticket) -> list[Post]:
    """The same question under the card."""
    return [
        Post(chat.line, chat.chat, None, NOTICE, shows=shows(ticket), fresh=True, reply_shows=f"card:{ticket.id}",
             ticket=ticket.id)
        for chat in teams.chats_for(connection, ticket)
    ]  # fmt: skip


def shows(ticket: Ticket) -> str:
    """What a message with the question is known by."""
    return f"{WORD}:{ticket.id}"


def draw(connection: Connection, ticket: Ticket | None) -> Screen | None:
    """The question, or what came of it."""
    if ticket is None:
        return None
    title = f"{say('card-title', number=str(ticket.id), what=category_label(ticket.category))}\n{address(ticket)}"
    if not is_open(ticket.status):
        return Screen(f"{title}\n{say('still-over')}", bold=True)
    asked = ticket.nudged or ticket.made
    log = [one for one in tickets.log_of(connection, ticket.id) if one.at >= asked]
    said = [one for one in log if one.action == Action.GOING]
    if said:
        words = {"who": said[-1].name, "text": cut(said[-1].comment or say("still-plain"), 200)}
        return Screen(f"{title}\n{say('still-told', **words)}", bold=True)
    mute = any(one.action == "mute" for one in log)
    who = ticket.executor_name or say("still-nobody")
    asks = say("still-mute", who=who) if mute else say("still-ask")
    return Screen(f"{title}\n\n{asks}", _rows(ticket), bold=True)


def _rows(ticket: Ticket) -> Rows:
    buttons = [Button(say(f"still-{does}"), f"l:{ticket.id}:{does}", main=does == "going") for does in DOES]
    return ((buttons[0],), (buttons[1], buttons[3]), (buttons[2],))


def going(visit: Visit, number: int, text: str = "") -> str:
    """The resident hears that work is going on, with these words where there are any. What the staff read. Raises
    Refused."""
    text = cut(clean(text), LONGEST)
    after = moves.move(visit, number, Action.GOING, comment=text)
    visit.posts += _told(visit.connection, after, "going", _sentence(after, text), visit.now)
    visit.posts += redrawn(visit.connection, after)
    return f"{say('did-going', number=str(number))} {moves.unreached(visit, after) or say('did-told')}"


def _sentence(ticket: Ticket, text: str) -> str:
    if text:
        return say("told-going-text", text=text)
    return say("told-going-who", who=ticket.executor_name) if ticket.executor_name else say("told-going")


def _told(connection: Connection, ticket: Ticket, why: str, said: str, now: datetime) -> list[Post]:
    """The resident reads it, or is called."""
    if ticket.is_told_by_call:
        if not ticket.phone:
            return []
        callbacks.owe(connection, ticket.id, why, said, now)
        callbacks.rang(connection, ticket.id, now)
        return owed.posts(connection, ticket, fresh=True)
    title = say("told-title", number=str(ticket.id), what=category_label(ticket.category))
    screen = Screen(f"{title}\n{said}", bold=True)
    return [Post(ticket.line, ticket.chat, screen.pack(), NOTICE, ticket=ticket.id, person=ticket.person)]


def redrawn(connection: Connection, ticket: Ticket) -> list[Post]:
    """The question, wherever it stands."""
    return [Post(one.line, one.chat, None, NOTICE, shows=one.shows) for one in shown.where(connection, shows(ticket))]


CHORES[KIND] = Chore(when, do)
