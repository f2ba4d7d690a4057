"""Ready replies in a staff chat: shown filled in for a ticket, sent to its resident as words of the staff."""

from domain.errors import Refused
from domain.tickets import Action, Ticket
from handlers import asking, moves, ready_words
from handlers.events import Press
from handlers.screens import Button, Screen
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import cut
from storage.ready_replies import Ready

WORD = "ready"
COMMAND = "t"
A_PAGE = 6
EXCERPT = 90


def command(visit: Visit, number: int, rest: str) -> None:
    """`/t` in reply to a card: all of them; `/t 3` and `/t word`: that one, at once. Raises Refused."""
    if not number:
        raise Refused("ready-how")
    ticket = moves.allow(visit, number, Action.ASK)
    if rest:
        send(visit, ticket, ready_words.meant(rest, ready_words.replies(visit, ticket.organisation)))
    else:
        show(visit, ticket)


def show(visit: Visit, ticket: Ticket, page: int = 0) -> None:
    """Each with its first words, filled in."""
    every = ready_words.replies(visit, ticket.organisation)
    if not every:
        raise Refused("ready-none")
    lines, buttons = [], []
    for at, one in list(enumerate(every, 1))[page * A_PAGE : (page + 1) * A_PAGE]:
        text, _ = ready_words.filled(visit, ticket, one.text)
        lines.append(say("ready-line", at=str(at), name=one.name, text=cut(text.replace("\n", " "), EXCERPT)))
        label = cut(say("ready-label", at=str(at), name=one.name), 40)
        buttons.append(Button(label, f"c:{ticket.id}:{WORD}.{one.id}"))
    rows = [tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]
    if len(every) > (page + 1) * A_PAGE:
        rows.append((Button(say("talk-more"), f"c:{ticket.id}:{WORD}.page.{page + 1}"),))
    title = say("ready-list-private" if visit.private else "ready-list", number=str(ticket.id))
    visit.show(Screen("\n".join([title, "", *lines]), () if visit.private else tuple(rows)), f"list:{WORD}{ticket.id}")


def press(visit: Visit, event: Press, ticket: Ticket, what: str) -> None:
    """All (`ready`), a page (`ready.page.1`), one to be read (`ready.5`), that one to be sent (`ready.5.go`)."""
    moves.allow(visit, ticket.id, Action.ASK)
    _, which, *more = f"{what}..".split(".")[:4]
    visit.fresh = False
    if not which or which == "page":
        show(visit, ticket, int(more[0]) if more and more[0].isdecimal() and len(more[0]) < 3 else 0)
        return
    every = ready_words.replies(visit, ticket.organisation)
    one = next((each for each in every if str(each.id) == which), None)
    if one is None:
        raise Refused("ready-gone")
    if more and more[0] == "go":
        visit.fresh = True
        send(visit, ticket, one)
        return
    text = _text(visit, ticket, one)
    rows = (
        (Button(say("ready-send"), f"c:{ticket.id}:{WORD}.{one.id}.go", main=True),),
        (Button(say("ready-other"), f"c:{ticket.id}:{WORD}"),),
    )
    visit.show(Screen(f"{say('ready-check', number=str(ticket.id))}\n\n{text}", rows), f"list:{WORD}{ticket.id}")


def send(visit: Visit, ticket: Ticket, one: Ready) -> None:
    """It goes out as if somebody had written it: logged, and the chat sees whether it arrives. Raises Refused."""
    asking.ask(visit, ticket.id, _text(visit, ticket, one), says="relay-told")


def _text(visit: Visit, ticket: Ticket, one: Ready) -> str:
    text, missing = ready_words.filled(visit, ticket, one.text)
    if missing:
        raise Refused("ready-missing", number=str(ticket.id), fields=", ".join(missing))
    return text
