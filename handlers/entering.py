"""Who opens an invitation: the first one has the role from then on, everybody after hears that it is gone."""

from domain.access import Role
from handlers import names, rooms
from handlers.screens import Screen
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import cut
from storage import invitations, organisations, people, staff, teams
from storage.invitations import Invitation


def code(visit: Visit, start: str) -> bool:
    """An invitation, answered at once, before any consent; False when this code is none."""
    invited = invitations.accept(visit.connection, start, visit.person.id, visit.now)
    if invited is not None:
        names.keep(visit)
        _in(visit, invited)
        return True
    known = invitations.invitation(visit.connection, start)
    if known is None:
        return False
    if known.role in staff.roles_in(visit.connection, visit.person.id, known.organisation):
        _welcome(visit, known, already=True)
    elif known.by is None:
        visit.answer(say("binding-link-over"))
    else:
        visit.answer(say("invite-used" if known.used_at is not None else "invite-old"))
    return True


def _in(visit: Visit, invited: Invitation) -> None:
    if invited.team is not None:
        teams.join(visit.connection, invited.team, visit.person.id)
    _welcome(visit, invited, already=False)
    if invited.by is None or invited.by == visit.person.id:
        return
    told = Screen(say("invite-came", who=names.mine(visit), role=say(f"role-{invited.role}")))
    for contact in people.contact_of(visit.connection, invited.by)[:1]:
        if contact.is_reached:
            visit.tell(contact.line, contact.external, told, person=invited.by)


def _welcome(visit: Visit, invited: Invitation, *, already: bool) -> None:
    """What they are now, and what comes next."""
    organisation = organisations.get(visit.connection, invited.organisation)
    name = organisation.name if organisation is not None else ""
    office = (rooms.button(say("office-button"), "menu", invited.organisation, main=True),)
    if invited.role == Role.ADMIN:
        who = say("binding-admin-of", name=name) if name else say("binding-admin")
        who = say("binding-admin-already") if already else who
        rooms.screen(visit, f"{who}\n\n{say('binding-admin-next')}", office)
        return
    role = say(f"role-{invited.role}") + (f" «{cut(invited.label, 60)}»" if invited.label else "")
    rooms.screen(visit, say("invite-in", role=role, name=name or say("office-nameless")), office)
