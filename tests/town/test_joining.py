"""People join through the real adapters: consent, an account, a flat's others, another messenger."""

from sqlalchemy import Connection, insert

from bot.sandbox.person import Person
from storage import accounts, houses
from storage.accounts import accounts as accounts_
from storage.accounts import flats
from tests.town.house import House
from tests.town.walk import agrees, settled

OTHER = {"telegram": "vk", "vk": "telegram"}


async def a_flat(house: House) -> None:
    """Flat 45 of Lenina 12 with an account and its code."""

    def made(c: Connection) -> None:
        [lenina] = houses.search(c, "Ленина 12", most=1)
        words = {"house": lenina.id, "number": "45"}
        flat = c.execute(insert(flats).values(**words).returning(flats.c.id)).scalar_one()
        named = {"organisation": 1, "flat": flat, "number": "0012345", "key": "12345"}
        account = c.execute(insert(accounts_).values(**named).returning(accounts_.c.id)).scalar_one()
        accounts.set_code(c, account, "7788")

    await house.store.write(made)


async def links(person: Person, how: str) -> None:
    await agrees(person)
    await person.says("/account")
    await person.sees("номер лицевого счёта")
    await person.says("0012345")
    await person.sees("напишите код")
    await person.says("7788")
    await person.presses(how)
    await person.presses("Да, присылайте")
    await person.sees("буду присылать")


async def test_an_account_is_linked_and_an_owner_removes_a_stranger(house: House, messenger: str) -> None:
    await a_flat(house)
    maria = house.town.person("Мария", messenger)
    await links(maria, "Я собственник")
    guest = house.town.person("Игорь", OTHER[messenger])
    await links(guest, "Я снимаю")
    await maria.sees("присоединился новый житель: Игорь")
    await maria.presses("Кто в квартире")
    await maria.presses("Убрать: Игорь")
    await maria.presses("Да, убрать")
    await guest.sees("Вас убрали из квартиры")


async def test_one_person_goes_on_in_another_messenger(house: House, messenger: str) -> None:
    maria = await settled(house, "Мария", messenger)
    there = house.town.person("Маша", OTHER[messenger])
    await maria.says("/link")
    shown = await maria.sees("отправьте там код")
    code = next(line for line in shown.text.splitlines() if line.replace(" ", "").isdecimal())
    await there.says(code)
    await there.sees("Это вы: Мария, 1 заявка?")
    await there.presses("Да, это я")
    await there.sees("теперь это один человек")
    await maria.sees("К вам подключён")
    await there.says("Мои заявки")
    await there.sees("№ 1")


async def test_what_one_messenger_does_not_take_arrives_in_the_other(house: House, messenger: str) -> None:
    house.faulty = {"sendMessage", "editMessageText", "messages.send", "messages.edit", "execute"}
    desk = await house.staff(messenger)
    maria = await settled(house, "Мария", messenger)
    there = house.town.person("Маша", OTHER[messenger])
    await maria.says("/link")
    shown = await maria.sees("отправьте там код")
    await there.says(next(line for line in shown.text.splitlines() if line.replace(" ", "").isdecimal()))
    await there.presses("Да, это я")
    await there.sees("теперь это один человек")
    await there.blocks()
    await desk.olga.presses("Взять")
    await maria.sees("Исполняется. Занимается: Ольга")


async def test_the_address_is_told_by_a_place_after_consent(house: House, messenger: str) -> None:
    maria = house.town.person("Мария", messenger)
    await maria.starts()
    await maria.presses("Согласен")
    await maria.presses("Указать адрес")
    await maria.sees("Отправьте место")
    await maria.sends_place(51.7341, 36.1930)
    await maria.presses("ул. Ленина, д. 12")
    await maria.sees("Какая квартира?")
    await maria.says("45")
    await maria.presses("Пропустить")
    await maria.sees("Запомнил: ул. Ленина, д. 12, кв. 45")
