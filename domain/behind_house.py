"""What stands behind the number of a house: flat, entrance, storey, in every shorthand."""

import re

_UNIT = (
    r"(?:-?(?:я|й|ая|ый|ой|го|х|е|ые))?\s*(?:(?:этаж[а-я]*|эт|подъезд[а-я]*|под|п-д|квартир[а-я]*|кв)\b(?!\.?\s*№?\s*\d)|дн[яейи]|день|сут"
    r"|час|мин|недел|месяц|лет\b|год|раз|человек|чел\b|шт|метр|м\b|см\b|градус|гр\b|°|руб|литр|ведр|секци|стояк|батаре|радиатор|лифт"
    r"|ламп|очеред|пролет|клет|дом[ао]|числ|мая|марта|июн|июл|август|сентяб|октяб|нояб|декаб|январ|феврал|апрел|процент|%|звон)"
)
UNIT = re.compile(_UNIT)
"""What a number before it counts: it is no house then."""
_FLAT = (
    re.compile(r"[\s,;.]*(?:квартира|квартире|кв-ра|кв)(?![а-я])[.\s№:-]*(\d{1,4}\s?[а-я]?(?![\w])|\d{1,4})"),
    re.compile(r"[\s,;]*(\d{1,4})\s*-?(?:я|ая|й)?\s*(?:квартир[а-я]*|кв)(?![а-я])\.?"),
    re.compile(r"\s?[-–—]\s?(\d{1,4}[а-я]?)(?![\w-])"),
    re.compile(rf"[\s,;]+(\d{{1,4}})(?![\w/-])(?!\s*{_UNIT})"),
)
"""Marked, marked behind, joined by a dash, and bare: the last only as long as no other is known."""
_DOOR = (
    re.compile(r"[\s,;.]*(?:подъезд|под|п-д|п)(?![а-я])[.\s№:]*(\d{1,2})(?!\d)"),
    re.compile(r"[\s,;.]*(\d{1,2})\s*-?(?:й|ый|ой|ом|м)?\s*(?:подъезде?|под|п-д)(?![а-я])\.?"),
    re.compile(r"[\s,;.]*(перв|втор|трет|четверт|пят|шест)[а-я]{2}\s*(?:подъезде?|под)(?![а-я])\.?"),
)
_COUNT = ("перв", "втор", "трет", "четверт", "пят", "шест")
_STOREY = (
    re.compile(r"[\s,;.]*(?:этаж|эт)(?![а-я])[.\s№:]*(\d{1,2})(?!\d)"),
    re.compile(r"[\s,;.]*(\d{1,2})\s*-?(?:й|ый|ой)?\s*(?:этаже?|эт)(?![а-я])\.?"),
)


def read(low: str, at: int) -> tuple[str, str, int]:
    """Flat and entrance behind the house, and where the address ends."""
    flat = door = ""
    while True:
        for what, patterns in (("door", _DOOR), ("storey", _STOREY), ("flat", _FLAT)):
            known = (what == "flat" and flat) or (what == "door" and door)
            match = None if known else next((m for p in patterns if (m := p.match(low, at))), None)
            if match is not None:
                flat = match[1].replace(" ", "") if what == "flat" else flat
                door = _counted(match[1]) if what == "door" else door
                at = match.end()
                break
        else:
            return flat, door, at


def _counted(door: str) -> str:
    return str(_COUNT.index(door) + 1) if door in _COUNT else door
