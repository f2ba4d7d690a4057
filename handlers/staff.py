"""A group: what a message or a press there means."""

from datetime import timedelta

from domain.errors import Refused
from domain.tickets import Action, Status
from handlers import answering, asking, binding, card_buttons, commands, forms, membership, moves, proving
from handlers.events import Message, Press
from handlers.filing import attach
from handlers.membership import member as member
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import clean, has_words, same
from storage import shown, tickets
from storage.shown import Shown

FORM_STAYS = timedelta(hours=1)
"""How long the next message of who opened a form is its answer; a reply to the question always is."""
ALBUM_STAYS = timedelta(minutes=1)
"""How long further photos of an album belong to the report that its first one was."""


def message(visit: Visit, message: Message) -> None:
    """A message in a group; chatter is nobody's business."""
    visit.reply_to = message.id
    about = None
    if message.reply_to:
        about = shown.about(visit.connection, visit.line.id, visit.chat, message.reply_to)
    command = None
    asked = visit.conversation is not None and visit.now - visit.conversation.changed <= FORM_STAYS
    if not asked or message.text.lstrip().startswith("/"):  # «Готово, заменили» after a mention answers the form
        command = commands.parse(message, about.ticket if about is not None else None)
    try:
        if proving.heard(visit, message):
            return
        if command is not None and command.name in ("bind", "unbind"):
            (binding.ask if command.name == "bind" else binding.ask_unbind)(visit)
        elif command is not None:
            membership.enter(visit)
            commands.run(visit, command)
        elif message.mentions_us or membership.is_staff(visit):
            _said(visit, message, about)
    except Refused as refused:
        visit.answer(moves.sentence(refused))


def press(visit: Visit, event: Press) -> None:
    """A press in a group: who pressed decides, never what the button carries."""
    visit.fresh, visit.reply_to = True, event.message
    try:
        if event.data in binding.PRESSES:
            binding.PRESSES[event.data](visit, event)
            return
        membership.enter(visit)
        if event.data == "b:again":
            proving.again(visit, event)
            return
        card_buttons.press(visit, event)
    except Refused as refused:
        visit.note(event, moves.sentence(refused))


def _said(visit: Visit, message: Message, about: Shown | None) -> None:
    """A message that is no command: the answer to one's own form, a reply to a message of ours, or chatter."""
    membership.enter(visit)
    mine = about is not None and about.shows == f"talk:{visit.person.id}"
    if visit.conversation is not None and not mine and visit.now - visit.conversation.changed > FORM_STAYS:
        visit.close()
    if visit.conversation is not None:
        if same(message.text) == same(say("talk-cancel")):
            visit.close()
            forms.close_with(visit, say("form-cancelled"))
        elif not forms.spoken(visit, message):
            answering.answer(visit, message, visit.now)
    elif about is not None:
        _replied(visit, message, about)
    elif message.mentions_us:
        visit.answer(say("desk-help"))
    elif message.album and message.files:
        _album(visit, message)


def _replied(visit: Visit, message: Message, about: Shown) -> None:
    """A reply to a card or to what a resident wrote goes to the resident."""
    kind, _, name = about.shows.partition(":")
    text = clean(message.text)
    if kind == "talk":
        other = name != str(visit.person.id)
        raise Refused("form-others" if other else "form-over", who=membership.called(visit, int(name)))
    if text.startswith("!") or (about.ticket is None and kind != "human"):
        return
    if not has_words(text):
        raise Refused("form-words")
    if len(text) > asking.LONGEST:
        raise Refused("refused-long", most=str(asking.LONGEST))
    if kind == "human":
        asking.answer(visit, int(name), text)
        visit.answer(say("did-answer"))
    elif about.ticket is not None:
        asking.ask(visit, about.ticket, text, answering.pack_files(visit, message.files))
        visit.answer(say("did-ask", number=str(about.ticket)))


def _album(visit: Visit, message: Message) -> None:
    """The other photos of an album whose first one was the report."""
    for ticket in tickets.open(visit.connection, (Status.DONE,), most=200):
        if visit.now - ticket.changed > ALBUM_STAYS:
            continue
        log = tickets.log_of(visit.connection, ticket.id)
        if any(entry.action == Action.DONE and entry.person == visit.person.id for entry in log):
            attach(visit, ticket.id, answering.pack_files(visit, message.files), "report")
            return
