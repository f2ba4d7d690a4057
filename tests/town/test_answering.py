"""Every way of answering a question: the button, its number, its label, an old button, twice, an album, a sticker."""

import pytest

from storage import tickets
from tests.town.house import House
from tests.town.walk import HOT, LENINA, agrees, carried, files_of, reports, sends, settled, the_ticket


async def test_a_number_or_a_label_in_any_dress_is_an_answer(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    await maria.presses("Сообщить о проблеме")
    await maria.sees("О чём сообщить?")
    for typed in ("2", "вода", "ВОДА!", "💧 Вода", " вода "):
        await maria.says(typed)
        screen = await maria.sees("Что именно?")
        assert "Нет горячей воды" in screen.text + " ".join(screen.buttons)
        await maria.says("назад")
        await maria.sees("О чём сообщить?")


async def test_a_word_that_is_no_answer_is_told_so_kindly(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    await maria.presses("Сообщить о проблеме")
    await maria.sees("О чём сообщить?")
    await maria.says("12345")
    screen = await maria.sees("О чём сообщить?")
    assert screen.text.startswith("Не нашёл такого ответа")


async def test_more_categories_are_behind_more(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    await maria.presses("Сообщить о проблеме")
    await maria.presses("Двор")
    await maria.presses("Дальше")
    await maria.presses("Трава, газон, клумба")
    await maria.sees("Где это?")


async def test_a_number_counts_through_the_pages_as_they_are_shown(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    await maria.presses("Сообщить о проблеме")
    await maria.presses("Авария")
    first = await maria.sees("Что именно?")
    await maria.says("дальше")
    second = await maria.sees("Что именно?")
    assert set(first.buttons[:4]).isdisjoint(second.buttons[:4])


async def test_a_button_of_an_older_question_shows_the_current_one(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    await maria.presses("Сообщить о проблеме")
    old = await maria.sees("О чём сообщить?")
    await maria.says("вода")
    await maria.sees("Что именно?")
    pressed = await maria.forges(carried(old, "Двор"), old)
    assert await pressed.toast()
    screen = await maria.sees("Эта кнопка от прежнего вопроса")
    assert "Что именно?" in screen.text


async def test_a_button_of_a_finished_conversation_says_so(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    await maria.presses("Сообщить о проблеме")
    old = await maria.sees("О чём сообщить?")
    await maria.presses("Отмена")
    await maria.sees("отменил")
    await maria.forges(carried(old, "Двор"), old)
    await maria.sees("Этот разговор уже закончен")


async def test_a_double_press_files_once(house: House, messenger: str) -> None:
    maria = await settled(house, "Мария Петрова", messenger)
    await maria.says("нет горячей воды опять")
    screen = await maria.sees("Отправить?")
    await maria.forges(carried(screen, "Отправить заявку"), screen)
    second = await maria.forges(carried(screen, "Отправить заявку"), screen)
    await second.toast()
    await maria.sees("№ 2", since=0)
    await house.town.quiet()
    assert await house.read(tickets.get, 3) is None


@pytest.mark.parametrize("word", ["да", "Отправить заявку", "1"])
async def test_the_last_page_is_answered_by_words_too(house: House, messenger: str, word: str) -> None:
    maria = await settled(house, "Мария Петрова", messenger)
    await maria.says("нет горячей воды опять")
    await maria.sees("Отправить?")
    await maria.says(word)
    await maria.sees("Заявка № 2")


async def test_an_album_out_of_the_blue_opens_one_report_with_all_photos(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    await maria.sends_photo(count=5, caption="Не убирают двор")
    await maria.presses("Не убирают двор")
    await maria.sees("Где это?")
    await maria.says("Ленина 12")
    await maria.presses(LENINA)
    await maria.sees("Приложено: 5 фото")
    await sends(maria)
    ticket = await the_ticket(house)
    assert ticket.story == "Не убирают двор"
    assert len(await files_of(house)) == 5
    assert await house.read(tickets.get, 2) is None


async def test_an_album_at_the_photo_question_is_answered_by_one_screen(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    await maria.says(HOT)
    await maria.presses("Нет горячей воды")
    await maria.sees("Где это?")
    await maria.says("Ленина 12")
    await maria.presses(LENINA)
    await maria.says("45")
    await maria.sees("Пришлите фото")
    before = len([message for message in maria.sees if message.by_bot])
    await maria.sends_photo(count=4, caption="вот батарея")
    await maria.sees("теперь их 4")
    await house.town.quiet()
    assert len([message for message in maria.sees if message.by_bot]) == before + 1
    await maria.presses("Готово")
    await maria.sees("вот батарея")
    await sends(maria)
    assert len(await files_of(house)) == 4


async def test_a_sticker_is_answered_and_changes_nothing(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    await maria.sends_sticker()
    await maria.sees("Пожалуйста")
    await maria.says(HOT)
    await maria.presses("Нет горячей воды")
    await maria.sees("Где это?")
    await maria.sends_sticker()
    await maria.sees("Стикер милый")
    await maria.says("Ленина 12")
    await maria.presses(LENINA)


async def test_thanks_open_nothing(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    await reports(maria)
    for word in ("Спасибо!", "спс 🙏", "ок"):
        await maria.says(word)
        await maria.sees("Пожалуйста")
    assert await house.read(tickets.get, 2) is None


async def test_a_video_and_a_voice_message_belong_to_the_story(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    await maria.presses("Сообщить о проблеме")
    await maria.presses("Двор")
    await maria.presses("Не убирают двор")
    await maria.sees("Где это?")
    await maria.says("Ленина 12")
    await maria.presses(LENINA)
    await maria.sees("Опишите")
    await maria.sends_voice()
    await maria.sees("Пришлите фото")
    if messenger == "telegram":
        await maria.sends_video()
        await maria.sees("видео")
        await maria.presses("Готово")
    else:
        await maria.presses("Пропустить")
    await sends(maria)
    kinds = [file.kind for file in await files_of(house)]
    assert kinds == (["voice", "video"] if messenger == "telegram" else ["voice"])
