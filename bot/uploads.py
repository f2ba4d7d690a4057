"""The folder where files lie that were handed in, until they are applied or dropped: they may hold personal data."""

import os
import secrets
from collections.abc import Collection
from pathlib import Path


class Uploads:
    """Files by names of our own: nobody's file is ever opened by the name that they gave it."""

    def __init__(self, media_dir: Path) -> None:
        self._folder = media_dir / "uploads"

    def new(self, ending: str = "") -> Path:
        """Where to write a new file; only this system's user reads the folder."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return self._folder / (secrets.token_hex(16) + ending)

    def path(self, name: str) -> Path:
        """Where a file lies; a name that is none of ours leads nowhere."""
        return self._folder / (name if name.replace(".", "").isalnum() else "none")

    def keep(self, data: bytes) -> str:
        """Write a file; its name. Slow: call it in a thread."""
        target = self.new()
        with target.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        return target.name

    def sweep(self, needed: Collection[str], before: float) -> None:
        """Delete what is not needed and was written before that time (seconds since 1970). Slow, too."""
        for path in self._folder.glob("*"):
            if path.name not in needed and path.stat().st_mtime < before:
                path.unlink(missing_ok=True)
