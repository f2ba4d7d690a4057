"""The room of mailings: what was told to many, the way to tell more; each begun, paused and stopped by a button."""

from domain.access import Permission
from domain.errors import Refused
from domain.mailings import Mailing, State
from handlers import mailing_words, moves, rights, rooms, running, telling
from handlers.events import Press
from handlers.rooms import Room, back, button
from handlers.screens import Button, Does, Screen
from handlers.texts import say
from handlers.visit import Visit
from storage import mailing_people, mailings, staff

WORD = mailing_words.WORD
CODE = "tell"
"""Of the deep link that leads here from a staff chat."""
MOST = 4


def show(visit: Visit, organisation: int) -> None:
    """The last ones, and the way to a new one."""
    found = mailings.of_organisation(visit.connection, organisation, MOST)
    rows = [(button(say("tell-new"), WORD, organisation, "new", main=True),)]
    for one in found:
        words = {"kind": mailing_words.kind(one.kind), "state": say(f"tell-state-{one.state}")}
        label = say("tell-line", number=str(one.id), **words)
        rows.append((button(label if len(label) <= 40 else label[:39] + "…", WORD, organisation, f"m{one.id}"),))
    text = say("tell-title", name=rooms.name_of(visit, organisation))
    rooms.screen(visit, text if found else f"{text}\n\n{say('tell-none')}", *rows, back(organisation))


def press(visit: Visit, event: Press, parts: list[str]) -> None:
    """A new one (`new`), one of them (`m3`), what is done to it (`m3:pause`). Raises Refused."""
    organisation, what, *more = int(parts[0]), parts[1], *parts[2:]
    if what == "new":
        visit.fresh = True
        running.open_talk(visit, "tell", organisation=organisation)
        return
    number = int(what[1:]) if what[:1] == "m" and what[1:].isdecimal() and len(what) < 10 else 0
    mailing = mailings.get(visit.connection, number)
    if mailing is None or mailing.organisation != organisation:
        raise Refused("press-not-yours")
    if not more:
        visit.fresh = True
    elif more[0] in DOES:
        DOES[more[0]](visit, mailing)
        if more[0] != "refresh":
            staff.log(visit.connection, organisation, None, visit.person.id, f"tell {number} {more[0]}", visit.now)
    else:
        raise Refused("press-not-yours")
    bring(visit, number)


def bring(visit: Visit, number: int) -> None:
    """Its message as it is now; where it stands in other chats it is drawn anew there."""
    mailing = mailings.get(visit.connection, number)
    assert mailing is not None
    telling.show(visit.connection, number, visit.now, but=(visit.line.id, visit.chat))
    visit.show(mailing_words.screen(visit.connection, mailing, visit.now), f"mailing:{number}")


def _begin(visit: Visit, mailing: Mailing) -> None:
    if mailing.state != State.READY:
        raise Refused("mail-began-already")
    if mailing.files == "waiting":
        raise Refused("mail-photo-waiting")
    if not mailing_people.progress(visit.connection, mailing.id).rest:
        raise Refused("mail-empty")
    if not telling.begin(visit.connection, mailing, visit.now):
        raise Refused("mail-began-already")


def _pause(visit: Visit, mailing: Mailing) -> None:
    if not telling.pause(visit.connection, mailing):
        raise Refused("mail-not-running")


def _go_on(visit: Visit, mailing: Mailing) -> None:
    if not telling.go_on(visit.connection, mailing):
        raise Refused("mail-over" if mailing.is_over else "mail-began-already")


def _stop(visit: Visit, mailing: Mailing) -> None:
    if not telling.stop(visit.connection, mailing, visit.now):
        raise Refused("mail-over")


def _drop(visit: Visit, mailing: Mailing) -> None:
    if mailing.state not in (State.READY, State.GATHERING):
        raise Refused("mail-began-already")
    _stop(visit, mailing)


def _refresh(visit: Visit, mailing: Mailing) -> None:
    """Its message is drawn anew, nothing else."""


DOES = {"begin": _begin, "pause": _pause, "go": _go_on, "stop": _stop, "drop": _drop, "refresh": _refresh}


def command(visit: Visit, rest: str) -> None:
    """`/tell`: the room."""
    rooms.enter(visit, WORD, Permission.TELL, show)


def in_chat(visit: Visit) -> None:
    """`/tell` in a staff chat: the way into the private one. Raises Refused."""
    moves.require(visit, Permission.TELL)
    if visit.line.link:
        way = Button(say("tell-open"), visit.line.link.format(code=CODE), Does.LINK)
        visit.show(Screen(say("tell-in-private"), ((way,),)))
    else:
        visit.answer(f"{say('tell-in-private')}\n{say('tell-in-private-how')}")


def started(visit: Visit, start: str) -> bool:
    """Who came by that link; False when this is none of ours, or they may tell nobody anything."""
    if start != CODE or not rights.own(visit.connection, visit.person.id, Permission.TELL):
        return False
    rooms.enter(visit, WORD, Permission.TELL, show)
    return True


ROOM = Room(WORD, "tell-button", Permission.TELL, show, press)
