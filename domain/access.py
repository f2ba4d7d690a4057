"""Who may do what: one table of roles and permissions, asked whenever something is changed."""

from collections.abc import Collection, Mapping
from enum import StrEnum


class Role(StrEnum):
    """What someone is to an organisation; everybody is at least a resident."""

    RESIDENT = "resident"
    EXECUTOR = "executor"
    DISPATCHER = "dispatcher"
    HEAD = "head"
    CURATOR = "curator"
    ADMIN = "admin"


class Permission(StrEnum):
    """What may be done. A resident's permissions reach as far as the resident's own tickets."""

    REPORT = "report"
    ANSWER = "answer"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"
    RATE = "rate"
    CALL = "call"
    SEE = "see"
    TAKE = "take"
    ASSIGN = "assign"
    START = "start"
    FINISH = "finish"
    RETURN = "return"
    ASK = "ask"
    CLOSE = "close"
    REJECT = "reject"
    COMMENT = "comment"
    POSTPONE = "postpone"
    HAND_ON = "hand_on"
    MERGE = "merge"
    BIND = "bind"
    GRANT = "grant"


_RESIDENT = frozenset(
    {Permission.REPORT, Permission.ANSWER, Permission.WITHDRAW, Permission.REOPEN, Permission.RATE}
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
        Permission.CALL,
    }
)
_DISPATCHER = _EXECUTOR | {
    Permission.ASSIGN,
    Permission.CLOSE,
    Permission.REJECT,
    Permission.REOPEN,
    Permission.HAND_ON,
    Permission.MERGE,
}
_CURATOR = frozenset({Permission.SEE, Permission.ASK, Permission.COMMENT, Permission.REOPEN})

TABLE: Mapping[Role, frozenset[Permission]] = {
    Role.RESIDENT: _RESIDENT,
    Role.EXECUTOR: _EXECUTOR,
    Role.DISPATCHER: _DISPATCHER,
    Role.HEAD: _DISPATCHER,
    Role.CURATOR: _CURATOR,
    Role.ADMIN: _DISPATCHER | {Permission.BIND, Permission.GRANT},
}

CHAT_MEMBER: frozenset[Role] = frozenset({Role.DISPATCHER, Role.EXECUTOR})
"""What every member of a bound staff chat is, as long as they are in it."""

OWN_JOB: frozenset[Role] = frozenset({Role.EXECUTOR})
"""What the executor of a ticket is to it in their own dialogue, as long as they are a member of the staff chat."""


def may(roles: Collection[str], permission: Permission) -> bool:
    """Whether one of these roles carries the permission; roles that nobody knows carry none."""
    return any(permission in TABLE[Role(role)] for role in roles if role in TABLE)
