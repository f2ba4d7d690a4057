"""It was a new problem: what was added to a ticket is taken back from it and begins a report."""

from datetime import timedelta

from domain.errors import Refused
from domain.tickets import Ticket
from handlers import showing, welcome
from handlers.screens import Screen
from handlers.talk import FILES, pictures
from handlers.texts import say
from handlers.told import TOLD_BY, Told, packed
from handlers.visit import Visit
from storage import attachments, questions, sources, tickets
from storage.sources import Source

STAYS = timedelta(days=1)
"""How long an addition can be taken back."""


def undo(visit: Visit, ticket: Ticket, entry: int) -> None:
    """Take the words and files of an entry back, with what followed them. Raises Refused when that was done before."""
    found = sources.of_entry(visit.connection, ticket.id, entry)
    log = tickets.log_of(visit.connection, ticket.id)
    answer = next((one for one in log if one.id == entry), None)
    if not found or answer is None or answer.person != visit.person.id:
        raise Refused("undo-over", number=str(ticket.id))
    if visit.now - answer.at > STAYS:
        raise Refused("undo-late", number=str(ticket.id))
    files = [file for source in found for file in source.brought.get("files", ())]
    attachments.take_back(visit.connection, ticket.id, [file["file"] for file in files])
    waits = questions.reopen(visit.connection, ticket.id, answer.at) > 0
    sources.forget(visit.connection, ticket.id, entry)
    tickets.log(visit.connection, ticket.id, visit.now, action="retract", person=visit.person.id, comment=str(entry))
    told = say("undo-told-question" if waits else "undo-told", number=str(ticket.id))
    visit.posts.extend(showing.under(visit.connection, ticket, Screen(told)))
    if files:
        showing.refresh(visit, ticket)
    visit.answer(say("undo-done", number=str(ticket.id)))
    visit.flush(ticket.id)
    welcome.tell(visit, _answers(found))


def _answers(found: list[Source]) -> dict[str, object]:
    """The same messages as the beginning of a report."""
    story = "\n".join(source.text for source in found if source.text)
    files = [file for source in found for file in source.brought.get("files", ())]
    places = [source.brought["place"] for source in found if "place" in source.brought]
    told = [Told(source.line, source.chat, source.message, "story", source.text) for source in found if source.text]
    answers: dict[str, object] = {"story": story, TOLD_BY: packed(told)} if story else {}
    if files:
        answers[FILES] = {"files": files, "done": pictures(files) > 0}
    if places:
        answers["place"] = places[-1]
    return answers
