"""Presses of an executor in their own dialogue: under a job's card, in the list of the day."""

from domain.errors import Refused
from domain.tickets import Ticket
from handlers import appointing, executing, materials, moves, no_access, phones, today, whole
from handlers.events import Press
from handlers.screens import Button, Rows, Screen
from handlers.texts import say
from handlers.visit import Visit

ACTIONS = ("start", "done", "phone", "story", "depart", "noaccess", "materials", "card", today.WORD)
"""What the buttons of a job do."""


def press(visit: Visit, event: Press, parts: list[str]) -> bool:
    """A press of a button of ACTIONS; False when the button means nothing."""
    number, action, page = (*parts, "1")[:3] if len(parts) in (2, 3) else ("", "", "")
    known = action in ACTIONS or action.partition(".")[0] == "visit"
    if not number.isdecimal() or len(number) > 9 or not known or not page.isdecimal():
        return False
    try:
        if action == today.WORD:
            today.show(visit, int(page[:4]))
        elif action in ("start", "depart"):
            visit.note(event, (executing.start if action == "start" else executing.depart)(visit, int(number)))
        elif action == "done":
            executing.ask(visit, int(number))
        elif action == "noaccess":
            no_access.begin(visit, executing.mine(visit, int(number)))
        elif action == "materials":
            materials.begin(visit, int(number))
        elif action == "card":
            today.card(visit, executing.mine(visit, int(number)))
        elif action.partition(".")[0] == "visit":
            visit.fresh = True
            appointing.press(visit, event, executing.mine(visit, int(number)), action)
        elif action == "phone":
            visit.note(event, phones.reveal(visit, executing.mine(visit, int(number)).id), stays=True)
        else:
            _story(visit, executing.mine(visit, int(number)), int(page))
    except Refused as refused:
        visit.note(event, moves.sentence(refused))
    return True


def _story(visit: Visit, ticket: Ticket, page: int) -> None:
    """A page of what the resident told, where it did not fit the card."""
    found = whole.pages(ticket.story)
    if not 1 <= page <= len(found):
        raise Refused("refused-right")
    rows: Rows = ()
    if page < len(found):
        rows = ((Button(say("card-more"), f"j:{ticket.id}:story:{page + 1}"),),)
    title = say("card-page", number=str(ticket.id), page=str(page), pages=str(len(found)))
    visit.fresh = True
    visit.show(Screen(f"{title}\n\n{found[page - 1]}", rows, bold=True))
