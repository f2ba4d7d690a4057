"""vk_api as we use it: its calls with timeouts, at our pace and at the address that we were told.

vk_api has no types and no settings for these, so all that is done about it is done here. Its own lock still makes the
threads that share one `Api` take turns, therefore each kind of work has an `Api` of its own.
"""

import logging
import threading
import time
from collections.abc import Callable
from typing import Any

import requests
import vk_api

from bot.lines import TryLater
from bot.settings import on_loopback
from bot.vk.failures import Refusal

VERSION = "5.199"
OFFICIAL = "https://api.vk.ru"
RATE, BURST = 15.0, 4
"""Calls a second, and how many may go at once: together under the 20 that VK allows in any second."""
Timeout = tuple[float, float]
MEMORY: Any = vk_api.vk_api.jconfig.MemoryConfig
"""Where vk_api keeps its settings; by default it looks for a file in the working directory."""


class Pace:
    """Lets calls of all threads through at the rate; each waits in its own thread."""

    def __init__(self, rate: float = RATE, burst: int = BURST) -> None:
        self._step = 1 / rate
        self._slack = burst * self._step
        self._due = 0.0
        self._lock = threading.Lock()

    def wait(self) -> None:
        """Return when the next call may go."""
        with self._lock:
            now = time.monotonic()
            self._due = max(self._due, now) + self._step
            delay = self._due - self._slack - now
        if delay > 0:
            time.sleep(delay)


class Session(requests.Session):
    """A session that knows where the API is, and that never waits without end."""

    def __init__(self, base: str, timeout: Timeout) -> None:
        super().__init__()
        self._base = base.rstrip("/")
        self._timeout = timeout
        self.trust_env = not on_loopback(base)  # no proxy between us and a server on this machine

    def request(self, method: str | bytes, url: str | bytes, *args: Any, **kwargs: Any) -> requests.Response:
        """As in requests, but the host that vk_api has written into its code is replaced by ours."""
        address = url.decode() if isinstance(url, bytes) else url
        if address.startswith(f"{OFFICIAL}/"):
            address = self._base + address.removeprefix(OFFICIAL)
        if kwargs.get("timeout") is None:
            kwargs["timeout"] = self._timeout
        return super().request(method, address, *args, **kwargs)


class Api:
    """Calls of the VK API for one thread, or for a few that may wait for each other."""

    def __init__(self, token: str, base: str, *, timeout: Timeout = (4, 10), pace: Pace | None = None) -> None:
        logging.getLogger("urllib3").setLevel(logging.INFO)  # at DEBUG it writes keys of long polls
        self.session = Session(base, timeout)
        api: Any = vk_api.VkApiGroup(token=token, session=self.session, api_version=VERSION, config=MEMORY)
        api.RPS_DELAY = 0  # Pace does it for all threads; vk_api would count from the end of the last call
        api.error_handlers = {}  # the one for error 6 sleeps and calls itself without limit
        if pace is not None:
            _slow_down(api, pace)
        self.vk = api

    def call(self, method: str, **values: Any) -> Any:
        """The `response` of a method. Raises Refusal or TryLater."""
        return blocked(lambda: self.vk.method(method, values))

    def execute(self, code: str) -> tuple[Any, list[Any]]:
        """The response of `execute`, and its errors in the order of the calls that met them."""

        def work() -> tuple[Any, list[Any]]:
            answer = self.vk.method("execute", {"code": code}, raw=True)
            return answer["response"], answer.get("execute_errors") or []

        response, errors = blocked(work)
        return response, errors

    def uploader(self) -> Any:
        """A VkUpload whose own session has our timeouts, too."""
        uploader: Any = vk_api.VkUpload(self.vk)
        uploader.http = self.session
        return uploader

    def close(self) -> None:
        self.session.close()


def _slow_down(api: Any, pace: Pace) -> None:
    method = api.method

    def paced(*args: Any, **kwargs: Any) -> Any:
        pace.wait()
        return method(*args, **kwargs)

    api.method = paced


def blocked(work: Callable[[], Any]) -> Any:
    """Run a call of vk_api or requests; its exceptions become ours. None of their texts is kept: they hold URLs."""
    try:
        return work()
    except vk_api.ApiError as error:
        raise Refusal(int(error.code)) from None
    except vk_api.ApiHttpError as error:
        status = error.response.status_code
        raise TryLater(f"HTTP {status}", limited=status == 429, unsure=status >= 500) from None
    except (requests.ConnectTimeout, requests.exceptions.ProxyError) as error:
        raise TryLater(type(error).__name__) from None
    except (requests.RequestException, ValueError, KeyError, TypeError, AttributeError) as error:
        raise TryLater(type(error).__name__, unsure=True) from None  # no connection, no JSON, or not the JSON expected
