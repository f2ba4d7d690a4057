"""Where a ticket can stand, what can be done to it, and what that needs."""

from enum import StrEnum


class Status(StrEnum):
    """Where a ticket stands; what the resident reads for each is `status-…` in locales/."""

    REGISTERED = "registered"
    SENT = "sent"
    WORKING = "working"
    POSTPONED = "postponed"
    WAITING = "waiting"
    CHECKING = "checking"
    """Reported as done; somebody else looks whether it is, before the resident hears of it."""
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
    UNMERGE = "unmerge"
    """It was another problem after all, or the original was withdrawn: it begins anew."""
    REOPEN = "reopen"
    WITHDRAW = "withdraw"
    RATE = "rate"
    GIVE_PHONE = "give_phone"
    SHOW_PHONE = "show_phone"
    EXTEND = "extend"
    """Its promise is put off."""
    SEND_UP = "send_up"
    """One level up: the next on duty, the dispatcher, the head, the organisation above."""
    GOING = "going"
    """Who has it says how it stands, where the resident has heard nothing for days."""
    DEPART = "depart"
    NO_ACCESS = "no_access"
    BACK = "back"
    """Out of a pause, to the state it had before."""
    CONFIRM = "confirm"
    """What was reported as done is done."""
    REDO = "redo"
    """What was reported as done is not."""
    APPROVE = "approve"
    """An answer may go out."""
    SOLVED = "solved"
    NOT_SOLVED = "not_solved"
    LAPSE = "lapse"
    """Nobody said that it is not solved."""


class Need(StrEnum):
    """What an action cannot do without."""

    EXECUTOR = "executor"
    REPORT = "report"
    REASON = "reason"
    TEXT = "text"
    UNTIL = "until"
    RECEIVER = "receiver"
    ORIGINAL = "original"


class Hears(StrEnum):
    """Who hears of a move."""

    RESIDENT = "resident"
    STAFF = "staff"
    """By the card in the staff chats."""
    EXECUTOR = "executor"
    """Anew, in their own dialogue."""
    HEAD = "head"
    RECEIVER = "receiver"
    """Who has it from now on."""


class Repeat(StrEnum):
    """What doing the same again comes to."""

    REFUSED = "refused"
    """A sentence says who was faster, or where it stands."""
    ANEW = "anew"
    """It is done once more, the last one counts."""
