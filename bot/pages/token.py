"""The page where the token of a further bot is handed in, by a one-time link: it is never written into a chat."""

import asyncio
import hashlib
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from aiohttp import web
from sqlalchemy import Connection

from bot import composition
from bot.lines import NotSent, TokenRefused
from bot.pages import paper
from bot.vault import Vault
from domain.access import Permission
from domain.errors import Refused
from handlers import channels, rights
from handlers.line_room import LINK
from handlers.texts import say
from storage import lines, organisations, web_links
from storage.lines import LineRow

if TYPE_CHECKING:
    from bot.web import Web

MESSENGERS = ("max", "vk", "telegram")
PATIENCE = 10.0
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Told:
    """What was filled in."""

    messenger: str
    token: str
    community: int | None = None

    @property
    def key(self) -> str:
        """By which the same bot is known again, whoever brings it; the token cannot be read out of it."""
        return f"{self.messenger}:{hashlib.sha256(self.token.encode()).hexdigest()[:24]}"


def routes(web_: "Web") -> list[web.RouteDef]:
    """A form, and what came of it."""

    async def show(request: web.Request) -> web.Response:
        name = await web_.store.read(_whose, request.match_info["code"], web_)
        return paper.sorry(404) if name is None else _form(name)

    async def take(request: web.Request) -> web.Response:
        code = request.match_info["code"]
        name = await web_.store.read(_whose, code, web_)
        if name is None:
            return paper.sorry(404)
        said = {key: str(value).strip() for key, value in (await request.post()).items()}
        try:
            told = _read(said, web_)
            called, link = await _ask(told, web_)
            sealed = await asyncio.to_thread(Vault(web_.settings.secret_file).seal, told.token)
            await web_.store.write(_keep, code, told, sealed, called, web_)
        except Refused as refused:
            return _form(name, say(refused.text, **refused.words), said)
        done = [paper.line(say("token-done", name=called)), paper.line(say("token-next"))]
        return paper.sheet(say("token-done-title"), *done, paper.line(link.replace("{code}", "go"), "small"))

    return [web.get("/token/{code}", show), web.post("/token/{code}", take)]


def _whose(c: Connection, code: str, web_: "Web") -> str | None:
    """For which organisation the link is, while it is good and who got it may still set it up."""
    link = web_links.open_(c, code, LINK, web_.clock.now())
    if link is None or not rights.may_in(c, link.person, link.organisation, Permission.SET_UP):
        return None
    found = organisations.get(c, link.organisation)
    return found.name if found is not None and found.name else say("office-nameless")


def _read(said: dict[str, str], web_: "Web") -> Told:
    messenger, token, community = said.get("messenger", ""), said.get("token", ""), said.get("community", "")
    if messenger not in MESSENGERS:
        raise Refused("token-no-messenger")
    if not token or len(token) > LONGEST or not token.isascii() or not token.isprintable() or " " in token:
        raise Refused("token-wrong")
    if token in web_.settings.secrets():
        raise Refused("token-known")
    if not web_.settings.may_serve(messenger):
        raise Refused("token-play")
    if messenger != "vk":
        return Told(messenger, token)
    number = community.removeprefix("https://vk.com/").removeprefix("club").removeprefix("public")
    if not number.isdecimal() or not 0 < int(number) < 2**31:
        raise Refused("token-no-community")
    return Told(messenger, token, int(number))


async def _ask(told: Told, web_: "Web") -> tuple[str, str]:
    """How the messenger calls the bot of this token, and its link. Raises Refused."""
    row = LineRow(0, told.messenger, told.key, "", "", "", "", "", None, "", told.community)
    line = composition.build(web_.settings, row, told.token)
    try:
        async with asyncio.timeout(PATIENCE):
            await line.check()
    except TokenRefused:
        raise Refused("token-refused", messenger=channels.called(told.messenger)) from None
    except (NotSent, TimeoutError):
        raise Refused("token-silent", messenger=channels.called(told.messenger)) from None
    finally:
        await line.close()
    return line.name, line.link


def _keep(c: Connection, code: str, told: Told, sealed: str, called: str, web_: "Web") -> None:
    link = web_links.open_(c, code, LINK, web_.clock.now())
    own = None if link is None else organisations.get(c, link.organisation)
    if link is None or own is None:
        raise Refused("token-late")
    if told.messenger in own.channels_off:
        raise Refused("token-off", messenger=channels.called(told.messenger))
    if lines.add(c, told.messenger, told.key, own.id, sealed, told.community, called) is None:
        raise Refused("token-known")
    web_links.use(c, code, LINK, web_.clock.now())


def _form(name: str, wrong: str = "", said: dict[str, str] | None = None) -> web.Response:
    chosen = (said or {}).get("messenger", "max")
    options = "".join(
        f'<option value="{one}"{" selected" if one == chosen else ""}>{escape(channels.called(one))}</option>'
        for one in MESSENGERS
    )
    community = escape((said or {}).get("community", ""))
    fields = (
        f"<label>{escape(say('token-messenger'))}<select name=messenger>{options}</select></label>",
        f"<label>{escape(say('token-token'))}<input name=token required autocomplete=off maxlength={LONGEST}></label>",
        f'<label>{escape(say("token-community"))}<input name=community inputmode=numeric value="{community}"></label>',
        paper.button(say("token-send"), "do", "add"),
    )
    lead = [paper.line(say("token-lead", name=name)), paper.line(wrong, "bad") if wrong else ""]
    return paper.sheet(say("token-title"), *lead, paper.form(*fields), paper.line(say("token-where"), "small"))
