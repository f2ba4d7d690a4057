"""What the demo's company tells of itself: hours, the office, and a paper for its residents."""

import asyncio
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from bot import media
from bot.media import Kept
from bot.prints import slip
from bot.prints.slip import Slip
from storage import documents, files, organisations
from storage.store import Store

HOURS = "пн–пт 8:00–17:00; сб 9:00–13:00"
OFFICE = "8 (4712) 55-02-02"
ADDRESS = "г. Курск, ул. Ленина, д. 8"
TITLE = "Памятка жителю"
MEMO = (
    "Нет воды, света или тепла, застрял лифт: сразу звоните в аварийную службу, она работает круглосуточно.",
    "Остальное напишите боту: приложите фото, он передаст диспетчеру и сообщит о каждом шаге.",
    "Стояки и отопление общие: прежде чем менять трубы в квартире, позвоните в офис.",
)


async def put_out(store: Store, folder: Path, phone: str, now: datetime) -> None:
    """Hours, office and one paper for every house of the company."""
    memo = Slip("УК «Добрый двор» (пример)", TITLE, MEMO, phone, [f"Офис: {OFFICE}, {HOURS}"])
    kept = await asyncio.to_thread(media.keep_paper, folder, slip.draw(memo))
    await store.write(_keep, kept, now)


def _keep(c: Connection, kept: Kept, now: datetime) -> None:
    the = organisations.the(c).id
    organisations.change(c, the, hours=HOURS, office_phone=OFFICE, address=ADDRESS)
    files.store(c, kept.hash, kept.kind, kept.mime, kept.size, now)
    documents.add(c, the, None, TITLE, f"{TITLE}.pdf", now, hash=kept.hash)
