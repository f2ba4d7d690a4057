"""Everything that the clock does with tickets: to import this module is to enter it all among the dues."""

from handlers import (  # noqa: F401
    alarms,
    breaches,
    climbing,
    due_marks,
    lapsing,
    pausing,
    repeats,
    silence,
    special,
)
