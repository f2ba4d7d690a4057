"""After consent: where they live, offered once and in nobody's way; several homes; news asked separately and later."""

from domain.people import Contact
from domain.residence import Home
from storage import consents, organisations, people, residence
from tests.handlers.harness import Desk, Somebody, a_house
from tests.handlers.test_edits import files
from tests.handlers.test_sizes import fits

PETROVA = "обл. Курская, г. Курск, ул. Петрова, д. 8"


def who(desk: Desk, somebody: Somebody) -> Contact:
    """The contact as it stands now."""
    address = somebody.line, somebody.external
    with desk.database() as c:
        return people.contacts(c, [address])[address]


def agrees(maria: Somebody) -> None:
    maria.says("/start")
    maria.presses("Согласен")


def test_the_address_is_offered_after_consent_and_asked_to_its_end(desk: Desk, maria: Somebody) -> None:
    house = a_house(desk)
    agrees(maria)
    assert "Где вы живёте?" in maria.screen.screen.text
    maria.presses("Указать адрес")
    maria.says("Ленина 12")
    maria.presses("ул. Ленина, д. 12")
    maria.says("45")
    maria.presses("Пропустить")
    assert "Запомнил: ул. Ленина, д. 12, кв. 45" in maria.screen.screen.text
    assert "Можно присылать новости дома" in maria.screen.screen.text
    maria.presses("Нет, не нужно")
    person = who(desk, maria).person
    assert (person.house, person.flat, person.mailings) == (house, "45", "refused")
    for seen in maria.seen:
        fits(seen.screen, desk.lines[maria.line].can.messenger)


def test_an_address_instead_of_the_button_is_taken_and_a_place_after_it(desk: Desk, maria: Somebody) -> None:
    a_house(desk)
    agrees(maria)
    maria.says("ленина 12 кв 45")
    maria.presses("ул. Ленина, д. 12")
    assert "Какой подъезд?" in maria.screen.screen.text
    other = Somebody(desk, maria.line, "200", "Пётр")
    agrees(other)
    other.presses("Указать адрес")
    other.sends_place(51.7301, 36.1931)
    other.presses("ул. Ленина, д. 12")
    assert "Какая квартира?" in other.screen.screen.text


def test_a_problem_instead_of_an_address_is_a_report_and_no_draft_is_left(desk: Desk, maria: Somebody) -> None:
    a_house(desk)
    agrees(maria)
    maria.says("нет горячей воды")
    assert "О чём сообщить?" in maria.screen.screen.text
    maria.says("Отмена")
    assert "неотправленное" not in maria.screen.screen.text


def test_who_does_not_want_to_tell_is_not_asked_again(desk: Desk, maria: Somebody) -> None:
    a_house(desk)
    agrees(maria)
    maria.presses("Не сейчас")
    assert "Указать его можно в любой день" in maria.screen.screen.text
    maria.says("/start")
    assert "Где вы живёте?" not in maria.screen.screen.text
    maria.presses("Ещё")
    maria.presses("Указать адрес")
    assert "Где вы живёте?" in maria.screen.screen.text


def test_nothing_is_offered_before_a_report_that_waits_nor_without_houses(desk: Desk, maria: Somebody) -> None:
    agrees(maria)
    assert "Где вы живёте?" not in maria.screen.screen.text
    a_house(desk)
    other = Somebody(desk, maria.line, "200", "Пётр")
    other.says("нет горячей воды")
    other.presses("Согласен")
    assert all("Где вы живёте?" not in seen.screen.text for seen in other.seen)


def test_an_unknown_house_is_said_so_and_asked_again(desk: Desk, maria: Somebody) -> None:
    a_house(desk)
    agrees(maria)
    maria.presses("Указать адрес")
    maria.says("Лунная 77")
    assert "не наш" in maria.screen.screen.text.casefold()


def test_up_to_three_homes_stand_as_buttons_of_a_report(desk: Desk, maria: Somebody) -> None:
    lenina, petrova = a_house(desk), a_house(desk, PETROVA, 51.75, 36.25)
    agrees(maria)
    for house, flat in ((lenina, "45"), (petrova, "8")):
        person = who(desk, maria).person.id
        with desk.database() as c:
            residence.settle(c, person, Home(None, house, flat), desk.now)
    maria.presses("Сообщить о проблеме")
    maria.presses("Подъезд и лифт")
    maria.presses("Света нет в подъезде") if "Света нет в подъезде" in maria.screen.labels else maria.says("3")
    labels = maria.screen.labels
    assert "Мой адрес: ул. Петрова, д. 8" in labels
    assert "ул. Ленина, д. 12, кв. 45" in labels
    maria.presses("ул. Ленина, д. 12, кв. 45")
    maria.says("2")
    maria.says("Третий день темно")
    maria.says("Пропустить")
    assert "ул. Ленина, д. 12, кв. 45" in maria.screen.screen.text


def test_every_answer_is_proved_by_the_text_that_was_shown(desk: Desk, maria: Somebody) -> None:
    maria.says("/start")
    maria.presses("Подробнее")
    shown = maria.screen.screen.text
    maria.presses("Согласен")
    person = who(desk, maria).person.id
    with desk.database() as c:
        [said] = consents.of_person(c, person)
        assert consents.text_of(c, said.hash) == shown
    assert (said.kind, said.answer, said.line, bool(said.message)) == ("processing", "given", maria.line, True)
    assert said.at == desk.now


def test_news_are_offered_with_the_house_force_themselves_on_nobody_and_are_stopped_by_one_tap(
    desk: Desk, maria: Somebody
) -> None:
    a_house(desk)
    agrees(maria)
    maria.says("/start")
    assert "новости" not in maria.screen.screen.text
    maria.says("нет горячей воды")
    files(maria)
    for word in ("/start", "спасибо"):
        assert "новости" not in maria.says(word).screen.text
    maria.says("Мой дом")
    maria.presses("Присылать новости дома")
    assert "Можно присылать новости дома и объявления?" in maria.screen.screen.text
    maria.presses("Да, присылайте")
    assert "Присылать новости дома" not in maria.says("Мой дом").labels
    maria.says("/data")
    maria.presses("Не присылать новости")
    person = who(desk, maria).person
    assert person.mailings == "refused"
    with desk.database() as c:
        said = [(one.kind, one.answer) for one in consents.of_person(c, person.id)]
    assert said == [("processing", "given"), ("mailings", "given"), ("mailings", "refused")]


def test_a_new_version_is_asked_at_a_calm_moment_and_never_in_a_report(desk: Desk, maria: Somebody) -> None:
    agrees(maria)
    person = who(desk, maria).person.id
    with desk.database() as c:
        people.consent(c, person, "given", "2025-01", desk.now)
    maria.says("нет горячей воды")
    assert "О чём сообщить?" in maria.screen.screen.text
    maria.says("Ещё")
    assert "спрашиваю ещё раз" not in maria.screen.screen.text
    maria.says("Отмена")
    maria.says("Ещё")
    assert "спрашиваю ещё раз" in maria.screen.screen.text
    maria.presses("Согласен")
    assert who(desk, maria).person.agreed != "2025-01"
    assert "Что вас интересует?" in maria.screen.screen.text


def test_an_organisation_with_another_ground_only_informs(desk: Desk, maria: Somebody) -> None:
    with desk.database() as c:
        own = organisations.the(c)
        organisations.change(c, own.id, name="УК «Дом»", inn="4632000000", address="г. Курск", ground="informs")
    maria.says("/start")
    assert "согласия на это не нужно" in maria.screen.screen.text
    assert "Согласен" not in maria.screen.labels
    maria.presses("Подробнее")
    assert "УК «Дом», ИНН 4632000000, г. Курск" in maria.screen.screen.text
    maria.presses("Понятно")
    person = who(desk, maria).person
    assert (person.name, person.consent) == ("Мария", "informed")
    with desk.database() as c:
        organisations.change(c, own.id, ground="consent")
    maria.says("/start")
    assert "согласие на обработку персональных данных" in maria.screen.screen.text
    assert "ИНН" not in maria.screen.screen.text
    assert len(maria.screen.screen.text) <= 600


def test_who_moves_leaves_the_old_address_and_who_has_two_keeps_both(desk: Desk, maria: Somebody) -> None:
    lenina, petrova = a_house(desk), a_house(desk, PETROVA, 51.75, 36.25)
    agrees(maria)
    person = who(desk, maria).person.id
    for answer, expected in (("Ещё один адрес", [petrova, lenina]), ("Я переехал", [lenina])):
        with desk.database() as c:
            residence.forget(c, person)
            residence.settle(c, person, Home(None, lenina if expected[0] == petrova else petrova, "1"), desk.now)
        maria.presses_data("m:address")
        maria.says("Петрова 8" if expected[0] == petrova else "Ленина 12")
        maria.says("1")
        maria.presses(answer)
        maria.says("45")
        maria.presses("Пропустить")
        with desk.database() as c:
            assert [home.house for home in residence.homes(c, person)] == expected
