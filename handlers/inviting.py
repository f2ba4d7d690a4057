"""One-time links that let people in with a role: good for 24 hours and for who opens first."""

from dataclasses import dataclass

from sqlalchemy import Connection

from domain.access import GIVES, Permission, Role
from domain.errors import Refused
from handlers import rooms, staffing
from handlers.book import conversation
from handlers.place import where
from handlers.questions import Option
from handlers.rooms import Room
from handlers.running import open_talk
from handlers.stops import Again
from handlers.talk import Talk
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import cut, same
from storage import invitations, organisations, staff, teams

NAME = "invite"
NONE = "-none"


def begin(visit: Visit, organisation: int, role: str = "") -> None:
    """Ask which role, unless it was named."""
    roles = [one.value for one in given(visit, organisation)]
    open_talk(visit, NAME, organisation=organisation, roles=roles, **({"role": role} if role in roles else {}))


def given(visit: Visit, organisation: int) -> list[Role]:
    """The roles that make sense there, of those that the visitor may give."""
    above = bool(organisations.children(visit.connection, organisation))
    return [role for role in staffing.given_by(visit, organisation) if above or role is not Role.MODERATOR]


def command(visit: Visit, rest: str) -> None:
    """`/invite`, or `/invite` and a role by its name."""
    role = next((one for one in GIVES[Role.ADMIN] if same(rest) in (one, same(say(f"role-{one}")))), None)
    rooms.enter(visit, NAME, Permission.INVITE, lambda visit, organisation: begin(visit, organisation, role or ""))


@dataclass(frozen=True, slots=True)
class Invite:
    """A link for one person."""

    organisation: int
    role: str
    team: int | None = None
    house: int | None = None
    label: str = ""

    def do(self, visit: Visit) -> None:
        """Make it and show it, for each messenger that has a name."""
        if self.role not in staffing.given_by(visit, self.organisation):
            raise Refused("refused-office", key="role")
        words = {"team": self.team, "house": self.house, "label": self.label}
        code = invitations.invite(
            visit.connection, self.organisation, self.role, visit.person.id, visit.now, **words
        )
        staff.log(visit.connection, self.organisation, None, visit.person.id, f"?{self.role}", visit.now)
        name = rooms.name_of(visit, self.organisation)
        ours = [line for line in visit.office.lines.values() if line.organisation in (None, self.organisation)]
        links = [line.link.format(code=code) for line in ours if line.link]
        text = say("invite-made", role=say(f"role-{self.role}"), name=name)
        again = rooms.button(say("invite-again"), NAME, self.organisation)
        rooms.screen(visit, "\n\n".join([text, *links]), (again,), rooms.back(self.organisation))


@conversation(NAME)
def invite(talk: Talk) -> Invite:
    """Which role; for some of them where: a team, a point, a house."""
    organisation = int(talk.given("organisation"))
    options = [Option(role, say(f"role-{role}")) for role in talk.given("roles", ())]
    role = str(talk.choose("role", say("invite-role"), options))
    team = _team(talk, organisation) if role == Role.EXECUTOR else None
    label = talk.text("label", say("invite-point"), low=2, high=60) if role == Role.OPERATOR else ""
    house = _house(talk, organisation) if role == Role.COUNCIL else None
    return Invite(organisation, role, team, house, label)


def _team(talk: Talk, organisation: int) -> int | None:
    known = talk.look("teams", _teams, organisation)
    if not known:
        return None
    options = [Option(str(id), cut(str(name), 40)) for id, name in known]
    code = talk.choose("team", say("invite-team"), options, extra=[Option(NONE, say("invite-no-team"))])
    return None if code == NONE else int(str(code))


def _teams(connection: Connection, organisation: int) -> list[list[int | str]]:
    return [[one.id, one.name] for one in teams.of(connection, organisation)]


def _house(talk: Talk, organisation: int) -> int:
    spot = where(talk, say("invite-house"), anywhere=True)
    own = spot.house is not None and organisations.of_house(talk.connection, spot.house).id == organisation
    if spot.house is None or not own:
        raise Again(["place", "house"], note=say("invite-house-foreign"))
    return spot.house


ROOM = Room(NAME, "staff-invite", Permission.INVITE, begin, listed=False)
