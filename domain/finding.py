"""Looking for a ticket by words, whatever their case and ending: «горячая вода» finds «нет горячей воды»."""

from domain.words import stem, words

SHORTEST, MOST_WORDS = 3, 8
"""Letters of a word, and words of a search, that are looked at."""


def haystack(*parts: str) -> str:
    """What is kept to be searched: the stems of all words, each between two spaces."""
    return f" {' '.join(stem(word.text) for part in parts for word in words(part))} "


def wanted(typed: str) -> list[str]:
    """The stems that somebody looks for; «на» and «в» tell nothing beside a longer word or a number."""
    found = [word.text for word in words(typed)]
    telling = [word for word in found if len(word) >= SHORTEST or word.isdecimal()]
    return list(dict.fromkeys(map(stem, telling or found)))[:MOST_WORDS]


def begins(label: str, sought: str) -> bool:
    """Whether a word of the label begins like this."""
    return f" {sought}" in haystack(label)
