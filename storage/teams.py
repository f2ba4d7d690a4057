"""Teams of an organisation, who is in them, which staff chats serve them, and where the card of a ticket is shown."""

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql import insert

from domain.organisations import StaffChat, Team
from domain.tickets import Ticket
from storage.organisations import BOUND, staff_chats_
from storage.schema import metadata

teams_ = sa.Table(
    "teams",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("organisation", sa.Integer, sa.ForeignKey("organisations.id"), nullable=False, index=True),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("archived", sa.Boolean, nullable=False, default=False),
    sqlite_autoincrement=True,
)

team_members = sa.Table(
    "team_members",
    metadata,
    sa.Column("team", sa.Integer, sa.ForeignKey("teams.id"), primary_key=True),
    sa.Column("person", sa.Integer, sa.ForeignKey("persons.id"), primary_key=True, index=True),
)

chat_teams = sa.Table(
    "chat_teams",
    metadata,
    sa.Column("chat", sa.Integer, primary_key=True),  # of staff_chats; a chat that is unbound takes none with it
    sa.Column("team", sa.Integer, sa.ForeignKey("teams.id"), primary_key=True),
)

_TEAMS = sa.select(*(teams_.c[name] for name in Team.__slots__)).order_by(teams_.c.id)
_OF = _TEAMS.where(teams_.c.organisation == sa.bindparam("of"), ~teams_.c.archived)
_THESE = sa.exists().where(chat_teams.c.chat == staff_chats_.c.id)
_CARD = BOUND.where(staff_chats_.c.organisation == sa.bindparam("of")).add_columns(
    ~_THESE, _THESE.where(chat_teams.c.team == sa.bindparam("team", type_=sa.Integer))
)


def add(c: Connection, organisation: int, name: str) -> Team:
    """A new team."""
    id = c.execute(sa.insert(teams_).returning(teams_.c.id), {"organisation": organisation, "name": name}).scalar_one()
    return Team(id, organisation, name)


def of(c: Connection, organisation: int) -> list[Team]:
    """The teams of an organisation that are at work."""
    return [Team(*row) for row in c.execute(_OF, {"of": organisation})]


def get(c: Connection, id: int) -> Team | None:
    """The team of this number."""
    row = c.execute(_TEAMS.where(teams_.c.id == id)).one_or_none()
    return None if row is None else Team(*row)


def archive(c: Connection, id: int) -> None:
    """It takes no new tickets; what it has done stays under its name."""
    c.execute(sa.update(teams_).where(teams_.c.id == id).values(archived=True))
    c.execute(sa.delete(chat_teams).where(chat_teams.c.team == id))


def join(c: Connection, team: int, person: int) -> None:
    """A person works in a team; twice is once."""
    c.execute(insert(team_members).on_conflict_do_nothing(), {"team": team, "person": person})


def leave(c: Connection, team: int | None, person: int, organisation: int | None = None) -> None:
    """A person works there no more; without a team, in none of the organisation's."""
    gone = team_members.c.person == person
    if team is not None:
        gone &= team_members.c.team == team
    if organisation is not None:
        gone &= team_members.c.team.in_(sa.select(teams_.c.id).where(teams_.c.organisation == organisation))
    c.execute(sa.delete(team_members).where(gone))


def members(c: Connection, team: int) -> list[int]:
    """The persons of a team."""
    wanted = sa.select(team_members.c.person).where(team_members.c.team == team).order_by(team_members.c.person)
    return list(c.execute(wanted).scalars())


def of_person(c: Connection, person: int) -> list[Team]:
    """The teams that a person works in."""
    wanted = _TEAMS.join(team_members, team_members.c.team == teams_.c.id)
    return [Team(*row) for row in c.execute(wanted.where(team_members.c.person == person, ~teams_.c.archived))]


def serve(c: Connection, chat: int, teams: Iterable[int]) -> None:
    """Which teams a staff chat serves from now on; none: the whole organisation."""
    c.execute(sa.delete(chat_teams).where(chat_teams.c.chat == chat))
    if rows := [{"chat": chat, "team": team} for team in teams]:
        c.execute(sa.insert(chat_teams), rows)


def served_by(c: Connection, chat: int) -> list[int]:
    """The teams that a staff chat serves; none: the whole organisation."""
    wanted = sa.select(chat_teams.c.team).where(chat_teams.c.chat == chat).order_by(chat_teams.c.team)
    return list(c.execute(wanted).scalars())


def chats_of(c: Connection, ticket: Ticket) -> tuple[list[StaffChat], list[StaffChat]]:
    """The staff chats of a ticket's organisation, and of these the ones where its card is shown. One statement.

    Those are the chats that serve its team and those that serve none in particular; where there are no such, all.
    """
    rows = c.execute(_CARD, {"of": ticket.organisation, "team": ticket.team}).all()
    every = [StaffChat(*row[:-2]) for row in rows]
    shown = [chat for chat, row in zip(every, rows, strict=True) if row[-2] or row[-1]]
    return every, shown or every


def chats_for(c: Connection, ticket: Ticket) -> list[StaffChat]:
    """Where the card of a ticket is shown."""
    return chats_of(c, ticket)[1]
