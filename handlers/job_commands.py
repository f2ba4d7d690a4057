"""What an executor types, in the staff chat and in private alike: the steps, visits, materials, the day."""

from domain.errors import Refused
from handlers import appointing, executing, materials, no_access, today
from handlers.texts import say
from handlers.visit import Visit
from handlers.wording import has_words

NAMES = ("visit", "depart", "noaccess", "materials", today.WORD)


def run(visit: Visit, name: str, number: int, rest: str) -> None:
    """Do it. Raises Refused."""
    if name == today.WORD:
        today.show(visit, prefix="j" if visit.private else "c")
        return
    if not number:
        raise Refused("refused-job-number" if visit.private else "refused-no-number", command=say(f"command-{name}"))
    if name == "visit":
        appointing.command(visit, number, rest)
    elif name == "materials":
        materials.command(visit, number, rest)
    elif name == "depart":
        visit.answer(executing.depart(visit, number))
    elif visit.private and not has_words(rest):
        no_access.begin(visit, executing.mine(visit, number))
    else:
        visit.answer(no_access.report(visit, number, rest))
