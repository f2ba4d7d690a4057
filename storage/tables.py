"""Every table there is: to import this module is to fill the MetaData, for migrations and what compares with them."""

# each brings those that it needs
from storage import conversations, documents, erasures, houses, jobs, lines, outbox, people, scans, sources, tickets
from storage.schema import metadata

__all__ = [
    "conversations",
    "documents",
    "erasures",
    "houses",
    "jobs",
    "lines",
    "metadata",
    "outbox",
    "people",
    "scans",
    "sources",
    "tickets",
]
