"""Consent stands first; what was sent before it is used after it; who refuses reports without a name."""

from storage import conversations, people
from tests.town.house import House
from tests.town.walk import HOT, LENINA, files_of, reports, sends, the_ticket, until


async def test_what_was_written_before_the_tap_is_used_after_it(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await maria.says(HOT)
    hello = await maria.sees("согласие на обработку персональных данных")
    assert next(message.text for message in maria.sees if message.by_bot).startswith("Здравствуйте!")
    assert "Нет горячей воды" not in hello.text
    await maria.presses("Согласен")
    await maria.presses("Нет горячей воды")
    await maria.sees("Где это?")


async def test_everything_sent_before_the_tap_is_used(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await maria.says("Не убирают двор")
    await maria.sees("согласие")
    await maria.sends_photo(count=2)
    await house.town.quiet()
    await maria.says("уже две недели")
    await house.town.quiet()
    await maria.sends_place(51.7341, 36.1930)
    await house.town.quiet()
    await maria.presses("Согласен")
    await maria.presses("Не убирают двор")
    await maria.presses(LENINA)
    await maria.sees("Приложено: 2 фото")
    await sends(maria)
    assert (await the_ticket(house)).story == "Не убирают двор\nуже две недели"
    assert len(await files_of(house)) == 2


async def test_who_refuses_reports_without_a_name(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await maria.starts()
    await maria.presses("Сообщить без имени")
    await maria.sees("Хорошо, без имени. Напишите, что случилось")
    await reports(maria)
    ticket = await the_ticket(house)
    assert ticket.name == ""
    (contact,) = await house.read(people.contact_of, ticket.person)
    assert (contact.name, contact.person.name, contact.person.house) == ("", "", None)


async def test_a_refusal_leads_on_with_what_was_written(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await maria.says(HOT)
    await maria.presses("Сообщить без имени")
    await maria.presses("Нет горячей воды")
    await maria.sees("Где это?")


async def test_details_are_told_on_demand_and_the_choice_stays(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await maria.starts()
    await maria.presses("Подробнее")
    details = await maria.sees("Паспорт, СНИЛС и телефон не нужны")
    assert details.buttons[:2] == ["Согласен", "Сообщить без имени"]
    assert len(details.text) <= 1000
    await maria.presses("Согласен")
    await maria.sees("Спасибо")


async def test_a_menu_button_before_the_tap_leads_there_after_it(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await maria.starts()
    await maria.sees("согласие")
    await maria.says("Сообщить о проблеме")
    await maria.sees("согласие")
    await maria.presses("Согласен")
    await maria.sees("О чём сообщить?")


async def test_consent_can_be_taken_back(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await maria.starts()
    await maria.presses("Согласен")
    await maria.sees("Спасибо")
    await maria.presses("Ещё")
    await maria.presses("Мои данные")
    await maria.presses("Удалить мои данные")
    await maria.presses("Да, удалить мои данные")
    await maria.sees("ваши данные удалены")
    await maria.starts()
    await maria.presses("Сообщить без имени")
    await reports(maria)
    assert (await the_ticket(house)).name == ""


async def test_nothing_is_kept_of_who_cancels(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await maria.says(HOT)
    await maria.sees("согласие")
    await maria.presses("Отмена")
    await maria.sees("Ничего не сохранил")
    await maria.says("добрый день")
    await maria.presses("Согласен")
    await house.town.quiet()
    assert not [message for message in maria.sees if "Где это?" in message.text]


async def test_what_was_sent_is_held_for_an_hour(house: House) -> None:
    maria = house.town.person("Мария Петрова")
    await maria.says(HOT)
    button = await maria.sees("согласие")
    house.move(3700)
    async def forgotten() -> bool:
        return await house.read(conversations.idle, "welcome", house.clock.now()) == []

    await until(house, forgotten)
    await maria.presses("Согласен", on=button)
    await maria.sees("Спасибо. Напишите, что случилось")
