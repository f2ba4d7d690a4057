"""How our pages look: a small sheet of HTML without scripts, readable on a phone, in dark and in light."""

from html import escape

from aiohttp import web

from handlers.texts import say

STYLE = """
:root{color-scheme:light dark;--ink:#1c1c1e;--paper:#fff;--back:#f2f2f4;--line:#d5d5da;--main:#1f6f43;--bad:#b00020}
@media(prefers-color-scheme:dark){:root{--ink:#eee;--paper:#1c1c1e;--back:#000;--line:#3a3a3c;--main:#4cc38a;--bad:#ff7a7a}}
*{box-sizing:border-box}body{margin:0;background:var(--back);color:var(--ink);font:17px/1.5 system-ui,sans-serif}
main{max-width:44rem;margin:0 auto;padding:1.2rem;background:var(--paper);min-height:100vh;overflow-wrap:anywhere}
h1{font-size:1.4rem;line-height:1.25;margin:.2rem 0 1rem}p{margin:.7rem 0}.small{font-size:.85rem;opacity:.75}
.bad{color:var(--bad)}form{margin:1rem 0}input[type=file]{width:100%;padding:1rem;border:1px dashed var(--line);
border-radius:.6rem;margin:.5rem 0 1rem;font:inherit}button,.button{display:inline-block;min-height:3rem;
padding:.6rem 1.4rem;border:0;border-radius:.6rem;background:var(--main);color:var(--paper);font:inherit;
font-weight:600;text-decoration:none;cursor:pointer;margin:.2rem .4rem .2rem 0}
button.quiet,.button.quiet{background:none;color:inherit;border:1px solid var(--line);font-weight:400}
select{width:100%;min-height:3rem;font:inherit;padding:.4rem;border:1px solid var(--line);border-radius:.6rem}
table{border-collapse:collapse;display:block;overflow-x:auto;font-size:.9rem;margin:1rem 0}
td,th{border:1px solid var(--line);padding:.35rem .5rem;text-align:left;vertical-align:top}th{white-space:nowrap}
:focus-visible{outline:3px solid var(--main);outline-offset:2px}
"""
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, nofollow",
}
"""The address of a page opens it, so nobody else is told it, and nothing of it is kept."""


def sheet(title: str, *parts: str, status: int = 200, again: float = 0) -> web.Response:
    """A page; its parts are HTML already. With `again` the browser looks once more after so many seconds."""
    look = f'<meta http-equiv="refresh" content="{again:g}">' if again else ""
    text = (
        '<!doctype html><html lang="ru"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'{look}<title>{escape(title)}</title><link rel="icon" href="data:,">'
        '<link rel="stylesheet" href="/page.css"></head>'
        f"<body><main><h1>{escape(title)}</h1>{''.join(parts)}</main></body></html>"
    )
    return web.Response(text=text, content_type="text/html", charset="utf-8", status=status)


def line(text: str, kind: str = "") -> str:
    """A paragraph; `kind` is «small» or «bad»."""
    mark = f' class="{kind}"' if kind else ""
    return "".join(f"<p{mark}>{escape(part)}</p>" for part in text.split("\n") if part)


def button(label: str, name: str, value: str, *, quiet: bool = False) -> str:
    """A button of a form."""
    mark = ' class="quiet"' if quiet else ""
    return f'<button name="{escape(name)}" value="{escape(value)}"{mark}>{escape(label)}</button>'


def form(*parts: str, file: bool = False) -> str:
    """A form that is sent to its own page."""
    kind = ' enctype="multipart/form-data"' if file else ""
    return f'<form method="post"{kind}>{"".join(parts)}</form>'


def table(rows: list[tuple[str, ...]]) -> str:
    """A table; the first row names the columns."""
    if not rows:
        return ""
    head = "".join(f"<th>{escape(cell)}</th>" for cell in rows[0])
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows[1:])
    return f"<table><tr>{head}</tr>{body}</table>"


def sorry(status: int) -> web.Response:
    """A calm page for what is not there or went wrong."""
    known = {404: "web-nothing", 405: "web-nothing", 413: "web-large", 403: "web-foreign", 400: "web-wrong"}
    text = known.get(status, "web-broken")
    return sheet(say(f"{text}-title"), line(say(text)), status=status)


def go(address: str) -> web.Response:
    """On to a page of ours, so that reloading it sends nothing twice."""
    return web.Response(status=303, headers={"Location": address})
