"""Telling many: who hears it, in which messenger, at what hours; begun, paused, stopped; nobody hears it twice."""

from datetime import UTC, datetime

import pytest

from domain.access import Role
from domain.mailings import State
from storage import linking, mailings, merging, organisations, people
from tests.handlers.bodies import Body, a_body
from tests.handlers.harness import Desk, Somebody
from tests.handlers.mailing import SADOVAYA, a_neighbour, counts, go_round, prepares, the_house, told
from tests.handlers.roster import later, person_of

WATER = "Сегодня до 18:00 не будет холодной воды: меняем задвижку во дворе."


@pytest.fixture
def body(desk: Desk) -> Body:
    return a_body(desk, "УК «Уют»")


@pytest.fixture
def anna(body: Body) -> Somebody:
    return body.someone("700", "Анна Ильина", Role.HEAD)


def state(desk: Desk, number: int = 1) -> str:
    with desk.database() as connection:
        found = mailings.get(connection, number)
    assert found is not None
    return found.state


def test_everybody_of_the_organisation_hears_an_outage_once_and_nobody_else(
    desk: Desk, body: Body, anna: Somebody
) -> None:
    other = a_body(desk, "УК «Чужая»")
    home, foreign = the_house(desk, body), the_house(desk, other, SADOVAYA)
    ours = [a_neighbour(desk, home, "101"), a_neighbour(desk, home, "102", line=desk.vk)]
    stranger = a_neighbour(desk, foreign, "103")
    prepares(anna, "Авария, отключение", WATER)
    ready = anna.screen.screen.text
    assert "Услышат 2 человека: Телеграм — 1, ВКонтакте — 1." in ready
    assert "меньше минуты" in ready
    assert not any(told(one, WATER) for one in ours), "nobody hears it before it is begun"
    anna.presses("Начать")
    go_round(desk)
    assert [told(one, WATER) for one in ours] == [1, 1]
    assert told(stranger, WATER) == 0
    assert "Срочно. УК «Уют»" in ours[0].screen.screen.text
    assert counts(desk, 1) == {"sent": 2}
    assert state(desk) == State.DONE
    assert "Доставлено: 2" in anna.screen.screen.text
    assert sum(one.shows == "mailing:1" for one in anna.seen) == 1, "one message, edited"


def test_news_are_for_those_only_who_want_them_and_one_tap_ends_them(desk: Desk, body: Body, anna: Somebody) -> None:
    home = the_house(desk, body)
    wants, silent = a_neighbour(desk, home, "101", news=True), a_neighbour(desk, home, "102")
    prepares(anna, "Новости", "В субботу сажаем деревья во дворе.")
    assert "Услышит 1 человек" in anna.screen.screen.text
    assert "не соглашались на новости — 1" in anna.screen.screen.text
    anna.presses("Начать")
    go_round(desk)
    assert (told(wants, "деревья"), told(silent, "деревья")) == (1, 0)
    wants.presses("Не присылать новости")
    assert "Новости больше не пришлём" in wants.screen.screen.text
    desk.now = datetime(2026, 11, 25, 9, tzinfo=UTC)
    prepares(anna, "Новости", "Деревья прижились, спасибо всем.")
    assert "Услышать некому" in anna.screen.screen.text
    number = person_of(desk, wants)
    with desk.database() as connection:
        assert people.contact_of(connection, number)[0].person.mailings == "refused"


def test_who_takes_consent_back_while_it_waits_hears_nothing(desk: Desk, body: Body, anna: Somebody) -> None:
    home = the_house(desk, body)
    wants = a_neighbour(desk, home, "101", news=True)
    prepares(anna, "Новости", "В субботу сажаем деревья во дворе.")
    wants.presses_data("m:nonews")
    anna.presses("Начать")
    go_round(desk)
    assert told(wants, "деревья") == 0
    assert counts(desk, 1) == {"refused": 1}


def test_in_the_night_only_what_is_urgent_goes_out(desk: Desk, body: Body, anna: Somebody) -> None:
    desk.now = datetime(2026, 11, 24, 19, 30, tzinfo=UTC)  # 22:30 in Moscow
    maria = a_neighbour(desk, the_house(desk, body), "101")
    prepares(anna, "Объявление", "Завтра в 10:00 проверяем вентиляцию.")
    assert "Ночью не пишем: отправлю завтра в 9:00." in anna.screen.screen.text
    anna.presses("Начать")
    go_round(desk)
    assert told(maria, "вентиляцию") == 0
    prepares(anna, "Авария, отключение", WATER)
    anna.presses("Начать")
    go_round(desk)
    assert told(maria, WATER) == 1
    desk.now = datetime(2026, 11, 25, 6, 0, 1, tzinfo=UTC)
    go_round(desk)
    assert told(maria, "вентиляцию") == 1


def test_what_the_evening_did_not_finish_is_taken_back_until_morning(desk: Desk, body: Body, anna: Somebody) -> None:
    from handlers import feeding

    desk.now = datetime(2026, 11, 24, 17, 59, 40, tzinfo=UTC)
    maria = a_neighbour(desk, the_house(desk, body), "101")
    prepares(anna, "Объявление", "Завтра в 10:00 проверяем вентиляцию.")
    anna.presses("Начать")
    with desk.database() as connection:  # handed to delivery, which is held up
        feeding.step(connection, desk.office, desk.now)
        desk.now = datetime(2026, 11, 24, 18, 0, 5, tzinfo=UTC)
        feeding.step(connection, desk.office, desk.now)
    desk.deliver()
    assert told(maria, "вентиляцию") == 0
    assert counts(desk, 1) == {"waiting": 1}


def test_of_one_kind_nobody_hears_two_in_a_day(desk: Desk, body: Body, anna: Somebody) -> None:
    home = the_house(desk, body)
    maria = a_neighbour(desk, home, "101")
    boris = body.someone("701", "Борис", Role.DISPATCHER)
    prepares(anna, "Объявление", "Завтра в 10:00 проверяем вентиляцию.")
    prepares(boris, "Объявление", "В пятницу собрание в 19:00 во дворе.")
    anna.presses("Начать")
    boris.presses("Начать")
    go_round(desk)
    assert told(maria, "вентиляцию") + told(maria, "собрание") == 1
    assert "Уже слышали такое сегодня: 1" in boris.screen.screen.text


def test_who_has_several_messengers_hears_it_where_they_wrote_last(desk: Desk, body: Body, anna: Somebody) -> None:
    home = the_house(desk, body)
    maria, other = a_neighbour(desk, home, "101"), a_neighbour(desk, home, "102", line=desk.vk)
    with desk.database() as connection:
        here = people.meet(connection, desk.telegram, "101", desk.now)
        gone = people.meet(connection, desk.vk, "102", desk.now).person.id
        merging.merge(connection, here.person.id, gone, here, desk.now)
        contact = people.meet(connection, desk.vk, "102", desk.now)
        assert contact.person.id == here.person.id
        linking.follow(connection, contact)
    prepares(anna, "Авария, отключение", WATER)
    anna.presses("Начать")
    go_round(desk)
    assert (told(maria, WATER), told(other, WATER)) == (0, 1)


def test_a_messenger_that_is_switched_off_is_not_used(desk: Desk, body: Body, anna: Somebody) -> None:
    home = the_house(desk, body)
    a_neighbour(desk, home, "101")
    with desk.database() as connection:
        organisations.change(connection, body.id, channels_off=("telegram",))
    prepares(anna, "Авария, отключение", WATER)
    assert "их мессенджер у вас выключен — 1" in anna.screen.screen.text
    assert anna.presses_data(f"o:tell:{body.id}:m1:begin").screen.text.startswith("Услышать некому")


def test_it_is_paused_goes_on_and_is_stopped(desk: Desk, body: Body, anna: Somebody) -> None:
    from handlers import feeding, telling

    home = the_house(desk, body)
    everybody = [a_neighbour(desk, home, str(number)) for number in range(101, 105)]
    prepares(anna, "Авария, отключение", WATER)
    anna.presses("Начать")
    with desk.database() as connection:
        feeding.step(connection, desk.office, desk.now)
    with desk.database() as connection:
        found = mailings.get(connection, 1)
        assert found is not None
        assert telling.pause(connection, found)
    go_round(desk)
    assert sum(told(one, WATER) for one in everybody) == 0, "what delivery had not begun was taken back"
    anna.presses_data(f"o:tell:{body.id}:m1")
    anna.presses("Продолжить")
    go_round(desk)
    assert [told(one, WATER) for one in everybody] == [1] * 4
    assert "уже закончена" in anna.presses_data(f"o:tell:{body.id}:m1:stop").screen.text


def test_stopped_in_the_middle_the_rest_hear_nothing(desk: Desk, body: Body, anna: Somebody) -> None:
    home = the_house(desk, body)
    everybody = [a_neighbour(desk, home, str(number)) for number in range(101, 104)]
    prepares(anna, "Авария, отключение", WATER)
    anna.presses("Начать")
    anna.presses("Остановить")
    go_round(desk)
    assert sum(told(one, WATER) for one in everybody) == 0
    assert "Не отправлено: 3" in anna.screen.screen.text


def test_begun_twice_and_by_two_heads_it_goes_out_once(desk: Desk, body: Body, anna: Somebody) -> None:
    maria = a_neighbour(desk, the_house(desk, body), "101")
    boris = body.someone("701", "Борис", Role.HEAD)
    prepares(anna, "Авария, отключение", WATER)
    prepares(boris, "Авария, отключение", WATER)
    assert "уже есть: № 1" in boris.screen.screen.text
    anna.presses("Начать")
    for head in (anna, boris):
        assert "уже идёт" in head.presses_data(f"o:tell:{body.id}:m1:begin").screen.text
    go_round(desk)
    assert told(maria, WATER) == 1


def test_bad_words_and_places_are_asked_again(desk: Desk, body: Body, anna: Somebody) -> None:
    the_house(desk, body)
    other = a_body(desk, "УК «Чужая»")
    the_house(desk, other, SADOVAYA)
    anna.says("/рассылка")
    anna.presses("Новая рассылка")
    anna.presses("Авария, отключение")
    anna.presses("Одному дому")
    assert "нет похожего" in anna.says("Садовая 3").screen.text, "the house of another organisation"
    anna.says("Ленина 12")
    assert "Что написать жителям" in anna.screen.screen.text
    assert "10" in anna.says("Вода").screen.text
    assert "3000" in anna.says("а" * 3001).screen.text.replace(" ", "").replace("\u00a0", "")
    anna.says(WATER)
    anna.presses("Пропустить")
    assert "Кому: ул. Ленина, д. 12 (1 дом)" in anna.screen.screen.text
    assert "Услышать некому" in anna.screen.screen.text
    assert "Начать" not in anna.screen.labels


@pytest.mark.parametrize(("whom", "typed", "label"), [
    ("Улице", "садовая", "ул. Садовая, г. Льгов (1 дом)"),
    ("Населённому пункту", "", "г. Льгов (1 дом)"),
])  # fmt: skip
def test_a_street_or_a_town_is_told(desk: Desk, body: Body, anna: Somebody, whom: str, typed: str, label: str) -> None:
    far, near = the_house(desk, body, SADOVAYA), the_house(desk, body)
    lgov, kursk = a_neighbour(desk, far, "101"), a_neighbour(desk, near, "102")
    anna.says("/рассылка")
    anna.presses("Новая рассылка")
    anna.presses("Авария, отключение")
    anna.presses(whom)
    anna.says(typed) if typed else anna.presses("г. Льгов")
    anna.says(WATER)
    anna.presses("Пропустить")
    assert f"Кому: {label}" in anna.screen.screen.text
    anna.presses("Начать")
    go_round(desk)
    assert (told(lgov, WATER), told(kursk, WATER)) == (1, 0)


def test_from_the_staff_chat_it_leads_to_the_private_one(desk: Desk, body: Body, anna: Somebody) -> None:
    with desk.database() as connection:
        organisations.bind(connection, desk.telegram, "-7", "Чат", desk.now, body.id)
    button = anna.inside("-7").says("/рассылка").screen.rows[0][0]
    assert button.data == "https://t.example/bot?start=tell"
    assert "Рассылки · УК «Уют»" in anna.send(start="tell").screen.text
    ivan = body.someone("702", "Иван", Role.EXECUTOR)
    assert "Это делают сотрудники" in ivan.inside("-7").says("/tell").screen.text
    assert "нет такого права" in ivan.says("/tell").screen.text


def test_what_nobody_begins_is_given_up_after_a_day(desk: Desk, body: Body, anna: Somebody) -> None:
    a_neighbour(desk, the_house(desk, body), "101")
    prepares(anna, "Авария, отключение", WATER)
    later(desk, hours=25)
    assert state(desk) == State.STOPPED


def test_an_answer_to_it_is_a_report_as_ever(desk: Desk, body: Body, anna: Somebody) -> None:
    maria = a_neighbour(desk, the_house(desk, body), "101")
    prepares(anna, "Авария, отключение", WATER)
    anna.presses("Начать")
    go_round(desk)
    asked = maria.says("А у нас и горячей воды нет второй день", reply_to=maria.screen.id)
    assert asked.shows == f"talk:{person_of(desk, maria)}"


def test_who_has_blocked_us_is_counted_and_told_in_another_messenger(desk: Desk, body: Body, anna: Somebody) -> None:
    home = the_house(desk, body)
    gone, maria = a_neighbour(desk, home, "101"), a_neighbour(desk, home, "102")
    other = a_neighbour(desk, home, "103", line=desk.vk)
    with desk.database() as connection:
        here = people.meet(connection, desk.telegram, "102", desk.now)
        merging.merge(
            connection, here.person.id, people.meet(connection, desk.vk, "103", desk.now).person.id, here, desk.now
        )
        linking.follow(connection, people.meet(connection, desk.telegram, "102", desk.now))
    desk.closed |= {(desk.telegram, "101"), (desk.telegram, "102")}
    prepares(anna, "Авария, отключение", WATER)
    anna.presses("Начать")
    go_round(desk)
    assert (told(gone, WATER), told(maria, WATER), told(other, WATER)) == (0, 0, 1)
    assert counts(desk, 1) == {"sent": 1, "blocked": 1}
    assert "Закрыли бота: 1" in anna.screen.screen.text
