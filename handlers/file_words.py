"""What came of a file, in words: the same on the command line, in the chat and in a report beside the file."""

from domain.errors import Unreadable, WrongFile
from handlers.texts import say
from storage.register import NoColumns, Register


def unreadable(error: Unreadable | OSError, file: str) -> str:
    """Why a file cannot be taken."""
    if isinstance(error, NoColumns):
        return say("houses-no-columns", file=file, columns=", ".join(error.columns))
    if isinstance(error, WrongFile):
        why = say(error.text, **error.words)
    elif isinstance(error, OSError):
        why = error.strerror or type(error).__name__
    else:
        why = str(error)
    return say("houses-unreadable", file=file, why=why)


def found_words(found: Register, *, dry: bool) -> str:
    """The sum of a file of houses."""
    counts = {name: str(getattr(found, name)) for name in ("new", "changed", "same")}
    sums = say("houses-sum-dry" if dry else "houses-sum", **counts, bad=str(len(found.bad)))
    return " ".join((sums, *_organisations(found)))


def _organisations(found: Register) -> list[str]:
    if not found.organisation:
        return []
    others = len(found.companies) - 1
    told = [say("houses-sum-organisation", name=found.organisation)]
    if others > 0 and max(found.companies, key=lambda each: found.companies[each]) == found.organisation:
        told.append(say("houses-sum-others", count=others).strip())
    elif others > 0:
        told.append(say("houses-sum-several", count=len(found.companies)))
    return told
