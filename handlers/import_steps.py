"""What may be done with a file that was handed in: apply it, drop it, say what its columns are; from chat or page."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from domain.access import Permission
from domain.errors import Refused
from handlers import rights
from storage import accounts, imports, jobs, organisations
from storage.imports import Import, State
from storage.outbox import NOTICE, Post

HOUSES, ACCOUNTS, DUTY = "houses", "accounts", "duty"
KINDS = (ACCOUNTS, HOUSES, DUTY)
JOB = "import"
ENDS = (".xlsx", ".xls", ".csv", ".csv.gz", ".xlsm", ".ods")


def kinds(connection: Connection, person: int, organisation: int) -> list[str]:
    """Which files somebody may hand in for an organisation: the list of houses belongs to the installation's own."""
    found = [DUTY] if rights.may_in(connection, person, organisation, Permission.DUTY) else []
    if not rights.may_in(connection, person, organisation, Permission.IMPORT):
        return found
    return [ACCOUNTS, HOUSES, *found] if organisation == organisations.the(connection).id else [ACCOUNTS, *found]


def allow(connection: Connection, one: Import | None) -> Import:
    """The file, while its person may still hand in such files. Raises Refused."""
    if one is None:
        raise Refused("import-gone")
    if one.kind and one.kind not in kinds(connection, one.person, one.organisation):
        raise Refused("refused-right")
    return one


def hand_in(connection: Connection, now: datetime, **words: Any) -> list[Post]:
    """A file is there: have it read, and its person's chat told."""
    return read(connection, imports.add(connection, now, **words), now)


def read(connection: Connection, number: int, now: datetime) -> list[Post]:
    """Have it read, for the first time or to be applied."""
    jobs.add(connection, JOB, {"import": number, "ticket": 0}, now)  # one at a time: all are about ticket 0
    return drawn(connection, number)


def drawn(connection: Connection, number: int) -> list[Post]:
    """Its message, drawn anew where its person hears of it."""
    one = imports.get(connection, number)
    if one is None or not one.chat:
        return []
    return [Post(one.line, one.chat, None, NOTICE, shows=f"import:{number}", person=one.person)]


def apply(connection: Connection, number: int, now: datetime, *, sure: bool = False) -> list[Post]:
    """One tap: the good rows take effect. Raises Refused where it is no longer so, or more than half would go."""
    one = allow(connection, imports.get(connection, number))
    if one.state != State.READY:
        raise Refused(f"import-not-{one.state}")
    held = sure and one.result.get("held")
    if not (one.result.get("good") or one.result.get("gone") or held):
        raise Refused("import-nothing")
    if one.result.get("drastic") and not sure:
        raise Refused("import-drastic", gone=one.result["gone"], kept=str(one.result.get("kept", "")))
    if not imports.move(connection, number, State.READY, State.APPLYING, now, read=0, layout={"sure": sure}):
        return []
    return read(connection, number, now)


def drop(connection: Connection, number: int, now: datetime) -> list[Post]:
    """Its person does not want it. Raises Refused."""
    one = imports.get(connection, number)
    if one is None:
        raise Refused("import-gone")
    if one.state in (*imports.OVER, State.APPLYING):
        raise Refused(f"import-not-{one.state}")
    imports.move(connection, number, one.state, State.DROPPED, now)
    return drawn(connection, number)


def choose(connection: Connection, number: int, way: int, now: datetime) -> list[Post]:
    """What is in the file, and whose it is. Raises Refused."""
    one = imports.get(connection, number)
    if one is None or one.state != State.ASKED or not 0 <= way < len(one.layout["ways"]):
        raise Refused("import-gone")
    organisation, kind = one.layout["ways"][way]
    if kind not in kinds(connection, one.person, organisation):
        raise Refused("refused-right")
    layout = {"fetch": one.layout["fetch"]}
    imports.move(connection, number, State.ASKED, State.NEW, now, organisation=organisation, kind=kind, layout=layout)
    return read(connection, number, now)


def settle(connection: Connection, number: int, columns: Mapping[str, int], now: datetime) -> list[Post]:
    """Remember which column is what, and read the file again. Raises Refused."""
    one = allow(connection, imports.get(connection, number))
    if one.state != State.LAYOUT:
        raise Refused(f"import-not-{one.state}")
    imports.settle(connection, one.organisation, one.kind, one.layout["print"], dict(columns), now)
    imports.move(connection, number, State.LAYOUT, State.NEW, now, read=0)
    accounts.log(connection, one.organisation, one.person, "columns", one.name[:300], now)
    return [replace(post, fresh=True) for post in read(connection, number, now)]
