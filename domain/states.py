"""Where a ticket can stand, what can be done to it, and what that needs."""

from enum import StrEnum


class Status(StrEnum):
    """Where a ticket stands; what the resident reads for each is `status-…` in locales/."""

    REGISTERED = "registered"
    SENT = "sent"
    WORKING = "working"
    POSTPONED = "postponed"
    WAITING = "waiting"
    DONE = "done"
    CLOSED = "closed"
    RETURNED = "returned"
    REOPENED = "reopened"
    REJECTED = "rejected"
    HANDED_ON = "handed_on"
    WITHDRAWN = "withdrawn"
    DUPLICATE = "duplicate"


class Action(StrEnum):
    """What can be done to a ticket; those of the card have the label `action-…` in locales/."""

    TAKE = "take"
    ASSIGN = "assign"
    START = "start"
    DONE = "done"
    RETURN = "return"
    ASK = "ask"
    CLOSE = "close"
    REJECT = "reject"
    COMMENT = "comment"
    POSTPONE = "postpone"
    WAIT = "wait"
    HAND_ON = "hand_on"
    """To a body that has no chat here: it ends."""
    PASS = "pass"
    """To another organisation here: it begins there."""
    MERGE = "merge"
    REOPEN = "reopen"
    WITHDRAW = "withdraw"
    RATE = "rate"
    GIVE_PHONE = "give_phone"
    SHOW_PHONE = "show_phone"


class Need(StrEnum):
    """What an action cannot do without."""

    EXECUTOR = "executor"
    REPORT = "report"
    REASON = "reason"
    TEXT = "text"
    UNTIL = "until"
    RECEIVER = "receiver"
    ORIGINAL = "original"
