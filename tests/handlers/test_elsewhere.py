"""A messenger that an organisation does not answer in: people are led on, nothing is lost, danger is heard."""

import pytest
import sqlalchemy as sa

from domain.consents import VERSION
from handlers.screens import Does
from storage import organisations, people, tickets
from storage.houses import houses
from tests.handlers.bodies import Body, a_body
from tests.handlers.harness import Desk, Somebody, a_house


@pytest.fixture
def gorod(desk: Desk) -> Body:
    """A public body with a house, a chat, and no Telegram."""
    body = a_body(desk, "Город", chat="-1")
    house = a_house(desk)
    with desk.database() as connection:
        organisations.change(connection, body.id, channels_off=("telegram",), phone="8 800 555-35-35")
        connection.execute(sa.update(houses).where(houses.c.id == house).values(organisation=body.id))
    return body


def at_home(desk: Desk, who: Somebody) -> int:
    with desk.database() as connection:
        person = people.meet(connection, who.line, who.external, desk.now).person.id
        people.consent(connection, person, "given", VERSION, desk.now)
        people.live_in(connection, person, 1, "1", "5")
    return person


def test_who_lives_there_is_led_to_a_messenger_that_answers(desk: Desk, gorod: Body) -> None:
    maria = Somebody(desk, desk.telegram, "100", "Мария")
    at_home(desk, maria)
    for seen in (maria.says("У нас нет горячей воды"), maria.presses_data("m:report")):
        screen = seen.screen
        assert screen.text.startswith("Город здесь больше не отвечает")
        assert "8 800 555-35-35" in screen.text
        [[button]] = screen.rows
        assert (button.label, button.does) == ("Открыть ВКонтакте", Does.LINK)
        assert button.data.startswith("https://vk.example/")
    with desk.database() as connection:
        assert not tickets.has_any(connection, 1)


def test_a_draft_waits_for_them_where_they_go_on(desk: Desk, gorod: Body) -> None:
    maria = Somebody(desk, desk.telegram, "100", "Мария")
    person = at_home(desk, maria)
    with desk.database() as connection:
        organisations.change(connection, gorod.id, channels_off=())
    maria.says("У нас нет горячей воды")
    with desk.database() as connection:
        organisations.change(connection, gorod.id, channels_off=("telegram",))
    link = maria.says("ау").screen.rows[0][0].data
    there = Somebody(desk, desk.vk, "555", "Мария")
    there.send(start=link.rpartition("=")[2], begins=True)
    there.presses_data("t:link:sure:yes", there.screen.id)
    with desk.database() as connection:
        contact = people.meet(connection, desk.vk, "555", desk.now)
        drafts = connection.execute(sa.text("SELECT count(*) FROM conversations WHERE name = 'report'")).scalar_one()
    assert drafts == 1
    assert contact.person.id == person


def test_who_lives_there_is_greeted_in_the_words_of_the_organisation(desk: Desk, gorod: Body) -> None:
    maria = Somebody(desk, desk.vk, "100", "Мария")
    at_home(desk, maria)
    with desk.database() as connection:
        organisations.change(connection, gorod.id, greeting="Здравствуйте, это Город.")
    for _ in range(4):
        if "Здравствуйте, это Город." in maria.says("/start").screen.text:
            return
        maria.presses("Согласен" if "Согласен" in maria.screen.labels else maria.screen.labels[0])
    raise AssertionError(maria.screen.screen.text)


def test_danger_is_heard_in_any_messenger(desk: Desk, gorod: Body) -> None:
    maria = Somebody(desk, desk.telegram, "100", "Мария")
    person = at_home(desk, maria)
    assert "112" in maria.says("сильно пахнет газом в подъезде").screen.text
    with desk.database() as connection:
        assert tickets.has_any(connection, person)


def test_who_lives_elsewhere_hears_it_when_the_house_is_known(desk: Desk, gorod: Body) -> None:
    maria = Somebody(desk, desk.telegram, "100", "Мария")
    with desk.database() as connection:
        person = people.meet(connection, maria.line, maria.external, desk.now).person.id
        people.consent(connection, person, "refused", VERSION, desk.now)
    maria.says("В подъезде не горит свет")
    for _ in range(12):
        if "в этом мессенджере заявки не принимает" in maria.screen.screen.text:
            break
        text, labels = maria.screen.screen.text, maria.screen.labels
        if "Где это" in text:
            maria.says("Ленина 12")
        elif any("Ленина" in label for label in labels):
            maria.presses(next(label for label in labels if "Ленина" in label))
        elif "Отправить заявку" in labels:
            maria.presses("Отправить заявку")
        elif "Пропустить" in labels:
            maria.presses("Пропустить")
        else:
            maria.presses(labels[0])
    assert "https://vk.example/" in maria.screen.screen.text
    with desk.database() as connection:
        assert not tickets.has_any(connection, person)


def test_a_category_that_an_organisation_does_not_do_is_offered_only_where_one_above_does_it(desk: Desk) -> None:
    gorod = a_body(desk, "Город", kind="municipality", chat="-1")
    uyut = a_body(desk, "УК «Уют»", parent=gorod.id, chat="-2")
    house = a_house(desk)
    with desk.database() as connection:
        connection.execute(sa.update(houses).where(houses.c.id == house).values(organisation=uyut.id))
        organisations.change(connection, uyut.id, categories_off=("yard.pothole", "water.no_hot"))
        assert organisations.serving(connection, house, "water.no_hot").id == gorod.id
        assert organisations.serving(connection, house, "water.no_cold").id == uyut.id
        assert organisations.told(connection, house)[1] == ()
        organisations.change(connection, gorod.id, categories_off=("water.no_hot",))
        assert organisations.told(connection, house)[1] == ("water.no_hot",)
    maria = Somebody(desk, desk.telegram, "100", "Мария")
    at_home(desk, maria)
    maria.presses_data("m:report")
    maria.presses(next(label for label in maria.screen.labels if "вод" in label.casefold()))
    assert "Нет горячей воды" not in maria.screen.labels
    assert "Нет холодной воды" in maria.screen.labels
