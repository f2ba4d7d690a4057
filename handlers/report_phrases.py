"""Ready phrases for what was done, by what a ticket is about; the words are `done-report-…` in locales/."""

USUAL = ("replaced", "repaired", "cleaned", "adjusted", "restored", "checked")
"""What is done most often, whatever it is about."""
_BY_GROUP = {
    "water": ("replaced", "repaired", "leak", "restored", "pressure", "cleaned", "checked"),
    "sewer": ("unclogged", "cleaned", "replaced", "repaired", "leak", "disinfected", "checked"),
    "heat": ("air", "repaired", "replaced", "leak", "restored", "adjusted", "checked"),
    "power": ("restored", "lamp", "breaker", "wiring", "replaced", "repaired", "checked"),
    "gas": ("restored", "repaired", "replaced", "cleaned", "gas_service", "checked"),
    "lift": ("lift_on", "repaired", "replaced", "adjusted", "freed", "checked"),
    "entr": ("tidied", "repaired", "replaced", "lamp", "lock", "treated", "checked"),
    "bldg": ("repaired", "sealed", "icicles", "pumped", "tidied", "replaced", "checked"),
    "yard": ("tidied", "snow", "sanded", "repaired", "cut", "lamp", "checked"),
    "waste": ("removed", "tidied", "repaired", "checked"),
    "street": ("pothole", "tidied", "snow", "sanded", "lamp", "repaired", "checked"),
    "bill": ("recalculated", "explained", "issued", "corrected", "checked"),
    "serv": ("explained", "issued", "corrected", "talked", "checked"),
    "order": ("visited", "talked", "warned", "explained", "checked"),
}


def reports(category: str) -> tuple[str, ...]:
    """The phrases for a category."""
    return _BY_GROUP.get(category.partition(".")[0], USUAL)
