"""A story, the history: what is too long for its place, page by page."""

from domain.errors import Refused
from domain.tickets import Ticket
from handlers import notes
from handlers.screens import Button, Rows, Screen
from handlers.texts import say
from handlers.visit import Visit
from storage import tickets

A_PAGE = 3500
"""Units of UTF-16 on a page; messengers count an emoji as two."""


def pages(text: str) -> list[str]:
    """The text in pieces that fit a message, broken at a space where there is one."""
    found: list[str] = []
    while text:
        end = len(text.encode("utf-16-le")[: A_PAGE * 2].decode("utf-16-le", "ignore"))
        space = max(text.rfind(" ", 0, end), text.rfind("\n", 0, end))
        if end < len(text) and space > end // 2:
            end = space
        found.append(text[:end].strip())
        text = text[end:].strip()
    return found or [""]


def show(visit: Visit, ticket: Ticket, what: str, page: int) -> None:
    """A page of the story (`story`), of what the resident said later (`said.3`), or of the whole history (`log`)."""
    found = pages(_text(visit, ticket, what))
    if not 1 <= page <= len(found):
        raise Refused("refused-right")
    rows: Rows = ()
    if page < len(found):
        rows = ((Button(say("card-more"), f"c:{ticket.id}:{what}:{page + 1}"),),)
    if what == "log" and ticket.house is not None:
        rows = (*rows, (Button(say("public-button"), f"c:{ticket.id}:public"),))
    if what == "log":
        rows = (*rows, (Button(say("outside-button"), f"c:{ticket.id}:number"),))
    heading = "log-page" if what == "log" else "card-page"
    title = say(heading, number=str(ticket.id), page=str(page), pages=str(len(found)))
    visit.show(Screen(f"{title}\n\n{found[page - 1]}", rows, bold=True))


def _text(visit: Visit, ticket: Ticket, what: str) -> str:
    kind, _, place = what.partition(".")
    if kind == "story":
        return ticket.story
    if kind == "log":
        return notes.history(visit, ticket)
    log = tickets.log_of(visit.connection, ticket.id)
    if not place.isdecimal() or int(place) >= len(log):
        raise Refused("refused-right")
    return log[int(place)].comment
