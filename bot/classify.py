"""Guesses the category of every message of a CSV file; needs no database, setting or token."""

import csv
from pathlib import Path
from typing import TextIO

from domain.categories import classify_rows


def classify(file: Path, out: TextIO) -> None:
    """A row of codes and scores for each message, in the file's order."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        csv.writer(out, lineterminator="\n").writerows(classify_rows(lines))
