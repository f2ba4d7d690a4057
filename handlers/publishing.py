"""Tickets that everybody in a house may see: only when the staff say so, and only what they have seen."""

from domain.access import Permission
from domain.errors import Refused
from domain.published import is_private
from domain.tickets import Ticket, is_open
from handlers import moves, names, showing
from handlers.events import Press
from handlers.screens import Button, Rows, Screen
from handlers.statuses import category_label, status_words
from handlers.texts import has, say
from handlers.visit import Visit
from handlers.when import moment
from handlers.whereabouts import house_words
from handlers.wording import clean, cut, has_words
from storage import organisations, published, tickets

LONGEST = 300
"""Characters of what the neighbours read."""
STORY = 600
"""Characters of the story that the staff see before they decide."""


def lines(ticket: Ticket, visit: Visit, most: int = LONGEST) -> str:
    """What everybody may read of a ticket: never a name, a phone, a flat, or a reason that staff wrote to one."""
    bare = f"public-{ticket.status}"
    zone = organisations.of_house(visit.connection, ticket.house).timezone
    status = say(bare) if has(bare) else status_words(ticket, zone)
    where = say("place-with-entrance", number=ticket.entrance) if ticket.entrance else ""
    filed = say("house-filed", at=moment(ticket.made, visit.now, zone))
    over = ticket.ended or ticket.changed
    ended = "" if is_open(ticket.status) else say("house-ended", at=moment(over, visit.now, zone))
    title = say("house-ticket", number=str(ticket.id), what=category_label(ticket.category))
    facts = ", ".join(part for part in (status, where, filed, ended) if part)
    return "\n".join(part for part in (title, facts, cut(ticket.public_text, most)) if part)


def command(visit: Visit, number: int, typed: str) -> None:
    """/public 12: what the neighbours would see, with buttons; with words these are shown to them. Raises Refused."""
    ticket = _allowed(visit, number)
    if has_words(typed):
        _publish(visit, ticket, clean(typed))
    else:
        ask(visit, ticket)


def press(visit: Visit, event: Press, ticket: Ticket, what: str) -> None:
    """A button: show the choice, make it public with or without the story, take it back. Raises Refused."""
    ticket = _allowed(visit, ticket.id)
    if what == "public":
        ask(visit, ticket)
    elif what == "public.off":
        if not ticket.public:
            raise Refused("public-is-not")
        published.hide(visit.connection, ticket.id)
        _log(visit, ticket, "unpublish", "")
        visit.answer(say("public-hidden", number=str(ticket.id)))
        showing.refresh(visit, ticket)
    elif what in ("public.bare", "public.story"):
        _publish(visit, ticket, ticket.story if what == "public.story" else "")
    else:
        raise Refused("press-not-yours")


def ask(visit: Visit, ticket: Ticket) -> None:
    """What would be seen, what the resident told, and the choice."""
    number = str(ticket.id)
    parts = [say("public-title", number=number, house=house_words(ticket)), say("public-would"), lines(ticket, visit)]
    if ticket.story:
        parts.append(say("public-story-was", story=cut(ticket.story, STORY)))
    parts.append(say("public-own", number=number))
    bare = Button(say("public-bare"), f"c:{number}:public.bare", main=True)
    rows: Rows = ((bare,),)
    if ticket.story and not is_private(ticket.story):
        rows += ((Button(say("public-with"), f"c:{number}:public.story"),),)
    if ticket.public:
        rows += ((Button(say("public-off"), f"c:{number}:public.off"),),)
    visit.show(Screen("\n\n".join(parts), rows))


def _allowed(visit: Visit, number: int) -> Ticket:
    moves.require(visit, Permission.PUBLISH)
    ticket = moves.ticket(visit, number)
    if ticket.house is None:
        raise Refused("public-no-house", number=str(number))
    return ticket


def _publish(visit: Visit, ticket: Ticket, text: str) -> None:
    if len(text) > LONGEST:
        raise Refused("refused-long", most=str(LONGEST))
    if is_private(text):
        raise Refused("public-private")
    published.publish(visit.connection, ticket.id, text)
    _log(visit, ticket, "publish", text)
    now = tickets.get(visit.connection, ticket.id) or ticket
    rows = ((Button(say("public-off"), f"c:{ticket.id}:public.off"),),)
    visit.show(Screen(f"{say('public-shown', house=house_words(now))}\n\n{lines(now, visit)}", rows))
    showing.refresh(visit, now)



def _log(visit: Visit, ticket: Ticket, action: str, text: str) -> None:
    me, name = visit.person.id, names.mine(visit)
    tickets.log(visit.connection, ticket.id, visit.now, action=action, person=me, name=name, comment=text)
