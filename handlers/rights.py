"""What somebody may do in which organisation, whatever chat they are in: the table of domain/access.py and the tree."""

from sqlalchemy import Connection

from domain.access import BELOW, Permission, Role, may
from domain.errors import Refused
from handlers.visit import Visit
from storage import organisations, staff


def may_in(connection: Connection, person: int, organisation: int, permission: Permission | None) -> bool:
    """Whether their roles there carry it; an admin's also from above, for what is no ticket. None: any role does."""
    roles = staff.roles_in(connection, person, organisation) - {staff.DISMISSED}
    if permission is None:
        return bool(roles)
    if may(roles, permission):
        return True
    if permission not in BELOW or not may([Role.ADMIN], permission):
        return False
    ruled = {one.organisation for one in staff.held(connection, person) if one.role == Role.ADMIN}
    return bool(ruled) and not ruled.isdisjoint(organisations.ancestors(connection, organisation))


def require(visit: Visit, organisation: int, permission: Permission | None) -> None:
    """That the visitor may do it there. Raises Refused."""
    if not may_in(visit.connection, visit.person.id, organisation, permission):
        raise Refused("refused-office")


def own(connection: Connection, person: int, permission: Permission | None) -> list[int]:
    """The organisations in which one of their roles carries it: not those below."""
    held: dict[int, set[str]] = {}
    for one in staff.held(connection, person):
        held.setdefault(one.organisation, set()).add(one.role)
    return [organisation for organisation, roles in held.items() if permission is None or may(roles, permission)]


def places(connection: Connection, person: int, permission: Permission) -> list[int]:
    """All organisations in which they may do it, their own first."""
    found = own(connection, person, permission)
    if permission in BELOW:
        for one in staff.held(connection, person):
            if one.role == Role.ADMIN:
                found += sorted(organisations.below(connection, one.organisation) - set(found))
    return list(dict.fromkeys(found))
