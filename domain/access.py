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
    MODERATOR = "moderator"
    """Of the organisation above: gets what nobody serves and what came back, names who does it."""
    OPERATOR = "operator"
    """Of an acceptance point: files for visitors, sees only those."""
    ACCOUNTANT = "accountant"
    """Files, readings, accounts; no tickets, no staff."""
    COUNCIL = "council"
    """Of a house, confirmed by staff: surveys for that house, nothing of others."""


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
    SET_UP = "set_up"
    """Words, hours, categories, policy of the organisation; organisations below it."""
    INVITE = "invite"
    SEE_STAFF = "see_staff"
    DUTY = "duty"
    """Shifts, who is away and who stands in."""
    RULES = "rules"
    """To whom tickets go."""
    IMPORT = "import"
    """Files of houses and accounts."""
    ACCOUNTS = "accounts"
    """See accounts, give out codes."""
    FILE_FOR = "file_for"
    """File for somebody else."""
    PUBLISH = "publish"
    """Mark a ticket as public."""
    DOCUMENTS = "documents"
    """Attach documents to a house."""
    FIGURES = "figures"
    """How much there is, here and below; never whose."""
    TAKE_CALL = "take_call"
    """Take a call of a resident, as a dispatcher."""
    SEE_OWN_FILED = "see_own_filed"
    """What one has filed for others."""
    INSPECT = "inspect"
    """Read tickets of the region without names and phones, as a member of its inspection."""
    CHAT_RULES = "chat_rules"
    """Whether members without a role may work in a staff chat."""
    EXPLAIN = "explain"
    """Say why something keeps coming back, and what is done about it."""
    CONTROL = "control"
    """Read the list of what is under special control."""
    SURVEY = "survey"
    """Make surveys for one's own house."""


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
_DESK = _DISPATCHER | {
    Permission.FILE_FOR,
    Permission.TAKE_CALL,
    Permission.SEE_OWN_FILED,
    Permission.ACCOUNTS,
    Permission.SEE_STAFF,
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
