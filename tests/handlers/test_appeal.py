"""A ready text for an official appeal: what, where, when, what was answered, which terms were missed; and the links."""

from datetime import timedelta

import pytest

from domain.tickets import Status
from handlers.screens import Does
from storage import organisations, tickets
from tests.handlers.crew import Crew, a_crew, a_ticket
from tests.handlers.harness import Desk, Somebody
from tests.handlers.test_sizes import fits


@pytest.fixture
def crew(desk: Desk) -> Crew:
    return a_crew(desk, desk.telegram)


@pytest.fixture
def agreed(maria: Somebody) -> Somebody:
    maria.says("/start")
    maria.presses("Согласен")
    return maria


def test_the_text_tells_everything(desk: Desk, crew: Crew, agreed: Somebody) -> None:
    number = a_ticket(desk, agreed)
    with desk.database() as c:
        organisations.change(c, organisations.the(c).id, name="УК «Уют»")
        tickets.update(c, number, promised=desk.now + timedelta(hours=5), legal_due=desk.now + timedelta(days=9))
    crew.petr.says("/take 1")
    crew.petr.says("/done 1 Перекрыли стояк")
    desk.now += timedelta(days=1)
    crew.petr.says("/number 1 ПОС 77-1")
    with desk.database() as c:
        tickets.update(c, number, status=Status.REOPENED, ended=None)
    agreed.says("№ 1")
    before = len(agreed.seen)
    agreed.presses("Официальное обращение")
    how, text = agreed.seen[before:]
    assert "не обращение по закону № 59-ФЗ" in how.screen.text
    links = [button.data for row in how.screen.rows for button in row if button.does is Does.LINK]
    assert links == ["https://www.gosuslugi.ru/", "https://dom.gosuslugi.ru/"]
    for said in (
        "УК «Уют»", "Проблема: Нет горячей воды", "ул. Ленина, д. 12, подъезд 2, кв. 45", "Третий день нет горячей",
        "24.11.2026 12:00, заявка № 1", "Перекрыли стояк", "Обещанный срок (24.11.2026 17:00) не выдержан", "ПОС 77-1",
        "ответить мне письменно",
    ):  # fmt: skip
        assert said in text.screen.text, said
    assert "Предельный срок" not in text.screen.text
    assert "Мария" not in text.screen.text
    assert not text.screen.rows
    fits(how.screen, desk.lines[agreed.line].can.messenger)


def test_it_is_one_message_however_much_was_said(desk: Desk, crew: Crew, agreed: Somebody) -> None:
    number = a_ticket(desk, agreed, story="Очень длинная история 😡 " * 400)
    with desk.database() as c:
        for _ in range(60):
            tickets.log(c, number, desk.now, action="answer", comment="слова " * 300)
    text = agreed.says("/обращение 1").screen.text
    assert 1500 < len(text.encode("utf-16-le")) // 2 <= 4000
    assert "ответить мне письменно" in text


def test_only_of_ones_own_ticket(desk: Desk, crew: Crew, agreed: Somebody) -> None:
    number = a_ticket(desk, Somebody(desk, desk.vk, "888", "Пётр"), story="Чужая беда")
    agreed.presses_data(f"k:{number}:appeal")
    agreed.says(f"/обращение {number}")
    assert not [one for one in agreed.seen if "Чужая беда" in one.screen.text]


def test_what_was_withdrawn_has_no_button(desk: Desk, crew: Crew, agreed: Somebody) -> None:
    number = a_ticket(desk, agreed)
    with desk.database() as c:
        tickets.update(c, number, status=Status.WITHDRAWN)
    assert "Официальное обращение" not in agreed.says("№ 1").labels
