"""A group: what a message or a press there means."""

from datetime import timedelta

from domain.errors import Refused
from handlers import (
    answering,
    binding,
    card_buttons,
    commands,
    duty_commands,
    filled,
    inward,
    membership,
    moves,
    proving,
    spoken,
    threads,
)
from handlers.events import Message, Press
from handlers.membership import member as member
from handlers.running import go_on
from handlers.screens import Screen
from handlers.texts import say
from handlers.visit import ANSWER, Visit
from handlers.wording import same, stays_inside
from storage import shown
from storage.outbox import Post
from storage.shown import Shown

FORM_STAYS = timedelta(hours=1)
"""How long the next message of who opened a form is its answer; a reply to the question always is."""


def message(visit: Visit, message: Message) -> None:
    """A message in a group; chatter is nobody's business."""
    visit.reply_to = message.id
    desk = membership.look(visit)
    about = None
    if message.reply_to:
        about = shown.about(visit.connection, visit.line.id, visit.chat, message.reply_to)
    visit.thread, about = message.thread, about or threads.about(visit, message)
    command = None
    asked = visit.conversation is not None and visit.now - visit.conversation.changed <= FORM_STAYS
    if not asked or message.text.lstrip().startswith("/"):  # after a mention a form is answered by any word
        command = commands.parse(message, about.ticket if about is not None else None)
    try:
        if proving.heard(visit, message):
            membership.enter(visit)
            return
        if command is not None and command.name in ("bind", "unbind"):
            (binding.ask if command.name == "bind" else binding.ask_unbind)(visit)
        elif command is not None:
            membership.enter(visit)
            commands.run(visit, command)
        elif desk is not None and desk.is_bound and duty_commands.is_meant(visit, message):
            membership.enter(visit)
            duty_commands.said_in_chat(visit, message)
        elif message.mentions_us or (desk is not None and desk.is_bound):
            _said(visit, message, about)
    except Refused as refused:
        visit.answer(moves.sentence(refused))


def press(visit: Visit, event: Press) -> None:
    """A press in a group: who pressed decides, never what the button carries."""
    visit.fresh, visit.reply_to, visit.thread = True, event.message, event.thread
    membership.look(visit)
    try:
        if binding.pressed(visit, event):
            return
        membership.enter(visit)
        if event.data == "b:again":
            proving.again(visit, event)
            return
        card_buttons.press(visit, event)
    except Refused as refused:
        visit.note(event, moves.sentence(refused))


def nameless(line: int, message: Message) -> list[Post]:
    """Somebody who writes in the name of the group: nobody knows who it is, so nothing can be done for them."""
    if commands.parse(message) is None and not message.mentions_us:
        return []
    return [Post(line, message.chat, Screen(say("desk-nameless")).pack(), ANSWER, reply_to=message.id)]


def _said(visit: Visit, message: Message, about: Shown | None) -> None:
    """A message that is no command: the answer to one's own form, a reply to a message of ours, or chatter."""
    membership.enter(visit)
    mine = about is not None and about.shows == f"talk:{visit.person.id}"
    conversation = visit.conversation
    if conversation is not None and not mine:
        another = conversation.name == "whom" and about is not None and about.ticket is not None
        another = another and not (message.album and message.album == conversation.answers.get("album"))
        if another or visit.now - conversation.changed > FORM_STAYS:
            spoken.put_away(visit)
    if stays_inside(message.text):
        _inside(visit, message, None if mine else about)
    elif visit.conversation is not None:
        _answered(visit, message, mine)
    elif about is not None:
        inward.replied(visit, message, about)
    elif message.mentions_us:
        visit.answer(say("desk-help"))
    elif message.files:
        inward.photos_of_report(visit, message)


def _inside(visit: Visit, message: Message, about: Shown | None) -> None:
    """«!» never leaves the chat, and is no answer to a form either: that goes on waiting."""
    noted = about is not None and inward.note(visit, message, about)
    if visit.conversation is not None and visit.conversation.name != "whom":
        go_on(visit, say("form-inside"))
    elif noted and about is not None:
        visit.answer(say("note-kept", number=str(about.ticket)))


def _answered(visit: Visit, message: Message, mine: bool) -> None:
    if same(message.text) == same(say("talk-cancel")):
        spoken.put_away(visit)
        filled.close_with(visit, say("form-cancelled"))
    elif not spoken.taken(visit, message, to_us=mine or message.mentions_us):
        answering.answer(visit, message, visit.now)
