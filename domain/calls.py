"""A call in one line, as a dispatcher types it while listening: «Ленина 12-45 течёт стояк, Петрова 8921…»."""

import re
from dataclasses import dataclass, replace

from domain import named_people, phones, spoken_addresses
from domain.words import stem, words

LONGEST = 4100
"""Characters that are read: as long as a message can be."""
PHONE, PLACE = "\u260e", "\u2302"
"""Stand where a number and an address were, so that what is beside them can be told from the rest."""
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_GLUED = re.compile(r"(?<=[А-Яа-яЁё]{4})(?=\d)")
_URGENT = re.compile(r"\b(?:срочно|авария|аварийно|аварийная|чп)\b", re.IGNORECASE)
_LEAD = re.compile(
    r"^(?:(?:по\s+)?адрес[уа]?|заявк[аиу]|обращени[ея]|звон(?:ит|ила|ил|ок)|жалоб[аы](?:\s+на)?|проблема|примите|запишите)"
    r"\b[\s:.,-]*",
    re.IGNORECASE,
)
_TRAIL = re.compile(r"[\s,;:.—–-]*\b(?:по\s+адресу|адрес|по|в|на|с|со|у|из)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Call:
    """What a line says; empty where it does not."""

    address: str = ""
    """As it was typed, without the flat."""
    flat: str = ""
    entrance: str = ""
    story: str = ""
    name: str = ""
    phone: str = ""
    """As «+79105550101»."""
    partial: str = ""
    """A number that lacks the code of its town, as it was typed."""
    urgent: bool = False
    """«срочно», «авария» stand in it."""
    other: tuple[str, str] = ("", "")
    """Another reading, address and flat: «12/45» is a house on a corner, or a flat behind a stroke."""


def parse(line: str) -> Call:
    """Read a line; never fails. What is neither number nor address nor name is the story."""
    text = re.sub(f"{_INVISIBLE.pattern}|[{PHONE}{PLACE}]", " ", line[:LONGEST].replace("\n", ", "))
    text = _GLUED.sub(" ", " ".join(text.split()))
    found = phones.find(text)
    call, rest = _placed(text, found)
    if found is not None and not call.address and (shorter := _without_house(found)) is not None:
        again, left = _placed(text, shorter)
        if again.address:
            call, rest, found = again, left, shorter
    name, left = named_people.take(rest, PHONE, PLACE)
    if call.address or found is not None or not _is_empty(left):  # one word alone may as well be a street
        rest = left
    else:
        name = ""
    phone = found.phone if found is not None else ""
    partial = found.typed if found is not None and not phone else ""
    return replace(
        call,
        story=_story(rest), name=name, phone=phone, partial=partial, urgent=_URGENT.search(text) is not None,
    )  # fmt: skip


def settled(call: Call, known: str) -> Call:
    """The call once its house is found: words before the address that are no part of `known` are somebody's or told."""
    if "," in call.address:  # a town was named
        return call
    house = {stem(word.text) for word in words(known)}
    before: list[str] = []
    tokens = call.address.split()
    while len(tokens) > 1 and not _is_part(tokens[0], house):
        before.append(tokens.pop(0))
    if not tokens or not before or not any(_is_part(token, house) for token in tokens):
        return call
    said = " ".join(before).strip(" ,.;")
    address = " ".join(tokens)
    if not call.name and named_people.is_name(said):
        return replace(call, address=address, name=said)
    return replace(call, address=address, story=_capital(f"{said} {call.story}".strip()))


def _placed(text: str, found: phones.Found | None) -> tuple[Call, str]:
    """The address of a line whose number is known, and the line with signs in their places."""
    if found is not None:
        text = f"{text[: found.start]} {PHONE} {text[found.end :]}"
    place = spoken_addresses.find(text)
    if place is None:
        return Call(), text
    rest = f"{text[: place.start]} {PLACE} {text[place.end :]}"
    other = (place.other, place.other_flat)
    return Call(address=place.address, flat=place.flat, entrance=place.entrance, other=other), rest


def _without_house(found: phones.Found) -> phones.Found | None:
    """«Ленина 8 9211234567»: the 8 is the house and the number has ten digits."""
    match = re.search(r"(?:^|\s)[78]\s+(?=[9(])", found.typed)
    if match is None:
        return None
    typed = found.typed[match.end() :]
    phone = phones.normalised(typed)
    return phones.Found(found.end - len(typed), found.end, phone, typed) if phone else None


def _story(rest: str) -> str:
    pieces = [piece.strip(" ,;:—–-").lstrip(". ") for piece in re.split(f"[{PHONE}{PLACE}]", rest)]
    shorter = (_TRAIL.sub("", _LEAD.sub("", piece)).strip(" ,;:—–-") for piece in pieces)
    kept = [piece for piece in shorter if not _is_empty(piece)]
    joined = "".join(f"{piece} " if piece[-1:] in ".!?" else f"{piece}, " for piece in kept).strip(" ,")
    return _capital(re.sub(r"\s+([,;.!?])", r"\1", re.sub(r"\s*,(?:\s*,)+", ",", joined)))


def _is_empty(text: str) -> bool:
    return not any(map(str.isalnum, text))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _is_part(token: str, house: set[str]) -> bool:
    """Whether a typed word belongs to the address, slips forgiven at its end."""
    found = [stem(word.text) for word in words(token)]
    if not found:
        return False
    if any(char.isdigit() for char in token) or spoken_addresses.is_kind(token):
        return True
    return any(one == other or (len(one) >= 4 and one[:4] == other[:4]) for one in found for other in house)
