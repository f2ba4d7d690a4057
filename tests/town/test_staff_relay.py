"""Between the staff chat and the resident, over both messengers: questions, answers, photos, what never arrives."""

import pytest

from bot.sandbox import samples
from storage import people, tickets
from tests.town.desk import asks, at_home, card, cards, filed, files, takes
from tests.town.house import House
from tests.town.walk import the_ticket, until

pytestmark = pytest.mark.usefixtures("brisk")


async def test_a_reply_to_the_card_asks_the_resident_and_the_answer_comes_back(
    house: House, pair: tuple[str, str]
) -> None:
    staff, resident = pair
    desk = await house.staff(staff)
    maria = await filed(house, resident)
    shown = await card(desk.olga)
    await asks(desk, "Кран горячий или холодный?")
    await desk.olga.sees("✓ отправлено жителю по № 1")
    asked = await maria.sees("Вопрос по заявке № 1: Кран горячий или холодный?")
    assert "Ольга" not in asked.text
    await maria.says("Горячий, на кухне")
    added = await maria.sees("Добавил к № 1")
    assert "Это новая проблема" in added.buttons
    answer = await desk.olga.sees("Ответ жителя по № 1:\nГорячий, на кухне")
    assert answer.reply_to == shown.id
    assert answer.buttons == ["Ответить жителю"]

    await desk.petr.presses("Ответить жителю", on=answer)
    await desk.petr.sees("Что спросить у жителя?")
    await desk.petr.says("Буду в семь, откройте")
    asked = await maria.sees("Буду в семь, откройте")
    await maria.replies(asked, "Открою")
    await desk.petr.sees("Открою")
    assert len(cards(desk.petr)) == 1


async def test_a_reply_to_the_answer_asks_again(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    maria = await filed(house, messenger)
    await asks(desk, "Какой этаж?")
    await maria.sees("Какой этаж?")
    await maria.says("Третий")
    answer = await desk.olga.sees("Третий")
    await desk.olga.replies(answer, "А подъезд второй?")
    await maria.sees("А подъезд второй?")


async def test_what_begins_with_an_exclamation_mark_stays_inside(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    maria = await filed(house, messenger)
    await desk.olga.replies(await card(desk.olga), "! опять она")
    await desk.olga.says("и не говори")
    await asks(desk, "Когда вам удобно?")
    await maria.sees("Когда вам удобно?")
    assert not [one for one in maria.sees if "опять она" in one.text or "не говори" in one.text]


async def test_photos_of_the_report_follow_its_card(house: House, crossed: tuple[str, str]) -> None:
    staff, resident = crossed
    desk = await house.staff(staff)
    maria = await at_home(house, "Мария Петрова", resident)
    await maria.sends_photo(caption="нет горячей воды третий день", count=2)
    await maria.presses("Отправить заявку")
    shown = await card(desk.petr)
    assert "Фото: 2" in shown.text
    photo = await desk.petr.sees("К № 1: 2 файла от жителя")
    assert photo.reply_to == shown.id
    received = [file for one in desk.petr.sees for file in one.photos]
    assert len(received) == 2


async def test_a_photo_of_what_was_done_reaches_the_resident(house: House, pair: tuple[str, str]) -> None:
    staff, resident = pair
    desk = await house.staff(staff)
    maria = await filed(house, resident)
    await takes(desk)
    await desk.petr.presses("Готово")
    await desk.petr.sees("Что сделано?")
    await desk.petr.sends_photo(caption="Заменили вентиль")
    await card(desk.petr, 1, "Статус: исполнена")
    await maria.sees("Что сделано: Заменили вентиль")
    photo = await maria.sees("что сделано", since=0)
    assert len(photo.photos) == 1
    assert photo.photos[0].content[:2] == samples.photo(0)[:2]


async def test_a_photo_alone_is_a_report_too(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    maria = await filed(house, messenger)
    await takes(desk)
    await desk.petr.presses("Готово")
    await desk.petr.sees("Что сделано?")
    await desk.petr.sends_photo(count=3)
    await card(desk.petr, 1, "Статус: исполнена")
    await maria.sees("Исполнена")

    async def all_came() -> bool:
        return len([file for one in maria.sees for file in one.photos]) == 3

    await until(house, all_came)


async def test_the_residents_photo_answers_a_question(house: House, crossed: tuple[str, str]) -> None:
    staff, resident = crossed
    desk = await house.staff(staff)
    maria = await filed(house, resident)
    shown = await card(desk.olga)
    await asks(desk, "Пришлите фото крана")
    await maria.sees("Пришлите фото крана")
    await maria.sends_photo()
    await maria.sees("Добавил к № 1")
    await desk.olga.sees("Приложен 1 файл")
    photo = await desk.olga.sees("К № 1: 1 файл от жителя", since=0)
    assert photo.reply_to == shown.id

    async def came() -> bool:
        return any(one.photos for one in desk.olga.sees)

    await until(house, came)


async def test_staff_see_that_a_notice_did_not_arrive(house: House, crossed: tuple[str, str]) -> None:
    staff, resident = crossed
    house.faulty |= {"sendMessage", "messages.send"}  # to somebody who has blocked us
    desk = await house.staff(staff)
    maria = await filed(house, resident)
    shown, ticket = await card(desk.petr), await the_ticket(house)
    await maria.blocks()
    await takes(desk)
    lost = await desk.petr.sees("Не доставлено жителю по № 1", since=0)
    assert "заблокировал" in lost.text
    assert lost.reply_to == shown.id
    await desk.olga.replies(shown, "Вы дома?")
    await desk.olga.sees("Жителю написать нельзя")
    assert [entry.action for entry in await house.read(tickets.log_of, 1)] == ["take"]
    await maria.unblocks()

    async def reachable() -> bool:
        return not (await house.read(people.contact_of, ticket.person))[0].blocked

    await until(house, reachable)
    await asks(desk, "Теперь дома?")
    await maria.sees("Теперь дома?")


async def test_what_somebody_else_writes_is_no_answer(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    await filed(house, messenger)
    igor = await at_home(house, "Игорь", messenger, "46")
    await asks(desk, "Какой этаж?")
    await desk.olga.sees("✓ отправлено жителю")
    await files(igor)
    await card(desk.olga, 2)
    assert not [one for one in desk.olga.sees if "Ответ жителя" in one.text]
    assert (await the_ticket(house, 2)).person != (await the_ticket(house, 1)).person
