"""Which house of the register an address of a file means: exactly one, or a reason why not. Nothing is guessed."""

import re
from collections import defaultdict
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection

from domain import addresses
from domain.errors import Refused
from domain.typed import typed
from storage.houses import houses

_TOWN_KINDS = frozenset(("г", "гор", "город", "п", "пос", "поселок", "с", "село", "д", "дер", "деревня", "рп", "пгт"))


@dataclass(frozen=True, slots=True)
class _House:
    id: int
    organisation: int | None
    town: str
    kind: str
    key: str


class Houses:
    """The houses as a file's addresses are looked up in them."""

    def __init__(self, c: Connection, organisation: int, *, any_house: bool = False) -> None:
        self._organisation, self._any = organisation, any_house
        self._known: dict[str, int | Refused] = {}
        self._by_key: dict[str, list[_House]] = defaultdict(list)
        self._by_number: dict[tuple[str, str], list[_House]] = defaultdict(list)
        named = (houses.c[name] for name in ("id", "organisation", "town", "short", "key", "street", "number"))
        for id, owner, town, short, key, street, number in c.execute(sa.select(*named).where(houses.c.active)):
            house = _House(id, owner, _town(town), addresses.kind_of(short.partition(",")[0]), key)
            self._by_key[key].append(house)
            self._by_number[street, number].append(house)

    def find(self, address: str) -> int:
        """The house's id. Raises Refused."""
        if address not in self._known:
            try:
                self._known[address] = self._find(address)
            except Refused as refused:
                self._known[address] = refused
        found = self._known[address]
        if isinstance(found, Refused):
            raise found
        return found

    def _find(self, address: str) -> int:
        if not address:
            raise Refused("account-no-address")
        candidates = self._by_key.get(addresses.key(address)) or self._like(address)
        if not candidates:
            raise Refused("account-house-unknown", address=address)
        own = [one for one in candidates if self._any or one.organisation == self._organisation]
        if not own:
            raise Refused("account-house-foreign", address=address)
        if len(own) > 1:
            raise Refused("account-house-several", address=address)
        return own[0].id

    def _like(self, address: str) -> list[_House]:
        """By street and number; town and kind of street only where they are said, and then they have to agree."""
        said, parts = typed(address), addresses.parse(address)
        ways = [(addresses.street(address), addresses.number(address), parts.town, addresses.kind_of(parts.street))]
        ways.append((said.street, said.number, said.town, said.kind))
        for street, number, town, kind in ways:
            found = self._by_number.get((street, number), []) if number else []
            if town := _town(addresses.name_of(town)):
                found = [one for one in found if one.town == town]
            if kind and found:
                found = [one for one in found if one.kind in ("", kind)]
            if found:
                return found
        return []


def _town(name: str) -> str:
    words = [word for word in re.findall(r"[\w-]+", name) if word not in _TOWN_KINDS]
    return " ".join(words)
