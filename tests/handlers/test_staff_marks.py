"""«✓ отправлено жителю»: said only of what the messenger has taken; what is lost says so, once a ticket."""

import pytest

from handlers import marks, unreached
from storage import outbox, people
from tests.handlers.crew import Crew, a_crew, a_ticket, leaves
from tests.handlers.harness import Desk, Somebody


@pytest.fixture(params=["telegram", "vk"])
def crew(request: pytest.FixtureRequest, desk: Desk) -> Crew:
    return a_crew(desk, desk.telegram if request.param == "telegram" else desk.vk)


@pytest.fixture
def held(desk: Desk, maria: Somebody, monkeypatch: pytest.MonkeyPatch) -> list[outbox.Outgoing]:
    """Whatever goes to the resident stays under way until it is settled."""
    kept: list[outbox.Outgoing] = []
    send = desk._send

    def wait(connection: object, row: outbox.Outgoing) -> outbox.Result:
        if (row.line, row.chat) != (maria.line, maria.chat):
            return send(connection, row)  # type: ignore[arg-type]
        kept.append(row)
        return outbox.Result(row.id, "failed", error="blocked")

    monkeypatch.setattr(desk, "_send", wait)
    monkeypatch.setattr(marks, "arrived", lambda *_words: None)
    return kept


def lose(desk: Desk, row: outbox.Outgoing, *, blocked: bool = True) -> None:
    """The messenger has refused it for good."""
    with desk.database() as connection:
        if blocked:
            people.block(connection, row.line, row.chat, True)
        unreached.lost(connection, row, desk.now)
    desk.deliver()


def lost(crew: Crew) -> list[str]:
    """What the chat has read about messages that did not arrive."""
    return [seen.screen.text for seen in crew.seen if "Не доставлено" in seen.screen.text]


def test_before_it_is_taken_nothing_says_so(
    desk: Desk, crew: Crew, maria: Somebody, held: list[outbox.Outgoing]
) -> None:
    number = a_ticket(desk, maria)
    crew.petr.says(f"/ask {number} Какой этаж?")
    assert crew.seen[-1].screen.text == f"Отправляется жителю по № {number}…"
    assert not [seen for seen in crew.seen if "✓ отправлено" in seen.screen.text]


def test_what_is_lost_says_so_where_the_mark_stands_and_under_the_card(
    desk: Desk, crew: Crew, maria: Somebody, held: list[outbox.Outgoing]
) -> None:
    number = a_ticket(desk, maria)
    crew.petr.says(f"/ask {number} Какой этаж?")
    mark = crew.seen[-1]
    lose(desk, held[0])
    said = f"Не доставлено жителю по № {number}: он заблокировал бота или удалил аккаунт."
    assert mark.screen.text.startswith(said)
    assert crew.seen[-1].screen.text.startswith(said)
    assert "Какой этаж?" in mark.screen.text


@pytest.mark.parametrize("writes", [False, True])
def test_of_one_who_has_blocked_us_the_staff_hear_once_until_they_are_back(
    desk: Desk, crew: Crew, maria: Somebody, held: list[outbox.Outgoing], writes: bool
) -> None:
    number = a_ticket(desk, maria)
    crew.petr.says(f"/take {number}")
    crew.petr.says(f"/return {number} не мой участок")
    for row in held[:2]:
        lose(desk, row)
    assert len(lost(crew)) == 1
    if writes:
        maria.hold(text="/help")
        desk.work()
    else:
        leaves(maria, here=True)
    crew.petr.says(f"/take {number}")
    lose(desk, held[-1])
    assert len(lost(crew)) == 2


def test_what_a_messenger_would_not_take_is_told_each_time(
    desk: Desk, crew: Crew, maria: Somebody, held: list[outbox.Outgoing]
) -> None:
    number = a_ticket(desk, maria)
    crew.petr.says(f"/take {number}")
    crew.petr.says(f"/return {number} не мой участок")
    for row in held[:2]:
        lose(desk, row, blocked=False)
    assert len(lost(crew)) == 2


def test_who_blocks_us_after_a_question_will_not_answer_and_the_staff_see_it(
    desk: Desk, crew: Crew, maria: Somebody
) -> None:
    number = a_ticket(desk, maria)
    crew.asks(number, "Какой этаж?")
    crew.asks(number, "И подъезд?")
    for _ in range(2):
        leaves(maria)
    told = [seen for seen in crew.seen if "он не ответит" in seen.screen.text]
    assert len(told) == 1
    assert f"на вопрос по № {number}" in told[0].screen.text
    crew.petr.says("Так что?", reply_to=crew.card(number).id)
    assert crew.seen[-1].labels == ["Заметка"]
    maria.says("/start")
    crew.petr.says("Так что?", reply_to=crew.card(number).id)
    assert crew.seen[-1].labels == ["Жителю", "Заметка"]


def test_who_has_answered_may_block_us_unnoticed(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    crew.asks(number, "Какой этаж?")
    maria.says("Третий")
    leaves(maria)
    assert not [seen for seen in crew.seen if "не ответит" in seen.screen.text]


def test_an_answer_to_who_called_a_human_is_marked_and_answered(desk: Desk, crew: Crew, maria: Somebody) -> None:
    maria.says("/start")
    maria.presses("Согласен")
    maria.says("/human")
    crew.petr.says("Слушаю вас", reply_to=crew.seen[-1].id)
    assert crew.seen[-1].screen.text == "✓ отправлено жителю. Ответ придёт сюда."
    maria.says("А когда дадут воду?", reply_to=maria.screen.id)
    assert "А когда дадут воду?" in crew.seen[-1].screen.text
    crew.petr.says("Завтра", reply_to=crew.seen[-1].id)
    assert "Завтра" in maria.screen.screen.text


def test_two_answers_in_a_row_both_arrive(desk: Desk, crew: Crew, maria: Somebody) -> None:
    maria.says("/start")
    maria.presses("Согласен")
    maria.says("/human")
    call = crew.seen[-1].id
    for text in ("Слушаю вас", "Алло"):
        crew.petr.hold(text=text, reply_to=call)
    desk.work()
    heard = "".join(seen.screen.text for seen in maria.seen)
    assert "Слушаю вас" in heard
    assert "Алло" in heard


def test_an_answer_to_who_called_that_is_lost_says_so(
    desk: Desk, crew: Crew, maria: Somebody, held: list[outbox.Outgoing]
) -> None:
    for text in ("/start", "/human"):
        maria.hold(text=text)
        desk.work()
    crew.petr.says("Слушаю вас", reply_to=crew.seen[-1].id)
    assert crew.seen[-1].screen.text == "Отправляется жителю…"
    lose(desk, next(row for row in held if row.shows.startswith("question:")))
    assert len(lost(crew)) == 2
    assert all("Слушаю вас" in text for text in lost(crew))


def test_nothing_that_a_caller_says_takes_the_place_of_what_they_said_before(
    desk: Desk, crew: Crew, maria: Somebody
) -> None:
    maria.says("/start")
    maria.presses("Согласен")
    maria.says("/human")
    crew.petr.says("Слушаю вас", reply_to=crew.seen[-1].id)
    answer = maria.screen.id
    for text in ("Горячей нет", "Холодной тоже"):
        maria.hold(text=text, reply_to=answer)
    desk.work()
    read = "".join(seen.screen.text for seen in crew.seen)
    assert "Горячей нет" in read
    assert "Холодной тоже" in read


def test_who_cannot_hear_of_the_end_is_told_of_with_it(desk: Desk, crew: Crew, maria: Somebody) -> None:
    first, second = a_ticket(desk, maria), a_ticket(desk, maria)
    assert crew.petr.says(f"/reject {first} не наш дом").screen.text.endswith("отказано. Сообщаю жителю.")
    leaves(maria)
    said = crew.petr.says(f"/reject {second} не наш дом").screen.text
    assert said == f"По № {second} отказано. Жителю написать нельзя: он заблокировал бота."
