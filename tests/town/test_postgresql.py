"""The same program on PostgreSQL: a report goes its whole way, and a restart in the middle loses nothing."""

from pathlib import Path

import pytest

from bot.clock import Clock
from storage import register
from storage.store import Store
from tests.databases import Postgresql
from tests.town.house import HOUSES, House
from tests.town.walk import agrees


class Elsewhere(House):
    """A house whose database is PostgreSQL."""

    address = ""

    @property
    def url(self) -> str:
        return self.address

    async def open(self, template: Path) -> House:
        file = self.folder / "houses.csv"
        file.write_text(HOUSES, encoding="utf-8")
        store = await Store.open(self.url)
        await register.apply(store, register.read(file), Clock().now())
        await store.close()
        for standin in self.standins:
            await standin.start()
        await self.start()
        return self


async def test_a_report_goes_its_whole_way_on_postgresql(
    postgresql: Postgresql, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    house = Elsewhere(tmp_path)
    house.address = postgresql.new()
    await house.open(tmp_path)
    try:
        desk = await house.staff("telegram")
        oleg = house.town.person("Олег", "vk")
        await agrees(oleg)
        await oleg.says("у нас третий день нет горячей воды")
        await oleg.presses("Нет горячей воды")
        await oleg.sees("Где это?")
        await house.restart()
        await oleg.says("Ленина 12")
        await oleg.presses("ул. Ленина, д. 12")
        await oleg.sees("квартира")
        await oleg.presses("Пропустить")
        await oleg.sees("Пришлите фото")
        await oleg.sends_photo()
        await oleg.presses("Готово")
        await oleg.presses("Отправить заявку")
        await oleg.sees("Заявка № 1")
        await desk.petr.presses("Взять")
        await oleg.sees("Исполняется. Занимается: Пётр")
        await desk.petr.presses("Готово")
        await desk.petr.sees("Что сделано?")
        await desk.petr.says("Открыли задвижку")
        await oleg.sees("Исполнена")
        assert house.refusals == []
    finally:
        await house.close()
