"""The commands and rooms of the figures: /stats, /week, /journal, in a staff chat and in private."""

from domain.errors import Refused
from handlers import stats
from handlers.visit import Visit

NAMES = ("stats",)
ROOMS = (stats.ROOM,)
COMMANDS = {"stats": stats.command}


def in_chat(visit: Visit, name: str, rest: str) -> None:
    """In a staff chat; its members are who asks. Raises Refused."""
    if visit.desk is None:
        raise Refused("refused-unbound")
    stats.in_chat(visit, rest)
