"""A part of a transaction that can be undone by itself."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection


@contextmanager
def undone_if_raised(c: Connection, *errors: type[Exception]) -> Iterator[None]:
    """What is written inside is undone when one of these is raised; anything else undoes the whole transaction anyway.

    One name for all of them, so that the statement is known already; of several inside each other the innermost counts.
    """
    _say(c, "SAVEPOINT part")
    try:
        yield
    except errors:
        _say(c, "ROLLBACK TO SAVEPOINT part")
        _say(c, "RELEASE SAVEPOINT part")
        raise
    _say(c, "RELEASE SAVEPOINT part")


def _say(c: Connection, word: str) -> None:
    """To the driver itself: there is nothing to bind or to return, and SQLAlchemy's way costs ten times as much."""
    cursor = c.connection.cursor()
    cursor.execute(word)
    cursor.close()
