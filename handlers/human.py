"""A human is called: the staff chats hear who calls, what they wrote last, and what about; a button answers."""

from domain.people import Consent
from domain.tickets import is_open
from handlers import book, cards, running
from handlers.events import Message
from handlers.screens import Button, Screen
from handlers.texts import has, say
from handlers.told import told
from handlers.visit import Visit
from handlers.wording import clean, cut, has_words
from storage import organisations, sources, tickets

LONGEST = 3000
LAST = 3
"""Messages of the caller that the staff see."""
EXCERPT = 600


def call(visit: Visit, about: str = "") -> None:
    """Tell every staff chat, and what it is `about`; a question that is open goes on after it."""
    if not organisations.staff_chats(visit.connection, _whose(visit)):
        called = say("human-nobody")
    else:
        lines = [say("human-calls", who=_who(visit), doing=_doing(visit)), about, *_last(visit), _ticket(visit)]
        _to_staff(visit, "\n".join(line for line in lines if line))
        called = say("human-called")
    phone = organisations.phone_of(visit.connection, visit.person.house)
    called += "\n" + say("human-phone", phone=phone) if phone else ""
    if visit.conversation is not None:
        visit.fresh = True
        running.go_on(visit, called)
    else:
        visit.answer(called)


def says(visit: Visit, message: Message) -> bool:
    """A reply to what a human of the staff wrote; False when there is nothing to hand on."""
    if not has_words(message.text):
        return False
    _to_staff(visit, say("human-says", who=_who(visit), text=cut(clean(message.text), LONGEST)))
    running.beside(visit, say("human-passed"))
    return True


def _to_staff(visit: Visit, text: str) -> None:
    rows = ((Button(say("relay-reply"), f"h:{visit.contact.id}", main=True),),)
    for chat in organisations.staff_chats(visit.connection, _whose(visit)):
        visit.tell(
            chat.line,
            chat.chat,
            Screen(text, rows),
            shows=f"human:{visit.contact.id}.{visit.now.timestamp():.3f}.{len(visit.posts)}",  # none replaces another
            fresh=True,
            person=visit.person.id,
        )


def _whose(visit: Visit) -> int:
    """Whom the caller means: who works on their newest ticket while it is open, else who serves their home."""
    newest = tickets.of_person(visit.connection, visit.person.id, 1)
    home = visit.person.house
    if newest and (is_open(newest[0].status) or home is None):
        return newest[0].organisation
    return organisations.serving(visit.connection, home, bot=visit.line.organisation).id


def _who(visit: Visit) -> str:
    return visit.person.name if visit.person.consents and visit.person.name else say("human-nameless")


def _doing(visit: Visit) -> str:
    name = f"human-doing-{visit.conversation.name}" if visit.conversation is not None else ""
    return say(name) if has(name) else say("human-doing-nothing")


def _last(visit: Visit) -> list[str]:
    """The last messages that are still known; before consent nothing that they wrote is handed on."""
    if visit.person.consent == Consent.UNASKED:
        return []
    here = told(visit.conversation.answers) if visit.conversation is not None else []
    texts = [one.text for one in here]
    if visit.conversation is not None and not texts:  # begun by an older version
        story = visit.conversation.answers.get(book.TALKS[visit.conversation.name].story or "")
        texts = [str(story)] if story else []
    if len(texts) < LAST:
        recent = sources.since(visit.connection, visit.line.id, visit.chat, visit.now - sources.KEEP)
        texts = [*(one.text for one in recent if one.text), *texts]
    quoted = [f"«{cut(text, EXCERPT)}»" for text in texts[-LAST:]]
    return [say("human-last"), *quoted] if quoted else []


def _ticket(visit: Visit) -> str:
    """The newest ticket of theirs."""
    found = tickets.of_person(visit.connection, visit.person.id, 1)
    if not found or found[0].organisation != _whose(visit):
        return ""
    return say("human-ticket", number=str(found[0].id), what=cards.category_label(found[0].category))
