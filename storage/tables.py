"""Every table there is: to import this module is to fill the MetaData, for migrations and what compares with them."""

# each brings those that it needs
from storage import conversations, houses, jobs, lines, outbox, people, sources, tickets
from storage.schema import metadata

__all__ = ["conversations", "houses", "jobs", "lines", "metadata", "outbox", "people", "sources", "tickets"]
