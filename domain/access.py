"""Who may do what: one table of roles and permissions, asked whenever something is changed."""

from collections.abc import Collection, Mapping
from enum import StrEnum

from domain.permissions import Permission as Permission


class Role(StrEnum):
    """What someone is to an organisation; everybody is at least a resident."""

    RESIDENT = "resident"
    EXECUTOR = "executor"
    DISPATCHER = "dispatcher"
    HEAD = "head"
    CURATOR = "curator"
    ADMIN = "admin"
    MODERATOR = "moderator"
    """Of the organisation above: gets what nobody serves and what came back, names who does it."""
    OPERATOR = "operator"
    """Of an acceptance point: files for visitors, sees only those."""
    ACCOUNTANT = "accountant"
    """Files, readings, accounts; no tickets, no staff."""
    COUNCIL = "council"
    """Of a house, confirmed by staff: surveys for that house, nothing of others."""


_RESIDENT = frozenset(
    {
        Permission.REPORT,
        Permission.ANSWER,
        Permission.WITHDRAW,
        Permission.REOPEN,
        Permission.RATE,
        Permission.SEND_UP,
    }
)
_EXECUTOR = frozenset(
    {
        Permission.SEE,
        Permission.TAKE,
        Permission.START,
        Permission.FINISH,
        Permission.RETURN,
        Permission.ASK,
        Permission.COMMENT,
        Permission.POSTPONE,
        Permission.VISIT,
        Permission.CALL,
        Permission.SEND_UP,
    }
)
_DISPATCHER = _EXECUTOR | {
    Permission.ASSIGN,
    Permission.CLOSE,
    Permission.REJECT,
    Permission.REOPEN,
    Permission.HAND_ON,
    Permission.MERGE,
    Permission.CONFIRM,
    Permission.EXTEND,
}
_DESK = _DISPATCHER | {
    Permission.FILE_FOR,
    Permission.TAKE_CALL,
    Permission.SEE_OWN_FILED,
    Permission.ACCOUNTS,
    Permission.SEE_STAFF,
    Permission.JOURNAL,
    Permission.TELL,
    Permission.PHRASES,
}
_HEAD = _DESK | {
    Permission.INVITE,
    Permission.DUTY,
    Permission.RULES,
    Permission.PUBLISH,
    Permission.DOCUMENTS,
    Permission.FIGURES,
    Permission.INSPECT,
    Permission.CHAT_RULES,
    Permission.IMPORT,
    Permission.EXPLAIN,
    Permission.CONTROL,
    Permission.APPROVE,
    Permission.EXTEND_AGAIN,
}
_READS = frozenset({Permission.FIGURES, Permission.INSPECT, Permission.CONTROL})
_CURATOR = _READS | {Permission.SEE, Permission.ASK, Permission.COMMENT, Permission.REOPEN}
_MODERATOR = frozenset(
    {
        Permission.SEE,
        Permission.ASK,
        Permission.COMMENT,
        Permission.ASSIGN,
        Permission.HAND_ON,
        Permission.FINISH,
        Permission.CLOSE,
        Permission.CONFIRM,
        Permission.REJECT,
        Permission.REOPEN,
        Permission.CALL,
        Permission.EXPLAIN,
    }
    | _READS
)

TABLE: Mapping[Role, frozenset[Permission]] = {
    Role.RESIDENT: _RESIDENT,
    Role.EXECUTOR: _EXECUTOR,
    Role.DISPATCHER: _DESK | {Permission.DUTY, Permission.PUBLISH, Permission.DOCUMENTS},
    Role.HEAD: _HEAD,
    Role.CURATOR: _CURATOR,
    Role.ADMIN: _HEAD | {Permission.BIND, Permission.GRANT, Permission.SET_UP},
    Role.MODERATOR: _MODERATOR,
    Role.OPERATOR: frozenset({Permission.FILE_FOR, Permission.SEE_OWN_FILED}),
    Role.ACCOUNTANT: frozenset({Permission.IMPORT, Permission.ACCOUNTS}),
    Role.COUNCIL: frozenset({Permission.SURVEY}),
}

BELOW: frozenset[Permission] = frozenset(
    {
        Permission.BIND,
        Permission.GRANT,
        Permission.INVITE,
        Permission.SET_UP,
        Permission.SEE_STAFF,
        Permission.IMPORT,
        Permission.FIGURES,
        Permission.CHAT_RULES,
    }
)
"""What an admin may do in the organisations below as well; nothing of it opens a ticket."""

GIVES: Mapping[Role, frozenset[Role]] = {
    Role.ADMIN: frozenset(Role) - {Role.RESIDENT},
    Role.HEAD: frozenset(Role) - {Role.RESIDENT, Role.ADMIN},
}
"""Which roles somebody may invite to and take away: a head makes no admins."""

CHAT_MEMBER: frozenset[Role] = frozenset({Role.DISPATCHER, Role.EXECUTOR})
"""What a member of a bound staff chat is who has no role, until a head switches it off there."""

OWN_JOB: frozenset[Role] = frozenset({Role.EXECUTOR})
"""What the executor of a ticket is to it in their own dialogue, as long as they are a member of the staff chat."""


def may(roles: Collection[str], permission: Permission) -> bool:
    """Whether one of these roles carries the permission; roles that nobody knows carry none."""
    return any(permission in TABLE[Role(role)] for role in roles if role in TABLE)
