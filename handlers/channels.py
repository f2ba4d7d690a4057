"""In which messengers an organisation answers its residents."""

from collections.abc import Mapping

from sqlalchemy import Connection

from domain.organisations import Organisation
from handlers.screens import Line
from handlers.texts import has, say
from handlers.visit import Visit
from storage import organisations


def called(messenger: str) -> str:
    """How people call a messenger."""
    name = f"messenger-{messenger}"
    return say(name) if has(name) else messenger


def of(connection: Connection, lines: Mapping[int, Line], organisation: Organisation) -> list[Line]:
    """Where its residents are served: of each messenger that it has not switched off its own bot, else that of the
    nearest above it that has one, else the installation's."""
    known = {id: (line.can.messenger, line.organisation) for id, line in lines.items()}
    return [lines[id] for id in nearest(connection, known, organisation)]


def nearest(connection: Connection, bots: Mapping[int, tuple[str, int | None]], own: Organisation) -> list[int]:
    """The same for bots by their numbers, each with its messenger and whose it is."""
    on = {id: bot for id, bot in bots.items() if bot[0] not in own.channels_off}
    if not any(whose for _, whose in on.values()):
        return list(on)
    near: list[int | None] = [own.id, *organisations.ancestors(connection, own.id), None]
    best: dict[str, int] = {}
    for whose in near:
        for id, (messenger, theirs) in on.items():
            if theirs == whose:
                best.setdefault(messenger, id)
    return [id for id, (messenger, _) in on.items() if best.get(messenger) == id]


def refused(visit: Visit, organisation: Organisation) -> dict[str, object]:
    """The words of the refusal to file here what an organisation answers elsewhere; none where it does."""
    if visit.line.can.messenger not in organisation.channels_off:
        return {}
    lines = of(visit.connection, visit.office.lines, organisation)
    links = [line.link.format(code="go") for line in lines if line.link]
    return {"name": organisation.name or say("office-nameless"), "links": "\n".join(links)}
