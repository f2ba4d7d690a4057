"""What came of a move, in a sentence for who made it."""

from domain.errors import Refused
from domain.tickets import Action, Status, Ticket
from handlers.hearing import unreached
from handlers.texts import say
from handlers.visit import Visit
from storage import tickets

HEARD = (Action.DONE, Action.CONFIRM, Action.REJECT, Action.WAIT, Action.POSTPONE, Action.MERGE)
"""After these the staff read whether the resident will hear of it."""


def did(visit: Visit, after: Ticket, action: Action) -> str:
    """What came of a move, in one sentence; where the resident is to hear of it, whether they can."""
    who = after.executor_name
    if action is Action.ASSIGN and (log := tickets.log_of(visit.connection, after.id)):
        who = log[-1].comment or who  # who stands in is named with whom it was meant for
    if action is Action.DONE and after.status is Status.CHECKING:
        return say("did-checking", number=str(after.id))
    done = say(f"did-{action}", number=str(after.id), who=who)
    if action not in HEARD:
        return done
    return f"{done} {unreached(visit, after) or say('did-told')}"


def sentence(refused: Refused) -> str:
    """What a refusal says."""
    return say(refused.text, **refused.words)
