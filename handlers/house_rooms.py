"""What the office has about houses: documents, posters, how far the bot reaches, what was erased."""

from domain.access import Permission, Role
from domain.errors import Refused
from handlers import paper_room, poster_room, reach_room, rooms
from handlers.events import Press
from handlers.rooms import Room
from handlers.texts import say
from handlers.visit import Visit
from storage import erasures, jobs, organisations, staff

ERASED = "erased"


def erased(visit: Visit, organisation: int) -> None:
    """How many have asked to be forgotten, and the list as a file; of the whole installation, so its own admin's."""
    _require(visit, organisation)
    count = len(erasures.all_(visit.connection))
    button = (rooms.button(say("erased-file"), ERASED, organisation, "file", main=True),) if count else ()
    rooms.screen(visit, say("erased-text", count=count), button, rooms.back(organisation))


def press_erased(visit: Visit, event: Press, parts: list[str]) -> None:
    """The list comes into this chat. Raises Refused."""
    _require(visit, int(parts[0]))
    to = {"person": visit.person.id, "line": visit.line.id, "chat": visit.chat}
    jobs.add(visit.connection, "act", to, visit.now)
    visit.errands = True
    visit.answer(say("export-soon"))


def _require(visit: Visit, organisation: int) -> None:
    """People belong to the installation, not to one company: the list is its operator's. Raises Refused."""
    the = organisations.the(visit.connection).id
    if organisation != the or not staff.roles_in(visit.connection, visit.person.id, the) & {Role.ADMIN, Role.HEAD}:
        raise Refused("erased-operator")


ROOMS = (
    paper_room.ROOM,
    poster_room.ROOM,
    reach_room.ROOM,
    Room(ERASED, "office-erased", Permission.INVITE, erased, press_erased),
)
COMMANDS = {"papers": paper_room.command, "posters": poster_room.command, "reach": reach_room.command}
