"""Words that tell names, streets and the rest of a call apart: given names, what is never a name, where streets end."""

import csv
from collections.abc import Mapping
from importlib.resources import files


def _load() -> Mapping[str, frozenset[str]]:
    text = (files("domain") / "data" / "call_words.csv").read_text(encoding="utf-8")
    return {row["kind"]: frozenset(row["words"].split()) for row in csv.DictReader(text.splitlines())}


KINDS = _load()
"""«given», «never», «stop»: each a set of words in lower case."""
