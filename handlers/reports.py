"""What an executor writes or sends in their own dialogue: the report in own words, photos, the same commands typed."""

from datetime import datetime

from domain.errors import Refused
from handlers import (
    answering,
    causes,
    commands,
    executing,
    inward,
    job_commands,
    moves,
    silence,
    spoken,
    still_buttons,
    today,
)
from handlers.events import Message
from handlers.reading import reads_option
from handlers.screens import Button
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import has_words, same
from storage import shown

TYPED = ("begin", "done", *job_commands.NAMES)
TOLD = (causes.NAME,)
"""Conversations of the staff in which dangers are named that are over."""


def command(visit: Visit, message: Message, received: datetime) -> bool:
    """A command that begins or ends a job, or a label of the only card that stands there."""
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
        if name in job_commands.NAMES:
            job_commands.run(visit, name, number, typed.rest if typed is not None and not label else "")
            return True
        if not number:
            raise Refused("refused-job-number", command=say(f"command-{name}"))
        if name == "begin":
            visit.answer(executing.start(visit, number))
        elif typed is not None and not label and has_words(typed.rest):
            visit.answer(executing.finish(visit, number, typed.rest))
        else:
            executing.ask(visit, number)
    except Refused as refused:
        visit.answer(moves.sentence(refused))
    return True


def words(visit: Visit, message: Message, received: datetime) -> bool:
    """Own words or a photo where the report is asked for; they name dangers that are over, so this comes before."""
    conversation = visit.conversation
    if conversation is not None and conversation.name in TOLD and conversation.asked is not None:
        answering.answer(visit, message, received)
        return True
    if conversation is None or conversation.name != executing.NAME or conversation.asked is None:
        return _replied(visit, message) or _late(visit, message)
    if reads_option(conversation.asked, message):
        return False
    spoken.own_words(visit, message, "report", "own", files=True)
    return True


def _replied(visit: Visit, message: Message) -> bool:
    """A reply to the card itself may be anything: how to end the ticket is said, nothing is guessed."""
    if not message.reply_to:
        return False
    about = shown.about(visit.connection, visit.line.id, visit.chat, message.reply_to)
    if about is not None and causes.in_private(visit, message, about.shows):
        return True
    kind, number, _ = (*(about.shows if about is not None else "").split(":"), "", "", "")[:3]
    if kind == silence.WORD and number.isdecimal():
        try:
            still_buttons.replied(visit, int(number), message)
        except Refused as refused:
            visit.answer(moves.sentence(refused))
        return True
    if kind != "job":
        return False
    visit.answer(say("job-reply", number=number), ((Button(say("job-finish"), f"j:{number}:done", main=True),),))
    return True


def _late(visit: Visit, message: Message) -> bool:
    """The other photos of an album whose first one was the report."""
    return visit.conversation is None and bool(message.album) and inward.photos_of_report(visit, message)


def _labels() -> dict[str, str]:
    words = {"job-start": "begin", "job-finish": "done", "job-depart": "depart", "job-noaccess": "noaccess"}
    return {same(say(label)): name for label, name in (words | {"today-button": today.WORD}).items()}
