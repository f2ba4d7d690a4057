"""Parcels of every kind that delivery makes."""

from pathlib import Path

from bot.lines import Enclosed, Parcel
from handlers.screens import Button, Does, Mark, Screen

ROWS = ((Button("Взять", "k:12:take", main=True), Button("Сайт", "https://example.org", Does.LINK)),)
BELOW = ((Button("Отправить место", does=Does.PLACE, main=True),), (Button("Назад", "s:back"),))


def stored(folder: Path, name: str, kind: str = "photo", external: str = "", size: int = 7) -> Enclosed:
    """A file on the disk, ready to be sent."""
    path = folder / name
    path.write_bytes(b"x" * size)
    return Enclosed(hash=f"hash-of-{name}", kind=kind, path=path, name=name, external=external)


def every_kind(folder: Path) -> list[Parcel]:
    """One parcel for each way of sending."""
    photo, second = stored(folder, "a.jpg"), stored(folder, "b.jpg", external="FILE-B")
    video, voice = stored(folder, "c.mp4", "video"), stored(folder, "d.ogg", "voice")
    paper = stored(folder, "справка «о доме».pdf", "document")
    return [
        Parcel(1, "77", Screen("Что случилось?\n\nВыберите.", rows=ROWS, bold=True)),
        Parcel(2, "77", Screen("Где это? 🏠", below=BELOW), quiet=True),
        Parcel(3, "-100123", Screen("№ 12", rows=ROWS), reply_to="4", thread="9"),
        Parcel(4, "-100123", Screen("№ 12, взята", rows=ROWS), edit="4"),
        Parcel(11, "-100123", Screen("😀 № 12 и № 3", bold=True, marks=(Mark(2, 4, "8"), Mark(9, 3, "9"))), edit="5"),
        Parcel(5, "77", Screen("Фото", rows=ROWS, bold=True), files=(photo,)),
        Parcel(6, "77", Screen("Фото и видео"), files=(photo, second, video), reply_to="3"),
        Parcel(9, "77", Screen("№ 12 на карте\nул. Ленина, д. 12", point=(51.73, 36.19)), quiet=True),
        Parcel(7, "77", Screen("Ответ"), files=(photo, voice, paper, stored(folder, "e.pdf", "document"))),
        Parcel(8, "77", Screen(""), files=(video,)),
        Parcel(9, "77", Screen(""), files=(voice,)),
        Parcel(10, "77", Screen(""), files=(paper,)),
    ]
