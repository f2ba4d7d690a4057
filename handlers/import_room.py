"""The room of files: how lists of houses and accounts come in, by a one-time link to our own page or as a document."""

from datetime import datetime

from domain.access import Permission
from domain.errors import Refused
from handlers import import_steps, moves, rights, rooms, running
from handlers.events import Attachment, Kind, Message, Press
from handlers.import_steps import ACCOUNTS, ENDS
from handlers.rooms import Room
from handlers.screens import Button, Does
from handlers.texts import say
from handlers.visit import Visit
from storage import imports, web_links
from storage.imports import State

WORD = "files"
LINK = "import"
"""The kind of the one-time links."""
BIGGEST = 20 * 1024 * 1024
"""Bytes of a document that a messenger hands over."""
MIMES = ("text/csv", "application/vnd.ms-excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")


def show(visit: Visit, organisation: int) -> None:
    """Which file is it? Each kind has a button that gives its link."""
    kinds = import_steps.kinds(visit.connection, visit.person.id, organisation)
    buttons = [(rooms.button(say(f"import-kind-{kind}"), WORD, organisation, kind),) for kind in kinds]
    text = say("files-text" if visit.office.web else "files-no-page", name=rooms.name_of(visit, organisation))
    rooms.screen(visit, text, *(buttons if visit.office.web else ()), rooms.back(organisation))


def pressed(visit: Visit, event: Press, parts: list[str]) -> None:
    """A kind was chosen: here is the link."""
    organisation, kind = int(parts[0]), parts[1]
    if kind not in import_steps.kinds(visit.connection, visit.person.id, organisation) or not visit.office.web:
        raise Refused("refused-right")
    rooms.screen(visit, *_link(visit, organisation, kind, say("files-link", kind=kind)))


def command(visit: Visit, rest: str) -> None:
    """/import."""
    rooms.enter(visit, WORD, Permission.IMPORT, show)


ROOM = Room(WORD, "office-files", Permission.IMPORT, show, pressed)


def document(visit: Visit, message: Message, received: datetime) -> bool:
    """A table that somebody sends who may hand in files; everybody else's is no business of ours."""
    tables = [file for file in message.files if _is_table(file)]
    asked = visit.conversation.asked if visit.conversation is not None else None
    own = _own(visit) if tables and not (asked and asked["kind"] == "document") else []
    if not own:
        return False
    ways = [
        [organisation, kind]
        for organisation in _places(visit)
        for kind in import_steps.kinds(visit.connection, visit.person.id, organisation)
        if not (visit.line.can.abroad and kind == ACCOUNTS)
    ]
    visit.works = True
    if not ways:
        _not_here(visit, own[0])
    elif (tables[0].size or 0) > BIGGEST:
        visit.answer(say("import-large", most=str(BIGGEST // 1024**2)))
    else:
        for file in tables:
            _take(visit, file, ways[:7])
    return True


def _take(visit: Visit, file: Attachment, ways: list[list[object]]) -> None:
    words = {
        "organisation": ways[0][0], "person": visit.person.id, "name": file.name or say("import-nameless"), "file": "",
        "line": visit.line.id, "chat": visit.chat,
    }  # fmt: skip
    if len(ways) == 1 and not visit.line.can.abroad:
        layout = {"fetch": file.file}
        visit.posts.extend(import_steps.hand_in(visit.connection, visit.now, kind=ways[0][1], layout=layout, **words))
        visit.errands = True
        return
    layout_asked = {"fetch": file.file, "ways": ways}
    number = imports.add(visit.connection, visit.now, kind="", state=State.ASKED, layout=layout_asked, **words)
    visit.posts.extend(import_steps.drawn(visit.connection, number))


def _not_here(visit: Visit, organisation: int) -> None:
    """Accounts hold personal data: they come by our own page, not through a messenger of another country."""
    if not visit.office.web:
        visit.answer(say("import-abroad-no-page"))
        return
    rooms.screen(visit, *_link(visit, organisation, ACCOUNTS, say("import-abroad")))


def _link(visit: Visit, organisation: int, kind: str, text: str) -> tuple[str, tuple[Button, ...], tuple[Button, ...]]:
    payload = {"kind": kind, "line": visit.line.id, "chat": visit.chat}
    code = web_links.make(visit.connection, LINK, visit.person.id, organisation, visit.now, payload)
    address = f"{visit.office.web}/import/{code}"
    return text, (Button(say("files-open"), address, Does.LINK),), rooms.back(organisation)


def press(visit: Visit, event: Press, parts: list[str]) -> bool:
    """A button under a file's message; only whose file it is may press it."""
    number, action, *more = parts
    one = imports.get(visit.connection, int(number)) if number.isdecimal() and len(number) <= 9 else None
    if one is None or one.person != visit.person.id:
        return False
    visit.works = True
    try:
        if action in ("apply", "sure"):
            visit.posts.extend(import_steps.apply(visit.connection, one.id, visit.now, sure=action == "sure"))
        elif action == "drop":
            visit.posts.extend(import_steps.drop(visit.connection, one.id, visit.now))
        elif action == "way" and more and more[0].isdecimal():
            visit.posts.extend(import_steps.choose(visit.connection, one.id, int(more[0]), visit.now))
        elif action == "columns" and one.state == State.LAYOUT:
            visit.fresh = True
            running.open_talk(visit, "columns", file=one.id, closed=visit.line.can.abroad)
        else:
            raise Refused("import-gone")
        visit.errands = True
    except Refused as refused:
        visit.note(event, moves.sentence(refused))
        visit.posts.extend(import_steps.drawn(visit.connection, one.id))
    return True


def _own(visit: Visit) -> list[int]:
    """The organisations of the visitor that let them hand in some file."""
    both = (Permission.IMPORT, Permission.DUTY)
    found = [one for each in both for one in rights.own(visit.connection, visit.person.id, each)]
    return list(dict.fromkeys(found))


def _places(visit: Visit) -> list[int]:
    """Where the visitor may hand in some file."""
    both = (Permission.IMPORT, Permission.DUTY)
    found = [one for each in both for one in rights.places(visit.connection, visit.person.id, each)]
    return list(dict.fromkeys(found))


def _is_table(file: Attachment) -> bool:
    return file.kind is Kind.DOCUMENT and (file.name.casefold().endswith(ENDS) or file.mime in MIMES)
