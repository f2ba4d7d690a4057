"""Looking for a ticket by words, whatever their case and ending: «горячая вода» finds «нет горячей воды»."""

from domain.words import stem, words

MOST_WORDS = 8
"""Words of a search that are looked at."""


def haystack(*parts: str) -> str:
    """What is kept to be searched: the stems of all words, each between two spaces."""
    return f" {' '.join(stem(word.text) for part in parts for word in words(part))} "


def wanted(typed: str) -> list[str]:
    """The stems that somebody looks for."""
    return list(dict.fromkeys(stem(word.text) for word in words(typed)))[:MOST_WORDS]


def begins(label: str, sought: str) -> bool:
    """Whether a word of the label begins like this."""
    return f" {sought}" in haystack(label)
