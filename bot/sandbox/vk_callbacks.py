"""VK's Callback API: servers of a community, asked who they are and then brought its events one by one."""

import asyncio
import contextlib
import json
from typing import TYPE_CHECKING, Any

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.sandbox.vk_communities import Community, Server
from bot.sandbox.vk_spec import EVENTS, Refused

if TYPE_CHECKING:
    from bot.sandbox.vk import VkStandIn
    from bot.sandbox.vk_world import World

Json = dict[str, Any]
MOST = 10
PAUSE = 0.02
"""Seconds between the tries: VK takes longer, a test does not."""


def code(world: "World", community: Community, p: Json) -> Json:
    """groups.getCallbackConfirmationCode"""
    _own(community, p)
    return {"code": community.code}


def listed(world: "World", community: Community, p: Json) -> Json:
    """groups.getCallbackServers"""
    _own(community, p)
    return {"count": len(community.servers), "items": [one.json() for one in community.servers.values()]}


def add(world: "World", community: Community, p: Json) -> Json:
    """groups.addCallbackServer: VK asks it who it is right afterwards"""
    _own(community, p)
    if len(community.servers) >= MOST:
        raise Refused(2000, "Servers number limit is reached")
    server = Server(max(community.servers, default=0) + 1, *_told(p))
    community.servers[server.id] = server
    community.news.bump()
    return {"server_id": server.id}


def edit(world: "World", community: Community, p: Json) -> int:
    """groups.editCallbackServer: another address is asked again"""
    server, before = _server(community, p), _server(community, p).url
    server.url, server.title, server.secret = _told(p)
    if server.url != before:
        server.status = "unconfigured"
    community.news.bump()
    return 1


def delete(world: "World", community: Community, p: Json) -> int:
    """groups.deleteCallbackServer"""
    del community.servers[_server(community, p).id]
    return 1


def set_settings(world: "World", community: Community, p: Json) -> int:
    """groups.setCallbackSettings: what is not named stays as it is"""
    server = _server(community, p)
    server.events |= {name for name in EVENTS if p.get(name)}
    server.events -= {name for name in EVENTS if name in p and not p[name]}
    community.news.bump()
    return 1


def _own(community: Community, p: Json) -> None:
    if p["group_id"] != community.id:
        raise Refused(100, "group_id is invalid")


def _server(community: Community, p: Json) -> Server:
    _own(community, p)
    if p.get("server_id") not in community.servers:
        raise Refused(100, "server_id is invalid")
    return community.servers[p["server_id"]]


def _told(p: Json) -> tuple[str, str, str]:
    if not 1 <= len(p["title"]) <= 14 or len(p.get("secret_key", "")) > 50:
        raise Refused(100, "title or secret_key is invalid")
    return p["url"], p["title"], p.get("secret_key", "")


class Courier:
    """Brings the events of one community to its servers, in their order, each until it is answered with «ok»."""

    def __init__(self, standin: "VkStandIn", community: Community) -> None:
        self._standin, self._community = standin, community
        self._task: asyncio.Task[None] = asyncio.ensure_future(self._go())

    async def end(self) -> None:
        """Bring nothing more."""
        self._task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._task

    async def _go(self) -> None:
        community = self._community
        async with ClientSession(timeout=ClientTimeout(total=30)) as session:
            while True:
                count = community.news.count
                for server in list(community.servers.values()):
                    if server.status != "ok":
                        await self._greet(session, server)
                ready = [one for one in community.servers.values() if one.status == "ok" and one.events]
                at = max(community.brought, community.first)
                if not ready or at >= community.ts:
                    waits = any(one.status != "ok" for one in community.servers.values())
                    await community.news.after(count, 0.2 if waits else 3600)
                elif await self._bring(session, community.queue[at - community.first], ready):
                    community.brought = at + 1
                else:
                    await asyncio.sleep(PAUSE)

    async def _greet(self, session: ClientSession, server: Server) -> None:
        asked = {"type": "confirmation", "group_id": self._community.id, "secret": server.secret}
        answered = await _post(session, server.url, asked)
        server.status = "ok" if answered == self._community.code else "failed"
        self._standin.changes.bump()

    async def _bring(self, session: ClientSession, raw: bytes, servers: list[Server]) -> bool:
        fault, event, done = self._standin.faults.met("hook", None), json.loads(raw), True
        for server in servers:
            if isinstance(event, dict) and event.get("type") not in server.events:
                continue
            self._standin.note("hook", None, event)
            for _ in range(2 if fault else 1):  # the same may come twice
                done &= await _post(session, server.url, event | {"secret": server.secret}) == "ok"
        return done


async def _post(session: ClientSession, url: str, event: Json) -> str:
    try:
        async with session.post(url, json=event) as answer:
            return await answer.text() if answer.status == 200 else ""
    except (ClientError, TimeoutError, OSError):
        return ""
