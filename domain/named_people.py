"""The name of who calls, among other words: «Петрова», «Мария Ивановна», «Сидоров И.П.», «зовут Ольга»."""

import re

from domain import call_words
from domain.phrases import named
from domain.words import words

MOST = 3
_MARKED = re.compile(
    r"\b(?:заявитель(?:ница)?|житель(?:ница)?|жилец|собственни(?:к|ца)|абонент|зовут|фио|имя|контакт(?:ное лицо)?"
    r"|звонит|звонила|звонил|обратил(?:ась|ся)|от)\b[\s:.,-]*"
    r"((?:[а-яё]\.\s?){1,2}[А-ЯЁ][а-яё-]+|[А-ЯЁ][а-яё-]+(?:\s+(?:[А-ЯЁ][а-яё-]+|(?:[А-ЯЁ]\.\s?){1,2})){0,2})",
)
_TOKEN = re.compile(r"(?:[А-ЯЁ]\b\.?\s?){1,2}|[А-Яа-яЁё][А-Яа-яЁё-]+")
_INITIALS = re.compile(r"(?:[А-ЯЁ]\b\.?\s?){1,2}")
_FATHERS = re.compile(r"(?:ович|евич|ьич|ична|овна|евна|инична)$")
_SURNAME = re.compile(r"(?:ова|ева|ёва|ов|ев|ёв|ина|ын|ына|ин|ский|ская|цкий|цкая|енко|ук|юк|ян|дзе|швили|ко|их|ых)$")
_SURE = re.compile(r"(?:ова|ева|ёва|ский|ская|цкий|цкая|енко|чук|дзе|швили)$")
"""Endings that few other words have: they will do without a capital."""
_GIVEN = call_words.KINDS["given"]
_NEVER = call_words.KINDS["never"]


def take(rest: str, phone: str, place: str) -> tuple[str, str]:
    """The name in what is left of a line (signs stand for number and address), and the line without it."""
    if (match := _MARKED.search(rest)) and not _is_trouble(match[1].split()[0]):
        return _tidy(match[1]), f"{rest[: match.start()]} , {rest[match.end() :]}"
    for match in re.finditer(rf"[^,;!?{phone}{place}]+", rest):
        piece = match[0]
        if is_name(piece):
            return _tidy(piece), f"{rest[: match.start()]} , {rest[match.end() :]}"
    if (at := rest.find(phone)) >= 0:
        head = rest[:at].rstrip(" ,-—:(")
        if (start := _backwards(head)) is not None:
            return _tidy(head[start:]), f"{head[:start]} {rest[at:]}"
        tail = rest[at + len(phone) :]
        if (end := _forwards(tail)) is not None:
            cut = len(tail) - len(tail.lstrip(" ,-—:("))
            return _tidy(tail[cut:end]), f"{rest[:at]} {phone} , {tail[end:]}"
    return "", rest


def is_name(text: str) -> bool:
    """Whether these few words are somebody's name and nothing else."""
    tokens = _TOKEN.findall(text)
    if not 0 < len(tokens) <= MOST or re.sub(r"[\s.]", "", "".join(tokens)) != re.sub(r"[\s.]", "", text):
        return False
    if any(_is_never(token) for token in tokens):
        return False
    alike = all(token[:1].isupper() or _speaks(token, sure=True) for token in tokens)
    return alike and any(_speaks(token) and not _INITIALS.fullmatch(token) for token in tokens)


def _backwards(head: str) -> int | None:
    """Where a name at the end of the words begins."""
    tokens = list(_TOKEN.finditer(head))[-MOST:]
    return next((token.start() for token in tokens if is_name(head[token.start() :])), None)


def _forwards(tail: str) -> int | None:
    """Where a name at the beginning of the words ends."""
    cut = len(tail) - len(tail.lstrip(" ,-—:("))
    tokens = list(_TOKEN.finditer(tail, cut))[:MOST]
    return next((token.end() for token in reversed(tokens) if is_name(tail[cut : token.end()])), None)


def _tidy(name: str) -> str:
    """With one space between words, and a full stop only behind an initial."""
    words = " ".join(name.split()).strip(" .,")
    return f"{words}." if re.search(r"(?<![А-Яа-яЁё])[А-ЯЁ]$", words) else words


def _speaks(token: str, *, sure: bool = False) -> bool:
    """Whether a word looks like a name; `sure`, also when it is typed without a capital."""
    low = token.lower()
    if _INITIALS.fullmatch(token):
        return not sure
    if low in _GIVEN or (_FATHERS.search(low) and len(low) > 5):
        return True
    return len(low) > 4 and bool((_SURE if sure else _SURNAME).search(low))


def _is_never(token: str) -> bool:
    low = token.lower()
    return low in _NEVER or (
        _is_trouble(token) and low not in _GIVEN and not (token[:1].isupper() and _SURE.search(low))
    )


def _is_trouble(word: str) -> bool:
    return bool(named(words(word)))
