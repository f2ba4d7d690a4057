"""`/status 12 done …`, in either language: which state is meant, and what is possible where it cannot be reached."""

from domain.tickets import Action, Status, Ticket, may_move
from handlers.texts import say
from handlers.wording import clean, has_words, same

BY_STATUS = {
    Status.SENT: Action.ASSIGN,
    Status.DONE: Action.DONE,
    Status.REGISTERED: Action.RETURN,
    Status.RETURNED: Action.RETURN,
    Status.CLOSED: Action.CLOSE,
    Status.REJECTED: Action.REJECT,
    Status.WAITING: Action.WAIT,
    Status.POSTPONED: Action.POSTPONE,
    Status.REOPENED: Action.REOPEN,
}
"""The action that leads to a state; to «working» it is «take» or «start», as the ticket stands."""
STEPS = (
    *(Action.TAKE, Action.ASSIGN, Action.START, Action.DONE, Action.RETURN),
    *(Action.POSTPONE, Action.WAIT, Action.BACK, Action.CONFIRM, Action.CLOSE, Action.REOPEN, Action.REJECT),
)


def read(typed: str) -> tuple[Status | None, str]:
    """The state that the text begins with, the longest wording first, and the comment."""
    wordings = {wording: status for status in Status for wording in _wordings(status)}
    words = clean(typed).split()
    for count in range(min(len(words), 4), 0, -1):
        wording = same(" ".join(words[:count])) if has_words(words[count - 1]) else ""  # «!» begins the comment
        if status := wordings.get(wording):
            return status, clean(typed).split(maxsplit=count)[count] if len(words) > count else ""
    return None, ""


def possible(ticket: Ticket) -> str:
    """What can be done with a ticket from where it stands, as it is typed."""
    steps = [say(f"step-{action}", number=str(ticket.id)) for action in STEPS if may_move(ticket, action)]
    return ", ".join(steps) or say("step-none")


def _wordings(status: Status) -> list[str]:
    return [same(status.value), *(same(word) for word in say(f"status-words-{status}").split("|"))]
