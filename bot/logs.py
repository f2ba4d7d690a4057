"""Logs on stderr: one line for what is expected, a traceback for a defect, never a token or what people wrote."""

import logging
import traceback
from collections.abc import Sequence
from types import TracebackType

_OWN_WORDS = (TypeError, AttributeError, NameError, ImportError, NotImplementedError, RecursionError)
"""Errors whose message names code, not data; the others' are kept with the update, not in the log."""
SHORTEST = 4
"""Characters below which a secret is none, and blotting it out would make the log unreadable."""
_LOUD = {"apscheduler": logging.WARNING, "aiohttp.access": logging.WARNING, "alembic": logging.WARNING}


class Formatter(logging.Formatter):
    """Writes a record with every secret blotted out."""

    def __init__(self, secrets: Sequence[str]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = [
            part for secret in secrets for part in (secret, secret.partition(":")[2]) if len(part) >= SHORTEST
        ]

    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record)
        for secret in self._secrets:
            text = text.replace(secret, "***")
        return text

    def formatException(  # noqa: N802 the library's name
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        """The traceback; of the error itself only what cannot hold what people wrote."""
        lines, error = [], ei[1]
        while error is not None:
            frames = "".join(traceback.format_tb(error.__traceback__))
            words = f": {error}" if isinstance(error, _OWN_WORDS) else ""
            lines.append(f"{frames}{type(error).__module__}.{type(error).__qualname__}{words}")
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\ncaused by\n".join(lines)


def start(level: str, secrets: Sequence[str]) -> None:
    """Send the program's log to stderr."""
    handler = logging.StreamHandler()
    handler.setFormatter(Formatter(secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.captureWarnings(True)
    for name, least in _LOUD.items():
        logging.getLogger(name).setLevel(least)
