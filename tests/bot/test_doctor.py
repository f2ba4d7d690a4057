"""What `doctor` says of the organisations: what residents must be told, and what the law forbids."""

from pathlib import Path

import pytest

from bot.doctor import examine
from bot.settings import Settings
from domain.organisations import Legal
from storage import organisations
from storage.store import Store

WHOLE = {"hours": "пн–пт 8:00–17:00", "office_phone": "22-10-00", "phone": "55-01-01", "address": "ул. Ленина, д. 1"}


async def told(store: Store, folder: Path, **facts: object) -> str:
    """What it says of an organisation of which this is known."""
    await store.write(lambda c: organisations.change(c, organisations.the(c).id, name="УК «Уют»", **facts))
    said: list[str] = []
    await examine(Settings(media_dir=folder), store, said.append)
    return "\n".join(said)


@pytest.mark.parametrize("lacking", sorted(WHOLE))
async def test_what_residents_must_be_told_and_are_not(store: Store, tmp_path: Path, lacking: str) -> None:
    assert "жителям не сказано" not in await told(store, tmp_path, **WHOLE)
    text = await told(store, tmp_path, **WHOLE | {lacking: ""})
    assert text.count("жителям не сказано") == 1
    assert "УК «Уют»" in text


async def test_a_public_body_that_serves_people_through_telegram(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_TOKEN", "1:refused")
    monkeypatch.setenv("TELEGRAM_API_URL", "http://127.0.0.1:9")
    assert "41-ФЗ" not in await told(store, tmp_path, **WHOLE)
    assert "41-ФЗ" in await told(store, tmp_path, **WHOLE, legal=Legal.MUNICIPAL)
    assert "41-ФЗ" not in await told(store, tmp_path, **WHOLE, legal=Legal.MUNICIPAL, channels_off=("telegram",))
