"""A VK API server of a few lines, whose every answer a test decides; the strict stand-in is bot/sandbox/vk."""

import asyncio
import json
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, Self

from aiohttp import web

FACTS = Path(__file__).parents[3] / "shared/specs/vk_facts.json"
KNOWN: dict[str, Any] = json.loads(FACTS.read_text(encoding="utf-8"))["methods"] if FACTS.exists() else {}
Answer = Callable[[dict[str, Any]], Any]
Reply = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Error(Exception):
    """An answer with an error code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def raises(code: int) -> Answer:
    """A method that answers with an error."""

    def answer(_: dict[str, Any]) -> Any:
        raise Error(code)

    return answer


class Double:
    """Serves /method/NAME, a long poll, uploads and files."""

    def __init__(self, prefix: str = "") -> None:
        self.prefix = prefix
        self.base = ""
        self.key, self.ts = "k1", "10"
        self.requests: list[str] = []
        """Methods as they were asked over HTTP, `execute` being one."""
        self.calls: list[tuple[str, dict[str, Any]]] = []
        """What was called, also within an execute."""
        self.complaints: list[str] = []
        self.polls: list[dict[str, str]] = []
        self.poll_answers: deque[Any] = deque()
        """What the long poll says next: JSON, text, a status, or a function; nothing: it waits."""
        self.uploads: list[bytes] = []
        self.files: dict[str, bytes] = {}
        self.hang: set[str] = set()
        self.fail: deque[Reply] = deque()
        """Answers to the next requests for methods, instead of the usual ones."""
        self.methods: dict[str, Answer] = defaultdict(lambda: lambda _: 1)
        self._sent: dict[int, int] = {}
        self.methods |= {
            "messages.send": self.sent,
            "groups.getLongPollServer": lambda _: {"server": f"{self.base}/lp", "key": self.key, "ts": self.ts},
            "photos.getMessagesUploadServer": lambda _: {"upload_url": f"{self.base}/upload"},
            "docs.getMessagesUploadServer": lambda _: {"upload_url": f"{self.base}/upload"},
            "photos.saveMessagesPhoto": lambda _: [{"id": 7, "owner_id": -1, "access_key": "k"}],
            "docs.save": lambda _: {"type": "doc", "doc": {"id": 8, "owner_id": -1}},
            "groups.getById": lambda _: {"groups": [{"id": 1, "name": "Двор"}], "profiles": []},
            "groups.getTokenPermissions": lambda _: {"mask": 0, "permissions": [{"name": "messages", "setting": 1}]},
            "users.get": lambda p: [
                {"id": int(one), "first_name": "Мария", "last_name": f"№{one}"} for one in p["user_ids"].split(",")
            ],
        }
        self._stopping = asyncio.Event()
        self._released = asyncio.Event()
        self._asked = asyncio.Condition()

    def sent(self, params: dict[str, Any]) -> Any:
        """messages.send with the memory of random ids that VK has."""
        known = self._sent.setdefault(int(params["random_id"]), len(self._sent) + 101)
        return [{"peer_id": int(params["peer_ids"]), "message_id": 0, "conversation_message_id": known}]

    @property
    def messages(self) -> int:
        """How many messages were really sent."""
        return len(self._sent)

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=2**26)
        app.router.add_post(self.prefix + "/method/{name}", self._method)
        app.router.add_get("/lp", self._poll)
        app.router.add_post("/upload", self._upload)
        app.router.add_get("/files/{name}", self._file)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.base = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._stopping.set()
        self._released.set()
        await self._runner.cleanup()

    def release(self) -> None:
        """Let what hangs go on."""
        self._released.set()

    async def wait_for(self, what: Callable[[], bool]) -> None:
        """Wait until a request for a method has made it so."""
        async with asyncio.timeout(5), self._asked:
            await self._asked.wait_for(what)

    async def _method(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        params = dict(await request.post())
        self.requests.append(name)
        async with self._asked:
            self._asked.notify_all()
        assert params.pop("access_token") == "token"
        assert params.pop("v") == "5.199"
        if name in self.hang:
            await self._released.wait()
        if self.fail:
            return await self.fail.popleft()(request)
        if name == "execute":
            return self._execute(str(params["code"]))
        try:
            return web.json_response({"response": self._call(name, params)})
        except Error as error:
            return web.json_response({"error": {"error_code": error.code, "error_msg": "no"}})

    def _execute(self, code: str) -> web.Response:
        answers, errors = [], []
        for name, params in calls_in(code):
            try:
                answers.append(self._call(name, params))
            except Error as error:
                answers.append(False)
                errors.append({"method": name, "error_code": error.code, "error_msg": "no"})
        return web.json_response({"response": answers} | ({"execute_errors": errors} if errors else {}))

    def _call(self, name: str, params: dict[str, Any]) -> Any:
        self.calls.append((name, params))
        if KNOWN:
            rules = KNOWN.get(name)
            if rules is None:
                self.complaints.append(name)
            else:
                self.complaints += [f"{name}: {key}" for key in params if key not in rules]
                needed = {key for key, rule in rules.items() if "req" in rule}
                self.complaints += [f"{name}: no {key}" for key in needed - params.keys()]
        return self.methods[name](params)

    async def _poll(self, request: web.Request) -> web.StreamResponse:
        self.polls.append(dict(request.query))
        if not self.poll_answers:
            await self._stopping.wait()
            return web.json_response({"ts": request.query["ts"], "updates": []})
        answer = self.poll_answers.popleft()
        if callable(answer):
            return answer(request)  # type: ignore[no-any-return]
        if isinstance(answer, int):
            return web.Response(status=answer)
        return web.Response(text=answer) if isinstance(answer, str) else web.json_response(answer)

    async def _upload(self, request: web.Request) -> web.Response:
        form = await request.post()
        (name, field), = form.items()
        assert isinstance(field, web.FileField)
        self.uploads.append(field.file.read())
        self.calls.append(("upload", {"field": name, "filename": field.filename}))
        return web.json_response({"file": "f"} if name == "file" else {"photo": "[1]", "server": 1, "hash": "h"})

    async def _file(self, request: web.Request) -> web.Response:
        content = self.files.get(request.match_info["name"])
        return web.Response(status=404) if content is None else web.Response(body=content)


def calls_in(code: str) -> list[tuple[str, dict[str, Any]]]:
    """The calls of an execute as our packer writes it."""
    assert code.startswith("return [")
    assert code.endswith("];")
    rest, found = code[len("return [") : -len("];")], []
    while rest:
        assert rest.startswith("API."), rest[:20]
        name, _, rest = rest.removeprefix("API.").partition("(")
        params, end = json.JSONDecoder().raw_decode(rest)
        assert rest[end] == ")"
        rest = rest[end + 1 :].removeprefix(",")
        found.append((name, params))
    return found
