"""Tickets: numbers used once, moves that only one can make, and everything that belongs to one."""

import asyncio

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from domain.categories import Urgency
from domain.tickets import Status, Ticket
from storage import attachments, bursts, organisations, outbox, tickets
from storage.attachments import TicketFile
from storage.store import Store
from tests.storage.builders import LINE, NOW, a_house, a_person, a_post, a_ticket, after, plans, send

PHOTO = {"kind": "photo", "file": "AgAC", "line": LINE, "name": "", "mime": "image/jpeg"}


async def test_a_ticket_comes_back_as_it_was_filed(store: Store) -> None:
    def filed(c: Connection) -> Ticket:
        return a_ticket(
            c, urgency="life", emergency=True, story="искрит «щит»", name="Мария", house=a_house(c), entrance="2",
            flat="12", address="ул. Ленина, д. 12", latitude=51.73, longitude=36.19, unfinished=True,
            ack_due=after(minutes=5), first_due=after(hours=1), promised=after(days=1), legal_due=after(days=2),
        )  # fmt: skip

    ticket = await store.write(filed)

    assert await store.read(tickets.get, ticket.id) == ticket
    assert (ticket.status, ticket.urgency, ticket.version) == (Status.REGISTERED, Urgency.LIFE, 1)
    assert (ticket.latitude, ticket.longitude, ticket.promised) == (51.73, 36.19, after(days=1))
    assert (ticket.made, ticket.changed, ticket.executor, ticket.until) == (NOW, NOW, None, None)
    assert await store.read(tickets.get, ticket.id + 1) is None


async def test_a_number_is_never_used_twice(store: Store) -> None:
    first = await store.write(a_ticket)
    await store.write(lambda c: c.execute(sa.delete(tickets.tickets)).rowcount)

    assert (await store.write(a_ticket)).id == first.id + 1


async def test_of_two_who_take_a_ticket_one_wins(store: Store) -> None:
    ticket = await store.write(a_ticket)
    people = [await store.write(a_person, external) for external in ("1", "2")]

    def take(c: Connection, person: int) -> bool:
        return tickets.move(c, ticket.id, Status.WORKING, ticket.version, after(minutes=1), executor=person)

    won = await asyncio.gather(*(store.write(take, person) for person in people))

    assert sorted(won) == [False, True]
    now = await store.read(tickets.get, ticket.id)
    assert now is not None
    assert (now.status, now.version, now.changed) == (Status.WORKING, 2, after(minutes=1))
    assert now.executor == people[won.index(True)]


async def test_a_move_may_leave_the_state_as_it_is(store: Store) -> None:
    ticket = await store.write(a_ticket)

    def hand_over(c: Connection) -> bool:
        return tickets.move(c, ticket.id, None, 1, NOW, executor_name="Иван")

    assert await store.write(hand_over)
    now = await store.read(tickets.get, ticket.id)
    assert now is not None
    assert (now.status, now.executor_name, now.version) == (Status.REGISTERED, "Иван", 2)


async def test_a_state_that_does_not_exist_is_refused(store: Store) -> None:
    ticket = await store.write(a_ticket)

    with pytest.raises(sa.exc.StatementError):
        await store.write(lambda c: tickets.update(c, ticket.id, status="finished"))


async def test_a_fact_added_later_is_no_move(store: Store) -> None:
    ticket = await store.write(a_ticket)
    await store.write(lambda c: tickets.update(c, ticket.id, address="ул. Мира, д. 1"))

    now = await store.read(tickets.get, ticket.id)
    assert now is not None
    assert (now.address, now.version) == ("ул. Мира, д. 1", ticket.version)


async def test_a_persons_tickets_come_in_pages_the_newest_first(store: Store) -> None:
    def filed(c: Connection) -> int:
        person = a_person(c)
        for number in range(5):
            a_ticket(c, person, story=str(number))
        a_ticket(c, a_person(c, "200"), story="a neighbour's")
        return person

    person = await store.write(filed)
    pages = [await store.read(tickets.of_person, person, 3, page) for page in range(4)]

    assert [[one.story for one in page] for page in pages] == [["4", "3", "2"], ["2", "1", "0"], ["0"], []]


async def test_a_persons_newest_ticket_is_found_unless_it_is_old(store: Store) -> None:
    person = await store.write(a_person)
    assert await store.read(tickets.latest, person, NOW) is None
    await store.write(a_ticket, person)
    newest = await store.write(a_ticket, person, after(hours=1))

    assert await store.read(tickets.latest, person, NOW) == newest
    assert await store.read(tickets.latest, person, after(hours=2)) is None


async def test_open_tickets_come_emergencies_first_then_the_oldest(store: Store) -> None:
    def filed(c: Connection) -> int:
        me = a_person(c, "7")
        for story in "abcd":
            ticket = a_ticket(c, story=story, emergency=story == "b")
            if story == "c":
                tickets.move(c, ticket.id, Status.DONE, 1, NOW)
            if story == "d":
                tickets.move(c, ticket.id, Status.WORKING, 1, NOW, executor=me)
        return me

    me = await store.write(filed)

    assert [one.story for one in await store.read(tickets.open)] == ["b", "a", "d"]
    assert [one.story for one in await store.read(tickets.open, {Status.DONE})] == ["c"]
    assert [one.story for one in await store.read(lambda c: tickets.open(c, executor=me))] == ["d"]


async def test_tickets_wait_for_a_chat_to_be_shown_in(store: Store) -> None:
    first, second, done = [await store.write(a_ticket) for _ in range(3)]

    def waiting(c: Connection) -> list[int]:
        return [ticket.id for ticket in bursts.unshown(c)]

    await store.write(lambda c: tickets.move(c, done.id, Status.WITHDRAWN, 1, NOW))
    assert await store.read(waiting) == [first.id, second.id]
    await store.write(organisations.bind, LINE, "-1", "Диспетчерская", NOW)
    await store.write(outbox.put, [a_post("-1", shows=f"card:{first.id}")], NOW)
    assert await store.read(waiting) == [second.id]  # the first is on its way
    await store.write(send)
    assert await store.read(waiting) == [second.id]  # the first stands there
    await store.write(organisations.lose, LINE, "-1")
    assert await store.read(waiting) == [first.id, second.id]  # where nobody sees it any more


async def test_everything_done_to_a_ticket_is_written_down(store: Store) -> None:
    ticket = await store.write(a_ticket)

    def work(c: Connection) -> None:
        tickets.log(c, ticket.id, NOW, action="take", person=5, name="Иван", before="registered", after="working")
        tickets.log(c, ticket.id, after(hours=1), action="comment", comment="жду ключи")

    await store.write(work)

    took, noted = await store.read(tickets.log_of, ticket.id)
    assert (took.person, took.name, took.action, took.before, took.after) == (
        5,
        "Иван",
        "take",
        "registered",
        "working",
    )
    assert (noted.person, noted.action, noted.comment, noted.at) == (None, "comment", "жду ключи", after(hours=1))
    assert await store.read(tickets.log_of, ticket.id + 1) == []


async def test_a_question_of_the_staff_waits_for_one_answer(store: Store) -> None:
    def asked(c: Connection, text: str, **time: float) -> tuple[int, int]:
        person = a_person(c)
        ticket = a_ticket(c, person)
        return person, tickets.ask(
            c, ticket.id, text, asked_by=None, asked_name="Иван", line=LINE, chat="-1", now=after(**time)
        )

    person, older = await store.write(asked, "Какой подъезд?")
    _, newer = await store.write(lambda c: asked(c, "Какой этаж?", hours=1))

    question = await store.read(tickets.open_question, person, NOW)
    assert question is not None
    assert (question.id, question.text, question.asked_name, question.chat) == (newer, "Какой этаж?", "Иван", "-1")
    assert await store.read(tickets.open_question, person + 1, NOW) is None
    assert await store.write(tickets.answer, newer, after(hours=2))
    assert not await store.write(tickets.answer, newer, after(hours=3))
    question = await store.read(tickets.open_question, person, NOW)
    assert question is not None
    assert question.id == older
    assert await store.read(tickets.open_question, person, after(minutes=1)) is None


async def test_attachments_are_kept_in_the_order_in_which_they_came(store: Store) -> None:
    ticket = await store.write(a_ticket)
    await store.write(tickets.attach, ticket.id, [PHOTO, PHOTO | {"kind": "voice", "file": "BaDe"}], "story")
    await store.write(tickets.attach, ticket.id, [], "answer")
    await store.write(tickets.attach, ticket.id, [PHOTO | {"name": "IMG.jpg"}], "report")
    await store.write(tickets.file_stored, ticket.id, 0, "hash", "photo")
    await store.write(tickets.file_failed, ticket.id, 1)

    assert await store.read(tickets.files_of, ticket.id) == [
        TicketFile(ticket.id, 0, "hash", "photo", LINE, "AgAC", "", "story", "stored"),
        TicketFile(ticket.id, 1, None, "voice", LINE, "BaDe", "", "story", "failed"),
        TicketFile(ticket.id, 2, None, "photo", LINE, "AgAC", "IMG.jpg", "report", "waiting"),
    ]
    assert [file.position for file in await store.read(tickets.files_of, ticket.id, "report")] == [2]


async def test_attachments_that_are_on_their_way_are_known(store: Store) -> None:
    ticket = await store.write(a_ticket)
    await store.write(tickets.attach, ticket.id, [PHOTO] * 3, "answer")
    await store.write(attachments.files_posted, ticket.id, [0, 2])

    await store.write(tickets.file_stored, ticket.id, 0, "hash", "photo")  # fetched a second time: not posted again
    assert [file.state for file in await store.read(tickets.files_of, ticket.id)] == ["posted", "waiting", "posted"]


@pytest.mark.parametrize("dialect", ["sqlite"])
async def test_what_every_message_looks_up_scans_no_table(store: Store) -> None:
    for step in await store.write(plans, tickets.open_question, 1, NOW) + await store.write(
        plans, tickets.latest, 1, NOW
    ):
        assert "SCAN" not in step
        assert "TEMP B-TREE" not in step
