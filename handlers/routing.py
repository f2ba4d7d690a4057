"""Who gets a free message: the first in `ORDER` that knows it wins."""

from collections.abc import Callable
from datetime import datetime, timedelta

from domain import categories
from domain.categories import Urgency
from domain.people import Consent
from handlers import binding, emergency, menu, mine, relay, running, welcome
from handlers.events import Kind, Message, Press
from handlers.layout import ITEMS, SERVICE
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import clean, same
from storage import conversations, shown, tickets

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
    if message.start and binding.admin_code(visit, message.start):
        return True
    typed = same(message.text)
    if message.begins or typed in ("start", "начать", "меню", "старт"):
        begin(visit)
        return True
    word = message.data or ("" if message.files else _labels().get(typed, ""))
    if not word and message.text.startswith("/"):
        word = _COMMANDS.get(typed.split(" ")[0], "m:help")
        if binding.admin_command(visit, message):
            return True
    if not word or word.startswith("t:"):
        return False
    do(visit, word)
    return True


def danger(visit: Visit, message: Message, received: datetime) -> bool:
    """Words of danger to life: the numbers come before anything else, consent included."""
    code = categories.danger(clean(message.text)) if message.text else None
    if code is None:
        return False
    conversation = visit.conversation
    if conversation is not None and conversation.asked is not None:
        story = conversation.name != welcome.NAME and conversation.asked["key"] == "story"
        if conversation.name == emergency.NAME or story or _is_option(conversation.asked, message):
            return False
    held = welcome.opening(visit, message)
    if conversation is not None and conversation.name == welcome.NAME:
        visit.close()
    answers = emergency.begin(visit, code, held.get("story", ""), held.get("photos", {}).get("files", []))
    if "place" in held:
        answers["place"] = held["place"]
    running.open_talk(visit, emergency.NAME, **answers)
    return True


def reply_to_ours(visit: Visit, message: Message, received: datetime) -> bool:
    """A reply to a message of ours: what that message was about."""
    if not message.reply_to:
        return False
    about = shown.about(visit.connection, visit.line.id, visit.chat, message.reply_to)
    return about is not None and relay.reply_from_resident(visit, about, message)


def open_question(visit: Visit, message: Message, received: datetime) -> bool:
    """The question of the open conversation."""
    if visit.conversation is None:
        return False
    running.answer(visit, message, received)
    return True


def staff_question(visit: Visit, message: Message, received: datetime) -> bool:
    """A question of the staff that waits for an answer, or a report of danger a moment ago."""
    if not (message.text or message.files or message.point):
        return False
    question = tickets.open_question(visit.connection, visit.person.id, visit.now - QUESTION_STAYS)
    if question is not None:
        relay.answer_from_resident(visit, question.ticket, question, message)
        return True
    urgent = tickets.latest(visit.connection, visit.person.id, visit.now - EMERGENCY_STAYS)
    if urgent is not None and urgent.urgency == Urgency.LIFE:
        relay.answer_from_resident(visit, urgent.id, None, message)
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
        running.open_talk(visit, welcome.NAME, **answers)
        return True
    if not answers:
        visit.answer(running.why_not(message) or say("menu-not-understood"))
        return True
    story = answers.get("story", "")
    if "story" in answers and len(story) < 5 and "photos" not in answers:
        menu.show(visit, say("menu-not-understood"))
        return True
    if story and visit.person.house is not None and "place" not in answers and categories.certain(story):
        answers |= {"place": "home", "quick": True}
    running.open_talk(visit, "report", **answers)
    return True


ORDER: tuple[Route, ...] = (
    command_or_menu,
    danger,
    reply_to_ours,
    open_question,
    staff_question,
    thanks,
    report,
)


def press(visit: Visit, event: Press) -> None:
    """A press in a private chat; what a button carries is never trusted."""
    kind, _, rest = event.data.partition(":")
    parts = rest.split(":")
    visit.fresh = False
    if kind == "t" and len(parts) == 3:
        _talk_press(visit, event, *parts)
    elif kind in ("s", "m"):
        do(visit, event.data)
    elif kind == "k" and mine.press(visit, event, parts):
        pass
    else:
        visit.fresh = True
        visit.note(event, say("press-not-yours"))
        begin(visit)


def _talk_press(visit: Visit, event: Press, talk: str, key: str, code: str) -> None:
    if visit.conversation is not None and visit.conversation.name == talk:
        running.press(visit, event, key, code)
        return
    visit.fresh = True
    visit.note(event, say("talk-press"))
    if visit.conversation is not None:
        running.go_on(visit, say("talk-press"))
    else:
        menu.show(visit, say("press-over"))


def do(visit: Visit, word: str) -> None:
    """What a button of the menu or of the service row means."""
    name, _, number = word.partition(":")[2].partition(".")
    visit.fresh = visit.fresh or word not in ("s:back", "s:cancel")
    if word == "s:back" and visit.conversation is not None:
        running.back(visit)
    elif word == "s:cancel" and visit.conversation is not None:
        unasked = visit.conversation.name == welcome.NAME
        visit.close()
        menu.show(visit, say("talk-cancelled-before" if unasked else "talk-cancelled"))
    elif word == "s:human":
        relay.human(visit)
    elif name in ("report", "mine", "consent", "resume", "forget") and visit.person.consent == Consent.UNASKED:
        running.open_talk(visit, welcome.NAME, **({"then": "report"} if name == "report" else {}))
    elif name == "report":
        running.open_talk(visit, "report")
    elif name == "mine":
        mine.show(visit)
    elif name == "more":
        menu.more(visit)
    elif name == "consent":
        running.open_talk(visit, welcome.NAME, details=True)
    elif name in ("resume", "forget") and number.isdigit():
        _draft(visit, name, int(number))
    elif name == "help":
        menu.show(visit, say("help-text"))
    else:
        begin(visit)


def begin(visit: Visit) -> None:
    """/start and everything that leads home: consent where it was not asked, else the menu; a draft is kept."""
    if visit.conversation is not None and visit.conversation.name == welcome.NAME:
        running.go_on(visit)
        return
    visit.shelve()
    if visit.person.consent == Consent.UNASKED:
        running.open_talk(visit, welcome.NAME)
    else:
        menu.show(visit, say("menu-text"))


def _draft(visit: Visit, name: str, number: int) -> None:
    mine_ = [one for one in conversations.drafts(visit.connection, visit.person.id, visit.place) if one.id == number]
    if not mine_:
        menu.show(visit, say("press-over"))
    elif name == "forget":
        visit.closed.append(number)
        conversations.close(visit.connection, [number])
        menu.show(visit, say("menu-forgotten"))
    else:
        visit.shelve()
        conversations.resume(visit.connection, number)
        visit.conversation = mine_[0]
        running.go_on(visit)


def _is_option(asked: dict[str, object], message: Message) -> bool:
    options = asked.get("options", ())
    return isinstance(options, list) and any(same(label) == same(message.text) for _, label in options)


def _labels() -> dict[str, str]:
    labels = {same(say(f"menu-{item}")): f"m:{item}" for item in ITEMS}
    return labels | {same(say(f"talk-{name}")): f"s:{name}" for name in SERVICE}


_COMMANDS = {"start": "m:start", "help": "m:help", "помощь": "m:help", "mine": "m:mine", "мои": "m:mine"}
_COMMANDS |= {"cancel": "s:cancel", "отмена": "s:cancel", "report": "m:report", "human": "s:human"}
