"""Words of danger to life: what puts the numbers to call before anything else.

A false alarm is cheaper than a miss: only what is plainly harmless is let pass («не горит фонарь», «залили каток»),
and no prediction of a category ever takes an alarm back.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.phrases import Hit, hits, read, touched
from domain.taxonomy import CATEGORIES, Urgency
from domain.words import Word

LIFE = frozenset(code for code, each in CATEGORIES.items() if each.urgency == Urgency.LIFE)
_REACH = 3
"""How many other words may stand among the words of a danger, unless it is «лифт … застряли»."""


@dataclass(frozen=True, slots=True)
class _Harmless:
    """A word that is no danger beside one of `company`; where `across` is given, only across words of that kind."""

    beginnings: tuple[str, ...]
    company: tuple[str, ...]
    reach: int = 3
    across: tuple[str, ...] | None = None
    before: bool = False
    """The company counts only where it stands before the word."""


_LAMPS = (
    *("свет", "фонар", "ламп", "освещ", "светофор", "кнопк", "индикатор", "табло", "экран", "подсветк", "гирлянд"),
    *("вывеск", "прожектор", "окн", "срок", "плафон", "светильник", "диод"),
)
_PLACES = (
    *("в", "во", "на", "у", "над", "по", "из", "подъезд", "улиц", "двор", "столб", "этаж", "площадк", "дорог"),
    *(
        "только",
        "один",
        "одна",
        "одно",
        "два",
        "две",
        "три",
        "всего",
        "весь",
        "все",
        "вся",
        "постоянн",
        "всегда",
        "круглосут",
        "ярк",
    ),
    *("днем", "ночью", "уже", "еще", "этот", "наш", "уличн", "красн", "желт", "зелен", "тускл", "плохо", "слабо"),
    *("опять", "снова", "ни", "сутк", "через", "половин", "кажд", "целый", "день", "дворов", "светодиодн"),
)
_HARMLESS = (
    _Harmless(("горит", "горят", "загор"), _LAMPS, 4, across=_PLACES),
    _Harmless(("залил", "заливаю", "заливает"), ("каток", "катк", "асфальт", "горк", "бетон", "фундамент", "цемент")),
    _Harmless(("залил",), ("лед", "площадк"), 1),
    _Harmless(("затопил",), ("печ", "котельн", "котел", "бан", "камин", "плохо", "наконец", "отоплен")),
    _Harmless(("топит", "топят"), ("плохо", "слабо", "еле", "хорошо")),
    _Harmless(("лопнул",), ("ламп", "шин", "колес", "терпен", "стекл", "асфальт", "окн")),
    _Harmless(("хлещет",), ("дожд", "ветер", "ливень")),
    _Harmless(("оголен",), ("корн", "арматур", "ствол")),
    _Harmless(("опрокид",), ("контейнер", "урн", "бак", "мусор", "ветер", "ветр", "собак")),
    _Harmless(("взрыв", "взорва"), ("петард", "салют", "фейерверк", "хлопушк"), 4),
    _Harmless(("дым",), ("шашлык", "мангал", "котельн", "завод", "сигарет", "табачн", "куря", "курит", "кальян"), 4),
    _Harmless(("пожар",), ("после", "случа", "при", "от"), 1, before=True),
    _Harmless(("газ",), ("выхлопн",), 1),
    _Harmless(("зали", "затоп", "потоп"), ("акт", "справк"), 2, before=True),
    _Harmless(("бьет",), ("ключ",), 1),
)
_FOUNTAIN = ("бье", "бью", "бил", "хлещ", "труб", "кипят", "земл", "люк", "колод", "асфальт", "подвал")


def danger(text: str) -> str | None:
    """The category of urgency `life` that the words of a text name, the first named; None when they name none."""
    parts, found = read(text)
    phrases = (phrase for phrase in touched(found) if phrase.code in LIFE)
    alarms = [each for phrase in phrases for each in hits(phrase, parts, found) if is_alarm(each, parts)]
    if not alarms:
        return None
    return min(alarms, key=lambda each: (min(each.places), -len(each.phrase.words))).phrase.code


def is_alarm(found: Hit, parts: Sequence[Word]) -> bool:
    """Whether words of danger that were found are meant so."""
    if found.spread > _REACH and found.phrase.code != "lift.trapped":
        return False
    for name, index in zip(found.phrase.words, found.places, strict=True):
        if parts[index].negated and not name.startswith("!"):
            return False
        if any(_is_harmless(rule, index, parts) for rule in _HARMLESS):
            return False
        if name == "фонтан" and not _is_gushing(index, parts):
            return False
        if name == "человек" and found.spread > 0:  # «лифт не работает, человек не может спуститься»
            return False
    return True


def _is_harmless(rule: _Harmless, index: int, parts: Sequence[Word]) -> bool:
    word = parts[index]
    if not word.text.startswith(rule.beginnings):
        return False
    first = max(0, index - rule.reach)
    last = index if rule.before else min(len(parts) - 1, index + rule.reach)
    for other in range(first, last + 1):
        low, high = sorted((other, index))
        together = parts[high].place - parts[low].place == high - low  # no comma or full stop between them
        if other != index and together and parts[other].text.startswith(rule.company):
            between = parts[low + 1 : high]
            if rule.across is None or all(each.text.startswith(rule.across) or each.text.isdigit() for each in between):
                return True
    return False


def _is_gushing(index: int, parts: Sequence[Word]) -> bool:
    """A fountain in a park is none; water that comes as one is."""
    near = parts[max(0, index - 4) : index + 5]
    after = parts[index + 1 : index + 3]
    return (
        parts[index].text.startswith(("фонтаном", "фонтанир"))
        or any(word.text.startswith(_FOUNTAIN) for word in near)
        or any(word.text.startswith("вод") for word in after)
    )
