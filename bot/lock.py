"""The lock of the operating system that keeps a second `run` off the same database; it dies with the process."""

import fcntl
import hashlib
import os
from pathlib import Path

from sqlalchemy import make_url


def beside(database_url: str) -> Path:
    """The file of the lock: beside an SQLite database, for PostgreSQL in data/ under the URL's hash."""
    url = make_url(database_url)
    if url.get_backend_name() == "sqlite" and url.database:
        return Path(f"{url.database}.lock")
    place = f"{url.host}:{url.port}/{url.database}"
    return Path("data") / f"{hashlib.sha256(place.encode()).hexdigest()[:16]}.lock"


class Lock:
    """A lock on a file; the file stays, only the lock matters."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._descriptor: int | None = None

    def take(self) -> bool:
        """Whether it is ours now."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self._file, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return False
        self._descriptor = descriptor
        return True

    def release(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
