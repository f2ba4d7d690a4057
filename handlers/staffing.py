"""The room of the staff: who works for an organisation, with which roles and how much open work; who leaves it."""

from domain.access import GIVES, Permission, Role
from domain.errors import Refused
from handlers import leaving, membership, rights, rooms
from handlers.events import Press
from handlers.rooms import Room, back, button
from handlers.screens import Button
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import cut
from storage import executors, staff, teams
from storage.staff import Held

WORD = "staff"
A_PAGE = 6


def show(visit: Visit, organisation: int, page: int = 0, note: str = "") -> None:
    """A page of the people, a line and a button each."""
    c = visit.connection
    held: dict[int, list[Held]] = {}
    for person, role in staff.of_organisation(c, organisation):
        held.setdefault(person, []).append(role)
    gone = staff.dismissed(c, organisation)
    for person in executors.at_desks(c, organisation):
        if person not in gone:
            held.setdefault(person, [])
    load = executors.load(c, organisation)
    everybody = list(held)
    shown = everybody[page * A_PAGE : (page + 1) * A_PAGE]
    lines = [_line(visit, person, held[person], load.get(person, 0)) for person in shown]
    buttons = [button(cut(membership.called(visit, one), 40), WORD, organisation, f"p{one}") for one in shown]
    rows = [tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]
    last = [button(say("staff-invite"), "invite", organisation, main=True)] if _rules(visit, organisation) else []
    if len(everybody) > (page + 1) * A_PAGE:
        last.append(button(say("talk-more"), WORD, organisation, f"n{page + 1}"))
    title = say("staff-title", name=rooms.name_of(visit, organisation), count=len(everybody))
    text = "\n".join([title, *lines])
    rooms.screen(visit, f"{note}\n\n{text}" if note else text, *rows, tuple(last), back(organisation))


def press(visit: Visit, event: Press, parts: list[str]) -> None:
    """A page (`n2`), a person (`p12`), a role to take (`p12:take:head`), the leave (`p12:go`, `p12:gone`)."""
    organisation, what, *more = int(parts[0]), parts[1], *parts[2:]
    number = int(what[1:]) if what[1:].isdecimal() and len(what) < 11 else 0
    if what[:1] == "n":
        show(visit, organisation, number)
    elif what[:1] != "p" or not number:
        raise Refused("press-not-yours")
    elif not more:
        _person(visit, organisation, number)
    elif more[0] == "take" and len(more) == 2:
        _take(visit, organisation, number, more[1])
    elif more[0] == "go":
        _sure(visit, organisation, number)
    elif more[0] == "gone":
        _let_go(visit, organisation, number)
    else:
        raise Refused("press-not-yours")


def _line(visit: Visit, person: int, held: list[Held], load: int) -> str:
    who = ", ".join(_role(one) for one in held) or say("staff-member")
    return say("staff-line", who=membership.called(visit, person), roles=who, load=load)


def _role(held: Held) -> str:
    return say(f"role-{held.role}") + (f" «{held.label}»" if held.label else "")


def _person(visit: Visit, organisation: int, person: int, note: str = "") -> None:
    held = [one for one in staff.held(visit.connection, person) if one.organisation == organisation]
    _known(visit, organisation, person)
    lines = [note, _line(visit, person, held, executors.load(visit.connection, organisation).get(person, 0))]
    served = [team.name for team in teams.of_person(visit.connection, person) if team.organisation == organisation]
    lines.append(say("staff-teams", teams=", ".join(served)) if served else "")
    rows: list[tuple[Button, ...]] = []
    if _rules(visit, organisation):
        taken = [one.role for one in held if len(held) > 1 and _may_take(visit, organisation, one.role)]
        for role in taken[:4]:
            label = cut(say("staff-take", role=say(f"role-{role}")), 40)
            rows.append((button(label, WORD, organisation, f"p{person}", "take", role),))
    if person == visit.person.id:
        rows.append((button(say("staff-leave"), leaving.WORD, organisation),))
    elif _rules(visit, organisation):
        rows.append((button(say("staff-remove"), WORD, organisation, f"p{person}", "go"),))
    rooms.screen(visit, "\n".join(line for line in lines if line), *rows, back(organisation, WORD))


def _take(visit: Visit, organisation: int, person: int, role: str) -> None:
    _known(visit, organisation, person)
    if not _may_take(visit, organisation, role):
        raise Refused("refused-office")
    if staff.revoke(visit.connection, person, organisation, role):
        staff.log(visit.connection, organisation, person, visit.person.id, f"-{role}", visit.now)
    who = membership.called(visit, person)
    _person(visit, organisation, person, say("staff-taken", who=who, role=say(f"role-{role}")))


def _sure(visit: Visit, organisation: int, person: int) -> None:
    _may_let_go(visit, organisation, person)
    load = executors.load(visit.connection, organisation).get(person, 0)
    text = say("staff-remove-sure", who=membership.called(visit, person), load=load)
    yes = button(say("staff-remove"), WORD, organisation, f"p{person}", "gone")
    rooms.screen(visit, text, (yes,), back(organisation, WORD))


def _let_go(visit: Visit, organisation: int, person: int) -> None:
    _may_let_go(visit, organisation, person)
    who = membership.called(visit, person)
    leaving.dismiss(visit, organisation, person)
    show(visit, organisation, note=say("staff-gone", who=who))


def _known(visit: Visit, organisation: int, person: int) -> None:
    here = staff.roles_in(visit.connection, person, organisation)
    if not here and person not in executors.at_desks(visit.connection, organisation):
        raise Refused("staff-nobody")


def _may_let_go(visit: Visit, organisation: int, person: int) -> None:
    """Others, by who may give each of their roles. Raises Refused."""
    _known(visit, organisation, person)
    held = [one.role for one in staff.held(visit.connection, person) if one.organisation == organisation]
    if not _rules(visit, organisation) or not all(_may_take(visit, organisation, role) for role in held):
        raise Refused("refused-office")


def _rules(visit: Visit, organisation: int) -> bool:
    return rights.may_in(visit.connection, visit.person.id, organisation, Permission.INVITE)


def _may_take(visit: Visit, organisation: int, role: str) -> bool:
    return role in given_by(visit, organisation)


def given_by(visit: Visit, organisation: int) -> list[Role]:
    """The roles that the visitor may give and take in an organisation."""
    if rights.may_in(visit.connection, visit.person.id, organisation, Permission.GRANT):
        allowed = GIVES[Role.ADMIN]
    elif _rules(visit, organisation):
        allowed = GIVES[Role.HEAD]
    else:
        allowed = frozenset()
    return [role for role in Role if role in allowed]


def command(visit: Visit, rest: str) -> None:
    """`/staff`: the people of the organisation."""
    rooms.enter(visit, WORD, Permission.SEE_STAFF, show)


ROOM = Room(WORD, "staff-button", Permission.SEE_STAFF, show, press)
