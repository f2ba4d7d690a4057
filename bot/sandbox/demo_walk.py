"""«Что посмотреть за 10 минут»: seven steps, and which of them have happened, told by what is stored, not by clicks."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.tickets import OPEN
from storage.attachments import ticket_files
from storage.lines import lines
from storage.questions import questions
from storage.tickets import tickets

if TYPE_CHECKING:
    from bot.sandbox.demo_round import Demo

Json = dict[str, Any]
FAR = 11 * 3600
"""Seconds by which the clock must have been moved for the last step."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step: what happens, who does it in which of the page's phones, and what to press."""

    title: str
    phone: str
    person: str
    words: str


STEPS = (
    Step("Мария сообщает о проблеме", "telegram", "maria",
         "Телефон Марии: напишите «у нас третий день нет горячей воды» и идите по кнопкам до «Отправить заявку»."),
    Step("Диспетчер назначает слесаря", "staff", "irina",
         "Чат «Диспетчерская», Ирина: нажмите «Назначить» под карточкой заявки и выберите Петра."),
    Step("Вопрос жительнице и ответ", "staff", "irina",
         "Ирина нажимает «Спросить» и пишет вопрос. Мария отвечает у себя, ответ приходит под карточку."),
    Step("Слесарь сдаёт работу с фото", "executor", "petr",
         "Пётр открывает под карточкой «Получать заявки лично», у себя жмёт «Готово» и присылает фото со словами."),
    Step("Мария видит: «Исполнена»", "telegram", "maria",
         "Мария читает отчёт с фото и ставит оценку."),
    Step("Авария: Олег пишет из ВКонтакте", "vk", "oleg",
         "Телефон Олега: «в подвале прорвало трубу», место и фото. В диспетчерскую авария приходит со звуком."),
    Step("Просроченное видно сразу", "telegram", "anna",
         "У Анны Петровны тоже нет горячей воды, заявку никто не берёт. Нажмите «+12 часов»: на доске она отмечена."),
)


def told() -> list[Json]:
    """The steps as the page shows them."""
    return [{"title": one.title, "phone": one.phone, "person": one.person, "words": one.words} for one in STEPS]


async def done(demo: "Demo") -> list[bool]:
    """Which steps have happened."""
    return await demo.store.read(happened, demo.clock.now(), demo.ahead() >= FAR)


def happened(connection: Connection, now: datetime, moved: bool) -> list[bool]:
    """The same, from the tables."""
    t, messenger = tickets.c, sa.select(lines.c.messenger).where(lines.c.id == tickets.c.line).scalar_subquery()
    photo = sa.exists().where(ticket_files.c.ticket == t.id)

    def any_of(*which: sa.ColumnElement[bool]) -> bool:
        return connection.execute(sa.select(t.id).where(*which).limit(1)).first() is not None

    answered = sa.select(questions.c.id).where(questions.c.answered.is_not(None)).limit(1)
    return [
        any_of(messenger == "telegram", t.unfinished.is_(False)),
        any_of(t.executor.is_not(None)),
        connection.execute(answered).first() is not None,
        any_of(photo.where(ticket_files.c.stage == "report"), t.status.not_in(OPEN)),
        any_of(t.rating.is_not(None)),
        any_of(messenger == "vk", t.emergency, photo),
        moved and waits(connection, now),
    ]


def waits(connection: Connection, until: datetime) -> bool:
    """Whether somebody's ticket is still open after its promised time, as it is or will be then."""
    late = tickets.c.status.in_(OPEN) & (tickets.c.promised < until)
    return connection.execute(sa.select(tickets.c.id).where(late).limit(1)).first() is not None
