"""What the staff do about houses in «Работа»: documents, posters, figures, what was erased."""

import pytest
import sqlalchemy as sa

from domain.access import Role
from domain.residence import Home
from handlers.events import Attachment, Kind
from storage import documents, houses, jobs, linked, organisations, people, residence, staff
from tests.handlers.harness import Desk, Somebody, a_house
from tests.handlers.test_sizes import fits


@pytest.fixture
def house(desk: Desk) -> int:
    return a_house(desk)


@pytest.fixture
def anna(desk: Desk, maria: Somebody, house: int) -> Somebody:
    """An admin of the company."""
    return staffed(desk, Somebody(desk, maria.line, "201", "Анна"), Role.ADMIN)


def staffed(desk: Desk, somebody: Somebody, role: Role) -> Somebody:
    with desk.database() as connection:
        person = people.meet(connection, somebody.line, somebody.external, desk.now).person.id
        staff.grant(connection, person, organisations.the(connection).id, role)
    return somebody


def due(desk: Desk, kind: str) -> list[jobs.Job]:
    with desk.database() as connection:
        return [one for one in jobs.due(connection, desk.now, 50) if one.kind == kind]


def settles(desk: Desk, line: int, external: str, house: int, number: str, account: int | None = None) -> None:
    """Somebody names a flat."""
    with desk.database() as connection:
        person = people.meet(connection, line, external, desk.now).person.id
        residence.settle(connection, person, Home(None, house, number, "2", account=account), desk.now)


def test_a_document_is_put_out_and_taken_away(desk: Desk, anna: Somebody, house: int) -> None:
    anna.says("/документы")
    assert "пока нет" in anna.screen.screen.text
    anna.presses("Добавить документ")
    anna.says("вот он")
    assert "Пришлите файл" in anna.screen.screen.text
    paper = Attachment(Kind.DOCUMENT, "file-9", 5000, name="договор.pdf", mime="application/pdf")
    anna.send(files=(paper,))
    anna.says("Договор управления")
    anna.presses("Жители одного дома")
    anna.says("Ленина 12")
    anna.presses("ул. Ленина, д. 12")
    assert "Загружаю «Договор управления»" in anna.screen.screen.text
    (job,) = due(desk, "paper")
    with desk.database() as connection:
        document = documents.get(connection, job.payload["document"])
        assert document is not None
        assert (document.house, document.external, document.name) == (house, "file-9", "договор.pdf")
        documents.came(connection, document.id, "aa11")
    anna.says("/papers")
    fits(anna.screen.screen, desk.lines[anna.line].can.messenger)
    anna.presses("Договор управления")
    assert "Жители его видят" in anna.screen.screen.text
    anna.presses("Убрать")
    with desk.database() as connection:
        assert documents.of_house(connection, house, 1) == []
    assert [one.payload["hashes"] for one in due(desk, "unlink")] == [["aa11"]]


def test_many_documents_fit_on_the_screen(desk: Desk, anna: Somebody) -> None:
    with desk.database() as connection:
        company = organisations.the(connection).id
        for number in range(9):
            documents.add(connection, company, None, f"Документ {number}", "x.pdf", desk.now, hash=f"h{number}")
    anna.says("/papers")
    fits(anna.screen.screen, desk.lines[anna.line].can.messenger)
    anna.presses("Дальше")
    assert "Документ 0" in anna.screen.labels


def test_posters_of_a_house_are_ordered_by_a_command_and_by_buttons(desk: Desk, anna: Somebody, house: int) -> None:
    assert "Рисую плакаты для дома ул. Ленина, д. 12" in anna.says("/плакаты Ленина 12").screen.text
    anna.says("/posters")
    anna.presses("Для одного дома")
    anna.says("Ленина 12")
    anna.presses("ул. Ленина, д. 12")
    assert "Рисую плакаты" in anna.screen.screen.text
    assert [job.payload["houses"] for job in due(desk, "posters")] == [[house], [house]]
    assert "в списке нет" in anna.says("/posters Кривая 99").screen.text


def test_who_may_not_hears_so(desk: Desk, anna: Somebody, maria: Somebody) -> None:
    executor = staffed(desk, Somebody(desk, anna.line, "203", "Иван"), Role.EXECUTOR)
    for command in ("/papers", "/posters", "/posters Ленина 12", "/reach"):
        executor.says(command)
        maria.says(command)
    for data in ("o:papers:1:add", "o:posters:1:all", "o:reach:1:sheet", "o:erased:1:file", "o:reach:1:savings"):
        executor.presses_data(data)
        maria.presses_data(data)
    with desk.database() as connection:
        kinds = set(connection.execute(sa.select(jobs.jobs.c.kind)).scalars())
    assert kinds == set()


def test_reach_counts_flats_and_never_names_anybody(desk: Desk, anna: Somebody, house: int) -> None:
    with desk.database() as connection:
        connection.execute(sa.update(houses.houses).values(flats=80))
    settles(desk, desk.telegram, "1", house, "45", account=7)
    settles(desk, desk.telegram, "2", house, "45")
    settles(desk, desk.vk, "3", house, "46")
    anna.says("/охват")
    text = anna.screen.screen.text
    assert "назвали 2 квартиры" in text
    assert "По лицевому счёту подтверждено: 1" in text
    assert "Это 2,5 % квартир" in text
    fits(anna.screen.screen, desk.lines[anna.line].can.messenger)
    told = {}
    for view in ("По домам", "По подъездам", "По мессенджерам", "По неделям", "По плакатам"):
        anna.says("/reach")
        anna.presses(view)
        told[view] = anna.screen.screen.text
    assert "ул. Ленина, д. 12: квартир 2 из 80, подтверждено 1" in told["По домам"]
    assert "ул. Ленина, д. 12, подъезд 2: квартир 2, подтверждено 1" in told["По подъездам"]
    assert "Telegram: квартир 1, подтверждено 1" in told["По мессенджерам"]
    assert "ВКонтакте: квартир 1, подтверждено 0" in told["По мессенджерам"]
    assert "23.11–29.11.2026: квартир 2, подтверждено 1" in told["По неделям"]
    assert "Пока никого" in told["По плакатам"]
    anna.says("/reach")
    anna.presses("Файлом")
    assert len(due(desk, "reach")) == 1


def test_reach_by_poster(desk: Desk, anna: Somebody, maria: Somebody, house: int) -> None:
    maria.says("/start")
    maria.presses("Согласен")
    maria.send(start=f"h{house}e3")
    maria.send(start=f"h{house}n")
    with desk.database() as connection:
        found = linked.by_poster(connection, [1])
    assert sorted((one.name, one.total) for one in found) == [
        ("ул. Ленина, д. 12|0|n", 1), ("ул. Ленина, д. 12|3|", 1),
    ]  # fmt: skip
    anna.says("/reach")
    anna.presses("По плакатам")
    assert "ул. Ленина, д. 12, подъезд 3: пришёл 1 человек" in anna.screen.screen.text
    assert "по приглашению соседа" in anna.screen.screen.text


def test_what_was_erased_is_the_operators_list(desk: Desk, anna: Somebody, maria: Somebody) -> None:
    maria.says("/start")
    maria.presses("Согласен")
    maria.says("Удалить мои данные")
    maria.says("да")
    anna.says("/работа")
    anna.presses_data("o:erased:1")
    assert "Свои данные удалил 1 человек" in anna.screen.screen.text
    anna.presses("Прислать файл")
    assert len(due(desk, "act")) == 1
