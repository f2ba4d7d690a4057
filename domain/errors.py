"""What can go wrong in a way that a person is told.

DvorError
├── Refused          a command may not or cannot be done now: a sentence says why
├── Unreadable       a file or a line of input does not have the form that it should have
│   └── WrongFile    a whole file that cannot be taken: a sentence says why
└── Unknown          something named does not exist: a category, a house, a ticket
"""


class DvorError(Exception):
    """The root: everything that Dvor raises on purpose."""


class Refused(DvorError):
    """A command refuses: `text` names the sentence in locales/, `words` fill it, `key` is the answer to ask again."""

    def __init__(self, text: str, key: str | None = None, **words: object) -> None:
        super().__init__(text)
        self.text = text
        self.key = key
        self.words = words


class Unreadable(DvorError):
    """A file or a row of it cannot be read; the message says what is wrong with which column."""


class WrongFile(Unreadable):
    """A file that is not taken: `text` names the sentence in locales/, `words` fill it."""

    def __init__(self, text: str, **words: object) -> None:
        super().__init__(" ".join((text, *map(str, words.values()))))
        self.text = text
        self.words = words


class Unknown(DvorError):
    """Something that was named does not exist."""
