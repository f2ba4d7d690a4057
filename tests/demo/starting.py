"""The demo as a person starts it: a process of its own, in a folder of its own."""

import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

ROOT = Path(__file__).parent.parent.parent


@contextmanager
def started(folder: Path, *words: str, port: int = 0, **environment: str) -> Iterator[str]:
    """Run the demo in a folder, wait until its staff chat is bound; where the page is. It must end with code 0."""
    command = [sys.executable, "-m", "bot", "demo", "--port", str(port), *words]
    known = os.environ | {"PYTHONPATH": str(ROOT)} | environment
    process = subprocess.Popen(command, cwd=folder, env=known, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        address = process.stdout.readline().strip()
        assert address
        until(lambda: asked(address, "/api/state").get("ready"))
        yield address
    finally:
        process.terminate()
        code = process.wait(15)
        process.stdout.close()
    assert code == 0


def asked(address: str, path: str, body: Any = None) -> Any:
    """What the demo answers: to a question, or to a post when there is a body (a wrong one is answered, too)."""
    data = body if isinstance(body, bytes) else None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address + path, data, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as refused:
        with refused:
            return json.load(refused)


def until(there: Any, within: float = 20.0) -> Any:
    """Wait for something that only another process knows."""
    end = monotonic() + within
    while not (found := there()):
        assert monotonic() < end
        sleep(0.05)
    return found
