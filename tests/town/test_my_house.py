"""«Мой дом» in both messengers: a document that the staff put out comes by a tap, posters come as a file."""

import sqlalchemy as sa

from bot.sandbox.person import Person
from domain.access import Role
from storage import organisations, people, staff
from storage.houses import houses
from tests.prints.test_poster import codes, pages
from tests.town.house import House
from tests.town.walk import settled, until

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n"


async def an_admin(house: House, messenger: str) -> Person:
    viktor = house.town.person("Виктор", messenger)
    await viktor.starts()
    await viktor.sees("согласие")

    def grant(c: sa.Connection) -> None:
        line = {"telegram": 1, "vk": 2, "max": 3}[messenger]
        person = people.meet(c, line, str(viktor.id), house.clock.now()).person.id
        staff.grant(c, person, organisations.the(c).id, Role.ADMIN)

    await house.store.write(grant)
    return viktor


async def test_a_document_goes_from_the_staff_to_a_resident(house: House, messenger: str) -> None:
    maria = await settled(house, "Мария Петрова", messenger)
    viktor = await an_admin(house, messenger)
    await viktor.says("/документы")
    await viktor.presses("Добавить документ")
    await viktor.sees("Пришлите файл")
    await viktor.sends_document(PDF, "договор.pdf")
    await viktor.sees("Как назвать документ?")
    await viktor.says("Договор управления")
    await viktor.presses("Жители всех домов")
    await viktor.sees("сохранён, жители его видят")
    await maria.says("Мой дом")
    await maria.presses("1 документ")
    await maria.presses("Договор управления")

    async def came() -> bool:
        return any(message.files for message in maria.sees)

    await until(house, came)
    (file,) = next(message for message in maria.sees if message.files).files
    assert (file.kind, file.name, file.content) == ("document", "договор.pdf", PDF)


async def test_posters_come_into_the_chat(house: House, messenger: str) -> None:
    number = await house.read(lambda c: c.execute(sa.select(houses.c.id).order_by(houses.c.id)).scalars().first())
    viktor = await an_admin(house, messenger)
    await viktor.says("/плакаты Ленина 12")
    await viktor.sees("Размер A5")
    (file,) = [message for message in viktor.sees if message.files][-1].files
    every = [codes(page) for page in pages(file.content)]
    assert every
    assert all(f"h{number}" in code for page in every for code in page)
    assert any("t.me/" in code for code in every[0])
    assert any("vk.me/" in code for code in every[0])
