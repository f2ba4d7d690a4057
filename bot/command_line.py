"""What every command of the command line shares: results, warnings, settings, an open database."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from typing import Never

import typer
from pydantic import ValidationError

from bot import logs
from bot.settings import Settings
from domain.errors import Refused
from handlers.texts import MissingText, say, speak
from storage.store import Store, migrate

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Dvor: a messenger bot for housing services.",
)


def tell(text: str) -> None:
    """A result."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def warn(text: str) -> None:
    """What is not a result."""
    sys.stderr.write(text + "\n")


def end(text: str, code: int = 2) -> Never:
    """Say why and leave."""
    warn(text)
    raise typer.Exit(code)


def settled() -> Settings:
    """The settings, checked; a wrong one ends the program with a sentence that names it."""
    try:
        settings = Settings()
        settings.check()
    except ValidationError as error:
        names = ", ".join(str(part["loc"][0]).upper() for part in error.errors())
        end(say("settings-wrong", names=names))
    except Refused as error:
        end(say(error.text, **error.words))
    try:
        speak(settings.default_locale)
    except MissingText:
        end(say("settings-wrong", names="DEFAULT_LOCALE"))
    logs.start(settings.log_level, settings.secrets())
    return settings


def with_store(settings: Settings, work: Callable[[Store], Awaitable[int]]) -> Never:
    """Migrate, open the database, work, close; leave with the code that came of it."""

    async def go() -> int:
        store = await Store.open(settings.database_url)
        try:
            return await work(store)
        finally:
            await store.close()

    migrate(settings.database_url)
    raise typer.Exit(asyncio.run(go()))
