"""A file's rows brought together by account: its flat, its owners whose shares make one, its meters."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from domain.errors import Refused
from storage.account_houses import Houses
from storage.account_rows import Entry, Fault, Gauge

Place = tuple[int, str]
"""A house and a flat in it; the flat is empty for a house of one family."""


@dataclass(slots=True)
class Told:
    """An account as a file tells it."""

    number: str
    place: Place
    entrance: str = ""
    floor: str = ""
    area: str = ""
    living: bool = True
    code: str = ""
    owners: list[tuple[str, Fraction | None]] = field(default_factory=list)
    gauges: list[Gauge] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)


class Book:
    """What is good in a file, and what is not; rows are entered one by one, then it is closed."""

    def __init__(self, houses: Houses) -> None:
        self.accounts: dict[str, Told] = {}
        """By the account's key."""
        self.faults: dict[int, Fault] = {}
        """By the line."""
        self.named: set[str] = set()
        """Keys of bad rows too: what a bad row names is not gone."""
        self.rows = 0
        self.nameless = 0
        """Bad rows that do not say whose they are: any account may be meant."""
        self._houses = houses
        self._spoilt: dict[str, int] = {}
        """Accounts with a bad row, and which one."""

    def enter(self, rows: Iterable[Entry | Fault]) -> None:
        """Take in rows, good and bad."""
        for row in rows:
            self.rows += 1
            if isinstance(row, Fault):
                self._refuse(row, row.key)
                continue
            self.named.add(row.key)
            try:
                self._take(row)
            except Refused as refused:
                column = "address" if "address" in refused.words else "account"
                words = {name: str(said) for name, said in refused.words.items()}
                self._refuse(Fault(row.line, column, refused.text, words), row.key)

    def close(self) -> None:
        """What only shows when all is read: shares that do not make one, accounts of which one row is bad."""
        self._weigh()
        for key, bad in self._spoilt.items():
            told = self.accounts.pop(key, None)
            for line in told.lines if told else ():
                words = {"line": str(bad)}
                self.faults.setdefault(line, Fault(line, "account", "account-other-row", words))

    def _refuse(self, fault: Fault, key: str = "") -> None:
        self.faults[fault.line] = fault
        self.nameless += not key
        if key:
            self.named.add(key)
            self._spoilt.setdefault(key, fault.line)

    def _take(self, row: Entry) -> None:
        place = self._houses.find(row.address), row.flat
        told = self.accounts.get(row.key)
        owner = (row.owner, row.part) if row.owner or row.part is not None else None
        if told is None:
            told = self.accounts[row.key] = Told(row.number, place, living=row.living)
        elif told.place != place:
            raise Refused("account-elsewhere", line=str(told.lines[0]))
        elif not (owner and owner not in told.owners) and not _is_new(row.gauge, told):
            raise Refused("account-double", line=str(told.lines[0]))
        told.lines.append(row.line)
        for name in ("entrance", "floor", "area", "code"):
            if said := getattr(row, name):
                setattr(told, name, getattr(told, name) or said)
        if owner and owner not in told.owners:
            told.owners.append(owner)
        if row.gauge and _is_new(row.gauge, told):
            told.gauges.append(row.gauge)

    def _weigh(self) -> None:
        """Shares make one: in the account, or in the flat where each owner has an account (Housing Code art. 37)."""
        flats: dict[Place, list[str]] = defaultdict(list)
        for key, told in self.accounts.items():
            if any(part is not None for _, part in told.owners) and not _is_one(told):
                flats[told.place].append(key)
        for keys in flats.values():
            each = [self.accounts[key] for key in keys]
            total = sum((part or Fraction(0) for told in each for _, part in told.owners), Fraction(0))
            if total == 1 and all(part is not None for told in each for _, part in told.owners):
                continue
            for key, told in zip(keys, each, strict=True):
                for line in told.lines:
                    self._refuse(Fault(line, "share", "share-sum", {"sum": written(total)}), key)


def written(total: Fraction) -> str:
    """A sum of shares as people read it: «5/6», or «99,99 %» where the fraction would be long."""
    if total.denominator <= 100:
        return str(total)
    return f"{float(total * 100):.4f}".rstrip("0").rstrip(".").replace(".", ",") + " %"


def _is_one(told: Told) -> bool:
    parts = [part for _, part in told.owners]
    return all(part is not None for part in parts) and sum((part or Fraction(0) for part in parts), Fraction(0)) == 1


def _is_new(gauge: Gauge | None, told: Told) -> bool:
    return gauge is not None and all((one.serial, one.kind) != (gauge.serial, gauge.kind) for one in told.gauges)
