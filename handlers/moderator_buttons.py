"""Presses of a moderator under a ticket that has come up: pass it on, confirm that it is done, read the whole story."""

from domain.access import Role
from domain.errors import Refused
from domain.tickets import Action, Ticket
from handlers import moderating, moves, pass_form, ways, whole
from handlers.events import Press
from handlers.screens import Button, Screen
from handlers.texts import say
from handlers.visit import NOTICE, Visit
from storage import staff, tickets
from storage.outbox import Post

ACTIONS = ("pass", "close", "story")


def press(visit: Visit, event: Press, parts: list[str]) -> bool:
    """A press of a button of ACTIONS; False when the button means nothing."""
    number, action, page = (*parts, "1")[:3] if len(parts) in (2, 3) else ("", "", "")
    if not number.isdecimal() or len(number) > 9 or action not in ACTIONS or not page.isdecimal():
        return False
    try:
        ticket = _theirs(visit, int(number))
        visit.fresh = True
        if action == "pass":
            if Role.MODERATOR not in staff.roles_in(visit.connection, visit.person.id, ticket.organisation):
                raise Refused("refused-right")
            pass_form.begin(visit, ticket.id)
        elif action == "close":
            moves.move(visit, ticket.id, Action.CLOSE)
            visit.note(event, say("did-close", number=number))
            shows = moderating.shows(ticket.id, visit.person.id)
            visit.posts.append(Post(visit.line.id, visit.chat, None, NOTICE, shows=shows, person=visit.person.id))
        else:
            _story(visit, ticket, int(page))
    except Refused as refused:
        visit.note(event, moves.sentence(refused))
    return True


def pass_on(visit: Visit, rest: str) -> None:
    """/pass in private: the number, then to whom, a colon and why, or what of it is known. Raises Refused."""
    number, _, more = rest.lstrip("№# ").partition(" ")
    pass_form.begin(visit, _named(visit, number, "pass"), more.strip())


def confirm(visit: Visit, rest: str) -> None:
    """/close in private: what another has done is really done. Raises Refused."""
    number = _named(visit, rest.strip().lstrip("№# "), "close")
    after = moves.move(visit, number, Action.CLOSE)
    visit.answer(moves.did(visit, after, Action.CLOSE))


def _named(visit: Visit, number: str, command: str) -> int:
    if not number.isdecimal() or len(number) > 9:
        raise Refused("refused-no-number", command=f"/{say(f'command-{command}')}")
    return _theirs(visit, int(number)).id


def _theirs(visit: Visit, number: int) -> Ticket:
    ticket = tickets.get(visit.connection, number)
    if ticket is None or not ways.moderates(visit.connection, visit.person.id, ticket):
        raise Refused("refused-ticket", number=str(number))
    return ticket


def _story(visit: Visit, ticket: Ticket, page: int) -> None:
    found = whole.pages(ticket.story)
    if not 1 <= page <= len(found):
        raise Refused("refused-right")
    rows = ((Button(say("card-more"), f"g:{ticket.id}:story:{page + 1}"),),) if page < len(found) else ()
    title = say("card-page", number=str(ticket.id), page=str(page), pages=str(len(found)))
    visit.show(Screen(f"{title}\n\n{found[page - 1]}", rows, bold=True))
