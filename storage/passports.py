"""The passport of a house: what its register tells beside the address."""

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.houses import Passport
from storage.houses import houses

_NAMES = tuple(name for name in Passport.__slots__ if name != "house")
_OF = sa.select(houses.c.id, *(houses.c[name] for name in _NAMES)).where(houses.c.id == sa.bindparam("of"))


def of(c: Connection, house: int) -> Passport | None:
    """What is known of a house; None when there is no such number."""
    row = c.execute(_OF, {"of": house}).one_or_none()
    return None if row is None else Passport(*row)
