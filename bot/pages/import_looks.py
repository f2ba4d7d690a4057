"""How the page of a file looks: the form, its progress, the dry run with the first bad rows, the end."""

from collections.abc import Mapping
from html import escape

from aiohttp import web

from bot.pages import paper
from domain.account_columns import ASKED, lacking
from domain.errors import Refused
from handlers import import_words
from handlers.import_layout import letter
from handlers.texts import say
from storage.imports import Import, State

AGAIN = 2.0
"""Seconds after which the browser looks whether the file is ready."""
MOST = 12
"""Columns of a table of examples."""


def form(kind: str, organisation: str, note: str = "", status: int = 200) -> web.Response:
    """Choose a file; nothing more is told to who opens a link."""
    title = say("import-page-title", kind=kind)
    return paper.sheet(
        title,
        paper.line(organisation),
        paper.line(note, "bad"),
        paper.form(
            f'<label>{escape(say("import-page-file"))}<input type="file" name="file" required '
            'accept=".xlsx,.xls,.csv,.gz,.ods,.xlsm"></label>',
            f"<button>{escape(say('import-page-send'))}</button>",
            file=True,
        ),
        paper.line(say("import-page-hint"), "small"),
        status=status,
    )


def over(why: str, note: str = "") -> web.Response:
    """The link opens nothing any more."""
    return paper.sheet(say("import-over-title"), paper.line(note or say(f"import-over-{why}")), status=410)


def file(one: Import, note: str = "", address: str = "") -> web.Response:
    """Where the file is on its way; `address` is the page's own."""
    parts = [paper.line(one.name, "small"), paper.line(note, "bad")]
    parts += [paper.line(text) for text in import_words.words(one)[:1]]
    if one.state in (State.READY, State.DONE):
        parts += _result(one, address)
    if one.state == State.LAYOUT:
        parts.append(_columns(one))
    waits = one.state in (State.NEW, State.APPLYING)
    return paper.sheet(say(f"import-page-{one.state}"), *parts, again=AGAIN if waits else 0)


def _result(one: Import, address: str) -> list[str]:
    result = one.result
    parts = []
    if result.get("zeros"):
        parts.append(paper.line(say("import-zeros", count=result["zeros"])))
        parts += [paper.line(say("import-zero", kept=kept, written=written)) for kept, written in result["zero"]]
    if result.get("stay"):
        parts.append(paper.line(say("import-stay", count=result["stay"])))
    if result.get("first"):
        rows = [(str(line), column, import_words.fault(text, words)) for line, column, text, words in result["first"]]
        head = (say("import-page-line"), say("import-page-column"), say("import-errors-column"))
        parts.append(paper.table([head, *rows]))
    if result.get("errors"):
        parts.append(
            f'<p><a class="button quiet" href="{escape(address)}/errors">{escape(say("import-page-errors"))}</a></p>'
        )
    if one.state == State.READY:
        parts.append(_buttons(one))
    return parts


def _buttons(one: Import) -> str:
    drop = paper.button(say("import-drop"), "do", "drop", quiet=True)
    apply = paper.button(say("import-apply"), "do", "apply")
    result = one.result
    if result.get("held"):
        sure = paper.button(say("import-sure-houses"), "do", "sure", quiet=True)
        told = paper.line(say("import-held", count=result["held"]), "bad")
        return told + paper.form(*([apply] if result.get("good") else []), sure, drop)
    if not result.get("good") and not result.get("gone"):
        return paper.line(say("import-nothing")) + paper.form(drop)
    if result.get("drastic"):
        told = say("import-drastic", gone=result["gone"], kept=str(result["kept"]))
        return paper.line(told, "bad") + paper.form(paper.button(say("import-sure"), "do", "sure"), drop)
    return paper.form(apply, drop)


def _columns(one: Import) -> str:
    """Which column is what: one list for each, with what the header told chosen."""
    header = one.layout["header"]
    named = [name or say("columns-nameless") for name in header]
    fields = []
    for name in ASKED:
        chosen = one.layout["where"].get(name)
        options = "".join(
            f'<option value="{at}"{" selected" if at == chosen else ""}>{letter(at)}: {escape(label)}</option>'
            for at, label in enumerate(named)
        )
        none = f'<option value="">{escape(say("columns-none"))}</option>'
        fields.append(
            f"<p><label>{escape(say(f'columns-ask-{name}'))}"
            f'<select name="c-{name}">{none}{options}</select></label></p>'
        )
    rows = [tuple(f"{letter(at)}: {label}" for at, label in enumerate(named[:MOST]))]
    rows += [tuple(row[:MOST]) for row in one.layout["examples"]]
    send = paper.button(say("import-page-columns"), "do", "columns")
    return paper.table(rows) + paper.form(*fields, send, paper.button(say("import-drop"), "do", "drop", quiet=True))


def chosen(said: Mapping[str, str]) -> dict[str, int]:
    """The columns of a form. Raises Refused where one that every file needs is not among them, or one stands twice."""
    found = {name: int(said[f"c-{name}"]) for name in ASKED if said.get(f"c-{name}", "").isdecimal()}
    if missing := lacking(found):
        raise Refused("import-layout", columns=", ".join(say(f"column-{name}") for name in missing))
    if len(set(found.values())) < len(found):
        raise Refused("import-column-twice")
    return found
