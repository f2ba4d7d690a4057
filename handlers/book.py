"""The conversations by name; each file of a conversation enters itself here."""

from collections.abc import Callable
from dataclasses import dataclass

from handlers.stops import Command
from handlers.talk import Talk

Function = Callable[[Talk], Command | None]


@dataclass(frozen=True, slots=True)
class Spec:
    """A conversation and how loose messages belong to it."""

    function: Function
    story: str = ""
    """The answer to which texts belong that follow it within seconds."""
    files: bool = False
    """Attachments are taken at any question."""
    holds: bool = False
    """Whatever comes is held and used afterwards (consent)."""
    service: bool = True
    """In a group the button that cancels stands under it."""
    yields: str = ""
    """The question that gives way to whatever is no answer to it."""
    drafts: bool = True
    """Left for something else it is kept to be resumed."""


TALKS: dict[str, Spec] = {}


def conversation(
    name: str,
    *,
    story: str = "",
    files: bool = False,
    holds: bool = False,
    service: bool = True,
    yields: str = "",
    drafts: bool = True,
) -> Callable[[Function], Function]:
    """Enter a function as the conversation `name` (ASCII, ≤ 10 characters: every button carries it)."""

    def enter(function: Function) -> Function:
        if name in TALKS and TALKS[name].function.__module__ != function.__module__:
            raise ValueError(f"two conversations are called {name!r}")
        TALKS[name] = Spec(function, story, files, holds, service, yields, drafts)
        return function

    return enter
