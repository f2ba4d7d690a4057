"""What every table is made of: the one MetaData, and the column types that both databases share."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

import orjson
from sqlalchemy import BigInteger, Dialect, MetaData, String, Text
from sqlalchemy.types import TypeDecorator

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


# The processors are given whole: TypeDecorator would wrap each value in two more calls.


class Moment(TypeDecorator[datetime]):
    """A time in UTC, kept as whole milliseconds since 1970 (cut, not rounded), so that both databases compare alike."""

    impl = BigInteger
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], int | None]:
        return _milliseconds

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[int | None], datetime | None]:
        return _moment


def _milliseconds(value: datetime | None) -> int | None:
    if value is None:
        return None
    past = value - EPOCH
    return past.days * 86_400_000 + past.seconds * 1000 + past.microseconds // 1000


def _moment(value: int | None) -> datetime | None:
    return None if value is None else EPOCH + timedelta(milliseconds=value)


class Json(TypeDecorator[Any]):
    """Plain values as JSON text that a person can read in the database."""

    impl = Text
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], str | None]:
        return _packed

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], Any]:
        return _unpacked


def _packed(value: Any) -> str | None:
    return None if value is None else pack(value)


def _unpacked(value: str | None) -> Any:
    return None if value is None else orjson.loads(value)


def pack(value: Any) -> str:
    """A plain value as compact JSON, Cyrillic left readable."""
    return orjson.dumps(value).decode()


class Word(TypeDecorator[StrEnum]):
    """A member of a StrEnum, kept as its word."""

    impl = String
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def bind_processor(self, dialect: Dialect) -> Callable[[str | None], str | None]:
        return lambda value: None if value is None else self.kind(value).value

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], StrEnum | None]:
        members = {member.value: member for member in self.kind}
        return lambda value: None if value is None else members[value]


class Words(TypeDecorator[tuple[str, ...]]):
    """Several words without spaces, kept as one text that a person can read in the database."""

    impl = String
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[tuple[str, ...] | None], str | None]:
        return lambda value: None if value is None else " ".join(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], tuple[str, ...] | None]:
        return lambda value: None if value is None else tuple(value.split())
