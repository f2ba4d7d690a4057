"""In which order the page shows its phones: a public body serves nobody through Telegram."""

from types import SimpleNamespace
from typing import Any

from bot.sandbox import demo_map, page_views
from domain.organisations import Legal
from storage import organisations
from storage.store import Store


async def test_max_and_vk_stand_first_for_a_municipality(store: Store, monkeypatch: Any) -> None:
    monkeypatch.setattr(demo_map, "drawn", lambda houses, own: {})
    home = SimpleNamespace(short="ул. Ленина, д. 12", latitude=51.7, longitude=36.2)
    demo: Any = SimpleNamespace(store=store, round="1", own=False, houses=[], home=lambda name: home)
    await store.write(organisations.the)
    assert list((await page_views.town(demo))["columns"])[:3] == ["telegram", "vk", "max"]
    await store.write(lambda c: organisations.change(c, organisations.the(c).id, legal=Legal.MUNICIPAL))
    told = await page_views.town(demo)
    assert list(told["columns"]) == ["max", "vk", "staff", "executor", "telegram"]
