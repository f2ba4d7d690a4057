"""The first test that a newcomer writes: it stands word for word on the sandbox's page."""

from bot.sandbox.house import House


async def test_who_has_no_hot_water_gets_a_number(house: House, messenger: str) -> None:
    maria = house.town.person("Мария", messenger)
    await maria.says("нет горячей воды")
    await maria.presses("Согласен")
    await maria.presses("Нет горячей воды")
    await maria.says("Ленина 12")
    await maria.presses("ул. Ленина, д. 12")
    await maria.says("45")
    await maria.presses("Пропустить")
    await maria.presses("Отправить заявку")
    await maria.sees("Заявка № 1")
