"""The two doors to the database: `write` runs a function in a transaction and commits, `read` runs one for reading.

Functions of storage/ take a synchronous Connection and know nothing of either. SQLite: writes go through the one
writer's thread, reads through aiosqlite. PostgreSQL: both through asyncpg, writes one after another, since a process
that reads and then writes must see what the one before it wrote (several workers lock rows; that comes with leases).
"""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import monotonic, sleep
from typing import Any, TypeVar, TypeVarTuple

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from storage.writer import Writer

HEAD = "0019"
"""The newest migration."""

STATEMENTS = 512
"""That the writer's connection keeps ready: a list of ids makes another of each length, and getting one ready takes
longer than running it."""

WAL_WITHIN = 5.0
"""Seconds in which several programs that start together get a new file ready."""
Words = TypeVarTuple("Words")
Result = TypeVar("Result")


class Store:
    """An open database."""

    def __init__(self, dialect: str, engine: AsyncEngine, writer: Writer | None) -> None:
        self.dialect = dialect
        """«sqlite» or «postgresql»."""
        self._engine = engine
        self._reading = engine
        if writer is None:
            self._reading = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        self._writer = writer
        self._turn = asyncio.Lock()
        self._closed = False

    @classmethod
    async def open(cls, url: str) -> "Store":
        """Open a database that has been migrated; the folder of an SQLite file is made."""
        where = make_url(url)
        if where.get_backend_name() == "sqlite":
            return cls("sqlite", _sqlite_reading(where), Writer(sqlite(where)))
        return cls("postgresql", _postgresql(where), None)

    async def write(
        self, function: Callable[[Connection, *Words], Result], *words: *Words, first: bool = False
    ) -> Result:
        """Run `function` in a transaction of its own and commit; `first` goes before other writes that wait.

        Everything it raises is raised here and nothing of it is kept.
        """
        if self._closed:
            raise RuntimeError("the store is closed")
        if self._writer is not None:
            result: Result = await self._writer.run(lambda connection: function(connection, *words), first=first)
            return result
        async with self._turn, self._engine.begin() as connection:
            return await connection.run_sync(function, *words)

    async def read(self, function: Callable[[Connection, *Words], Result], *words: *Words) -> Result:
        """Run `function` on one unchanging picture of the database; an attempt to write fails."""
        async with self._reading.connect() as connection:
            return await connection.run_sync(function, *words)

    async def close(self) -> None:
        """Finish the writes that wait and close the connections; reading must have ended."""
        self._closed = True
        if self._writer is not None:
            await self._writer.close()
        async with self._turn:  # is given in the order of asking: to the writes that wait, then to us
            await self._engine.dispose()


def migrate(url: str) -> None:
    """Bring the tables up to date, once however many processes start; before the loop runs, or in a thread."""
    where = make_url(url)
    if where.get_backend_name() == "sqlite":
        engine = sqlite(where)
        with engine.begin() as connection:
            _upgrade(connection)
        engine.dispose()
    else:
        asyncio.run(_migrate_postgresql(where))


async def _migrate_postgresql(where: URL) -> None:
    engine = _postgresql(where)
    async with engine.begin() as connection:
        await connection.execute(text("SELECT pg_advisory_xact_lock(20260101)"))
        await connection.run_sync(_upgrade)
    await engine.dispose()


def _upgrade(connection: Connection) -> None:
    made = inspect(connection).has_table("alembic_version")
    if not made or connection.scalar(text("SELECT version_num FROM alembic_version")) != HEAD:
        upgrade(connection)  # alembic takes longer to load than all else at a start


def upgrade(connection: Connection, to: str = "head", *, down: bool = False) -> None:
    """Run migrations on an open connection."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    (command.downgrade if down else command.upgrade)(config, to)


def _postgresql(where: URL) -> AsyncEngine:
    return create_async_engine(where.set(drivername="postgresql+asyncpg"))


def sqlite(where: URL) -> Engine:
    """A synchronous engine for writing: every transaction takes the write lock at its start.

    The default mode of sqlite3 takes it at the first change, after others have changed what was read: updates are lost.
    """
    _make_folder(where)
    where = where.set(drivername="sqlite+pysqlite")
    options = {"check_same_thread": False, "cached_statements": STATEMENTS}
    engine = create_engine(where, poolclass=NullPool, connect_args=options)
    event.listen(engine, "connect", lambda connection, record: turn_on_wal(connection))
    event.listen(engine, "connect", _prepare("synchronous=FULL"))
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def _sqlite_reading(where: URL) -> AsyncEngine:
    _make_folder(where)
    with closing(sqlite3.connect(str(where.database))) as connection:  # a reader may not make the file, nor do this
        turn_on_wal(connection)
    engine = create_async_engine(where.set(drivername="sqlite+aiosqlite"))
    event.listen(engine.sync_engine, "connect", _prepare("query_only=ON"))
    event.listen(engine.sync_engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


def _prepare(*pragmas: str) -> Callable[[Any, Any], None]:
    def prepare(connection: Any, record: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves
        cursor = connection.cursor()
        for pragma in ("busy_timeout=5000", "foreign_keys=ON", *pragmas):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    return prepare


def turn_on_wal(connection: sqlite3.Connection) -> None:
    """Keep the journal beside the file; where others do the same at this moment, SQLite refuses without waiting."""
    last = monotonic() + WAL_WITHIN
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            if monotonic() > last:
                raise
            sleep(0.01)
        else:
            return


def _make_folder(where: URL) -> None:
    if where.database in (None, "", ":memory:"):
        raise ValueError("DATABASE_URL must name a file: what is in memory is lost with the process")
    Path(where.database).parent.mkdir(parents=True, exist_ok=True)
