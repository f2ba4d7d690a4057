"""Which message became what of a ticket; what is kept of a person, and removed."""

from domain.tickets import Status
from storage import attachments, personal, questions, sources, tickets
from storage.sources import Source
from storage.store import Store
from tests.storage.builders import LINE, NOW, a_person, a_ticket, after


def a_source(ticket: int, message: str = "7", **changes: object) -> Source:
    words: dict[str, object] = {"line": LINE, "chat": "100", "message": message, "ticket": ticket, "entry": None}
    return Source(**(words | {"text": "нет воды", "made": NOW} | changes))  # type: ignore[arg-type]


async def test_a_message_is_known_by_its_chat_and_stays_what_it_became_first(store: Store) -> None:
    ticket = await store.write(a_ticket)
    story = a_source(ticket.id, brought={"files": [{"file": "f"}]})
    await store.write(sources.keep, [story, a_source(ticket.id, "8", entry=5)])
    await store.write(sources.keep, [a_source(ticket.id, text="другое")])
    await store.write(sources.keep, [])

    assert await store.read(sources.find, LINE, "100", "7") == story
    assert await store.read(sources.find, LINE, "101", "7") is None
    assert [one.message for one in await store.read(sources.of_entry, ticket.id, 5)] == ["8"]
    assert [one.message for one in await store.read(sources.since, LINE, "100", NOW)] == ["7", "8"]
    assert await store.read(sources.since, LINE, "100", after(seconds=1)) == []


async def test_it_is_corrected_forgotten_and_goes_after_three_days(store: Store) -> None:
    ticket = await store.write(a_ticket)
    await store.write(sources.keep, [a_source(ticket.id), a_source(ticket.id, "8", entry=5)])
    await store.write(sources.correct, a_source(ticket.id), "нет света")
    corrected = await store.read(sources.find, LINE, "100", "7")
    assert corrected is not None
    assert corrected.text == "нет света"

    await store.write(sources.forget, ticket.id, 5)
    assert await store.read(sources.find, LINE, "100", "8") is None
    assert await store.write(sources.sweep, after(days=2)) == 0
    assert await store.write(sources.sweep, after(days=4)) == 1


async def test_a_question_waits_again_when_its_answer_was_none(store: Store) -> None:
    ticket = await store.write(a_ticket)
    words = {"asked_by": None, "asked_name": "Пётр", "line": LINE, "chat": "-5", "now": NOW}
    question = await store.write(lambda c: questions.ask(c, ticket.id, "Какой подъезд?", **words))  # type: ignore[arg-type]
    await store.write(questions.answer, question, after(minutes=1))
    assert await store.read(questions.open_question, ticket.person, NOW) is None

    assert await store.write(questions.reopen, ticket.id, after(minutes=2)) == 0
    assert await store.write(questions.reopen, ticket.id, after(minutes=1)) == 1
    assert await store.read(questions.open_question, ticket.person, NOW) is not None


async def test_files_that_were_taken_back_are_neither_fetched_nor_counted(store: Store) -> None:
    ticket = await store.write(a_ticket)
    files = [{"kind": "photo", "file": name, "line": LINE} for name in ("a", "b")]
    await store.write(attachments.attach, ticket.id, files[:1], "story")
    await store.write(attachments.attach, ticket.id, files[1:], "answer")
    await store.write(attachments.take_back, ticket.id, ["a", "b"])
    await store.write(attachments.file_stored, ticket.id, 1, "hash", "photo")

    told, back = await store.read(attachments.files_of, ticket.id)
    assert (told.stage, told.state) == ("story", "waiting")
    assert (back.stage, back.state, back.hash) == ("back", "posted", None)


async def test_name_and_phones_leave_a_persons_tickets_and_nobody_elses(store: Store) -> None:
    person = await store.write(a_person)
    other = await store.write(a_person, "101")
    mine = await store.write(lambda c: a_ticket(c, person, name="Мария", flat="45"))
    ended = await store.write(lambda c: a_ticket(c, person, name="Мария", flat="45"))
    theirs = await store.write(lambda c: a_ticket(c, other, name="Иван", flat="7"))
    await store.write(tickets.move, ended.id, Status.CLOSED, 1, NOW)
    await store.write(lambda c: tickets.update(c, mine.id, phone="+79105550101"))

    assert await store.read(personal.counted, person) == personal.Kept(2, [(mine.id, "+79105550101")])
    assert await store.read(personal.named, person) == [mine.id]
    await store.write(personal.strip, person)

    found = [await store.read(tickets.get, one.id) for one in (mine, ended, theirs)]
    kept = [(one.name, one.phone, one.flat) for one in found if one]
    assert kept == [("", "", "45"), ("", "", ""), ("Иван", "", "7")]
    assert await store.read(personal.named, person) == []


async def test_the_phone_of_a_ticket_goes_a_month_after_its_end(store: Store) -> None:
    open = await store.write(a_ticket)
    ended = await store.write(a_ticket)
    for ticket in (open, ended):
        await store.write(lambda c, id: tickets.update(c, id, phone="+79105550101"), ticket.id)
    await store.write(tickets.move, ended.id, Status.DONE, 1, NOW)

    assert await store.write(tickets.forget_phones, after(days=29)) == 0
    assert await store.write(tickets.forget_phones, after(days=31)) == 1
    kept = await store.read(tickets.get, open.id)
    assert kept is not None
    assert kept.phone
