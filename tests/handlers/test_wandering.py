"""However a person wanders, what is filed is what the straight path would file, once, and every update is answered."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from handlers.events import Attachment, Kind
from storage import conversations
from storage.attachments import ticket_files
from storage.tickets import tickets
from tests.databases import Sqlite
from tests.handlers.harness import Desk, Somebody, a_house, open_desk

HOUSES = {"д. 12": (51.7301, 36.1931), "д. 14": (51.7304, 36.1935)}
CATEGORIES = {"water.pressure": ("Вода", "Слабый напор"), "heat.weak": ("Тепло", "Дома холодно")}
NOISE = (
    "emoji",
    "stale",
    "forged",
    "number",
    "sticker",
    "big",
    "rtl",
    "markup",
    "again",
    "restart",
    "back",
    "other",
    "move",
)


@dataclass(frozen=True)
class Wish:
    """What the person in the end wants to have told."""

    category: str
    house: str
    flat: str
    story: str
    photos: int
    typed: bool


wishes = st.builds(
    Wish,
    st.sampled_from(sorted(CATEGORIES)),
    st.sampled_from(sorted(HOUSES)),
    st.sampled_from(["", "5", "12а"]),
    st.sampled_from(["Вода течёт тонкой струйкой", "Батареи чуть тёплые, дома <b>15</b> & холодно"]),
    st.integers(0, 3),
    st.booleans(),
)


class Walk:
    """One person on the way to a report."""

    def __init__(self, desk: Desk, line: int, wish: Wish) -> None:
        self.desk, self.wish = desk, wish
        self.person = Somebody(desk, line, "100", "Мария")
        self.last = ""
        self.answered = True

    @property
    def asked(self) -> dict[str, Any]:
        """The question on the screen."""
        with self.desk.database() as connection:
            known = conversations.open_ones(connection, [(1, "")])
        return dict(known[1, ""].asked or {}) if known else {}

    def does(self, **words: Any) -> None:
        """A message, and the check that it was answered."""
        before = self._heard()
        self.last = self.person.hold(**words)
        self.desk.work()
        assert self._heard() > before, words

    def presses(self, label: str) -> None:
        """A button, and the check that it was answered."""
        before = self._heard()
        self.person.presses(label)
        self.last = self.desk.latest
        assert self._heard() > before, label

    def _heard(self) -> int:
        return sum(seen.edits + 1 for seen in self.person.seen)

    def noise(self, kind: str) -> None:
        """Something that is no right answer."""
        if kind == "restart":
            fresh = Desk(self.desk.engine, self.desk.now, self.desk.chats, [], self.desk.events, self.desk.count)
            self.desk = self.person.desk = fresh
        elif kind == "again" and self.last:
            again = self.desk.events[self.last]
            assert again is not None
            with self.desk.database() as connection:
                from storage import inbox

                one = inbox.Arrived(self.last, "100", "100", 1, self.last)
                assert inbox.add(connection, self.person.line, [one], "", self.desk.now) == 0
            self.desk.work()
        elif kind == "back":
            self.presses("Назад") if self.asked else None
        elif kind == "stale":
            self.person.presses_data("t:report:gone:water.leak")
        elif kind == "forged":
            self.person.presses_data("c:1:take")
        elif kind == "move":
            self.desk.now += timedelta(minutes=7)
        else:
            self.desk.now += timedelta(seconds=10)
            texts = {"emoji": "🙂🙂", "number": "99", "rtl": "\u202eшум\u202c\u200b", "markup": "<b>*_"}
            if kind == "sticker":
                self.does(files=(Attachment(Kind.STICKER, "s1"),))
            elif kind == "big":
                self.does(files=(Attachment(Kind.PHOTO, "huge", 25 * 1024 * 1024),))
            elif kind in texts and self.asked.get("kind") in ("choose", "confirm", "photos"):
                self.does(text=texts[kind])
            elif kind == "other" and self.asked.get("key") == "screen":
                self.presses("Двор")

    def step(self) -> bool:
        """The wished answer to the question on the screen; False when the report is filed."""
        asked = self.asked
        key, wish = asked.get("key", ""), self.wish
        screen, leaf = CATEGORIES[wish.category]
        if not asked:
            return False
        if key == "consent":
            self.presses("Согласен")
        elif key == "guess":
            self.presses("Другое")
        elif key == "screen":
            self.presses(screen)
        elif key == "leaf":
            self.presses(leaf if leaf in [label for _, label in asked["options"]] else "Назад")
        elif key == "threat":
            self.presses("Нет")
        elif key == "place":
            where = {"text": f"ленина {wish.house}"} if wish.typed else {"point": _point(wish.house)}
            self.does(**where)
        elif key == "house":
            self.presses(f"ул. Ленина, {wish.house}")
        elif key == "flat":
            self.does(text=wish.flat) if wish.flat else self.presses("Пропустить")
        elif key == "story":
            self.does(text=wish.story)
        elif key == "photos":
            self._photos(asked)
        elif key == "summary":
            return self._summary()
        elif key == "summary.change":
            self.presses("О чём")
        else:
            raise AssertionError(f"an unforeseen question {key}")
        return True

    def _photos(self, asked: dict[str, Any]) -> None:
        if asked.get("count", 0) < self.wish.photos:
            self.does(files=(Attachment(Kind.PHOTO, f"p{asked.get('count', 0)}", 1000),))
        else:
            self.presses("Готово" if asked.get("count") else "Пропустить")

    def _summary(self) -> bool:
        self.presses("Отправить заявку")
        return True


def _point(house: str) -> Any:
    from domain.places import Point

    return Point(*HOUSES[house])


_FOLDER = TemporaryDirectory()
_DATABASES = Sqlite(Path(_FOLDER.name))


def _desk() -> Desk:
    desk = open_desk(_DATABASES.new(Path(_FOLDER.name)))
    for number, (latitude, longitude) in HOUSES.items():
        a_house(desk, f"обл. Курская, г. Курск, ул. Ленина, {number}", latitude, longitude)
    return desk


@given(wishes, st.lists(st.tuples(st.integers(0, 12), st.sampled_from(NOISE)), max_size=12), st.booleans())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_way_leads_to_the_same_ticket(wish: Wish, noise: list[tuple[int, str]], vk: bool) -> None:
    desk = _desk()
    walk = Walk(desk, desk.vk if vk else desk.telegram, wish)
    walk.does(text="/start")
    walk.presses("Согласен")
    walk.presses("Сообщить о проблеме")
    for number in range(60):
        for _, kind in [one for one in noise if one[0] == number]:
            if walk.asked:
                walk.noise(kind)
        if not walk.step():
            break
    with walk.desk.database() as connection:
        filed = connection.execute(select(tickets)).all()
        files = connection.execute(select(ticket_files)).all()
    assert len(filed) == 1
    assert filed[0].category == wish.category
    assert filed[0].address.endswith(f"ул. Ленина, {wish.house}")
    assert filed[0].flat == wish.flat
    assert filed[0].story == wish.story
    assert len(files) == wish.photos
    walk.desk.engine.dispose()
