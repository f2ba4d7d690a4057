"""How a file that was handed in looks in the chat: drawn from today's row, edited as it goes on."""

from functools import partial
from typing import Any

from sqlalchemy import Connection

from handlers.screens import Button, Line, Rows, Screen
from handlers.texts import say
from handlers.wording import cut
from storage import imports, organisations
from storage.imports import Import, State

SHOWN = 4
"""Bad rows that are told one by one."""
LINE = 140
"""Characters of such a line."""


def draw(connection: Connection, number: str, line: Line) -> Screen | None:
    """The message of a file; what is in its rows is told only where such data may go."""
    one = imports.get(connection, int(number)) if number.isdecimal() else None
    if one is None:
        return None
    found = organisations.get(connection, one.organisation)
    title = say("import-title", kind=one.kind, name=cut(one.name, 60))
    if one.kind and found is not None and found.name:
        title += f"\n{cut(found.name, 80)}"
    closed = line.can.abroad and one.kind == "accounts"
    told = words(one, closed=closed)
    if one.state == State.ASKED and line.can.abroad:
        told.append(say("import-asked-abroad"))
    return Screen("\n\n".join((title, *told)), _rows(connection, one), bold=True)


def words(one: Import, *, closed: bool = False) -> list[str]:
    """What is to be said of it, paragraph by paragraph; `closed` keeps what stands in its rows to itself."""
    result = one.result
    match one.state:
        case State.ASKED:
            return [say("import-asked")]
        case State.NEW | State.APPLYING:
            return [say(f"import-{one.state}", read=str(one.read)) if one.read else say(f"import-{one.state}-begins")]
        case State.LAYOUT:
            return [say("import-layout", columns=", ".join(say(f"column-{name}") for name in one.layout["missing"]))]
        case State.DROPPED:
            return [say("import-dropped")]
        case State.REFUSED:
            return [why(result)]
    told = [sums(one), *([say("import-zeros", count=result["zeros"])] if result.get("zeros") else [])]
    if result.get("zero") and not closed:
        told += ["\n".join(say("import-zero", kept=kept, written=written) for kept, written in result["zero"])]
    told += bad(result, closed=closed)
    if result.get("stay"):
        told.append(say("import-stay", count=result["stay"]))
    if result.get("held"):
        told.append(say("import-held", count=result["held"]))
    if one.state == State.READY and result.get("drastic"):
        told.append(say("import-drastic", gone=result["gone"], kept=str(result["kept"])))
    if one.state == State.READY:
        something = any(result.get(name) for name in ("good", "gone", "held"))
        told.append(say("import-ready" if something else "import-nothing"))
    return told


def why(result: dict[str, Any]) -> str:
    """Why the file is not taken at all."""
    return say(result.get("text", "import-broken"), **result.get("words", {}))


def sums(one: Import) -> str:
    """How many are new, changed, gone, bad."""
    counts = {name: one.result.get(name, 0) for name in ("new", "changed", "same", "gone", "bad")}
    done = "done" if one.state == State.DONE else "dry"
    return say(f"import-sum-{done}", kind=one.kind, **counts)


def bad(result: dict[str, Any], *, closed: bool = False) -> list[str]:
    """The first bad rows; `closed`: only where they are."""
    lines = []
    for line, column, text, filled in result.get("first", ())[:SHOWN]:
        reason = "" if closed else fault(text, filled)
        name = "import-bad-row" if reason else "import-bad-line"
        told = say(name, line=str(line), column=column or say("import-no-column"), why=reason)
        lines.append(cut(told.replace("\n", " "), LINE))
    return ["\n".join([say("import-bad", count=result["bad"]), *lines])] if lines else []


def fault(text: str, filled: dict[str, str]) -> str:
    """Why a row is not taken."""
    return say(text, **filled)


def _rows(connection: Connection, one: Import) -> Rows:
    drop = Button(say("import-drop"), f"i:{one.id}:drop")
    match one.state:
        case State.ASKED:
            ways = enumerate(one.layout["ways"])
            many = len({organisation for organisation, _ in one.layout["ways"]}) > 1
            label = partial(_way, connection, many)
            return (*((Button(label(*way), f"i:{one.id}:way:{at}"),) for at, way in ways), (drop,))
        case State.LAYOUT:
            return ((Button(say("import-columns"), f"i:{one.id}:columns", main=True),), (drop,))
        case State.READY if one.result.get("drastic"):
            return ((Button(say("import-sure"), f"i:{one.id}:sure"),), (drop,))
        case State.READY if one.result.get("held"):
            apply = ((Button(say("import-apply"), f"i:{one.id}:apply", main=True),),) if one.result.get("good") else ()
            return (*apply, (Button(say("import-sure-houses"), f"i:{one.id}:sure"),), (drop,))
        case State.READY if one.result.get("good") or one.result.get("gone"):
            return ((Button(say("import-apply"), f"i:{one.id}:apply", main=True),), (drop,))
    return ()


def _way(connection: Connection, many: bool, organisation: int, kind: str) -> str:
    found = organisations.get(connection, organisation) if many else None
    label = say(f"import-kind-{kind}")
    return cut(f"{label}: {found.name}", 40) if found is not None and found.name else label
