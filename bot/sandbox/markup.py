"""Telegram's HTML read as strictly as Telegram reads it."""

import re
from html import unescape
from typing import Any

from bot.sandbox.strict import length

Json = dict[str, Any]
_TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "code": "code", "pre": "pre",
    "tg-spoiler": "spoiler", "span": "spoiler", "blockquote": "blockquote", "a": "text_link",
}
_TOKEN = re.compile(r"<(/?)([a-zA-Z-]*)([^<>]*)>|<|&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")
_HREF = re.compile(r"""\s+href\s*=\s*(?:"([^"]*)"|'([^']*)')\s*\Z""")


class BadMarkup(Exception):
    """Text that Telegram cannot parse; says why in its words."""


def parse(text: str) -> tuple[str, list[Json]]:
    """Text without its tags, and the entities they made."""
    if "<" not in text and "&" not in text:
        return text, []
    plain: list[str] = []
    entities: list[Json] = []
    opened: list[tuple[str, Json]] = []
    at = place = 0
    for token in _TOKEN.finditer(text):
        piece = text[place:token.start()]
        plain.append(piece)
        at += length(piece)
        place = token.end()
        if token[0].startswith("&"):
            plain.append(unescape(token[0]))
            at += length(plain[-1])
        elif token[0] == "<" or not token[2]:
            raise BadMarkup(f'Unsupported start tag "" at byte offset {len(text[: token.start()].encode())}')
        elif token[1]:
            _close(token[2].lower(), opened, at, entities, text, token)
        else:
            opened.append((token[2].lower(), _open(token[2].lower(), token[3], at, text, token)))
    if opened:
        raise BadMarkup(f'Can\'t find end tag corresponding to start tag "{opened[-1][0]}"')
    plain.append(text[place:])
    entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return "".join(plain), entities


def _open(tag: str, rest: str, at: int, text: str, token: re.Match[str]) -> Json:
    offset = len(text[: token.start()].encode())
    if tag not in _TAGS:
        raise BadMarkup(f'Unsupported start tag "{tag}" at byte offset {offset}')
    if tag == "span" and 'class="tg-spoiler"' not in rest:
        raise BadMarkup(f'Tag "span" must have class "tg-spoiler" at byte offset {offset}')
    entity: Json = {"type": _TAGS[tag], "offset": at}
    if tag == "a" and (href := _HREF.match(rest)):
        entity["url"] = unescape(href[1] if href[1] is not None else href[2])
    if tag == "blockquote" and "expandable" in rest:
        entity["type"] = "expandable_blockquote"
    return entity


def _close(tag: str, opened: list[tuple[str, Json]], at: int, entities: list[Json], text: str,
           token: re.Match[str]) -> None:
    offset = len(text[: token.start()].encode())
    if not opened:
        raise BadMarkup(f'Unexpected end tag at byte offset {offset}')
    name, entity = opened.pop()
    if name != tag:
        raise BadMarkup(f'Unmatched end tag at byte offset {offset}, expected "</{name}>", found "</{tag}>"')
    entity["length"] = at - entity["offset"]
    if entity["length"] and (entity["type"] != "text_link" or "url" in entity):
        entities.append(entity)
