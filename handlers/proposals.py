"""What is proposed for a ticket, as its card says it: the team, who of it is on duty, a button that confirms that."""

from sqlalchemy import Connection

from domain.errors import Refused
from domain.tickets import Ticket
from handlers import crews
from handlers.screens import Button
from handlers.texts import say
from handlers.wording import cut
from storage import proposals, teams


def words(connection: Connection, ticket: Ticket) -> str:
    """The line of a card: whom we propose, or which team it lies with."""
    team = teams.get(connection, ticket.team) if ticket.team is not None else None
    if team is None:
        return ""
    if ticket.status not in proposals.QUEUED:
        return say("card-team", team=team.name)
    if ticket.proposed is None:
        return say("card-proposed-team", team=team.name)
    who, open = crews.name(connection, ticket.proposed), proposals.work(connection, [ticket.proposed])
    return say("card-proposed", team=team.name, who=who, count=open.get(ticket.proposed, 0))


def buttons(connection: Connection, ticket: Ticket) -> list[Button]:
    """The one that confirms what is proposed."""
    if ticket.proposed is None or ticket.status not in proposals.QUEUED:
        return []
    label = cut(say("card-give", who=crews.name(connection, ticket.proposed)), 40)
    return [Button(label, f"c:{ticket.id}:give:{ticket.proposed}", main=True)]


def proposed(ticket: Ticket, person: int) -> int:
    """Whom a press of that button means, as long as that is still proposed. Raises Refused."""
    if ticket.proposed is None or ticket.proposed != person:
        raise Refused("refused-proposal", number=str(ticket.id))
    return person
