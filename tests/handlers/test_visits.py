"""When somebody comes: offered by the staff, chosen or asked for by the resident, moved, reminded of, called off."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.appointments import State
from storage import appointments, tickets
from tests.handlers.crew import Crew, a_crew, a_ticket, log_of, the_ticket
from tests.handlers.harness import Desk, Somebody
from tests.handlers.roster import later
from tests.handlers.test_personal import alone, job, opens

pytestmark = pytest.mark.usefixtures("noon")


@pytest.fixture
def noon(desk: Desk) -> None:
    desk.now = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)  # a Tuesday, noon in Moscow


@pytest.fixture(params=["telegram", "vk"])
def crew(request: pytest.FixtureRequest, desk: Desk) -> Crew:
    crew = a_crew(desk, desk.telegram if request.param == "telegram" else desk.vk)
    crew.ivan.says("здесь")
    return crew


@pytest.fixture
def maria(desk: Desk, crew: Crew) -> Somebody:
    """A resident in the other messenger, who has been here before."""
    maria = Somebody(desk, desk.vk if crew.petr.line == desk.telegram else desk.telegram, "100", "Мария")
    maria.says("/start")
    maria.presses("Согласен")
    return maria


def of(desk: Desk, number: int) -> State | None:
    with desk.database() as connection:
        one = appointments.of(connection, number)
    return one.state if one is not None else None


def taken(desk: Desk, crew: Crew, maria: Somebody) -> int:
    number = a_ticket(desk, maria)
    crew.petr.says(f"/take {number}")
    return number


def offered(desk: Desk, crew: Crew, maria: Somebody) -> int:
    number = taken(desk, crew, maria)
    crew.anna.says(f"/визит {number} завтра 10-12, 14-16: посмотреть стояк")
    return number


def test_what_is_offered_is_chosen_by_one_tap(desk: Desk, crew: Crew, maria: Somebody) -> None:
    petr = opens(crew.petr)
    number = offered(desk, crew, maria)
    assert "предложил жителю ср, 25 ноября, 10:00–12:00; ср, 25 ноября, 14:00–16:00" in crew.seen[-1].screen.text
    shown = maria.screen
    assert "Когда к вам прийти?\nПридёт: Пётр С.\nЗачем" in shown.screen.text
    assert "Зачем: посмотреть стояк" in shown.screen.text
    assert shown.labels == ["ср, 25 ноября, 10:00–12:00", "ср, 25 ноября, 14:00–16:00", "Другое время"]
    assert "Визит: житель выбирает время" in crew.card(number).screen.text
    maria.presses("ср, 25 ноября, 14:00–16:00")
    assert maria.screen is shown
    assert "Договорились: ср, 25 ноября, 14:00–16:00.\nПридёт: Пётр С." in shown.screen.text
    assert shown.labels == ["Перенести"]
    assert "житель выбрал визит ср, 25 ноября, 14:00–16:00" in crew.seen[-1].screen.text
    assert "Визит: ср, 25 ноября, 14:00–16:00" in crew.card(number).screen.text
    assert "Визит: ср, 25 ноября, 14:00–16:00" in job(petr, number).screen.text
    assert any("визит ср, 25 ноября, 14:00–16:00" in one.screen.text for one in petr.seen)
    assert [action for _, action, _ in log_of(desk, number)][-2:] == ["visit", "visit"]


def test_the_form_names_two_windows_and_what_for(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = taken(desk, crew, maria)
    crew.anna.presses("Визит")
    assert "Назовите два или три времени" in crew.seen[-1].screen.text
    crew.anna.presses("вт, 24 ноября, 13:00–15:00")
    assert "Выбрано: вт, 24 ноября, 13:00–15:00." in crew.seen[-1].screen.text
    assert "Хватит, отправить" not in crew.seen[-1].labels
    crew.anna.says("завтра 22-23", reply_to=crew.seen[-1].id)
    assert "Ночью и рано утром не приходим" in crew.seen[-1].screen.text
    crew.anna.says("завтра 18-20", reply_to=crew.seen[-1].id)
    crew.anna.presses("Хватит, отправить")
    crew.anna.presses("Починить")
    assert maria.screen.labels == ["вт, 24 ноября, 13:00–15:00", "ср, 25 ноября, 18:00–20:00", "Другое время"]
    assert "Зачем: Починить" in maria.screen.screen.text
    assert of(desk, number) is State.OFFERED


def test_one_typed_window_is_not_enough_to_choose_from(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = taken(desk, crew, maria)
    crew.anna.says(f"/визит {number} завтра 10-12")
    assert "Ещё одно время?" in crew.seen[-1].screen.text
    crew.anna.says("завтра 10-12", reply_to=crew.seen[-1].id)
    assert "Это одно и то же время" in crew.seen[-1].screen.text
    crew.anna.says("послезавтра 9-11, 12-14", reply_to=crew.seen[-1].id)
    crew.anna.presses("Пропустить")
    assert len(maria.screen.labels) == 4


@pytest.mark.parametrize("way", ["typed", "button", "loose"])
def test_the_resident_asks_for_another_time_and_the_staff_accept(
    desk: Desk, crew: Crew, maria: Somebody, way: str
) -> None:
    number = offered(desk, crew, maria)
    if way == "loose":
        maria.says("завтра 18-20")
    else:
        maria.presses("Другое время")
        assert "Когда вам удобно?" in maria.screen.screen.text
    if way == "typed":
        maria.says("поздно ночью")
        assert "Не понял время" in maria.screen.screen.text
        maria.says("завтра 18-20")
    elif way == "button":
        maria.presses("ср, 25 ноября, 9:00–11:00")
    at = "ср, 25 ноября, 9:00–11:00" if way == "button" else "ср, 25 ноября, 18:00–20:00"
    assert f"Вы попросили прийти {at}." in maria.screen.screen.text
    assert of(desk, number) is State.ASKED
    assert f"житель просит прийти {at}" in crew.seen[-1].screen.text
    assert f"Визит: житель просит {at}" in crew.card(number).screen.text
    crew.anna.presses("Подходит")
    assert of(desk, number) is State.AGREED
    assert f"Договорились: {at}." in maria.screen.screen.text
    stale = next(one for one in reversed(crew.seen) if "Подходит" in one.labels)
    crew.petr.presses_data(stale.screen.rows[0][0].data, stale.id)
    assert desk.acks[-1] == f"Уже договорились: {at}."


def test_a_typed_time_that_was_offered_is_agreed(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = offered(desk, crew, maria)
    maria.says("завтра 10-12")
    assert of(desk, number) is State.AGREED
    assert "Договорились: ср, 25 ноября, 10:00–12:00." in maria.screen.screen.text


def test_an_old_answer_to_another_wish_is_told_from_the_new_one(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = offered(desk, crew, maria)
    maria.says("завтра 18-20")
    old = next(one for one in reversed(crew.seen) if "Подходит" in one.labels)
    maria.says("завтра 19-21")
    crew.anna.presses_data(old.screen.rows[0][0].data, old.id)
    assert desk.acks[-1].startswith("Житель уже просит другое время")
    assert of(desk, number) is State.ASKED
    crew.anna.presses("Предложить другое")
    assert "Назовите два или три времени" in crew.seen[-1].screen.text


def test_what_was_agreed_is_moved_until_an_hour_before(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = offered(desk, crew, maria)
    maria.presses("ср, 25 ноября, 10:00–12:00")
    maria.presses("Перенести")
    maria.says("26.11 12-14")
    assert "житель просит перенести визит с ср, 25 ноября, 10:00–12:00 на чт, 26 ноября, 12:00–14:00" in (
        crew.seen[-1].screen.text
    )
    crew.anna.presses("Подходит")
    agreed = maria.screen
    assert agreed.labels == ["Перенести"]
    desk.now = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)
    maria.presses_data(agreed.screen.rows[0][0].data, agreed.id)
    assert "До визита меньше часа" in maria.screen.screen.text
    assert of(desk, number) is State.AGREED


def test_everybody_is_reminded_once_an_hour_before(desk: Desk, crew: Crew, maria: Somebody) -> None:
    petr = opens(crew.petr)
    offered(desk, crew, maria)
    maria.presses("ср, 25 ноября, 10:00–12:00")
    desk.now = datetime(2026, 11, 25, 5, 59, tzinfo=UTC)
    before = len(maria.seen)
    later(desk)
    assert len(maria.seen) == before
    later(desk, minutes=1)
    assert len(maria.seen) == before + 1
    assert "Напоминаю: визит сегодня в 10:00." in maria.screen.screen.text
    assert "через час визит, ср, 25 ноября, 10:00–12:00.\nул. Ленина, д. 12" in petr.screen.screen.text
    later(desk, minutes=30)
    assert len(maria.seen) == before + 1


def test_after_a_downtime_nobody_is_reminded_of_what_has_begun(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = offered(desk, crew, maria)
    maria.presses("ср, 25 ноября, 10:00–12:00")
    before = len(maria.seen)
    desk.now = datetime(2026, 11, 25, 7, 1, tzinfo=UTC)
    later(desk)
    assert len(maria.seen) == before
    later(desk, hours=3)
    assert of(desk, number) is None


def test_an_offer_that_nobody_takes_lapses_and_the_staff_hear(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = offered(desk, crew, maria)
    old = maria.screen
    later(desk, hours=27)
    assert of(desk, number) is None
    assert any("житель не выбрал время" in one.screen.text for one in crew.seen)
    maria.presses_data(old.screen.rows[0][0].data, old.id)
    assert "Это время уже прошло" in maria.screen.screen.text


def test_a_window_that_has_begun_is_not_agreed_and_the_others_are_shown(
    desk: Desk, crew: Crew, maria: Somebody
) -> None:
    number = offered(desk, crew, maria)
    desk.now = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
    maria.presses("ср, 25 ноября, 10:00–12:00")
    assert "Это время уже началось" in maria.screen.screen.text
    assert maria.screen.labels == ["ср, 25 ноября, 14:00–16:00", "Другое время"]
    assert of(desk, number) is State.OFFERED


def test_two_residents_choose_one_window_and_one_gets_it(desk: Desk, crew: Crew, maria: Somebody) -> None:
    other = Somebody(desk, maria.line, "101", "Олег")
    other.says("/start")
    other.presses("Согласен")
    first = offered(desk, crew, maria)
    second = a_ticket(desk, other)
    crew.petr.says(f"/take {second}")
    crew.anna.says(f"/визит {second} завтра 10-12, 14-16")
    maria.presses("ср, 25 ноября, 10:00–12:00")
    other.presses("ср, 25 ноября, 10:00–12:00")
    assert "Это время только что заняли" in other.screen.screen.text
    assert other.screen.labels == ["ср, 25 ноября, 14:00–16:00", "Другое время"]
    assert (of(desk, first), of(desk, second)) == (State.AGREED, State.OFFERED)
    other.says("завтра 11-13")
    assert f"на другом визите: № {first}, ср, 25 ноября, 10:00–12:00" in crew.seen[-1].screen.text
    crew.anna.presses("Подходит")
    assert f"№ {first}" in desk.acks[-1]
    crew.anna.says(f"/визит {second} завтра 9-11, 14-16")
    assert "Исполнитель в это время на другом визите" in crew.seen[-1].screen.text


def test_who_is_elsewhere_is_not_offered_and_another_is_told_of_a_clash(
    desk: Desk, crew: Crew, maria: Somebody
) -> None:
    offered(desk, crew, maria)
    maria.presses("ср, 25 ноября, 14:00–16:00")
    other = a_ticket(desk, Somebody(desk, maria.line, "101", "Олег"))
    crew.petr.says(f"/take {other}")
    crew.petr.says(f"/визит {other}")
    labels = crew.seen[-1].labels
    assert "ср, 25 ноября, 13:00–15:00" not in labels
    assert "вт, 24 ноября, 13:00–15:00" in labels


def test_the_resident_hears_who_comes_instead(desk: Desk, crew: Crew, maria: Somebody) -> None:
    ivan = opens(crew.ivan)
    number = offered(desk, crew, maria)
    maria.presses("ср, 25 ноября, 10:00–12:00")
    desk.now += timedelta(minutes=5)
    crew.anna.says(f"/assign {number} Иван")
    told = [one.screen.text for one in maria.seen]
    same = "Исполнитель сменился, время визита прежнее: ср, 25 ноября, 10:00–12:00.\nПридёт: Иван"
    assert any(same in text for text in told)
    assert any("визит ср, 25 ноября, 10:00–12:00" in one.screen.text for one in ivan.seen)


@pytest.mark.parametrize("end", ["/отклонить {} не наш дом", "/готово {} починили"])
def test_nobody_waits_for_a_visit_to_what_has_ended(desk: Desk, crew: Crew, maria: Somebody, end: str) -> None:
    number = offered(desk, crew, maria)
    old = maria.screen
    slot = old.screen.rows[1][0].data
    maria.presses("ср, 25 ноября, 10:00–12:00")
    crew.petr.says(end.format(number))
    assert any("Визит ср, 25 ноября, 10:00–12:00 отменён" in one.screen.text for one in maria.seen)
    assert of(desk, number) is None
    maria.presses_data(slot, old.id)
    assert "уже закончена" in maria.screen.screen.text


def test_new_windows_take_the_place_of_the_old_ones(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = offered(desk, crew, maria)
    old = maria.screen
    slot = old.screen.rows[0][0].data
    maria.presses("ср, 25 ноября, 10:00–12:00")
    crew.anna.says(f"/визит {number} 26.11 10-12, 14-16")
    assert "Время визита ср, 25 ноября, 10:00–12:00 приходится поменять" in maria.screen.screen.text
    maria.presses_data(slot, old.id)
    assert "больше не предлагают" in maria.screen.screen.text
    assert of(desk, number) is State.OFFERED


@pytest.mark.parametrize("data", ["k:{}:slot.1.9", "k:{}:slot.x.0", "k:{}:slot.99.0", "k:{}:slot.1.-1", "k:{}:slot"])
def test_forged_buttons_choose_nothing(desk: Desk, crew: Crew, maria: Somebody, data: str) -> None:
    number = offered(desk, crew, maria)
    maria.presses_data(data.format(number))
    assert of(desk, number) is State.OFFERED
    stranger = Somebody(desk, maria.line, "666", "Чужой")
    stranger.says("/start")
    stranger.presses_data(f"k:{number}:slot.1.0")
    assert of(desk, number) is State.OFFERED
    maria.says("завтра 18-20")
    for someone in (stranger, maria, alone(crew.ivan)):
        someone.presses_data(f"c:{number}:visit.ok.1")
        someone.presses_data(f"j:{number}:visit.ok.1.1764086400")
    assert of(desk, number) is State.ASKED


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("завтра 22-23", "Ночью и рано утром"),
        ("вчера 10-12", "Не понял время"),
        ("сегодня 9-11, 18-20", "уже прошло или началось"),
        ("25.12 10-12, 14-16", "слишком далеко"),
        ("10-12, 14-16", "Назовите и день"),
        ("завтра", "Назовите и часы"),
        ("завтра 10:00-10:05", "не меньше 15 минут"),
    ],
)
def test_wrong_times_get_a_sentence(desk: Desk, crew: Crew, maria: Somebody, typed: str, why: str) -> None:
    number = taken(desk, crew, maria)
    before = len(maria.seen)
    crew.anna.says(f"/визит {number} {typed}")
    assert why in crew.seen[-1].screen.text
    assert len(maria.seen) == before


def test_an_emergency_may_be_visited_at_night(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = a_ticket(desk, maria, emergency=True)
    crew.petr.says(f"/take {number}")
    crew.anna.says(f"/визит {number} сегодня 22-23, завтра 6-8")
    assert maria.screen.labels[0] == "вт, 24 ноября, 22:00–23:00"


def test_who_has_no_messenger_is_agreed_with_by_telephone(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = a_ticket(desk, maria, line=0, chat="")
    with desk.database() as connection:
        tickets.update(connection, number, phone="+79105550101")
    crew.petr.says(f"/take {number}")
    crew.anna.says(f"/визит {number}")
    assert "Позвоните жителю и договоритесь" in crew.seen[-1].screen.text
    crew.anna.presses("ср, 25 ноября, 9:00–11:00")
    crew.anna.presses("Пропустить")
    assert f"№ {number}: визит ср, 25 ноября, 9:00–11:00." in crew.seen[-1].screen.text
    assert of(desk, number) is State.AGREED
    crew.anna.says(f"/отклонить {number} не наш дом")
    entry = next(one for one in reversed(crew.seen) if one.shows == f"callback:{number}")
    assert "отменён" in entry.screen.text or "отказать" in entry.screen.text


def test_who_works_nowhere_arranges_nothing(desk: Desk, crew: Crew, maria: Somebody) -> None:
    number = taken(desk, crew, maria)
    maria.says(f"/визит {number} завтра 10-12, 14-16")
    assert of(desk, number) is None
    assert the_ticket(desk, number).version == 2
