"""The command line: `python -m bot COMMAND`. Results go to stdout, logs and warnings to stderr."""

import asyncio
import gc
import os
import signal
import sys
import threading
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from bot import line_commands, paper_commands
from bot.clock import Clock
from bot.command_line import app as app
from bot.command_line import end, settled, tell, warn, with_store
from domain.errors import DvorError
from handlers.texts import say
from storage.store import Store, migrate

ENDS_WITHIN = 9.0
"""Seconds after a signal after which the process is cut off: everything that matters is committed."""

imports = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Read registers from files.")
app.add_typer(imports, name="import")
paper_commands.enter(app)
app.add_typer(line_commands.commands, name="lines")
registered = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Look at the register of houses.")
app.add_typer(registered, name="houses")


@app.command()
def run() -> None:
    """Serve the messengers that have a token."""
    gc.disable()  # what is loaded stays: looking through it for garbage took a fifth of the start; `serve` ends it
    from bot.lock import Lock, beside

    settings = settled()
    lock = Lock(beside(settings.database_url))
    if not lock.take():
        end(say("run-locked"))

    from bot.run import serve

    async def work(store: Store) -> int:
        stop = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, _stop, stop)
        return await serve(settings, store, stop)

    with_store(settings, work)


def _stop(stop: asyncio.Event) -> None:
    stop.set()
    last = threading.Timer(ENDS_WITHIN, os._exit, (0,))
    last.daemon = True
    last.start()


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="Port of the page.")] = 8080,
    fresh: Annotated[bool, typer.Option("--fresh", help="Forget what was played before.")] = False,
) -> None:
    """Everything at once on this machine: no token, no account."""
    from bot.sandbox.demo import play

    raise typer.Exit(play(port, fresh=fresh))


@imports.command("houses")
def import_houses(
    file: Annotated[Path, typer.Argument(help="XLSX, XLS or CSV; .csv.gz too.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would be done.")] = False,
    gone: Annotated[bool, typer.Option("--gone", help="Archive what is gone, however much it is.")] = False,
) -> None:
    """Read a register of houses; good rows take effect together, bad ones go into FILE.errors.csv (or .xlsx)."""
    from bot.imports import import_houses

    settings = settled()
    clock = Clock(settings.clock_file)
    with_store(settings, lambda store: import_houses(store, file, clock, dry=dry_run, tell=tell, warn=warn, gone=gone))


@imports.command("accounts")
def import_accounts(
    file: Annotated[Path, typer.Argument(help="XLSX, XLS or CSV with accounts, owners' shares, meters.")],
    organisation: Annotated[str, typer.Option(help="Whose accounts; the installation's own when left out.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would be done.")] = False,
    gone: Annotated[bool, typer.Option("--gone", help="Archive what is gone, however much it is.")] = False,
) -> None:
    """Read accounts; good rows take effect together, bad ones go into FILE.errors.csv (or .xlsx)."""
    from bot.account_imports import import_accounts

    settings = settled()
    clock = Clock(settings.clock_file)
    words = {"dry": dry_run, "gone": gone}
    with_store(
        settings, lambda store: import_accounts(store, file, clock, organisation, tell=tell, warn=warn, **words)
    )


@registered.command("doubtful")
def doubtful_houses() -> None:
    """List the houses whose place on the map cannot be right, as number; address; reason."""
    from bot.imports import list_doubtful

    with_store(settled(), lambda store: list_doubtful(store, tell))


@app.command("admin-link")
def admin_link() -> None:
    """Print a link that makes the first who opens it an admin."""
    from bot.admin_link import admin_link

    settings = settled()
    with_store(settings, lambda store: admin_link(settings, store, tell, warn))


@app.command()
def doctor() -> None:
    """Look whether everything is in order, and say what to do."""
    from bot.doctor import examine

    settings = settled()
    with_store(settings, lambda store: examine(settings, store, tell))


@app.command("migrate")
def migrate_command() -> None:
    """Bring the database to today's form."""
    settings = settled()
    migrate(settings.database_url)
    tell(say("migrate-done"))


@app.command()
def classify(file: Annotated[Path, typer.Argument(help="CSV in UTF-8 with a column `text`.")]) -> None:
    """Guess the category of each message: three codes with their scores."""
    from bot.classify import classify

    try:
        classify(file, sys.stdout)
    except (DvorError, OSError, UnicodeDecodeError) as error:
        end(say("classify-unreadable", file=str(file), why=str(error)), 1)


def _version(asked: bool) -> None:
    if asked:
        tell(f"dvor {version('dvor')}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which.")] = False,
) -> None:
    """Dvor: a messenger bot for housing services."""


if __name__ == "__main__":
    app()
