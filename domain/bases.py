"""On which act each term of `data/sla.csv` rests, as far as it rests on one."""

import csv
from collections.abc import Mapping
from importlib.resources import files

_ACTS = ("ПП", "Правила", "ГОСТ", "СанПиН", "ТР", "ФЗ")
"""What names an act; other bases of the file are customs and contracts."""


def _load() -> Mapping[str, str]:
    text = (files("domain") / "data" / "sla.csv").read_text(encoding="utf-8-sig")
    rows = csv.DictReader(text.splitlines())
    return {row["key"]: "; ".join(_named(row["basis"] or "")) for row in rows}


def _named(basis: str) -> list[str]:
    parts = [part.partition(" (")[0].strip() for part in basis.split(";")]
    return [part for part in parts if any(act in part for act in _ACTS)]


_BASES: Mapping[str, str] = _load()


def of(key: str) -> str:
    """The acts behind a term, in short; empty where there is none."""
    return _BASES.get(key, "")
