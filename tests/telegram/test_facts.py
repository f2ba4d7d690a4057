"""What we send is what the Bot API describes: the method, its fields and their types, down to the last button."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bot.telegram.line import TelegramLine
from tests.telegram.parcels import every_kind
from tests.telegram.server import BotApi, Call

FACTS = Path(__file__).parents[3] / "shared" / "specs" / "telegram_facts.json"
PLAIN = {"Integer": int, "String": str, "Boolean": bool, "Float": float}


@cache
def facts() -> dict[str, Any]:
    """The description of the Bot API that lies beside the repository."""
    if not FACTS.exists():
        pytest.skip("no description of the Bot API beside the repository")
    read: dict[str, Any] = json.loads(FACTS.read_text())
    return read


def wrong(value: dict[str, Any], described: dict[str, Any], where: str) -> list[str]:
    """What is not as described: unknown or deprecated fields, missing ones, other types."""
    found = [f"{where}.{key}: missing" for key, (_, needed, *_) in described.items() if needed and key not in value]
    for key, item in value.items():
        if key not in described:
            found.append(f"{where}.{key}: unknown")
        elif len(described[key]) > 2:
            found.append(f"{where}.{key}: {described[key][2]}")
        elif not any(_fits(item, kind, f"{where}.{key}") for kind in described[key][0]):
            found.append(f"{where}.{key}: not {described[key][0]}")
    return found


def _fits(value: Any, kind: str, where: str) -> bool:
    if kind.startswith("Array of "):
        return isinstance(value, list) and all(_fits(item, kind.removeprefix("Array of "), where) for item in value)
    if kind in PLAIN:
        return type(value) is PLAIN[kind]
    if kind == "InputFile":
        return isinstance(value, str)
    kinds = facts()["subtypes"].get(kind, [kind])
    return isinstance(value, dict) and any(not wrong(value, facts()["types"].get(name, {}), where) for name in kinds)


def fields(call: Call) -> dict[str, Any]:
    """A call's fields as JSON values."""
    if call.kind == "json":
        return call.fields
    described = facts()["methods"][call.method]
    return {key: value if "String" in described[key][0] else json.loads(value) for key, value in call.fields.items()}


async def test_every_request_is_as_the_bot_api_describes_it(api: BotApi, line: TelegramLine, tmp_path: Path) -> None:
    for parcel in every_kind(tmp_path):
        await line.send(parcel)
    await line.check()
    await line.prepare()
    await line.acknowledge("42", "Взял Пётр")
    await line.member("-100123", "77")
    await line.sees("-100123")
    await line.pins("-100123")
    api.answers("pinChatMessage", True)
    api.answers("unpinChatMessage", True)
    await line.pin("-100123", "5", "4")
    api.files["photos/f.jpg"] = b"content"
    await line.fetch("f", 7)
    api.answers("getUpdates", [{"update_id": 1}])
    await anext(line.poll("1"))
    found = [text for call in api.calls for text in wrong(fields(call), facts()["methods"][call.method], call.method)]
    assert found == []
    assert len({call.method for call in api.calls}) == 17


def test_the_check_itself_sees_what_is_wrong() -> None:
    described = facts()["methods"]["sendMessage"]
    button = {"text": "Взять", "callback_data": 12}
    assert wrong({"chat_id": 1}, described, "sendMessage") == ["sendMessage.text: missing"]
    assert wrong({"chat_id": 1, "text": "а", "reply_to_message_id": 3}, described, "m") == [
        "m.reply_to_message_id: deprecated"
    ]
    markup = {"chat_id": 1, "text": "а", "reply_markup": {"inline_keyboard": [[button]]}}
    assert len(wrong(markup, described, "m")) == 1
