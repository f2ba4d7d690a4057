"""A report, from whatever it begins with, to its number; a known person needs two actions."""

from bot.sandbox.person import Person
from tests.town.conftest import Opens
from tests.town.house import LENINA_12, House
from tests.town.walk import HOT, LENINA, agrees, files_of, reports, sends, settled, the_ticket


async def test_from_the_menu_to_the_number(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await maria.starts()
    hello = await maria.sees("согласие на обработку персональных данных")
    assert hello.buttons[:3] == ["Согласен", "Сообщить без имени", "Подробнее"]
    await maria.presses("Согласен")
    await maria.sees("Спасибо")
    await maria.presses("Сообщить о проблеме")
    first = await maria.sees("О чём сообщить?")
    assert first.buttons[:9] == [
        "Авария", "Вода", "Тепло", "Свет и газ", "Подъезд и лифт", "Крыша и подвал", "Двор", "Мусор и улица", "Другое",
    ]
    await maria.presses("Подъезд и лифт")
    await maria.sees("Что именно?")
    await maria.presses("Лифт не работает")
    await maria.sees("Где это?")
    await maria.presses("Отправить место", place=LENINA_12)
    await maria.presses(LENINA)
    await maria.sees("Какой подъезд?")
    await maria.says("2")
    await maria.sees("Опишите, что случилось")
    await maria.says("Лифт стоит между этажами второй день")
    await maria.sees("Пришлите фото")
    await maria.sends_photo()
    await maria.sees("фото")
    await maria.presses("Готово")
    summary = await maria.sees("Проверьте")
    for told in ("Лифт не работает", LENINA, "подъезд 2", "между этажами", "1 фото"):
        assert told in summary.text
    receipt = await sends(maria)
    assert receipt.text.startswith("Заявка № 1 принята: Лифт не работает")
    ticket = await the_ticket(house)
    assert (ticket.category, ticket.entrance, ticket.name) == ("lift.broken", "2", "Мария Петрова")
    assert ticket.house


async def test_from_free_text_what_was_said_is_not_asked_again(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    receipt = await reports(maria)
    assert "Нет горячей воды" in receipt.text
    assert "кв. 45" in receipt.text
    ticket = await the_ticket(house)
    assert ticket.story == HOT
    assert not [message for message in maria.sees if "Опишите" in message.text]


async def test_the_whole_way_at_the_pace_that_the_messengers_allow(opens: Opens, messenger: str) -> None:
    house = await opens(limits=True)
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    await reports(maria, within=10)
    assert (await the_ticket(house)).category == "water.no_hot"


async def test_from_a_photo(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    await maria.sends_photo(caption="Не убирают двор, грязь")
    await maria.presses("Не убирают двор")
    await maria.sees("Где это?")
    await maria.sends_place(*LENINA_12)
    await maria.presses(LENINA)
    summary = await maria.sees("Проверьте")
    assert "1 фото" in summary.text
    await sends(maria)
    assert [file.kind for file in await files_of(house)] == ["photo"]


async def test_from_a_photo_without_a_word_no_story_is_needed(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    await maria.sends_photo()
    await maria.presses("Двор")
    await maria.presses("Ямы во дворе")
    await maria.sees("Где это?")
    await maria.sends_place(*LENINA_12)
    await maria.presses(LENINA)
    await maria.sees("Опишите, что случилось")
    await maria.presses("Пропустить")
    await sends(maria)
    assert (await the_ticket(house)).story == ""


async def test_from_a_place(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    await maria.sends_place(*LENINA_12)
    await maria.presses("Двор")
    await maria.presses("Не убирают двор")
    await maria.presses(LENINA)
    await maria.sees("Опишите")
    await maria.says("Две недели никто не метёт")
    await maria.presses("Пропустить")
    await sends(maria)
    assert not [message for message in maria.sees if "Где это?" in message.text]


async def test_from_a_voice_message(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    await maria.sends_voice()
    await maria.presses("Двор")
    await maria.presses("Не убирают двор")
    await maria.sees("Где это?")
    await maria.says("Ленина 12")
    await maria.presses(LENINA)
    await maria.presses("Пропустить")
    await sends(maria)
    assert [file.kind for file in await files_of(house)] == ["voice"]


async def test_from_a_forwarded_message(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    await maria.forwards("Соседи, у всех нет горячей воды?")
    await maria.presses("Нет горячей воды")
    await maria.sees("Где это?")


async def test_a_known_person_needs_two_actions(house: House, messenger: str) -> None:
    maria = await settled(house, "Мария Петрова", messenger)
    await maria.says("нет горячей воды опять")
    screen = await maria.sees("Нет горячей воды, ул. Ленина, д. 12, кв. 45. Отправить?")
    assert screen.buttons[0] == "Отправить заявку"
    assert {"Другое", "Изменить"} < set(screen.buttons)
    assert len(screen.buttons) - (0 if messenger == "vk" else 3) == 5
    receipt = await sends(maria)
    assert "№ 2" in receipt.text
    assert (await the_ticket(house, 2)).story == "нет горячей воды опять"


async def test_a_known_person_takes_another_of_the_guesses(house: House, messenger: str) -> None:
    maria = await settled(house, "Мария Петрова", messenger)
    await maria.says("нет горячей воды опять")
    screen = await maria.sees("Отправить?")
    await maria.presses(screen.buttons[1])
    await maria.sees(f"{screen.buttons[1]}, ул. Ленина, д. 12, кв. 45. Отправить?")
    await sends(maria)


async def test_a_known_person_finds_another_category_by_hand(house: House, messenger: str) -> None:
    maria = await settled(house, "Мария Петрова", messenger)
    await maria.says("нет горячей воды опять")
    await maria.presses("Другое")
    first = await maria.sees("О чём сообщить?")
    await maria.presses("Другое", on=first)
    await maria.sees("О чём сообщить?")
    await maria.presses("Тепло")
    await maria.presses("Нет отопления")
    await walks_on(maria)
    assert (await the_ticket(house, 2)).category == "heat.none"


async def walks_on(maria: Person) -> None:
    await maria.presses("Пропустить")
    await sends(maria)


async def test_a_known_person_changes_the_place(house: House, messenger: str) -> None:
    maria = await settled(house, "Мария Петрова", messenger)
    await maria.says("нет горячей воды опять")
    await maria.presses("Изменить")
    await maria.presses("Где")
    await maria.sees("Где это?")
    await maria.says("Садовая 3")
    await maria.presses("ул. Садовая, д. 3")
    await maria.sees("квартира")
    await maria.says("7")
    await walks_on(maria)
    assert "ул. Садовая, д. 3" in (await the_ticket(house, 2)).address


async def test_several_short_texts_are_one_story(house: House, messenger: str) -> None:
    maria = await settled(house, "Мария Петрова", messenger)
    await maria.says("нет горячей воды")
    await maria.says("уже третий день")
    await maria.says("и дети маленькие")
    await house.town.quiet()
    await sends(maria)
    assert (await the_ticket(house, 2)).story == "нет горячей воды\nуже третий день\nи дети маленькие"


async def test_nothing_is_filed_before_the_tap(house: House, messenger: str) -> None:
    maria = await settled(house, "Мария Петрова", messenger)
    await maria.says("нет горячей воды опять")
    await maria.sees("Отправить?")
    await maria.presses("Отмена")
    await maria.sees("Ничего не отправлено")
    await maria.presses("Мои заявки")
    assert "№ 2" not in (await maria.sees("Ваши заявки")).text
