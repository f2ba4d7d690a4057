"""What a person reads before anything of them is kept: who asks, what for, which data, how long, the way back."""

from typing import Any

from sqlalchemy import Connection

from domain.consents import VERSION
from domain.organisations import Ground
from handlers.texts import say
from storage import organisations


def operator(connection: Connection, house: int | None, bot: int | None = None) -> dict[str, Any]:
    """Who keeps the data (152-FZ, art. 9: name and address of the operator), and on which ground: who serves the
    house, where that is known, else whose bot it is."""
    own = organisations.serving(connection, house, bot=bot)
    return {"name": own.name, "inn": own.inn, "address": own.address, "ground": own.ground}


def informs(operator: dict[str, Any]) -> bool:
    """Whether the organisation has another legal ground and only tells."""
    return bool(operator["ground"] == Ground.INFORMS)


def short(operator: dict[str, Any]) -> str:
    """What a person really reads."""
    name = operator["name"] or say("welcome-someone")
    if informs(operator):
        return say("welcome-informs", who=name[:1].upper() + name[1:])
    return say("welcome-consent", who=name)


def full(operator: dict[str, Any]) -> str:
    """The whole of it."""
    words = {"who": who(operator), "version": VERSION}
    return say("welcome-informs-details" if informs(operator) else "welcome-details", **words)


def who(operator: dict[str, Any]) -> str:
    """Name, taxpayer's number and address, as far as they are known."""
    inn = say("welcome-inn", inn=operator["inn"]) if operator["inn"] else ""
    name = operator["name"] or say("welcome-someone").rstrip(",")
    return ", ".join(part for part in (name, inn, operator["address"]) if part)
