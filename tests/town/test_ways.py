"""Back, cancel, a human, drafts, one answer changed, a restart between any two steps, going on somewhere else."""

from collections.abc import Awaitable, Callable

from bot.sandbox.person import Person
from storage import tickets
from tests.town.house import PHONE, House
from tests.town.walk import HOT, LENINA, agrees, reports, sends, the_ticket

Step = Callable[[Person], Awaitable[object]]


async def test_back_asks_the_last_question_again(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    await maria.presses("Сообщить о проблеме")
    await maria.presses("Вода")
    await maria.presses("Нет горячей воды")
    await maria.sees("Где это?")
    await maria.presses("Назад")
    await maria.sees("Что именно?")
    await maria.presses("Назад")
    await maria.sees("О чём сообщить?")
    await maria.presses("Назад")
    await maria.sees("Это первый вопрос")


async def test_back_from_the_last_page_keeps_the_photos(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    await maria.says(HOT)
    await maria.presses("Нет горячей воды")
    await maria.says("Ленина 12")
    await maria.presses(LENINA)
    await maria.says("45")
    await maria.sees("Пришлите фото")
    await maria.sends_photo()
    await maria.presses("Готово")
    await maria.sees("Проверьте")
    await maria.presses("Назад")
    await maria.sees("Готово")
    await maria.presses("Готово")
    await maria.sees("1 фото")


async def test_cancel_ends_it_and_files_nothing(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    await maria.says(HOT)
    await maria.sees("О чём сообщить?")
    await maria.presses("Отмена")
    await maria.sees("Ничего не отправлено")
    await maria.presses("Мои заявки")
    await maria.sees("Заявок пока нет")


async def test_a_human_is_called_with_what_was_told_so_far_and_answers(house: House, messenger: str) -> None:
    desk = await house.staff("telegram")
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    await maria.says(HOT)
    await maria.sees("О чём сообщить?")
    await maria.presses("Позвать человека")
    called = await maria.sees("Позвал сотрудника")
    assert PHONE in called.text
    assert "О чём сообщить?" in called.text
    call = await desk.olga.sees("Житель зовёт человека")
    assert "Мария Петрова" in call.text
    assert HOT in call.text
    await desk.olga.presses("Ответить жителю")
    await desk.olga.sees("Что ответить")
    await desk.olga.says("Мастер уже едет")
    answer = await maria.sees("Мастер уже едет")
    assert "Ольга" in answer.text
    await maria.replies(answer, "Спасибо, жду")
    await maria.sees("Передал сотруднику")
    await desk.olga.sees("Спасибо, жду")
    await maria.presses("Нет горячей воды")
    await maria.sees("Где это?")


async def test_where_no_staff_are_yet_that_is_said_with_the_phone(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    await maria.presses("Позвать человека")
    answer = await maria.sees("Сейчас некому ответить")
    assert PHONE in answer.text


async def test_a_human_can_be_called_before_consent(house: House, messenger: str) -> None:
    desk = await house.staff("telegram")
    maria = house.town.person("Мария Петрова", messenger)
    await maria.starts()
    await maria.sees("согласие")
    await maria.presses("Позвать человека")
    await maria.sees("Позвал сотрудника")
    call = await desk.olga.sees("Житель зовёт человека")
    assert "Мария" not in call.text
    assert "без имени" in call.text


async def test_another_conversation_leaves_a_draft_that_is_offered(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    await maria.says(HOT)
    await maria.presses("Нет горячей воды")
    await maria.sees("Где это?")
    await maria.starts()
    await maria.sees("осталось неотправленное сообщение")
    await maria.presses("Продолжить")
    await maria.sees("Где это?")
    await maria.says("Ленина 12")
    await maria.presses(LENINA)


async def test_a_draft_can_be_forgotten(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    await maria.says(HOT)
    await maria.sees("О чём сообщить?")
    await maria.starts()
    await maria.presses("Удалить неотправленное")
    await maria.sees("Удалил")
    await maria.starts()
    assert "неотправленное" not in (await maria.sees("Чем помочь?")).text


async def test_one_answer_is_changed_on_the_last_page(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    await maria.says(HOT)
    await maria.presses("Нет горячей воды")
    await maria.says("Ленина 12")
    await maria.presses(LENINA)
    await maria.says("45")
    await maria.presses("Пропустить")
    await maria.presses("Изменить")
    asked = await maria.sees("Что изменить?")
    assert asked.buttons[:4] == ["О чём", "Где", "Описание", "Фото"]
    await maria.presses("Описание")
    await maria.sees("Опишите")
    await maria.says("Из крана идёт еле тёплая")
    summary = await maria.sees("Проверьте")
    for told in ("Нет горячей воды", "кв. 45", "еле тёплая"):
        assert told in summary.text
    await maria.presses("Изменить")
    await maria.presses("О чём")
    await maria.presses("Горячая еле тёплая")
    await maria.sees("Проверьте")
    await sends(maria)
    ticket = await the_ticket(house)
    assert (ticket.category, ticket.story, ticket.flat) == ("water.hot_temp", "Из крана идёт еле тёплая", "45")


STEPS: list[tuple[str, Step]] = [
    ("согласие", lambda maria: maria.says(HOT)),
    ("О чём сообщить?", lambda maria: maria.presses("Согласен")),
    ("Где это?", lambda maria: maria.presses("Нет горячей воды")),
    ("Какой дом?", lambda maria: maria.says("Ленина 12")),
    ("квартира", lambda maria: maria.presses(LENINA)),
    ("Пришлите фото", lambda maria: maria.says("45")),
    ("Получил фото", lambda maria: maria.sends_photo()),
    ("Проверьте", lambda maria: maria.presses("Готово")),
    ("Заявка № 1 принята", lambda maria: maria.presses("Отправить заявку")),
]


async def test_the_program_restarts_between_any_two_steps(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    for shown, step in STEPS:
        await house.restart()
        await step(maria)
        await maria.sees(shown)
    await house.restart()
    ticket = await the_ticket(house)
    assert (ticket.category, ticket.flat, ticket.story) == ("water.no_hot", "45", HOT)
    assert await house.read(tickets.get, 2) is None


async def test_what_is_sent_while_the_program_is_away_is_answered_when_it_is_back(
    house: House, messenger: str
) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    await house.stop()
    await maria.says(HOT)
    await house.start()
    await maria.presses("Нет горячей воды")
    await maria.sees("Где это?")


async def test_a_draft_of_yesterday_is_offered_and_not_forced(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    await maria.says(HOT)
    await maria.presses("Нет горячей воды")
    await maria.sees("Где это?")
    house.move(13 * 3600)
    await maria.starts()
    await maria.sees("осталось неотправленное")


async def test_commands_and_labels_are_known_anywhere(house: House) -> None:
    maria = house.town.person("Мария Петрова")
    await agrees(maria)
    await reports(maria)
    for word, shown in WORDS.items():
        await maria.says(word)
        await maria.sees(shown)


WORDS = {
    "/start": "Чем помочь?",
    "меню": "Чем помочь?",
    "/help": "Напишите своими словами",
    "Мои заявки": "Ваши заявки",
    "/mine": "Ваши заявки",
    "ещё": "Что вас интересует?",
    "назад": "Чем помочь?",
    "/такой_нет": "Напишите своими словами",
    "/report": "О чём сообщить?",
    "отмена": "Ничего не отправлено",
}
