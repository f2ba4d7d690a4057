"""The page where a file of houses or accounts is handed in by a one-time link."""

from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from bot.web import Web


def routes(web_: "Web") -> list[web.RouteDef]:
    """What the page answers."""
    return []
