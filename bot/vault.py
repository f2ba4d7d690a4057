"""The key that seals the tokens of bots in the database: a file of its own, so that a copy of the database has none."""

import os
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken


class Locked(Exception):
    """What another key has sealed cannot be opened: the file SECRET_FILE is another than then, or it is damaged."""


class Vault:
    """Seals and opens short texts with the key in a file, which is made with the first text that is sealed."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def seal(self, text: str) -> str:
        """The text as only this key opens it. Raises Locked, or OSError where the file cannot be made."""
        if not self._file.exists():
            self._make()
        return self._key().encrypt(text.encode()).decode()

    def open(self, sealed: str) -> str:
        """What was sealed. Raises Locked."""
        try:
            return self._key().decrypt(sealed.encode()).decode()
        except InvalidToken:
            raise Locked from None

    def _key(self) -> Fernet:
        try:
            return Fernet(self._file.read_text(encoding="ascii").strip().encode())
        except (OSError, ValueError):
            raise Locked from None

    def _make(self) -> None:
        """Readable by its owner only; written whole before it has its name, and never over another."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        part = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as written:
            written.write(Fernet.generate_key())
            written.flush()
            os.fsync(written.fileno())
        try:
            os.link(part, self._file)
        except FileExistsError:
            pass
        finally:
            part.unlink()
