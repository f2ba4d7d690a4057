"""The figures of /reach as a workbook: a sheet for each way to look at them."""

from collections.abc import Sequence
from io import BytesIO

from sqlalchemy import Connection

from handlers import reach_room
from handlers.texts import say
from storage import linked, organisations

Row = Sequence[str | int]


def sheets(c: Connection, organisation: int) -> list[tuple[str, list[Row]]]:
    """Each sheet: its name, and its rows with the heads first."""
    theirs = organisations.below(c, organisation)
    found: list[tuple[str, list[Row]]] = []
    for view, function in reach_room.VIEWS.items():
        heads = [say(f"reach-head-{head}") for head in ("name", "linked", "named", "total")]
        rows = [(reach_room.name(view, one), one.linked, one.named, one.total) for one in function(c, theirs)]
        found.append((say(f"reach-by-{view}"), [heads, *rows]))
    heads = [say(f"reach-head-{head}") for head in ("week", "linked", "named")]
    weeks = [(reach_room.week(since), one.linked, one.named) for since, one in linked.by_week(c, theirs)]
    return [*found, (say("reach-by-week"), [heads, *weeks])]


def draw(pages: list[tuple[str, list[Row]]]) -> bytes:
    """The workbook; texts are texts, whatever they begin with."""
    import xlsxwriter

    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    bold = book.add_format({"bold": True})
    for name, rows in pages:
        sheet = book.add_worksheet(name[:31])
        sheet.set_column(0, 0, 44)
        sheet.set_column(1, 3, 18)
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write(at, column, cell, bold if not at else None)
    book.close()
    return content.getvalue()
