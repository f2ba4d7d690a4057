"""Rows to test with."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.tickets import Ticket
from storage import houses, organisations, outbox, people, tickets
from storage.conversations import Conversation
from storage.inbox import Arrived
from storage.outbox import Outgoing, Post, Result

NOW = datetime(2026, 10, 5, 12, 0, 0, 123_000, tzinfo=UTC)
LINE = 1


def after(**time: float) -> datetime:
    return NOW + timedelta(**time)


def an_update(number: int, **changes: Any) -> Arrived:
    words: dict[str, Any] = {
        "update": f"u{number}",
        "chat": "100",
        "person": "100",
        "position": number,
        "raw": "{«текст»}",
    }
    return Arrived(**(words | changes))


def a_post(chat: str = "100", text: str = "Здравствуйте", **changes: Any) -> Post:
    return Post(LINE, chat, None if changes.get("shows", "").startswith("card:") else {"text": text}, **changes)


def a_conversation(person: int, name: str = "report", **changes: Any) -> Conversation:
    words: dict[str, Any] = {"id": None, "place": "", "line": LINE, "chat": "100", "made": NOW, "changed": NOW}
    return Conversation(person=person, name=name, **(words | changes))


def a_person(c: Connection, external: str = "100") -> int:
    return people.meet(c, LINE, external, NOW).person.id


def a_house(c: Connection) -> int:
    words: dict[str, Any] = dict.fromkeys(("address", "key", "short", "street", "number", "town"), "ул. Ленина, д. 12")
    words |= {"organisation": organisations.the(c).id, "latitude": 51.7, "longitude": 36.2, "revision": 1}
    id: int = c.execute(sa.insert(houses.houses).returning(houses.houses.c.id), words).scalar_one()
    return id


def a_ticket(c: Connection, person: int | None = None, now: datetime = NOW, **changes: Any) -> Ticket:
    words: dict[str, Any] = {"category": "water.no_hot", "urgency": "none", "line": LINE, "chat": "100"}
    words |= {"organisation": organisations.the(c).id, "person": person or a_person(c), "story": "нет воды"}
    return tickets.file(c, tickets.NewTicket(**{**words, **changes}), now)


def claimed(
    c: Connection, now: datetime = NOW, busy: tuple[str, ...] = (), limit: int = 16, **more: Any
) -> list[Outgoing]:
    return outbox.claim(c, LINE, now, busy, limit, **more)


def send(c: Connection, now: datetime = NOW, **changes: Any) -> list[Outgoing]:
    """Claim all that may go and have it arrive, each as message «m<id>»."""
    rows = claimed(c, now, **changes)
    outbox.finish(c, [Result(row.id, "sent", (row.edit or f"m{row.id}",), tries=1) for row in rows], now)
    return rows


def plans(c: Connection, function: Callable[..., Any], *words: Any) -> list[str]:
    """How SQLite goes about each statement of a function."""
    said: list[tuple[str, Any]] = []
    listen = (c, "before_cursor_execute", lambda c, cursor, sql, values, context, many: said.append((sql, values)))
    sa.event.listen(*listen)
    function(c, *words)
    sa.event.remove(*listen)
    return [
        "; ".join(row[3] for row in c.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values))
        for sql, values in said
        if not isinstance(values, list)
    ]


def texts(rows: list[Outgoing]) -> list[str]:
    return [row.screen["text"] if row.screen else row.shows for row in rows]
