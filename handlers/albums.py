"""Stored files of a ticket as messages: pictures together, with a line that says whose they are."""

from collections.abc import Sequence

from handlers.screens import File, Screen
from handlers.texts import say
from storage.attachments import TicketFile

ALBUM = 10
"""Files that one message takes."""


def screens(ticket: int, files: Sequence[TicketFile]) -> list[tuple[list[TicketFile], Screen]]:
    """The messages, those of each stage together."""
    found = []
    for stage in dict.fromkeys(file.stage for file in files):
        for group in albums([file for file in files if file.stage == stage]):
            text = say(f"files-{stage}", number=str(ticket), count=len(group))
            enclosed = tuple(File(file.hash or "", file.kind, file.name) for file in group)
            found.append((group, Screen(text, files=enclosed)))
    return found


def albums(files: Sequence[TicketFile]) -> list[list[TicketFile]]:
    """Pictures together, ten at most; anything else is a message of its own."""
    pictures = [file for file in files if file.kind in ("photo", "video")]
    groups = [pictures[first : first + ALBUM] for first in range(0, len(pictures), ALBUM)]
    return groups + [[file] for file in files if file not in pictures]
