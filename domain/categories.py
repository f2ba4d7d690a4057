"""What a ticket can be about: the categories, and which of them a resident's words mean."""

from domain.danger import danger
from domain.suggestions import certain, classify_rows, suggest
from domain.taxonomy import CATEGORIES, OTHER, SCREENS, Category, Screen, Urgency, get, leaves

__all__ = [
    "CATEGORIES",
    "OTHER",
    "SCREENS",
    "Category",
    "Screen",
    "Urgency",
    "certain",
    "classify_rows",
    "danger",
    "get",
    "leaves",
    "suggest",
]
