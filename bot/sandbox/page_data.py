"""«Где данные»: what is stored of the demo, where, and whom it calls; read from what is there."""

import asyncio
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy import Connection

from storage.tables import metadata

if TYPE_CHECKING:
    from bot.sandbox.demo_round import Demo

TABLES = {
    "organisations": "организации: кто над кем, телефоны, часы работы, правила",
    "houses": "список домов из файла",
    "house_staging": "строки списка домов, пока он загружается",
    "persons": "жители и сотрудники: имя, дом, квартира, согласие",
    "contacts": "чей это адрес в каком мессенджере",
    "roles": "кто диспетчер, кто исполнитель, кто администратор",
    "invitations": "одноразовые ссылки: кого, кем и куда пригласили",
    "staff_log": "кто кому дал и у кого забрал роль; эти строки нельзя изменить",
    "teams": "службы организации",
    "team_members": "кто в какой службе",
    "chat_teams": "какой рабочий чат какую службу обслуживает",
    "staff_chats": "рабочие чаты и что бот в них видит",
    "members": "кто состоит в рабочем чате",
    "tickets": "заявки: о чём, где, к какому сроку, кто занимается",
    "ticket_files": "фото и файлы заявок",
    "ticket_log": "что и кто делал с заявкой; эти строки нельзя изменить",
    "questions": "вопросы жителям, и отвечено ли на них",
    "conversations": "незаконченные разговоры с ботом",
    "inbox": "пришедшие сообщения; их текст стирается, как только они обработаны",
    "outbox": "сообщения, которые бот отправляет",
    "shown": "какое сообщение о чём",
    "files": "присланные файлы: размер и контрольная сумма",
    "file_ids": "как эти файлы называет мессенджер",
    "sources": "какое сообщение стало какой частью заявки, чтобы узнать правку",
    "jobs": "дела, которые делаются в фоне",
    "lines": "подключённые мессенджеры",
    "flats": "квартиры и помещения домов",
    "accounts": "лицевые счета",
    "shares": "собственники и их доли",
    "meters": "приборы учёта",
    "account_log": "кто выдавал коды и загружал файлы; эти строки нельзя изменить",
    "account_staging": "строки файла счетов, пока он загружается",
    "imports": "присланные файлы домов и счетов, которые ждут проверки",
    "table_layouts": "какой столбец что значит в файлах организации",
    "scans": "кто по какому плакату пришёл",
    "documents": "документы, которые сотрудники выложили для жителей",
    "erasures": "чьи данные стёрты и когда; имён здесь нет",
    "web_links": "одноразовые ссылки на страницы",
    "consents": "кто на что согласился, когда и где; эти строки нельзя изменить",
    "consent_texts": "тексты согласий, как их показали",
    "dwellings": "кто в какой квартире живёт",
    "attempts": "сколько раз вводили номер счёта и код",
    "link_codes": "коды, которыми связывают два мессенджера",
    "merges": "кто с кем оказался одним человеком",
    "shifts": "кто когда дежурит",
    "aways": "кто отсутствует и кто его замещает",
    "duty_gaps": "о каких пропусках в дежурствах уже сказано",
    "routing_rules": "какая служба берёт какие заявки",
    "passes": "кто, кому и почему передал заявку; эти строки нельзя изменить",
    "callbacks": "кому из позвонивших надо перезвонить",
    "terms": "свои сроки организаций и домов",
    "extensions": "просьбы продлить срок, которые ждут руководителя",
    "visits": "когда и зачем к кому придут",
    "materials": "какие материалы ушли на работу",
    "mailings": "рассылки: кто, кому и что разослал",
    "mailing_people": "до кого дошла рассылка",
    "ready_replies": "готовые ответы с полями",
    "root_causes": "почему одно и то же повторяется в доме",
    "ticket_about": "о ком жалоба или благодарность",
    "outside_numbers": "номера заявок в других системах",
    "weeks": "за какую неделю руководителю уже рассказано",
    "threads": "темы рабочих чатов",
}
FILES = {
    "demo.db": "база: всё, что перечислено ниже",
    "demo.db-wal": "последние записи базы",
    "demo.db-shm": "служебный файл базы",
    "media": "фото и файлы, которые прислали",
    "clock": "на сколько переведены часы",
    "town": "переписка учебных мессенджеров между запусками",
    "houses.csv": "ваш список домов",
    "lock": "не даёт запустить демонстрацию дважды",
}


async def page(demo: "Demo", template: Path) -> str:
    """The page as HTML."""
    return await asyncio.to_thread(_page, demo, template, await demo.store.read(_counts))


def _page(demo: "Demo", template: Path, counts: dict[str, int]) -> str:
    words = {"folder": escape(str(demo.folder.resolve())), "files": _files(demo.folder), "tables": _tables(counts),
             "addresses": " ".join(f"<code>{escape(one.base)}</code>" for one in demo.standins.values())}
    text = template.read_text(encoding="utf-8")
    for name, value in words.items():
        text = text.replace(f"<!--{name}-->", value)
    return text


def _counts(connection: Connection) -> dict[str, int]:
    return {table.name: connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
            for table in metadata.sorted_tables}


def _tables(counts: dict[str, int]) -> str:
    rows = sorted(counts.items(), key=lambda one: list(TABLES).index(one[0]) if one[0] in TABLES else len(TABLES))
    return "".join(_row(name, TABLES.get(name, ""), str(count)) for name, count in rows)


def _files(folder: Path) -> str:
    rows = []
    for path in sorted(folder.iterdir()):
        parts = [one for one in path.rglob("*") if one.is_file()] if path.is_dir() else [path]
        size = sum(one.stat().st_size for one in parts)
        rows.append(_row(path.name, FILES.get(path.name, ""), _size(size)))
    return "".join(rows)


def _row(name: str, words: str, count: str) -> str:
    return (f"<tr><th scope=row><code>{escape(name)}</code></th><td>{escape(words)}</td>"
            f"<td class=number>{count}</td></tr>")


def _size(count: int) -> str:
    if count < 1024:
        return f"{count}&nbsp;Б"
    return f"{count / 1024:.0f}&nbsp;КБ" if count < 2**20 else f"{count / 2**20:.1f}&nbsp;МБ".replace(".", ",")
