"""ИНН, the taxpayer's number: ten digits of an organisation, twelve of a person, the last ones check the others
(order of the Federal Tax Service ММВ-7-6/435@ of 29.06.2012)."""

_TEN = (2, 4, 10, 3, 5, 9, 4, 6, 8)
_ELEVEN = (7, *_TEN)
_TWELVE = (3, *_ELEVEN)


def is_inn(text: str) -> bool:
    """Whether there can be such a number."""
    if not text.isdecimal() or not text.isascii() or len(text) not in (10, 12):
        return False
    digits = [int(char) for char in text]
    weights = (_TEN,) if len(text) == 10 else (_ELEVEN, _TWELVE)
    return any(digits) and all(_check(digits, one) == digits[len(one)] for one in weights)


def _check(digits: list[int], weights: tuple[int, ...]) -> int:
    return sum(digit * weight for digit, weight in zip(digits, weights, strict=False)) % 11 % 10
