"""Whether a value of VK is as its schema describes it; not JSON Schema quite: `required` stands within a property."""

from typing import Any

from tests.sandbox.specs import SPECS, Json, read

TYPES: dict[str, tuple[type, ...]] = {
    "integer": (int,), "number": (int, float), "string": (str,), "boolean": (bool,),
    "array": (list,), "object": (dict,),
}  # fmt: skip
_EVENT: Json = {"type": "integer", "enum": [0, 1]}
REALLY: dict[str, Json] = {
    "callback/callback_message_event.payload": {},
    "messages/messages_keyboard_button.color": {"enum": ["default", "positive", "negative", "primary", "secondary"]},
    "messages/messages_message_attachment.video": {"type": "object"},
    "docs/docs_doc.is_unsafe": {"type": "integer"},
    "photos/photos_photo.orig_photo": {"type": "object"},
    "photos/photos_photo.web_view_token": {"type": "string"},
    "base/base_place.country": {"type": "string"},
    **{f"groups/groups_long_poll_events.{name}": _EVENT for name in ("like_add", "like_remove", "message_event")},
}
"""What is otherwise than the schema says, or sent beside it; {} is anything."""


def definition(ref: str) -> tuple[str, Json]:
    """Name and content of what a reference leads to; an empty one where that file is not kept here."""
    path, _, name = ref.removeprefix("../").partition("#/definitions/")
    folder = path.split("/")[0]
    if not (SPECS / "vk" / path).exists():
        return f"{folder}/{name}", {}
    found: Json = read(f"vk/{path}")["definitions"][name]
    return f"{folder}/{name}", found


def unlike(value: Any, node: Json, where: str, name: str = "") -> list[str]:
    """What is not as described: unknown properties, missing ones, other types."""
    if "$ref" in node:
        name, node = definition(node["$ref"])
        return unlike(value, node, where, name)
    if name == "base/base_undefined_response":
        return []  # what execute answers depends on its code
    if "oneOf" in node:
        return min((unlike(value, one, where, name) for one in node["oneOf"]), key=len)
    if "allOf" in node or "properties" in node:
        return _object(value, node, where, name)
    kinds = node.get("type", [])
    allowed = [kind for one in ([kinds] if isinstance(kinds, str) else kinds) for kind in TYPES[one]]
    if allowed and type(value) not in allowed:
        return [f"{where}: not {kinds}"]
    if "enum" in node and value not in node["enum"]:
        return [f"{where}: {value!r} is none of its values"]
    if isinstance(value, list) and "items" in node:
        return [text for one in value for text in unlike(one, node["items"], f"{where}[]", name)]
    return []


def _object(value: Any, node: Json, where: str, name: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{where}: not an object"]
    known = _properties(node, name)
    if known is None:
        return []
    found = [f"{where}.{key}: missing" for key, (_, one) in known.items() if one.get("required") and key not in value]
    for key, item in value.items():
        owner, one = known.get(key, (name, None))
        one = REALLY.get(f"{owner}.{key}", one)
        found += [f"{where}.{key}: unknown"] if one is None else unlike(item, one, f"{where}.{key}", owner)
    return found


def _properties(node: Json, name: str) -> dict[str, tuple[str, Json]] | None:
    """Every property with the name of what it belongs to; None when a part is not kept here."""
    if "$ref" in node:
        name, node = definition(node["$ref"])
    if not node:
        return None
    found = {key: (name, one) for key, one in node.get("properties", {}).items()}
    for part in node.get("allOf", []):
        more = _properties(part, name)
        if more is None:
            return None
        found |= more
    return found
