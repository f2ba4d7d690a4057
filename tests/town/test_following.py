"""Afterwards: «Мои заявки», what the resident hears at each status, what they add."""

from storage import tickets
from tests.town.desk import asks
from tests.town.house import House
from tests.town.walk import HOT, LENINA, agrees, own, reports, settled, the_ticket


async def test_my_reports_are_listed_newest_first_and_opened(house: House, messenger: str) -> None:
    maria = await settled(house, "Мария Петрова", messenger)
    await maria.says("нет горячей воды опять")
    await maria.presses("Отправить заявку")
    await maria.sees("№ 2")
    await maria.presses("Мои заявки")
    listed = await maria.sees("Ваши заявки")
    assert listed.text.index("№ 2") < listed.text.index("№ 1")
    assert own(listed) == ["№ 2", "№ 1"]
    await maria.presses("№ 1")
    opened = await maria.sees("Заявка № 1\n")
    for told in ("Нет горячей воды", LENINA, "кв. 45", "Зарегистрирована", HOT):
        assert told in opened.text


async def test_five_stand_on_a_page(house: House, messenger: str) -> None:
    maria = await settled(house, "Мария Петрова", messenger)
    for number in range(2, 8):
        await maria.says("нет горячей воды опять")
        await maria.presses("Отправить заявку")
        await maria.sees(f"№ {number}")
    await maria.presses("Мои заявки")
    first = await maria.sees("Ваши заявки")
    assert own(first) == ["№ 7", "№ 6", "№ 5", "№ 4", "№ 3", "Дальше"]
    await maria.presses("Дальше")
    second = await maria.sees("Ваши заявки")
    assert own(second) == ["№ 2", "№ 1"]


async def test_the_resident_hears_who_does_what_by_when(house: House, messenger: str) -> None:
    desk = await house.staff("telegram")
    maria = await settled(house, "Мария Петрова", messenger)
    await desk.olga.presses("Взять")
    told = await maria.sees("Исполняется")
    for word in ("№ 1", "Нет горячей воды", "Ольга И.", "Срок:"):
        assert word in told.text
    await desk.olga.presses("Готово")
    await desk.olga.sees("Что сделано?")
    await desk.olga.replies((await desk.olga.sees("Что сделано?", since=0)).id, "Заменили кран")
    done = await maria.sees("Исполнена", since=0)
    assert "Заменили кран" in done.text
    await maria.presses("Мои заявки")
    assert "№ 1. Нет горячей воды. Исполнена" in (await maria.sees("Ваши заявки")).text


async def test_who_left_the_phone_for_a_day_hears_the_refusal_with_its_reason(house: House, messenger: str) -> None:
    desk = await house.staff("telegram")
    maria = await settled(house, "Мария Петрова", messenger)
    await desk.olga.presses("Отклонить")
    await desk.olga.presses("Не подтвердилось при проверке")
    told = await maria.sees("Отказ: Не подтвердилось при проверке")
    assert "№ 1" in told.text


async def test_a_reply_to_a_notice_is_added_to_its_ticket(house: House, messenger: str) -> None:
    desk = await house.staff("telegram")
    maria = await settled(house, "Мария Петрова", messenger)
    await desk.olga.presses("Взять")
    told = await maria.sees("Исполняется")
    await maria.replies(told, "домофон не работает, звоните по телефону")
    added = await maria.sees("Добавил к № 1")
    assert "Это новая проблема" in added.buttons
    await desk.olga.sees("домофон не работает")
    assert await house.read(tickets.get, 2) is None


async def test_what_was_added_by_mistake_can_become_a_new_report(house: House, messenger: str) -> None:
    desk = await house.staff("telegram")
    maria = await settled(house, "Мария Петрова", messenger)
    await asks(desk, "Горячей нет на всех кранах?")
    await maria.sees("Вопрос по заявке № 1")
    await maria.says("А ещё не горит свет в подъезде")
    await desk.olga.sees("Ответ жителя по № 1")
    await maria.presses("Это новая проблема")
    begun = await maria.sees("А ещё не горит свет в подъезде")
    assert "Отправить заявку" in begun.buttons
    await desk.olga.sees("Вопрос снова ждёт ответа")


async def test_tickets_wait_for_a_chat_and_are_shown_when_one_is_bound(house: House, messenger: str) -> None:
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    receipt = await reports(maria)
    assert "как только он подключится" in receipt.text
    desk = await house.staff("telegram")
    card = await desk.olga.sees("№ 1")
    assert HOT in card.text
    assert (await the_ticket(house)).status == "registered"
