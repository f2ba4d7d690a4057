"""What MAX's refusals mean to delivery: its statuses and codes become the errors of bot.lines."""

from typing import Final

from bot.lines import CannotEdit, NotSent, Rejected, TryLater, Unreachable
from bot.max.session import Refusal

NOT_READY: Final = "attachment.not.ready"
_GONE: Final = ("chat.", "dialog.", "user.", "error.dialog", "error.chat")


def meaning(refusal: Refusal, *, edit: bool = False) -> NotSent:
    """The error of bot.lines that says what can be done about this one."""
    if refusal.status == 429:
        return TryLater("too many requests", limited=True)
    if refusal.status == 408:
        return TryLater("HTTP 408", unsure=True)
    if refusal.code == NOT_READY:
        return TryLater("a file is not ready yet", after=2.0)
    if edit:
        return CannotEdit(_why(refusal))
    if refusal.status == 403 or (refusal.status == 404 and refusal.code.startswith(_GONE)):
        return Unreachable(_why(refusal))
    if refusal.words.startswith(_GONE):
        return Unreachable(_why(refusal))
    return Rejected(_why(refusal))


def _why(refusal: Refusal) -> str:
    return f"{refusal.code} {refusal.words}".strip() or f"HTTP {refusal.status}"
