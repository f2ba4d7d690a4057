"""Stored files that nobody needs any more: what is still referred to stays."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy import Connection

from storage.attachments import ticket_files
from storage.documents import documents
from storage.files import file_ids, files


def forget(c: Connection, hashes: Sequence[str]) -> list[str]:
    """Forget those of the files that belong to no ticket and no document; they may be deleted from the disk."""
    used: set[str] = set()
    for column in (ticket_files.c.hash, documents.c.hash):
        used |= set(c.execute(sa.select(column).where(column.in_(hashes))).scalars())
    free = sorted(set(hashes) - used)
    for table in (files, file_ids):
        c.execute(sa.delete(table).where(table.c.hash.in_(free)))
    return free
