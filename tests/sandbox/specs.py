"""The descriptions of both APIs that lie beside the repository, and whether a value of the Bot API is as described."""

import json
from functools import cache
from pathlib import Path
from typing import Any

SPECS = Path(__file__).parents[3] / "shared" / "specs"
Json = dict[str, Any]
PLAIN: dict[str, type] = {"Integer": int, "String": str, "Boolean": bool, "True": bool}
BESIDE = {"new_chat_member", "new_chat_participant", "left_chat_participant", "can_send_welcome_messages"}
"""Fields that Telegram sends beside what is described: three of old, and one newer than the description."""


@cache
def read(name: str) -> Json:
    """One file of the descriptions."""
    found: Json = json.loads((SPECS / name).read_text(encoding="utf-8"))
    return found


def bot_api() -> Json:
    """Methods and types of the Bot API."""
    return read("telegram_bot_api.json")


def unlike(value: Any, kind: str, where: str) -> list[str]:
    """What of a value of the Bot API is not as described: unknown fields, missing ones, other types."""
    if kind.startswith("Array of "):
        if not isinstance(value, list):
            return [f"{where}: not {kind}"]
        return [text for one in value for text in unlike(one, kind.removeprefix("Array of "), f"{where}[]")]
    if kind == "Float":
        return [] if type(value) in (int, float) else [f"{where}: not Float"]
    if kind in PLAIN:
        return [] if type(value) is PLAIN[kind] else [f"{where}: not {kind}"]
    described = bot_api()["types"][kind]
    if subtypes := described.get("subtypes"):
        return min((unlike(value, one, f"{where}({one})") for one in subtypes), key=len)
    if not isinstance(value, dict):
        return [f"{where}: not {kind}"]
    fields = {field["name"]: field for field in described.get("fields", [])}
    found = [f"{where}.{name}: missing" for name, one in fields.items() if one["required"] and name not in value]
    for name, item in value.items():
        if name in fields:
            found += any_of(item, fields[name]["types"], f"{where}.{name}")
        elif name not in BESIDE:
            found.append(f"{where}.{name}: unknown")
    return found


def any_of(value: Any, kinds: list[str], where: str) -> list[str]:
    """What is not as in the kind that fits best."""
    return min((unlike(value, kind, where) for kind in kinds), key=len)
