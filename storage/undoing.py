"""A part of a transaction that can be undone by itself."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection


@contextmanager
def undone_if_raised(c: Connection, *errors: type[Exception]) -> Iterator[None]:
    """What is written inside is undone when one of these is raised; anything else undoes the whole transaction anyway.

    One name for all of them, so that the statement is known already; of several inside each other the innermost counts.
    """
    c.exec_driver_sql("SAVEPOINT part")
    try:
        yield
    except errors:
        c.exec_driver_sql("ROLLBACK TO SAVEPOINT part")
        c.exec_driver_sql("RELEASE SAVEPOINT part")
        raise
    c.exec_driver_sql("RELEASE SAVEPOINT part")
