"""`python -m tests.bench --addresses`: the register's own addresses as people type them, and how many are found.

Each address goes through one or two slips of the finger and, by chance, loses «ул.», its town (then the one who asks
lives there) or changes its order. It is found when one of the first three houses offered has that address.
"""

import random
import re
import statistics
import time
from collections import defaultdict
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection

from domain import addresses
from domain.words import plain
from storage import houses
from storage.house_tables import houses as table

FIRST = 3
GOAL_SHARE, GOAL_CPU = 0.97, 20.0
_ROWS = ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")
_KEYS = {row[at]: (row[at - 1 : at] + row[at + 1 : at + 2]) for row in _ROWS for at in range(len(row))}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is typed, by whom, and what the address was."""

    text: str
    home: int | None
    address: str
    slips: int
    how: str


@dataclass(frozen=True, slots=True)
class Found:
    """How it went."""

    asked: Asked
    offered: tuple[str, ...]
    right: bool
    cpu: float


def measure(c: Connection, most: int, seed: int) -> list[Found]:
    """Ask for a seeded sample of all houses."""
    rows = c.execute(sa.select(table.c.id, table.c.address, table.c.town).where(table.c.active)).all()
    neighbours = defaultdict[str, list[int]](list)
    for id, address, town in rows:
        neighbours[f"{addresses.area(address)}|{town}"].append(id)
    dice = random.Random(seed)
    found = []
    for _, address, town in dice.sample(rows, min(most, len(rows))):
        if re.search(r"\d", addresses.number(address)) is None:
            continue  # «д. б/н»: nobody can ask for it
        home = dice.choice(neighbours[f"{addresses.area(address)}|{town}"])
        found.append(_ask(c, typed(dice, address, home)))
    return found


def _ask(c: Connection, asked: Asked) -> Found:
    starts = time.process_time()
    offered = houses.search(c, asked.text, FIRST, home=asked.home)
    cpu = time.process_time() - starts
    wanted = _same(asked.address)
    return Found(
        asked,
        tuple(each.address for each in offered),
        any(wanted == _same(each.address) for each in offered),
        cpu * 1000,
    )


def _same(address: str) -> tuple[str, ...]:
    return addresses.town(address), addresses.street(address), addresses.number(address)


def typed(dice: random.Random, address: str, home: int) -> Asked:
    """The address as somebody types it."""
    parts = addresses.parse(address)
    number = _number(dice, parts.house)
    street, town = parts.street, parts.town
    how = []
    if street and dice.random() < 0.5:
        street = addresses.name_of(street)
        how.append("kind")
    if town and dice.random() < 0.5:
        town = re.sub(r"^[а-яё/_]+\.\s*", "", town.lower())
    without = bool(street and dice.random() < 0.5)
    names = [name for name in (("" if without else town), street) if name]
    slips = dice.choice((1, 1, 2))
    for _ in range(slips):
        at = dice.randrange(len(names))
        names[at] = _slip(dice, names[at])
    pieces = [*names, number]
    order = dice.random()
    if order < 0.25:
        pieces = [*names[1:], number, names[0]] if len(names) > 1 else [number, *names]
    elif order < 0.35:
        pieces = [number, *names]
    comma = dice.choice((", ", " "))
    text = comma.join(pieces)
    how += ["no town"] * without + ["order"] * (order < 0.35)
    return Asked(dice.choice((text, text.lower())), home if without else None, address, slips, "+".join(how) or "-")


def _number(dice: random.Random, house: tuple[str, ...]) -> str:
    """«12», «д.12», «12 к 2», «12/2», now and then with a flat."""
    words = [plain(part) for part in house]
    first = words[0].removeprefix("д.").strip() if words else ""
    rest = " ".join(words[1:]).replace(".", dice.choice(("", ".")))
    rest = rest.replace("к ", dice.choice(("к ", "корпус ", "корп ")))
    flat = f" кв {dice.randint(1, 90)}" if dice.random() < 0.15 else ""
    return f"{dice.choice(('', '', 'д.', 'д ', 'дом '))}{first}{' ' if rest else ''}{rest}{flat}"


def _slip(dice: random.Random, name: str) -> str:
    """One letter dropped, doubled, swapped with the next or with a neighbour on the keyboard; not of a short word."""
    places = [m.start() + at for m in re.finditer(r"[А-Яа-яЁё]{4,}", name) for at in range(1, len(m[0]))]
    if not places:
        return name
    at = dice.choice(places)
    letter = name[at].lower()
    kind = dice.randrange(4)
    if kind == 0:
        return name[:at] + name[at + 1 :]
    if kind == 1:
        return name[:at] + letter + name[at:]
    if kind == 2 and at + 1 < len(name):
        return name[:at] + name[at + 1] + letter + name[at + 2 :]
    return name[:at] + dice.choice(_KEYS.get(letter, [letter])) + name[at + 1 :]


def told(found: list[Found], *, missed: int = 0) -> str:
    """The figures, and the first ones that were missed."""
    lines = []
    for name in sorted({each.asked.how for each in found}):
        those = [each.right for each in found if each.asked.how == name]
        lines.append(f"  {name:24} {statistics.mean(those):7.1%} of {len(those)}")
    for slips in (1, 2):
        those = [each.right for each in found if each.asked.slips == slips]
        lines.append(f"  {slips} slips{'':17} {statistics.mean(those):7.1%} of {len(those)}")
    wrong = [each for each in found if not each.right][:missed]
    lines += [f"  missed: {each.asked.text!r} ({each.asked.address}) -> {each.offered}" for each in wrong]
    share = statistics.mean(each.right for each in found)
    cpu = [each.cpu for each in found]
    lines.append(f"found among the first {FIRST}: {share:.1%} of {len(found)} (goal >= {GOAL_SHARE:.0%})")
    lines.append(
        f"CPU ms a search: {statistics.mean(cpu):.1f}, the slowest of a hundred "
        f"{statistics.quantiles(cpu, n=100)[98]:.1f} (goal <= {GOAL_CPU:.0f})"
    )
    return "\n".join(lines)


def reached(found: list[Found]) -> bool:
    """Whether both goals are."""
    share = statistics.mean(each.right for each in found)
    return share >= GOAL_SHARE and statistics.mean(each.cpu for each in found) <= GOAL_CPU
