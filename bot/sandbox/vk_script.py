"""As much of VKScript as vk_api and its like send to `execute`: calls of the API, gathered in one list."""

import json
import re
from typing import Any

from bot.sandbox.vk_spec import Refused

Json = dict[str, Any]
MOST_CALLS = 25
_CALL = re.compile(r"\s*API\.(\w+(?:\.\w+)?)\s*\(\s*")
_LOOP = re.compile(r"\s*,\s*i\s*=\s*0\s*,\s*result\s*=\s*\[\]\s*;\s*while\s*\(\s*i\s*<\s*values\.length\s*\)\s*\{\s*"
                   r"result\.push\(API\.(\w+\.\w+)\(values\[i\]\)\);\s*i\s*=\s*i\s*\+\s*1;\s*\}\s*return\s+result;\s*")
_DECODE = json.JSONDecoder().raw_decode


def calls(code: str) -> tuple[list[tuple[str, Json]], bool]:
    """The calls of `return [API.a.b({…}), …];`, `return API.a.b({…});` or vk_api's loop over one method's values;
    and whether their answers make a list."""
    try:
        found, listed = _read(code.strip())
    except (ValueError, IndexError) as wrong:
        raise Refused(12, f"{wrong} in {code[:60]!r}") from wrong
    if len(found) > MOST_CALLS:
        raise Refused(13, "Too many api calls")
    return found, listed


def _read(code: str) -> tuple[list[tuple[str, Json]], bool]:
    if loop := re.match(r"var\s+values\s*=\s*", code):
        values, end = _DECODE(code, loop.end())
        rest = _LOOP.fullmatch(code, end)
        if not rest:
            raise ValueError("unknown loop")
        return [(rest[1], _object(value)) for value in values], True
    start = re.match(r"return\s*", code)
    if not start:
        raise ValueError("no return")
    place = start.end()
    listed = code[place] == "["
    place += listed
    found: list[tuple[str, Json]] = []
    while _CALL.match(code, place) if listed else not found:
        call = _CALL.match(code, place)
        if not call:
            raise ValueError("no call")
        given: Any = {}
        place = call.end()
        if code[place] != ")":
            given, place = _DECODE(code, place)
        closed = re.compile(r"\s*\)\s*,?").match(code, place)
        if not closed:
            raise ValueError("no end of the call")
        found.append((call[1], _object(given)))
        place = closed.end()
    if not re.fullmatch(r"\s*\]\s*;?\s*" if listed else r"\s*;?\s*", code[place:]):
        raise ValueError("something after the calls")
    return found, listed


def _object(value: Any) -> Json:
    if not isinstance(value, dict):
        raise ValueError("parameters are no object")
    return value
