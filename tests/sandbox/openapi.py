"""Whether a value of MAX is as its description says, with what is known to be otherwise."""

from typing import Any

from tests.sandbox.specs import Json, read

TYPES: dict[str, tuple[type, ...]] = {
    "integer": (int,), "number": (int, float), "string": (str,), "boolean": (bool,),
    "array": (list,), "object": (dict,),
}  # fmt: skip
OPTIONAL = {"username", "last_name", "attachments", "link", "text", "permissions"}
"""Said to be required, and left out by real servers."""
NEWER = {"dialog"}
"""Values that the description has forgotten."""
BESIDE = {"user_locale", "name", "link", "is_channel"}
"""Sent beside what is described."""


def schema(name: str) -> Json:
    """A named part of the description."""
    found: Json = read("max_openapi.json")["components"]["schemas"][name]
    return found


def unlike(value: Any, node: Json, where: str) -> list[str]:
    """What is not as described: unknown properties, missing ones, other types, lengths."""
    if value is None:
        return []  # the description is no judge of what may be null
    node = whole(node)
    if (by := node.get("discriminator")) and isinstance(value, dict):
        mapping = by["mapping"]
        kind = value.get(by["propertyName"])
        if kind not in mapping:
            return [f"{where}: no {kind!r} is described"]
        named = mapping[kind]
        node = whole(named if isinstance(named, dict) else {"$ref": named})
    kind = node.get("type") or ("object" if "properties" in node else None)
    if kind and type(value) not in TYPES[kind]:
        return [f"{where}: not {kind}"]
    if "enum" in node and value not in (*node["enum"], *NEWER):
        return [f"{where}: {value!r} is none of its values"]
    if isinstance(value, str) and not node.get("minLength", 0) <= len(value) <= node.get("maxLength", 10**9):
        return [f"{where}: too long or too short"]
    if isinstance(value, list):
        return [text for one in value for text in unlike(one, node.get("items", {}), f"{where}[]")]
    if not isinstance(value, dict) or "properties" not in node:
        return []
    known = node["properties"]
    found = [f"{where}.{key}: missing" for key in node.get("required", ()) if key not in value and key not in OPTIONAL]
    for key, item in value.items():
        if key in known:
            found += unlike(item, known[key], f"{where}.{key}")
        elif key not in BESIDE:
            found.append(f"{where}.{key}: unknown")
    return found


def whole(node: Json) -> Json:
    """A description with its references followed and its parts put together."""
    if "$ref" in node:
        return whole(schema(node["$ref"].rpartition("/")[2]))
    if "allOf" not in node:
        return node
    made: Json = {key: value for key, value in node.items() if key not in ("allOf", "discriminator")}
    for part in map(whole, node["allOf"]):
        fields = part.get("properties", {}) | made.get("properties", {})
        needed = [*part.get("required", ()), *made.get("required", ())]
        made = {**part, **made, "required": needed, **({"properties": fields} if fields else {})}
    if len(node["allOf"]) > 1:
        made.pop("discriminator", None)
    return made
