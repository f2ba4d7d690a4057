"""What each kind of file is read and applied by; the rest of handing in a file is the same for all."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from bot import duty_file
from domain.errors import Refused
from domain.organisations import Kind
from handlers.import_words import fault
from handlers.texts import say
from storage import account_files, account_import, imports, organisations, register
from storage.account_import import Result
from storage.account_rows import Fault
from storage.imports import Import, State
from storage.store import Store

FIRST = 20
"""Bad rows that are kept to be shown; all of them are in the file with reasons."""
ANY_HOUSE = (Kind.SUPPLIER, Kind.MUNICIPALITY, Kind.REGION)
"""Who has accounts in houses that others manage."""
Watch = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a step: the state that follows, what its message tells."""

    state: str
    result: dict[str, Any] = field(default_factory=dict)
    layout: dict[str, Any] = field(default_factory=dict)
    errors: Callable[[Path], str] | None = None
    """Writes the bad rows with reasons; the ending that the file should have."""
    applied: bool = False
    """The state was changed in the transaction that applied the file."""


async def run(store: Store, one: Import, path: Path, now: datetime, *, dry: bool, watch: Watch) -> Outcome:
    """Read the file of an import, `dry` or to apply it. Raises Unreadable."""
    readers = {"accounts": _accounts, "duty": _duty}
    return await readers.get(one.kind, _houses)(store, one, path, now, dry, watch)


async def _accounts(store: Store, one: Import, path: Path, now: datetime, dry: bool, watch: Watch) -> Outcome:
    reading = await open_accounts(store, path, one.organisation)
    if reading.missing:
        seen = reading.layout
        layout = {"header": seen.header, "examples": seen.examples, "missing": seen.missing, "where": reading.where}
        return Outcome(State.LAYOUT, layout=layout | {"print": reading.fingerprint})

    def done(c: Connection, result: Result) -> None:
        kept = {name: one.result[name] for name in ("errors", "ending") if name in one.result}
        imports.move(c, one.id, State.APPLYING, State.DONE, now, result=told(result) | kept)

    try:
        result = await account_import.run(
            store, reading, one.organisation, now, dry=dry, any_house=await any_house(store, one.organisation),
            sure=bool(one.layout.get("sure")), person=one.person, name=one.name, progress=watch, done=done,
        )  # fmt: skip
    except Refused:  # others changed so much meanwhile that it has to be looked at again
        again = await account_import.run(store, reading, one.organisation, now, dry=True, progress=watch)
        return Outcome(State.READY, told(again))
    if not dry:
        return Outcome(State.DONE, told(result), applied=True)
    errors = partial(write_accounts, reading, result) if result.faults else None
    return Outcome(State.READY, told(result), errors=errors)


async def open_accounts(store: Store, path: Path, organisation: int) -> account_files.Reading:
    """A file of accounts with the columns that somebody has settled for it."""
    layouts = await store.read(imports.layouts, organisation, account_files.KIND)
    return await asyncio.to_thread(account_files.Reading, path, layouts.get)


async def any_house(store: Store, organisation: int) -> bool:
    """Whether the organisation may have accounts in houses of others."""
    found = await store.read(organisations.get, organisation)
    return found is not None and found.kind in ANY_HOUSE


def told(result: Result) -> dict[str, Any]:
    """What its message needs."""
    named = result.columns
    first = [[one.line, named.get(one.column, ""), one.text, one.words] for one in result.faults[:FIRST]]
    return {
        "new": result.new, "changed": result.changed, "same": result.same, "gone": result.gone,
        "bad": len(result.faults), "good": result.new + result.changed, "first": first, "kept": result.kept,
        "drastic": result.drastic, "stay": result.held,
        "zeros": len(result.zeros), "zero": [list(each) for each in result.zeros[:3]],
    }  # fmt: skip


def write_accounts(reading: account_files.Reading, result: Result, target: Path) -> str:
    """The bad rows of accounts."""

    def reason(one: Fault) -> str:
        column = result.columns.get(one.column, "")
        return f"{column}: {fault(one.text, one.words)}" if column else fault(one.text, one.words)

    reading.write_faults(result.faults, say("import-errors-column"), reason, target)
    return reading.ending


async def _duty(store: Store, one: Import, path: Path, now: datetime, dry: bool, watch: Watch) -> Outcome:
    try:
        plan = await duty_file.read(store, one, path, now)
    except Refused as refused:
        return Outcome(State.REFUSED, {"text": refused.text, "words": refused.words})
    new = await duty_file.enter(store, one, plan, now, dry=dry)
    first = [[bad.number, "", bad.text, bad.words] for bad in plan.bad[:FIRST]]
    result = {"new": new, "same": len(plan.good) - new, "bad": len(plan.bad), "good": new, "first": first}
    if not dry:
        return Outcome(State.DONE, result | {name: one.result[name] for name in ("errors",) if name in one.result})
    return Outcome(State.READY, result, errors=plan.write_bad if plan.bad else None)


async def _houses(store: Store, one: Import, path: Path, now: datetime, dry: bool, watch: Watch) -> Outcome:
    reading = register.read(path)
    gone = bool(one.layout.get("sure"))
    found = await register.apply(store, reading, now, dry=dry, gone=gone, watch=lambda done, of: watch(done))
    first = [[bad.line, "", bad.why, {}] for bad in found.bad[:FIRST]]
    result = {
        "new": found.new, "changed": found.changed, "same": found.same, "gone": found.gone, "held": found.held,
        "bad": len(found.bad), "good": found.new + found.changed, "first": first,
    }  # fmt: skip

    def errors(target: Path) -> str:
        register.write_errors(target, reading, found.bad, say("import-errors-column"), say)
        return "".join(register.errors_file(reading).suffixes[-1:])

    if not dry:
        return Outcome(State.DONE, result | {"errors": one.result.get("errors", "")})
    return Outcome(State.READY, result, errors=errors if found.bad else None)
