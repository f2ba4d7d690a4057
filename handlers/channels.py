"""In which messengers an organisation answers its residents."""

from domain.organisations import Organisation
from handlers.texts import has, say
from handlers.visit import Visit


def called(messenger: str) -> str:
    """How people call a messenger."""
    name = f"messenger-{messenger}"
    return say(name) if has(name) else messenger


def refused(visit: Visit, organisation: Organisation) -> dict[str, object]:
    """The words of the refusal to file here what an organisation answers elsewhere; none where it does."""
    if visit.line.can.messenger not in organisation.channels_off:
        return {}
    links = [
        line.link.format(code="go")
        for line in visit.office.lines.values()
        if line.link and line.can.messenger not in organisation.channels_off
    ]
    return {"name": organisation.name or say("office-nameless"), "links": "\n".join(links)}
