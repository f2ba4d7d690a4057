"""What an executor writes or sends in their own dialogue: the report in own words, photos, the same commands typed."""

from dataclasses import replace
from datetime import datetime, timedelta

from domain.errors import Refused
from domain.tickets import Action, Status
from handlers import answering, commands, executing, moves
from handlers.events import Message
from handlers.filing import attach
from handlers.forms import LONGEST, SHORTEST
from handlers.reading import read_message, reads_option
from handlers.running import go_on
from handlers.screens import Button, Screen
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import clean, has_words, same
from storage import shown, tickets

ALBUM_STAYS = timedelta(minutes=1)
"""How long further photos of an album belong to the report that its first one was."""
TYPED = ("begin", "done")


def command(visit: Visit, message: Message, received: datetime) -> bool:
    """«/начать 12», «/готово 12 заменили кран», or a label of the only card that stands there."""
    typed = commands.parse(message)
    label = "" if message.files or visit.conversation is not None else _labels().get(same(message.text), "")
    name = typed.name if typed is not None and typed.name in TYPED else label
    if not name or not executing.works(visit):
        return False
    found = executing.jobs(visit)
    number = typed.number if typed is not None and not label else 0
    if not number and len(found) == 1:
        number = found[0].id
    try:
        if not number:
            raise Refused("refused-job-number", command=say(f"command-{name}"))
        if name == "begin":
            executing.start(visit, number)
            visit.answer(say("did-start", number=str(number)))
        elif typed is not None and not label and has_words(typed.rest):
            executing.finish(visit, number, typed.rest[:LONGEST])
            visit.answer(say("job-thanks", number=str(number)))
        else:
            executing.ask(visit, number)
    except Refused as refused:
        visit.answer(moves.sentence(refused))
    return True


def words(visit: Visit, message: Message, received: datetime) -> bool:
    """Own words or a photo where the report is asked for; they name dangers that are over, so this comes before."""
    conversation = visit.conversation
    if conversation is None or conversation.name != executing.NAME or conversation.asked is None:
        return _replied(visit, message) or _late(visit, message)
    if reads_option(conversation.asked, message):
        return False
    asked = {"key": "own", "kind": "text", "files_do": True, "low": SHORTEST, "high": LONGEST}
    reading = read_message(asked, message)
    if not reading.answered and not reading.files:
        go_on(visit, reading.wrong)
        return True
    answering.add_files(visit, reading.files)
    kept = visit.conversation.answers if visit.conversation is not None else {}
    own = clean(message.text)[:LONGEST] if has_words(message.text) else ""
    visit.conversation = replace(conversation, answers={**kept, "report": executing.OWN, "own": own})
    go_on(visit)
    return True


def _replied(visit: Visit, message: Message) -> bool:
    """A reply to the card itself may be anything: how to end the ticket is said, nothing is guessed."""
    if not message.reply_to:
        return False
    about = shown.about(visit.connection, visit.line.id, visit.chat, message.reply_to)
    kind, number, _ = (*(about.shows if about is not None else "").split(":"), "", "", "")[:3]
    if kind != "job":
        return False
    visit.answer(say("job-reply", number=number), ((Button(say("job-finish"), f"j:{number}:done", main=True),),))
    return True


def _late(visit: Visit, message: Message) -> bool:
    """The other photos of an album whose first one was the report."""
    if visit.conversation is not None or not (message.album and message.files):
        return False
    for ticket in tickets.open(visit.connection, (Status.DONE,), executor=visit.person.id, most=20):
        log = tickets.log_of(visit.connection, ticket.id)
        mine = [one for one in log if one.action == Action.DONE and one.person == visit.person.id]
        if mine and visit.now - mine[-1].at <= ALBUM_STAYS:
            attach(visit, ticket.id, answering.pack_files(visit, message.files), "report")
            visit.show(Screen(say("job-thanks", number=str(ticket.id))), f"talk:{visit.person.id}")
            return True
    return False


def _labels() -> dict[str, str]:
    return {same(say("job-start")): "begin", same(say("job-finish")): "done"}
