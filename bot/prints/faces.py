"""The two faces that everything printed is set in: they ship with the program, since no system promises Cyrillic."""

from functools import cache
from importlib.resources import as_file, files

PLAIN, BOLD = "DejaVuSans", "DejaVuSans-Bold"


@cache
def register() -> None:
    """Make both known to reportlab, which weighs megabytes: it is loaded with the first print."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name in (PLAIN, BOLD):
        with as_file(files("bot.prints") / "fonts" / f"{name}.ttf") as path:
            pdfmetrics.registerFont(TTFont(name, str(path)))
