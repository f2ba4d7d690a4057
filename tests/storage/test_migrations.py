"""Migrations: what they make is what the tables say, and they go up, down and up again on a database in use."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from storage import conversations, inbox, outbox, tickets
from storage.schema import metadata
from storage.store import HEAD, Store, migrate, upgrade
from tests.databases import Postgresql
from tests.storage.builders import LINE, NOW, a_conversation, a_post, a_ticket, an_update, send


@pytest.fixture
def bare(dialect: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database without tables; SQLite's is not even a file, in a folder that is not there."""
    if dialect == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path}/data/dvor.db"
    server: Postgresql = request.getfixturevalue("postgresql")
    return server.bare()


async def test_the_migrated_tables_are_those_that_the_code_works_with(store: Store) -> None:
    import storage.tables  # noqa: F401 all of them

    def differences(c: Connection) -> list[Any]:
        return list(compare_metadata(MigrationContext.configure(c, opts={"compare_type": True}), metadata))

    assert await store.read(differences) == []


async def test_a_key_that_people_or_messengers_saw_is_never_used_again(store: Store) -> None:
    def made(c: Connection) -> list[str]:
        return list(c.scalars(sa.text("SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'")))

    if store.dialect == "sqlite":
        wanted = {name for name, table in metadata.tables.items() if table.dialect_options["sqlite"]["autoincrement"]}
        assert {"tickets", "outbox", "conversations"} <= wanted == set(await store.read(made))


async def test_up_down_and_up_again_with_data(bare: str) -> None:
    await asyncio.to_thread(migrate, bare)
    await _live(bare)
    await _step(bare, lambda c: upgrade(c, "base", down=True))
    assert await _step(bare, lambda c: sa.inspect(c).get_table_names()) == ["alembic_version"]
    await _step(bare, upgrade)
    await _live(bare)


async def test_migrating_what_is_migrated_changes_nothing(bare: str) -> None:
    await asyncio.to_thread(migrate, bare)
    await _live(bare)
    await asyncio.to_thread(migrate, bare)

    assert await _step(bare, inbox.new_count) == 1


async def test_programs_that_start_together_migrate_once(bare: str) -> None:
    await asyncio.gather(*(asyncio.to_thread(migrate, bare) for _ in range(3)))

    await _live(bare)


async def test_the_log_of_a_ticket_cannot_be_changed(store: Store) -> None:
    def filed(c: Connection) -> int:
        ticket = a_ticket(c)
        tickets.log(c, ticket.id, NOW, action="take", name="Иван", before="registered", after="working")
        return ticket.id

    id = await store.write(filed)
    for change in ("UPDATE ticket_log SET name = 'Пётр'", "DELETE FROM ticket_log"):
        with pytest.raises(sa.exc.DBAPIError, match="append-only"):
            await store.write(Connection.execute, sa.text(change))

    [entry] = await store.read(tickets.log_of, id)
    assert (entry.name, entry.before, entry.after, entry.at) == ("Иван", "registered", "working", NOW)


def test_the_code_knows_its_newest_migration() -> None:
    script = ScriptDirectory(str(Path("storage/migrations").resolve()))

    assert script.get_heads() == [HEAD]


async def _live(url: str) -> None:
    """A bit of everything."""

    def live(c: Connection) -> None:
        ticket = a_ticket(c)
        tickets.log(c, ticket.id, NOW, action="take")
        inbox.add(c, LINE, [an_update(1)], "", NOW)
        outbox.put(c, [a_post(shows=f"card:{ticket.id}", ticket=ticket.id)], NOW)
        send(c)
        conversations.save(c, [a_conversation(ticket.person)])

    await _step(url, live)


async def _step(url: str, function: Callable[[Connection], Any]) -> Any:
    store = await Store.open(url)
    try:
        return await store.write(function)
    finally:
        await store.close()
