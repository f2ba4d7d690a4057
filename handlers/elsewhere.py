"""Where an organisation does not answer in a messenger, its residents are told where to go on; what is theirs stays.

Danger to life is heard in any messenger, and staff work where they are.
"""

from datetime import datetime

from domain import categories
from handlers import channels, emergency, messengers
from handlers.events import Message
from handlers.screens import Button, Does, Screen
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import clean
from storage import linking, organisations, staff


def route(visit: Visit, message: Message, received: datetime) -> bool:
    """A message to an organisation that does not answer here; False where it goes its usual way."""
    if not is_closed(visit) or message.start or (message.text and categories.danger(clean(message.text))):
        return False
    turn_away(visit)
    return True


def is_closed(visit: Visit) -> bool:
    """Whether who serves the visitor's home does not answer in this messenger."""
    if visit.line.can.messenger not in visit.contact.off:
        return False
    conversation = visit.conversation
    if conversation is not None and conversation.name == emergency.NAME:
        return False
    return not staff.held(visit.connection, visit.person.id)


def turn_away(visit: Visit) -> None:
    """Say so, and lead the person over: the links carry a code, by which they are the same person there."""
    own = organisations.of_house(visit.connection, visit.person.house)
    visit.shelve()
    visit.fresh = True
    code = messengers.PREFIX + linking.make_code(visit.connection, visit.person.id, visit.now)
    links = []
    for line in channels.of(visit.connection, visit.office.lines, own):
        if line.link:
            label = say("elsewhere-go", messenger=channels.called(line.can.messenger))
            links.append((Button(label, line.link.format(code=code), Does.LINK),))
    phone = organisations.phone_of(visit.connection, visit.person.house)
    lines = [say("elsewhere", name=own.name or say("office-nameless")), say("elsewhere-stays")]
    lines.append(say("human-phone", phone=phone) if phone else "")
    visit.show(Screen("\n".join(line for line in lines if line), tuple(links[:4])))
