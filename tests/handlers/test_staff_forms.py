"""Forms of the staff chat: by buttons alone or in own words, and two people at one ticket."""

import pytest

from domain.tickets import Status
from handlers import forms
from handlers.report_phrases import reports
from handlers.texts import say
from tests.handlers.crew import CHAT, Crew, a_crew, a_ticket, leaves, log_of, photos_come, the_ticket
from tests.handlers.harness import Desk, Somebody
from tests.handlers.test_sizes import fits

REPORT = "Заменили стояк и проверили напор. " * 118
"""About 4,000 characters."""


@pytest.fixture(params=["telegram", "vk"])
def crew(request: pytest.FixtureRequest, desk: Desk) -> Crew:
    return a_crew(desk, desk.telegram if request.param == "telegram" else desk.vk)


@pytest.fixture
def maria(desk: Desk) -> Somebody:
    return Somebody(desk, desk.telegram, "100", "Мария")


@pytest.mark.parametrize("code", reports("water.no_hot"))
def test_work_is_reported_by_buttons_alone(desk: Desk, crew: Crew, maria: Somebody, code: str) -> None:
    number = a_ticket(desk, maria)
    crew.petr.presses("Взять")
    crew.petr.presses("Готово")
    crew.petr.presses(say(f"done-report-{code}"))
    assert the_ticket(desk, number).status is Status.DONE
    assert f"Что сделано: {say(f'done-report-{code}')}" in maria.screen.screen.text


def test_own_words_come_after_their_button_or_at_once(desk: Desk, crew: Crew, maria: Somebody) -> None:
    for own in (True, False):
        number = a_ticket(desk, maria)
        crew.petr.presses_data(f"c:{number}:take", crew.card(number).id)
        crew.petr.presses_data(f"c:{number}:done", crew.card(number).id)
        if own:
            assert "Одним сообщением" in crew.petr.presses("Своё").screen.text
        crew.petr.sends_photo("p1", "Поставили новый вентиль")
        assert log_of(desk, number)[-1][1:] == ("done", "Поставили новый вентиль")
        photos_come(desk, number)
        assert len(maria.screen.screen.files) == 1


@pytest.mark.parametrize("code", forms.BACK)
def test_work_is_given_back_by_buttons_alone(desk: Desk, crew: Crew, maria: Somebody, code: str) -> None:
    number = a_ticket(desk, maria)
    crew.petr.presses("Взять")
    crew.petr.presses("Вернуть")
    crew.petr.presses(say(f"return-reason-{code}"))
    assert the_ticket(desk, number).status is Status.RETURNED
    assert say(f"return-reason-{code}") in crew.card(number).screen.text
    assert say(f"return-reason-{code}") not in maria.screen.screen.text


def test_a_form_that_was_open_before_its_buttons_came_still_takes_its_answer(
    desk: Desk, crew: Crew, maria: Somebody
) -> None:
    number = a_ticket(desk, maria)
    crew.petr.presses("Взять")
    crew.petr.presses("Готово")
    with desk.database() as connection:
        old = '{"key":"report","kind":"text","low":3,"high":3000,"files_do":true,"path":[]}'
        connection.exec_driver_sql("UPDATE conversations SET asked = ?", (old,))
    crew.petr.says("Заменили кран")
    assert the_ticket(desk, number).status is Status.DONE
    assert "Что сделано: Заменили кран" in maria.screen.screen.text


def test_a_report_of_4000_characters_is_kept_whole_and_its_album_belongs_to_it(
    desk: Desk, crew: Crew, maria: Somebody
) -> None:
    number = a_ticket(desk, maria)
    crew.petr.presses("Взять")
    crew.petr.presses("Готово")
    crew.petr.says(REPORT)
    for part in range(3):
        crew.petr.sends_photo(f"p{part}", album="a1")
    assert log_of(desk, number)[-1][1:] == ("done", REPORT.strip())
    assert 2900 < len(maria.screen.screen.text) < 3200
    assert crew.seen[-1].screen.text == f"Добавил фото к отчёту по № {number}."
    photos_come(desk, number)
    assert [file.hash for file in maria.screen.screen.files] == ["hash0", "hash1", "hash2"]
    crew.ivan.sends_photo("cat", album="a2")
    photos_come(desk, number)
    assert len(maria.screen.screen.files) == 3


def test_of_two_who_assign_at_once_one_wins_and_the_other_sees_who(desk: Desk, crew: Crew, maria: Somebody) -> None:
    for somebody in (crew.anna, crew.petr, crew.ivan):
        somebody.says("доброе утро")
    number = a_ticket(desk, maria)
    for boss in (crew.anna, crew.petr):
        boss.presses_data(f"c:{number}:assign", crew.card(number).id)
    forms_ = [seen for seen in crew.seen if seen.screen.text.startswith("Кому назначить?")]
    for boss, form, name in zip((crew.anna, crew.petr), forms_, ("Иван", "Анна И."), strict=True):
        button = next(one for row in form.screen.rows for one in row if one.label == name)
        boss.presses_data(button.data, form.id)
    assert the_ticket(desk, number).executor_name == "Иван"
    assert f"Заявка № {number} только что назначена. Исполнитель: Иван." in crew.seen[-1].screen.text
    assert [what for _, what, _ in log_of(desk, number)] == ["assign"]


def test_of_two_who_type_it_at_once_too(desk: Desk, crew: Crew, maria: Somebody) -> None:
    for somebody in (crew.petr, crew.ivan):
        somebody.says("доброе утро")
    number = a_ticket(desk, maria)
    crew.anna.hold(text=f"/assign {number} Иван")
    crew.petr.hold(text=f"/assign {number} Анна")
    desk.work()
    assert the_ticket(desk, number).executor_name == "Иван"
    assert "только что назначена. Исполнитель: Иван" in crew.seen[-1].screen.text
    crew.anna.says(f"/assign {number} Пётр")
    assert the_ticket(desk, number).executor_name == "Пётр С."


def test_nobody_is_given_work_who_has_left(desk: Desk, crew: Crew, maria: Somebody) -> None:
    crew.petr.says("доброе утро")
    crew.ivan.says("привет")
    number = a_ticket(desk, maria)
    crew.anna.presses("Назначить")
    form = crew.seen[-1]
    leaves(crew.ivan)
    button = next(one for row in form.screen.rows for one in row if one.label == "Иван")
    crew.anna.presses_data(button.data, form.id)
    assert the_ticket(desk, number).executor is None
    assert "Иван" not in crew.seen[-1].labels
    crew.anna.says("иван")
    assert "Иван: этого человека в чате уже нет." in crew.seen[-1].screen.text
    crew.anna.says(f"/assign {number} Иван")
    assert "Иван: этого человека в чате уже нет." in crew.seen[-1].screen.text
    assert the_ticket(desk, number).executor is None


def test_the_bot_itself_takes_no_work(desk: Desk, crew: Crew, maria: Somebody) -> None:
    line = desk.lines[crew.anna.line]
    object.__setattr__(line, "name", "@dvor_bot")
    number = a_ticket(desk, maria)
    assert "я бот" in crew.anna.says(f"/assign {number} @Dvor_Bot").screen.text
    crew.anna.presses("Назначить")
    assert "я бот" in crew.anna.says("@dvor_bot").screen.text
    assert the_ticket(desk, number).executor is None


def test_namesakes_are_told_apart(desk: Desk, crew: Crew, maria: Somebody) -> None:
    for external in ("301", "302"):
        Somebody(desk, crew.anna.line, external, "Олег Попов", CHAT).says("я тут")
    number = a_ticket(desk, maria)
    assert "Таких в чате несколько: Олег П." in crew.anna.says(f"/assign {number} Олег").screen.text
    assert the_ticket(desk, number).executor is None


def test_forty_people_are_offered_page_by_page(desk: Desk, crew: Crew, maria: Somebody) -> None:
    names = [f"Сотрудник{n:02}" for n in range(40)]
    for n, name in enumerate(names):
        Somebody(desk, crew.anna.line, str(400 + n), name, CHAT).says("я тут")
    number = a_ticket(desk, maria)
    crew.anna.presses("Назначить")
    seen: list[str] = []
    while True:
        assert len(crew.seen[-1].labels) <= 10
        seen += [label for label in crew.seen[-1].labels if label.startswith("Сотрудник")]
        Somebody(desk, crew.anna.line, "439", names[39], CHAT).says("болтаю")
        if "Дальше" not in crew.seen[-1].labels:
            break
        crew.anna.presses("Дальше")
    assert sorted(seen) == names
    crew.anna.presses(seen[-1])
    assert the_ticket(desk, number).executor_name == seen[-1]


@pytest.mark.parametrize(
    ("way", "typed", "said"),
    [
        (["take", "done"], "working", "уже исполнена. Сейчас можно: /закрыть {n}, /статус {n} снова почему"),
        (["take", "done", "close"], "в работе", "закрыта. Сейчас можно: /статус {n} снова почему"),
        (["take", "done"], "отложена", "уже исполнена. Сейчас можно:"),
        (["take"], "closed", "исполняется. Сейчас можно: /назначить {n} имя, /готово {n} что сделано"),
        (["reject"], "done готово", "уже отказано. Сейчас можно: ничего: она завершена"),
        ([], "done сделали", "ещё никто не взял. Сейчас можно: /взять {n}, /назначить {n} имя"),
    ],
)
def test_a_status_that_cannot_be_reached_says_what_can(
    desk: Desk, crew: Crew, maria: Somebody, way: list[str], typed: str, said: str
) -> None:
    number = a_ticket(desk, maria)
    for step in way:
        crew.petr.says(f"/{step} {number} потому что так надо")
    before = the_ticket(desk, number)
    crew.petr.says(f"/status {number} {typed}")
    assert said.format(n=number) in crew.seen[-1].screen.text
    assert the_ticket(desk, number) == before


def test_what_is_possible_is_possible(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = a_ticket(desk, maria)
    for typed in ("/взять", "/готово {} заменили", "/статус {} снова течёт опять", "/взять", "/статус {} ждём крана"):
        crew.petr.says(typed.format(number) if "{}" in typed else f"{typed} {number}")
    assert the_ticket(desk, number).status is Status.WAITING
    assert [what for _, what, _ in log_of(desk, number)] == ["take", "done", "reopen", "take", "wait"]


def test_every_form_and_list_fits_its_messenger(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = a_ticket(desk, maria, "Очень длинный рассказ. " * 100)
    messenger = desk.lines[crew.anna.line].can.messenger
    crew.petr.says(f"/take {number}")
    for command in ("done", "return", "reject", "assign", "ask"):
        crew.petr.says(f"/{command} {number}")
        fits(crew.seen[-1].screen, messenger)
        crew.petr.says("отмена")
    crew.petr.says("Длинный вопрос. " * 150, reply_to=crew.card(number).id)
    fits(crew.seen[-1].screen, messenger)
    crew.petr.presses("Заметка")
    for typed in ("/help", "/queue", "/mine", "/late", "/find рассказ", "/find чего нет"):
        fits(crew.petr.says(typed).screen, messenger)
