"""The room of teams: the teams of an organisation, who is in them; made by a name, given up by a button."""

from dataclasses import dataclass

from domain.access import Permission
from domain.errors import Refused
from domain.organisations import Team
from handlers import membership, rights, rooms, running
from handlers.book import conversation
from handlers.events import Press
from handlers.rooms import Room, back, button
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import cut
from storage import executors, staff, teams

WORD = "teams"
MOST, A_PAGE = 8, 6
LONGEST = 30


def show(visit: Visit, organisation: int, note: str = "") -> None:
    """The teams, a button each."""
    found = teams.of(visit.connection, organisation)
    buttons = [button(cut(one.name, 40), WORD, organisation, f"t{one.id}") for one in found[:MOST]]
    rows = [tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]
    new = [button(say("teams-new"), WORD, organisation, "new", main=True)] if len(found) < MOST else []
    text = say("teams-title", name=rooms.name_of(visit, organisation), count=len(found))
    rooms.screen(visit, f"{note}\n\n{text}" if note else text, *rows, tuple(new), back(organisation))


def press(visit: Visit, event: Press, parts: list[str]) -> None:
    """A new one (`new`), one of them (`t3`, `t3:n2`), its people (`t3:p12` in, `t3:m12` out), its end (`t3:end`)."""
    organisation, what, *more = int(parts[0]), parts[1], *parts[2:]
    if what == "new":
        visit.fresh = True
        running.open_talk(visit, "team", organisation=organisation)
        return
    team = next((one for one in teams.of(visit.connection, organisation) if what == f"t{one.id}"), None)
    if team is None:
        raise Refused("press-not-yours")
    if not more:
        _team(visit, team)
    elif more[0] == "end":
        teams.archive(visit.connection, team.id)
        staff.log(visit.connection, organisation, None, visit.person.id, f"-team {team.name}", visit.now)
        show(visit, organisation, say("teams-ended", name=team.name))
    elif more[0][:1] == "n" and more[0][1:].isdecimal():
        _team(visit, team, int(more[0][1:4]))
    else:
        _put(visit, team, more[0])
        _team(visit, team)


def _put(visit: Visit, team: Team, what: str) -> None:
    person = int(what[1:]) if what[1:].isdecimal() and len(what) < 11 else 0
    if what[:1] not in ("p", "m") or person not in _people(visit, team):
        raise Refused("staff-nobody")
    if what[0] == "p":
        teams.join(visit.connection, team.id, person)
    else:
        teams.leave(visit.connection, team.id, person)
    staff.log(visit.connection, team.organisation, person, visit.person.id, f"{what[0]}team {team.id}", visit.now)


def _team(visit: Visit, team: Team, page: int = 0) -> None:
    inside = teams.members(visit.connection, team.id)
    people = _people(visit, team)
    buttons = []
    for person in people[page * A_PAGE : (page + 1) * A_PAGE]:
        word, sign = ("teams-out", "m") if person in inside else ("teams-in", "p")
        label = cut(say(word, who=membership.called(visit, person)), 40)
        buttons.append(button(label, WORD, team.organisation, f"t{team.id}", f"{sign}{person}"))
    if len(people) > (page + 1) * A_PAGE:
        buttons.append(button(say("talk-more"), WORD, team.organisation, f"t{team.id}", f"n{page + 1}"))
    rows = rooms.pairs(buttons)
    names = ", ".join(membership.called(visit, person) for person in inside if person in people)
    end = button(say("teams-end"), WORD, team.organisation, f"t{team.id}", "end")
    text = say("teams-team", name=team.name, people=names or say("teams-nobody"))
    rooms.screen(visit, text, *rows, (end,), back(team.organisation, WORD))


def _people(visit: Visit, team: Team) -> list[int]:
    """Who may be in it: those with a role, and the members of the staff chats."""
    held = [person for person, _ in staff.of_organisation(visit.connection, team.organisation)]
    gone = staff.dismissed(visit.connection, team.organisation)
    found = dict.fromkeys([*held, *executors.at_desks(visit.connection, team.organisation)])
    return [person for person in found if person not in gone]


@dataclass(frozen=True, slots=True)
class Found:
    """A new team."""

    organisation: int
    name: str

    def do(self, visit: Visit) -> None:
        """Make it, unless there is one of that name."""
        rights.require(visit, self.organisation, Permission.RULES)
        known = {team.name.casefold() for team in teams.of(visit.connection, self.organisation)}
        if self.name.casefold() in known:
            raise Refused("teams-twice", key="name", name=self.name)
        teams.add(visit.connection, self.organisation, self.name)
        staff.log(visit.connection, self.organisation, None, visit.person.id, f"+team {self.name}", visit.now)
        show(visit, self.organisation, say("teams-made", name=self.name))


@conversation("team")
def name_it(talk: Talk) -> Found:
    """What it is called."""
    name = " ".join(talk.text("name", say("teams-name"), low=2, high=LONGEST).split())
    return Found(int(talk.given("organisation")), name)


def command(visit: Visit, rest: str) -> None:
    """`/teams`: its teams."""
    rooms.enter(visit, WORD, Permission.RULES, show)


ROOM = Room(WORD, "teams-button", Permission.RULES, show, press)
