"""A durable storage for aiogram's FSM: SQLite through aiosqlite, each change committed (`synchronous=FULL`)."""

import json
from collections.abc import Mapping
from typing import Any

import aiosqlite
from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey


class SqliteStorage(BaseStorage):
    """State and data of each chat in one row."""

    def __init__(self, database: aiosqlite.Connection) -> None:
        self._database = database

    @classmethod
    async def open(cls, path: str) -> "SqliteStorage":
        database = await aiosqlite.connect(path)
        await database.execute("PRAGMA journal_mode=WAL")
        await database.execute("PRAGMA synchronous=FULL")
        await database.execute("CREATE TABLE IF NOT EXISTS fsm (key TEXT PRIMARY KEY, state TEXT, data TEXT)")
        await database.execute("CREATE TABLE IF NOT EXISTS tickets (id INTEGER PRIMARY KEY, chat INTEGER, data TEXT)")
        await database.commit()
        return cls(database)

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        await self._put(key, "state", state.state if isinstance(state, State) else state)

    async def get_state(self, key: StorageKey) -> str | None:
        return await self._get(key, "state")

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        await self._put(key, "data", json.dumps(dict(data), ensure_ascii=False))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        return json.loads(await self._get(key, "data") or "{}")  # type: ignore[no-any-return]

    async def file(self, chat: int, data: Mapping[str, Any]) -> int:
        """The report is told: its number."""
        words = (chat, json.dumps(dict(data), ensure_ascii=False))
        cursor = await self._database.execute("INSERT INTO tickets (chat, data) VALUES (?, ?)", words)
        await self._database.commit()
        return cursor.lastrowid or 0

    async def close(self) -> None:
        await self._database.close()

    async def _put(self, key: StorageKey, column: str, value: str | None) -> None:
        statement = (
            f"INSERT INTO fsm (key, {column}) VALUES (?, ?) "
            f"ON CONFLICT (key) DO UPDATE SET {column} = excluded.{column}"
        )
        await self._database.execute(statement, (_name(key), value))
        await self._database.commit()

    async def _get(self, key: StorageKey, column: str) -> str | None:
        async with self._database.execute(f"SELECT {column} FROM fsm WHERE key = ?", (_name(key),)) as found:
            row = await found.fetchone()
        return row[0] if row else None


def _name(key: StorageKey) -> str:
    return f"{key.bot_id}:{key.chat_id}:{key.user_id}"
