"""Empty, migrated databases for tests: SQLite by copying a file, PostgreSQL by templates of a server of our own."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count
from pathlib import Path

from storage.store import migrate

_numbers = count(1)


class Sqlite:
    """Migrates one file and hands out copies of it."""

    def __init__(self, folder: Path) -> None:
        self._model = folder / "model.db"
        migrate(f"sqlite+aiosqlite:///{self._model}")

    def new(self, folder: Path) -> str:
        """The URL of an empty, migrated database."""
        path = folder / f"{next(_numbers)}.db"
        shutil.copyfile(self._model, path)
        return f"sqlite+aiosqlite:///{path}"


class Postgresql:
    """Migrates one database of a running server and hands out copies of it."""

    def __init__(self, bin: Path, folder: str, run: Callable[..., None]) -> None:
        self._bin, self._folder, self._run = bin, folder, run
        self._create("model", "template0")
        migrate(self._url("model"))

    def new(self) -> str:
        """The URL of an empty, migrated database."""
        return self._create(f"test{next(_numbers)}", "model")

    def bare(self) -> str:
        """The URL of a database without tables."""
        return self._create(f"bare{next(_numbers)}", "template0")

    def _create(self, name: str, model: str) -> str:
        self._run(self._bin / "createdb", "-h", self._folder, "-U", "postgres", "-T", model, name)
        return self._url(name)

    def _url(self, name: str) -> str:
        return f"postgresql+asyncpg://postgres@/{name}?host={self._folder}"


def programs() -> Path | None:
    """Where PostgreSQL's programs are; None when it is not installed."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    return next((path.parent for path in sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)), None)


@contextmanager
def running(bin: Path) -> Iterator[Postgresql]:
    """A server in a temporary folder, reached by a socket there, under an unprivileged user."""
    folder = tempfile.mkdtemp(prefix="pg-")
    user = _unprivileged()
    if user:
        shutil.chown(folder, user.pw_name)
    options = f"-k {folder} -c listen_addresses= -c fsync=off -c full_page_writes=off -c max_connections=50"
    run = partial(_run, user, folder)
    try:
        run(bin / "initdb", "-D", f"{folder}/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        run(bin / "pg_ctl", "-D", f"{folder}/data", "-w", "-o", options, "-l", f"{folder}/log", "start")
        try:
            yield Postgresql(bin, folder, run)
        finally:
            run(bin / "pg_ctl", "-D", f"{folder}/data", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def _unprivileged() -> pwd.struct_passwd | None:
    """Who the server runs as: root may not."""
    if os.geteuid():
        return None
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return pwd.getpwnam("nobody")


def _run(user: pwd.struct_passwd | None, folder: str, *command: str | Path) -> None:
    log = Path(folder, "started")  # a pipe would stay open as long as the server runs
    with log.open("w") as output:
        words = [*map(str, command)]
        if user:
            words = ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups", *words]
        done = subprocess.run(words, cwd=folder, stdout=output, stderr=output, check=False)
    if done.returncode:
        raise RuntimeError(log.read_text())
