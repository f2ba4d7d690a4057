"""Who gets a free message: the first in `ORDER` that knows it wins."""

from collections.abc import Callable
from datetime import datetime, timedelta

from domain import categories
from domain.categories import Urgency
from domain.people import Consent
from handlers import (
    additions,
    answering,
    binding,
    book,
    buttons,
    dialogues,
    duty_commands,
    elsewhere,
    emergency,
    entering,
    executing,
    import_room,
    labels,
    menu,
    messengers,
    mine_words,
    office,
    relay,
    reports,
    residing,
    running,
    scanned,
    tell_room,
    welcome,
    wishing,
)
from handlers.events import Kind, Message
from handlers.reading import reads_option
from handlers.texts import say
from handlers.told import TOLD_BY
from handlers.visit import Visit
from handlers.wording import clean, same
from storage import shown, tickets

QUESTION_STAYS = timedelta(hours=24)
"""How long a question of the staff takes a free message as its answer."""
EMERGENCY_STAYS = timedelta(minutes=30)
"""How long what follows a report of danger is added to it."""
Route = Callable[[Visit, Message, datetime], bool]


def route(visit: Visit, message: Message, received: datetime) -> None:
    """Give a private message to the first that knows it."""
    for knows in ORDER:
        if knows(visit, message, received):
            return


def command_or_menu(visit: Visit, message: Message, received: datetime) -> bool:
    """A command, a deep link, a label of the menu or of the service row."""
    if message.start and entering.code(visit, message.start):
        return True
    if message.start and scanned.came(visit, message.start):
        return True
    if message.start and messengers.started(visit, message.start):
        return True
    if message.start and tell_room.started(visit, message.start):
        return True
    if message.start == dialogues.CODE and executing.welcome(visit):
        return True
    typed = same(message.text)
    if (message.begins and not typed) or labels.commands().get(typed) == "m:start":
        buttons.begin(visit)
        return True
    word = message.data or ("" if message.files else labels.labels().get(typed, ""))
    if word in ("", "m:office") and message.text.startswith("/"):  # a command: one's jobs; the label: the office
        word = labels.commands().get(typed.split(" ")[0], "m:help")
        if binding.admin_command(visit, message) or office.command(visit, message):
            return True
    if not word or word.startswith("t:"):
        return False
    buttons.do(visit, word)
    return True


def danger(visit: Visit, message: Message, received: datetime) -> bool:
    """Words of danger to life: the numbers come before anything else, consent included."""
    code = categories.danger(clean(message.text)) if message.text else None
    if code is None:
        return False
    conversation = visit.conversation
    if conversation is not None and conversation.asked is not None:
        story = conversation.name != welcome.NAME and conversation.asked["key"] == "story"
        if conversation.name == emergency.NAME or story or reads_option(conversation.asked, message):
            return False
    held = scanned.known_place(visit) | welcome.opening(visit, message)
    if conversation is not None and conversation.name == welcome.NAME:
        visit.close()
    answers = emergency.begin(visit, code, held.get("story", ""), held.get("photos", {}).get("files", []))
    answers |= {key: held[key] for key in ("place", TOLD_BY) if key in held}
    running.open_talk(visit, emergency.NAME, **answers)
    return True


def reply_to_ours(visit: Visit, message: Message, received: datetime) -> bool:
    """A reply to a message of ours: what that message was about."""
    if not message.reply_to:
        return False
    about = shown.about(visit.connection, visit.line.id, visit.chat, message.reply_to)
    return about is not None and relay.reply_from_resident(visit, about, message)


def code_of_another(visit: Visit, message: Message, received: datetime) -> bool:
    """The code from another messenger of the same person."""
    return messengers.typed(visit, message)


def open_question(visit: Visit, message: Message, received: datetime) -> bool:
    """The question of the open conversation."""
    conversation = visit.conversation
    if conversation is None:
        return False
    spec, asked = book.TALKS.get(conversation.name), conversation.asked
    if spec and asked and asked["key"] == spec.yields and not reads_option(asked, message):
        if residing.taken(visit, message):
            return True
        visit.close()
        return False
    answering.answer(visit, message, received)
    return True


def staff_question(visit: Visit, message: Message, received: datetime) -> bool:
    """A question of the staff that waits for an answer, or a report of danger a moment ago."""
    if not (message.text or message.files or message.point):
        return False
    if not tickets.has_any(visit.connection, visit.person.id):
        return False
    question = tickets.open_question(visit.connection, visit.person.id, visit.now - QUESTION_STAYS)
    if question is not None and question.ticket is not None:
        additions.answered(visit, question.ticket, question, message)
        return True
    if (before := additions.follows(visit, message)) is not None:
        additions.answered(visit, before.ticket, None, message, before.entry)
        return True
    urgent = tickets.latest(visit.connection, visit.person.id, visit.now - EMERGENCY_STAYS)
    if urgent is not None and urgent.urgency == Urgency.LIFE:
        additions.answered(visit, urgent.id, None, message)
        return True
    return False


def thanks(visit: Visit, message: Message, received: datetime) -> bool:
    """Thanks or a sticker: nothing is opened."""
    sticker = bool(message.files) and all(file.kind is Kind.STICKER for file in message.files)
    if not sticker and (message.files or message.point or same(message.text) not in say("thanks-words").split("|")):
        return False
    visit.answer(say("thanks-welcome"))
    return True


def report(visit: Visit, message: Message, received: datetime) -> bool:
    """Anything else is a report; before consent it is held."""
    answers = welcome.opening(visit, message)
    if visit.person.consent == Consent.UNASKED:
        welcome.tell(visit, answers)
        return True
    if not answers:
        visit.answer(answering.why_not(message) or say("menu-not-understood"))
        return True
    story = answers.get("story", "")
    if "story" in answers and len(story) < 5 and "photos" not in answers:
        menu.show(visit, say("menu-not-understood"))
        return True
    welcome.tell(visit, answers)
    return True


ORDER: tuple[Route, ...] = (
    elsewhere.route,
    mine_words.words,
    reports.command,
    command_or_menu,
    reports.words,
    duty_commands.said,
    danger,
    import_room.document,
    mine_words.stars_typed,
    reply_to_ours,
    code_of_another,
    open_question,
    wishing.said,
    staff_question,
    thanks,
    report,
)
