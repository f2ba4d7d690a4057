"""The room of the tree: the organisations below with their figures, new ones, and what the inspection reads."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from domain.access import Permission
from domain.errors import Refused
from domain.organisations import Kind, Organisation
from handlers import inspecting, rights, rooms, running, setting_up
from handlers.book import conversation
from handlers.events import Press
from handlers.questions import Option
from handlers.rooms import Room, back, button
from handlers.stops import Again
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import cut
from storage import figures, organisations, staff

WORD = "below"
A_PAGE = 6
KINDS = (Kind.COMPANY, Kind.MUNICIPALITY, Kind.SUPPLIER, Kind.INSPECTION, Kind.REGION)


def show(visit: Visit, organisation: int, page: int = 0, note: str = "") -> None:
    """Each organisation right below: how much is open, late and done there, and how many tickets without a chat."""
    root = inspecting.region(visit.connection, organisation)
    found = [one for one in organisations.children(visit.connection, root) if one.id != organisation]
    shown = found[page * A_PAGE : (page + 1) * A_PAGE]
    sums = figures.below(visit.connection, [one.id for one in shown], visit.now)
    lines = [_line(one, sums) for one in shown]
    whole = figures.below(visit.connection, [root], visit.now)[root]
    words = {"name": rooms.name_of(visit, root), "count": len(found)}
    title = say("below-title", **words, open=str(whole.open), late=str(whole.late), done=str(whole.done))
    buttons = [button(cut(one.name or say("office-nameless"), 40), WORD, organisation, f"b{one.id}") for one in shown]
    rows = [tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]
    last = [button(say("talk-more"), WORD, organisation, f"n{page + 1}")] if len(found) > (page + 1) * A_PAGE else []
    if rights.may_in(visit.connection, visit.person.id, organisation, Permission.SET_UP):
        last.append(button(say("below-new"), WORD, organisation, "new"))
    text = "\n".join([title, *lines])
    rooms.screen(visit, f"{note}\n\n{text}" if note else text, *rows, tuple(last), back(organisation))


def press(visit: Visit, event: Press, parts: list[str]) -> None:
    """A page (`n1`), a new one (`new`), one below (`b7`), its tickets for an inspection (`b7:open:2`, `b7:t12`)."""
    organisation, what, *more = int(parts[0]), parts[1], *parts[2:]
    number = int(what[1:]) if what[1:].isdecimal() and len(what) < 11 else 0
    if what == "new":
        rights.require(visit, organisation, Permission.SET_UP)
        visit.fresh = True
        running.open_talk(visit, "found", organisation=organisation)
    elif what[:1] == "n" and what[1:].isdecimal():
        show(visit, organisation, number)
    elif what[:1] == "b":
        root = inspecting.region(visit.connection, organisation)
        if number not in organisations.below(visit.connection, root):
            raise Refused("refused-office")
        if more:
            inspecting.press(visit, organisation, number, more)
        else:
            _one(visit, organisation, number)
    else:
        raise Refused("press-not-yours")


def _line(one: Organisation, sums: dict[int, figures.Amount]) -> str:
    sum_ = sums[one.id]
    words = {"open": str(sum_.open), "late": str(sum_.late), "done": str(sum_.done)}
    return say("below-line", name=cut(one.name or say("office-nameless"), 60), **words)


def _one(visit: Visit, organisation: int, below: int) -> None:
    known = organisations.get(visit.connection, below)
    if known is None:
        raise Refused("press-not-yours")
    lines = [_line(known, figures.below(visit.connection, [below], visit.now))]
    chats = len(organisations.staff_chats(visit.connection, below))
    under = len(organisations.children(visit.connection, below))
    lines.append(say("below-has", chats=chats, under=under))
    rows = []
    if inspecting.reads(visit, organisation, below):
        rows.append((button(say("below-read"), WORD, organisation, f"b{below}", "open", 0),))
    if rights.may_in(visit.connection, visit.person.id, below, Permission.SET_UP):
        rows.append((button(say("below-enter"), "menu", below),))
    rooms.screen(visit, "\n".join(lines), *rows, back(organisation, WORD))


@dataclass(frozen=True, slots=True)
class Founded:
    """A new organisation below another."""

    parent: int
    kind: str
    name: str
    legal: str

    def do(self, visit: Visit) -> None:
        """Make it, unless there is one of that name."""
        rights.require(visit, self.parent, Permission.SET_UP)
        if organisations.named(visit.connection, self.name) is not None:
            raise Refused("below-twice", key="name", name=self.name)
        made = organisations.add(visit.connection, self.name, self.kind, self.parent)
        setting_up.belong(visit, made.id, self.legal)
        staff.log(visit.connection, self.parent, None, visit.person.id, f"+organisation {made.id}", visit.now)
        rows: list[Any] = [(button(say("below-enter"), "menu", made.id, main=True),)]
        rows.append((button(say("staff-invite"), "invite", made.id),))
        text = f"{say('below-made', name=self.name)}\n{say(f'setup-foreign-{self.legal}')}"
        rooms.screen(visit, text, *rows, back(self.parent, WORD))


@conversation("found")
def found(talk: Talk) -> Founded:
    """What it is, how it is called, to whom it belongs."""
    kind = str(talk.choose("kind", say("below-kind"), [Option(one, say(f"kind-{one}")) for one in KINDS]))
    name = " ".join(talk.text("name", say("below-name"), low=2, high=120).split())
    if talk.look("named", _is_named, name):
        raise Again(["name"], note=say("below-twice", name=name))
    public = kind in (Kind.MUNICIPALITY, Kind.REGION, Kind.INSPECTION)
    legal = "municipal" if public else setting_up.ask_legal(talk)
    return Founded(int(talk.given("organisation")), kind, name, legal)


def _is_named(connection: Connection, name: str) -> bool:
    return organisations.named(connection, name) is not None


def command(visit: Visit, rest: str) -> None:
    """`/below`: the organisations below, as figures."""
    rooms.enter(visit, WORD, Permission.FIGURES, show)


ROOM = Room(WORD, "below-button", Permission.FIGURES, show, press)
