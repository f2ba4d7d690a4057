"""Who asks the VK stand-in: plain vk_api in threads, and a long poll by hand."""

import asyncio
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import requests
import vk_api
from requests.adapters import HTTPAdapter
from vk_api.keyboard import VkKeyboard

Json = dict[str, Any]
GROUP = 200_001


class Rewrite(HTTPAdapter):
    """Leads calls of api.vk.ru to the stand-in."""

    def __init__(self, base: str) -> None:
        self.base = base
        super().__init__()

    def send(self, request: requests.PreparedRequest, *args: Any, **how: Any) -> requests.Response:
        url = urlsplit(request.url or "")
        request.url = f"{self.base}{url.path}?{url.query}"
        return super().send(request, *args, **{**how, "timeout": 10})


def api_of(base: str) -> Any:
    """vk_api that asks the stand-in."""
    session = requests.Session()
    session.mount("https://api.vk.ru/", Rewrite(base))
    return vk_api.VkApiGroup(token="vk1.TEST", session=session, api_version="5.199")


async def call(api: Any, method: str, **values: Any) -> Any:
    """The response of a method."""
    return await asyncio.to_thread(api.method, method, values)


class Poll:
    """A long poll by hand."""

    def __init__(self, server: Json) -> None:
        self.server = server

    async def __call__(self, wait: int = 0) -> Json:
        query = {"act": "a_check", "key": self.server["key"], "ts": self.server["ts"], "wait": str(wait)}
        async with aiohttp.ClientSession() as session, session.get(self.server["server"], params=query) as got:
            answer: Json = await got.json()
        self.server["ts"] = answer.get("ts", self.server["ts"])
        return answer

    async def events(self, wait: int = 0) -> list[Json]:
        return list((await self(wait))["updates"])

    async def message(self) -> Json:
        (event,) = await self.events()
        message: Json = event["object"]["message"]
        return message


def inline(*labels: str) -> str:
    """A keyboard under a message, a button a row."""
    keyboard = VkKeyboard(inline=True)
    for number, label in enumerate(labels):
        if number:
            keyboard.add_line()
        keyboard.add_callback_button(label, color="primary", payload={"d": label})
    return str(keyboard.get_keyboard())
