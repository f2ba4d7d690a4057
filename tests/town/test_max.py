"""What is MAX's own on the whole way: groups that hear nothing, buttons that ask, a menu under the messages."""

from storage import lines
from storage.lines import LineRow
from tests.town.desk import card, filed, finishes, takes
from tests.town.house import LENINA_12, MAX_TOKEN, Desk, House
from tests.town.walk import HOT, agrees, sends, settled, the_ticket, until

SENDS = ("POST /messages", "PUT /messages")


async def row(house: House) -> LineRow:
    return next(one for one in await house.read(lines.all) if one.messenger == "max")


async def test_a_group_that_hears_nothing_says_what_it_needs_and_then_works(house: House) -> None:
    head = house.town.person("Виктор Сергеев", "max")
    await head.opens(await house.link("max"))
    await head.sees("Вы администратор")
    group = await house.town.group("Диспетчерская", [head])
    boss = head.in_chat(group)
    hello = await boss.sees("Читать все сообщения", since=0)
    assert "/bind" in hello.text
    await boss.says("/bind")
    await group.make_admin()
    await boss.says("/bind")
    await boss.presses("Привязать")
    await boss.sees("Чат привязан: Диспетчерская")
    await boss.sees("одно слово: готово", since=0)
    await boss.says("готово")
    await boss.sees("✓ Вижу сообщения чата")
    assert len([one for one in boss.sees if "Показывать заявки" in one.text]) == 0, "the question became the answer"
    await group.make_admin(False)
    house.move(660)
    lost = await boss.sees("Больше не вижу здесь обычных сообщений")
    assert "Кнопки тоже не работают" in lost.text
    assert "@id4632000000_bot" in lost.text
    await group.make_admin()
    house.move(660)
    await boss.sees("одно слово: готово", since=house.max.changes.count)


async def test_a_card_is_taken_done_and_pinned_beside_the_board(house: House, brisk: None) -> None:
    desk = await house.staff("max")
    maria = await filed(house, "telegram")
    await finishes(desk, "Включили стояк")
    done = await maria.sees("Исполнена", since=0)
    assert "Включили стояк" in done.text

    async def pinned() -> bool:
        return bool(desk.olga.pinned)

    await until(house, pinned, within=15)


async def test_the_menu_stands_under_what_ends_and_not_under_questions(house: House) -> None:
    maria = house.town.person("Мария Петрова", "max")
    await agrees(maria)
    assert maria.screen.buttons[0] == "Сообщить о проблеме"
    await maria.presses("Сообщить о проблеме")
    asked = await maria.sees("О чём сообщить?")
    assert "Мои заявки" not in asked.buttons
    assert {"Назад", "Отмена", "Позвать человека"} <= set(asked.buttons)
    await maria.presses("Отмена")
    await maria.presses("Мои заявки")
    assert not maria.keyboard
    assert all(len({button.data for row in one.rows for button in row}) == len(one.buttons) for one in maria.sees)


async def test_a_place_and_a_number_are_given_by_buttons_under_the_message(house: House, brisk: None) -> None:
    desk = await house.staff("max")
    maria = house.town.person("Мария Петрова", "max")
    await agrees(maria)
    await maria.presses("Сообщить о проблеме")
    await maria.presses("Двор")
    await maria.presses("Не убирают двор")
    await maria.presses("Отправить место", place=LENINA_12)
    await maria.presses("ул. Ленина, д. 12")
    await maria.says("Две недели никто не метёт")
    await maria.presses("Пропустить")
    await sends(maria)
    await maria.presses("Открыть заявку")
    await maria.presses("Чтобы вам перезвонили")
    await maria.presses("Отправить мой номер")
    await maria.sees("+7 900")
    assert (await the_ticket(house)).phone.startswith("+7900")
    await desk.olga.sees("просит перезвонить по № 1")


async def test_what_was_written_while_the_program_was_down_is_answered_in_order(house: House) -> None:
    maria = await filed(house, "max")
    marker = (await row(house)).cursor
    assert marker
    await house.stop()
    await maria.says(HOT)
    await maria.says("Мои заявки")
    await house.start()
    await maria.sees("№ 1")
    assert (await row(house)).cursor != marker


async def test_who_stops_the_bot_is_told_of_to_the_staff_and_reached_again_after_a_start(house: House) -> None:
    house.faulty = {*SENDS}
    desk = await house.staff("telegram")
    maria = await settled(house, "Мария Петрова", "max")
    await card(desk.olga)
    await maria.blocks()
    await takes(desk)
    assert "заблокировал бота" in (await desk.olga.sees("Не доставлено жителю по № 1")).text
    since = house.max.changes.count
    await maria.unblocks()
    await maria.next_message(since)


async def test_a_refused_token_stops_its_line_and_the_others_work(house: House) -> None:
    house.faulty = {*SENDS, "GET /updates", "GET /me", "POST /answers"}
    head = house.town.person("Виктор Сергеев", "vk")
    await head.opens(await house.link("vk"))
    await head.sees("администратор")
    oleg = house.town.person("Олег", "max")
    house.max.world.bots["another"] = house.max.world.bots.pop(MAX_TOKEN)
    await oleg.says("добрый день")
    assert "Остальные линии работают" in (await head.sees("остановлена")).text
    assert (await row(house)).state == "refused"


async def test_staff_in_max_and_the_resident_too(house: House, brisk: None) -> None:
    desk: Desk = await house.staff("max")
    maria = await filed(house, "max")
    await desk.olga.replies(await card(desk.olga), "Когда вас застать дома?")
    await desk.olga.presses("Жителю", on=await desk.olga.sees("Кому это, жителю или только нам?"))
    question = await maria.sees("Когда вас застать дома?")
    await maria.replies(question, "после шести")
    await desk.olga.sees("после шести")


async def test_eight_hours_without_max_lose_nothing(house: House, brisk: None) -> None:
    desk = await house.staff("telegram")
    maria = await filed(house, "max")
    await card(desk.olga)
    with house.max.faults.out():
        await takes(desk)
        house.move(8 * 3600)
    assert "Исполняется" in (await maria.sees("Исполняется", within=20, since=0)).text
