"""Houses to test with."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy import Connection

from domain import addresses
from domain.places import Point
from storage import houses, organisations

CENTRE = Point(59.22, 39.89)


def put(c: Connection, places: Sequence[tuple[str, Point]], revision: int = 1) -> None:
    """Houses with these addresses and points."""
    organisation = organisations.the(c).id
    rows = [
        {
            "organisation": organisation,
            "address": address,
            "key": addresses.key(address),
            "short": addresses.short(address),
            "street": addresses.street(address),
            "number": addresses.number(address),
            "town": addresses.town(address),
            "latitude": point.latitude,
            "longitude": point.longitude,
            "revision": revision,
            "source": f"own|{addresses.area(address)}",
        }
        for address, point in places
    ]
    if rows:
        c.execute(sa.insert(houses.houses), rows)


def put_addresses(c: Connection, *written: str, revision: int = 1) -> None:
    put(c, [(f"обл. Вологодская, {address}", CENTRE) for address in written], revision)
