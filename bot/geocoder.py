"""Asks an outside geocoder which address lies at a point; never called unless a setting names one."""

import asyncio
from typing import Any, Protocol
from urllib.parse import urlsplit

from geopy.adapters import AioHTTPAdapter
from geopy.exc import GeopyError
from geopy.geocoders import Nominatim, Yandex

from bot.settings import Settings
from domain.places import Point

SECONDS = 1.0
"""Between two questions: what Nominatim asks of a whole application."""


class OutOfReach(Exception):
    """The geocoder did not answer; later it may."""


class Geocoder(Protocol):
    """Something that knows addresses."""

    async def address(self, point: Point) -> str:
        """The address at that point, empty when there is none. Raises OutOfReach."""


class Outside:
    """Nominatim or Yandex, at most one question a second."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._turn = asyncio.Lock()
        self._next = 0.0

    async def address(self, point: Point) -> str:
        loop = asyncio.get_running_loop()
        async with self._turn:
            await asyncio.sleep(max(0, self._next - loop.time()))
            try:
                async with self._open() as geocoder:
                    found = await geocoder.reverse((point.latitude, point.longitude), exactly_one=True, **self._words())
            except GeopyError as error:
                raise OutOfReach(type(error).__name__) from None
            finally:
                self._next = loop.time() + SECONDS
        return str(found.address) if found else ""

    def _open(self) -> Any:
        settings = self._settings
        where: dict[str, Any] = {"adapter_factory": AioHTTPAdapter, "timeout": 10}
        if settings.geocoder_url:
            url = urlsplit(settings.geocoder_url)
            where |= {"domain": url.netloc + url.path.rstrip("/"), "scheme": url.scheme}
        if settings.geocoder == "yandex":
            key = settings.geocoder_key
            return Yandex(api_key=key.get_secret_value() if key else None, **where)
        return Nominatim(user_agent="dvor/0.2 (housing services bot)", **where)

    def _words(self) -> dict[str, str]:
        locale = self._settings.default_locale
        return {"lang": f"{locale}_RU"} if self._settings.geocoder == "yandex" else {"language": locale}


def geocoder(settings: Settings) -> Geocoder | None:
    """The geocoder that the settings name."""
    return None if settings.geocoder == "none" else Outside(settings)
