"""An organisation is set up from the chat: its words, its hours, its messengers, and the organisations below it."""

from dataclasses import replace

import pytest

from domain.access import Role
from domain.organisations import Kind, Organisation
from storage import organisations
from tests.handlers.bodies import Body, a_body, an_admin
from tests.handlers.crew import a_ticket
from tests.handlers.harness import Desk, Somebody


@pytest.fixture(params=["telegram", "vk"])
def line(desk: Desk, request: pytest.FixtureRequest) -> int:
    found: int = getattr(desk, request.param)
    return found


@pytest.fixture
def uyut(desk: Desk) -> Body:
    return a_body(desk, "УК «Уют»")


def kept(desk: Desk, id: int) -> Organisation:
    with desk.database() as connection:
        found = organisations.get(connection, id)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("button", "typed", "column"),
    [
        ("Аварийный телефон", "8 800 555-35-35", "phone"),
        ("Телефон офиса", "+7 8172 00-00-00", "office_phone"),
        ("Адрес", "Вологда, ул. Мира, 1", "address"),
        ("Приветствие", "Здравствуйте, это УК «Уют».", "greeting"),
        ("Часы работы", "пн–пт 8:00–17:00; сб 9:00–13:00", "hours"),
        ("Название", "УК «Уютный дом»", "name"),
    ],
)
def test_an_admin_tells_the_words_of_the_organisation(
    desk: Desk, uyut: Body, line: int, button: str, typed: str, column: str
) -> None:
    anna = an_admin(desk, uyut, line=line)
    anna.says("/организация")
    anna.presses(button)
    assert anna.says(typed).screen.text.startswith("Записал.")
    assert getattr(kept(desk, uyut.id), column) == typed


def test_what_makes_no_sense_is_asked_again_and_an_empty_answer_takes_it_away(desk: Desk, uyut: Body) -> None:
    anna = an_admin(desk, uyut)
    anna.presses_data(f"o:setup:{uyut.id}")
    anna.presses("Часы работы")
    assert anna.says("когда как").screen.text.startswith("Не понял часы работы: «когдакак»")
    anna.says("круглосуточно")
    assert kept(desk, uyut.id).hours == "круглосуточно"
    anna.presses("Часы работы")
    anna.presses("Пропустить")
    assert kept(desk, uyut.id).hours == ""
    anna.presses("Аварийный телефон")
    assert "Не похоже на телефон" in anna.says("звоните").screen.text


def test_a_public_body_answers_in_no_foreign_messenger(desk: Desk, uyut: Body, line: int) -> None:
    anna = an_admin(desk, uyut, line=line)
    anna.presses_data(f"o:setup:{uyut.id}")
    anna.presses("Чья она")
    assert "Telegram выключен" in anna.presses("Муниципальная или госорган").screen.text
    assert (kept(desk, uyut.id).legal, kept(desk, uyut.id).channels_off) == ("municipal", ("telegram",))
    anna.presses("Мессенджеры")
    assert "Последний мессенджер" in anna.presses("Выключить ВКонтакте").screen.text
    assert "41-ФЗ" in anna.presses("Включить Телеграм").screen.text  # who answers for it has been told
    assert kept(desk, uyut.id).channels_off == ()
    anna.presses("Выключить ВКонтакте")
    assert kept(desk, uyut.id).channels_off == ("vk",)


def test_the_phone_of_one_of_several_is_told_in_its_room(desk: Desk, uyut: Body, line: int) -> None:
    other = a_body(desk, "УК «Вторая»")
    anna = an_admin(desk, uyut, line=line)
    an_admin(desk, other, line=line)
    assert "несколько организаций" in anna.says("/phone 8 800 555-35-35").screen.text
    assert kept(desk, uyut.id).phone == kept(desk, other.id).phone == ""


def test_only_an_admin_sets_up_and_only_there(desk: Desk, uyut: Body) -> None:
    head, other = uyut.someone("710", "Глеб", "head"), a_body(desk, "УК «Чужая»")
    stranger = an_admin(desk, other)
    for who in (head, stranger):
        for data in (f"o:setup:{uyut.id}", f"o:setup:{uyut.id}:phone", f"o:setup:{uyut.id}:channels:vk:off"):
            assert "нет такого права" in who.presses_data(data).screen.text
    assert kept(desk, uyut.id).channels_off == ()


def test_organisations_are_made_below_one_with_kind_name_and_owner(desk: Desk, line: int) -> None:
    gorod = a_body(desk, "Город", kind="municipality")
    anna = an_admin(desk, gorod, line=line)
    anna.says("/below")
    anna.presses("Новая организация")
    anna.presses("Управляющая компания")
    assert "Такая организация уже есть: ГОРОД" in anna.says("ГОРОД").screen.text
    anna.says("МУП «Водоканал»")
    assert "Telegram выключен" in anna.presses("Муниципальная или госорган").screen.text
    with desk.database() as connection:
        [made] = organisations.children(connection, gorod.id)
    assert (made.name, made.kind, made.legal, made.channels_off) == (
        "МУП «Водоканал»", "company", "municipal", ("telegram",)
    )  # fmt: skip
    anna.presses("Перейти к ней")
    anna.presses("Пригласить")
    assert "Ссылка для роли «администратор», МУП «Водоканал»" in anna.presses("администратор").screen.text


def test_an_admin_says_what_is_not_done(desk: Desk, uyut: Body, line: int) -> None:
    anna = an_admin(desk, uyut, line=line)

    def change(*then: str) -> str:
        anna.says("/темы")
        anna.presses("Изменить тему")
        anna.presses(next(label for label in anna.screen.labels if "вода" in label.casefold()))
        anna.presses("Нет горячей воды")
        for label in then:
            (anna.presses if label in anna.screen.labels else anna.says)(label)
        return anna.screen.screen.text

    assert "Не занимаетесь: Нет горячей воды" in change("Не занимаемся")
    assert kept(desk, uyut.id).categories_off == ("water.no_hot",)
    assert "Принимаете заявки на все темы" in change("Занимаемся")


def test_the_one_above_sees_figures_and_no_ticket(desk: Desk, maria: Somebody) -> None:
    gorod = a_body(desk, "Город", kind="municipality")
    uyut, foreign = a_body(desk, "УК «Уют»", parent=gorod.id), a_body(desk, "УК «Чужая»")
    number = a_ticket(desk, maria, organisation=uyut.id)
    a_ticket(desk, maria, organisation=foreign.id)
    anna = an_admin(desk, gorod)
    text = anna.says("/ниже").screen.text
    assert "Город и всё, что ниже: открыто 1, просрочено 0" in text
    assert "УК «Уют»: открыто 1, просрочено 0, сделано 0" in text
    assert "Чужая" not in text
    assert "Открытые заявки" not in anna.presses("УК «Уют»").labels
    for data in (f"b{uyut.id}:open:0", f"b{uyut.id}:t{number}", f"b{foreign.id}"):
        assert "нет такого права" in anna.presses_data(f"o:below:{gorod.id}:{data}").screen.text


def test_an_inspection_reads_its_region_without_names_and_presses_nothing(
    desk: Desk, line: int, maria: Somebody
) -> None:
    region, other = a_body(desk, "Область", kind="region"), a_body(desk, "Чужая область", kind="region")
    uyut, far = a_body(desk, "УК «Уют»", parent=region.id), a_body(desk, "УК «Даль»", parent=other.id)
    inspection = a_body(desk, "Жилинспекция", kind="inspection", parent=region.id)
    number, hidden = a_ticket(desk, maria, organisation=uyut.id), a_ticket(desk, maria, organisation=far.id)
    igor = inspection.someone("720", "Игорь", Role.CURATOR, line=line)
    igor.says("/below")
    igor.presses("УК «Уют»")
    assert f"№ {number}" in igor.presses("Открытые заявки").screen.text
    text = igor.presses(f"№ {number}").screen.text
    assert "Третий день нет горячей воды" in text
    assert "Мария" not in text
    assert "кв. 45" not in text
    for data in (f"b{far.id}:t{hidden}", f"b{uyut.id}:t{hidden}"):
        said = igor.presses_data(f"o:below:{inspection.id}:{data}").screen.text
        assert "нет такого права" in said or f"Заявки № {hidden} нет" in said
    operator = inspection.someone("721", "Олег", Role.ACCOUNTANT, line=line)
    assert "нет такого права" in operator.presses_data(f"o:below:{inspection.id}:b{uyut.id}:t{number}").screen.text


def test_who_writes_to_the_bot_of_a_company_agrees_with_that_company(desk: Desk) -> None:
    with desk.database() as connection:
        north = organisations.add(connection, "УК «Север»", Kind.COMPANY, organisations.the(connection).id)
    desk.lines[desk.vk] = replace(desk.lines[desk.vk], organisation=north.id)
    anna, maria = Somebody(desk, desk.vk, "71", "Анна"), Somebody(desk, desk.telegram, "72", "Мария")
    assert "УК «Север»" in anna.says("/start").screen.text
    assert "УК «Север»" not in maria.says("/start").screen.text
