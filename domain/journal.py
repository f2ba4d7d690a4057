"""The journal of requests: its columns, on what a term rests, and how long a line of it is kept.

A dispatcher's office registers requests in a journal or an automated system (government decree 416, points 14–18).
"""

import csv
from collections.abc import Mapping
from datetime import datetime
from importlib.resources import files

COLUMNS = (
    *("number", "registered", "channel", "accepted", "applicant", "address", "flat", "account", "story", "kind"),
    *("work", "priority", "emergency", "legal", "basis", "planned", "executor", "departed", "localised", "begun"),
    *("solved", "state", "reason", "measures", "materials", "before", "after", "told", "postponed", "rating"),
    *("confirmed", "repeat", "reopened", "outside", "kept"),
)
"""In their order; each has its head in locales/."""
PRIVATE = ("flat", "account")
"""Left out where the file goes through a messenger whose servers stand abroad."""
KINDS = ("problem", "question")
"""What is registered: thanks and complaints about people are no requests."""
YEARS = 3
"""A request and the answer to it are kept so long from registration (decree 416, section VIII)."""


def _load() -> Mapping[str, str]:
    text = (files("domain") / "data" / "sla.csv").read_text(encoding="utf-8-sig")
    return {row["key"]: row["basis"] for row in csv.DictReader(text.splitlines())}


BASIS = _load()
"""Key of a category's `sla` → the rule that its term rests on."""


def kept_until(registered: datetime) -> datetime:
    """The day until which a line is kept."""
    try:
        return registered.replace(year=registered.year + YEARS)
    except ValueError:  # the 29th of February
        return registered.replace(year=registered.year + YEARS, day=28)
