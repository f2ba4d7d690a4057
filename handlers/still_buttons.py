"""The answers of who is asked how a ticket stands: one tap, or own words as a reply."""

from domain.tickets import Action, Ticket
from handlers import executing, forms, moves, putting_off, silence
from handlers.events import Message, Press
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import has_words


def press(visit: Visit, event: Press, number: int, does: str) -> None:
    """One tap; asking for help is told by handlers/climb_buttons.py. Raises Refused."""
    if does == "going":
        visit.note(event, silence.going(visit, number))
    elif does == "later":
        visit.fresh = True
        putting_off.begin(visit, number)
    elif visit.private and _mine(visit, number):
        executing.ask(visit, number)
    else:
        forms.begin(visit, Action.DONE, number)


def _mine(visit: Visit, number: int) -> bool:
    ticket: Ticket = moves.ticket(visit, number)
    return ticket.executor == visit.person.id


def replied(visit: Visit, number: int, message: Message) -> None:
    """Own words for the resident, as a reply to the question. Raises Refused."""
    if not has_words(message.text):
        visit.answer(say("still-words"))
        return
    visit.works = True
    visit.answer(silence.going(visit, number, message.text))


def command(visit: Visit, rest: str) -> None:
    """/going 12 …, in private. Raises Refused."""
    number, _, words = rest.strip().lstrip("№# ").partition(" ")
    if not number.isdecimal() or len(number) > 9:
        visit.answer(say("refused-no-number", command=f"/{say('command-going')}"))
        return
    visit.answer(silence.going(visit, int(number), words))
