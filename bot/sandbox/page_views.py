"""What the demo's page is told: who is there, what stands in each chat, what time it is."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from bot.sandbox import demo_map, demo_photos, demo_walk
from bot.sandbox.demo_town import CAST, COMPANY, HOMES
from bot.sandbox.person import Person
from bot.sandbox.seen import Seen
from domain.organisations import Legal
from storage import organisations

if TYPE_CHECKING:
    from bot.sandbox.demo_round import Demo

Json = dict[str, Any]
MOST = 300
"""Messages of a chat that the page is given, the newest."""
ZONE = "Europe/Moscow"
COLUMNS = {"telegram": "maria", "vk": "oleg", "max": "galina", "staff": "irina", "executor": "petr"}
"""The page's phones, and who is shown there at first."""
FIRST_OF_PUBLIC = ["max", "vk", "staff", "executor", "telegram"]
"""Their order where the town answers for itself: a public body serves nobody through Telegram (41-FZ)."""
WORDLESS = {"photo": "Фото", "video": "Видео", "voice": "Голосовое сообщение", "document": "Файл", "sticker": "Стикер"}
_FIRST_NAMES = {role.name.split()[0]: role.name for role in CAST.values()}


async def town(demo: "Demo") -> Json:
    """What stays as it is: people, houses, streets, photos to send, the steps of the walk."""
    own = await demo.store.read(organisations.the)
    order = sorted(COLUMNS, key=FIRST_OF_PUBLIC.index) if own.legal == Legal.MUNICIPAL else list(COLUMNS)
    columns = {name: COLUMNS[name] for name in order}
    people = [_person(demo, name) for name in CAST]
    photos = [{"name": name, "title": title, "url": f"/samples/{name}.jpg"}
              for name, title in demo_photos.NAMES.items()]
    return {"round": demo.round, "company": COMPANY, "zone": ZONE, "own": demo.own, "columns": columns,
            "people": people, "photos": photos, "walk": demo_walk.told(), **demo_map.drawn(demo.houses, own=demo.own)}


def _person(demo: "Demo", name: str) -> Json:
    role = CAST[name]
    told: Json = {"id": name, "name": role.name, "messenger": role.messenger, "staff": role.staff, "about": role.about}
    if name in HOMES:
        home = demo.home(name)
        told |= {"about": home.short, "home": [home.latitude, home.longitude]}
    return told


async def state(demo: "Demo", chosen: Mapping[str, str]) -> Json:
    """What changes; `chosen` says for each phone whose eyes it is seen with. KeyError for somebody unknown."""
    chats = {column: chat(demo, chosen.get(column, name), "staff" if column == "staff" else "")
             for column, name in COLUMNS.items()}
    refused = [{"messenger": messenger, "method": one.method, "why": one.why}
               for messenger, standin in demo.standins.items() for one in standin.refusals]
    now = demo.clock.now()
    return {"round": demo.round, "now": now.isoformat(), "ahead": demo.ahead(), "chats": chats, "news": news(demo),
            "ready": demo.ready, "done": await demo_walk.done(demo),
            "showing": demo.showing, "actor": demo.actor, "place": demo.place,
            "refusals": {"count": len(refused), "last": refused[-5:]}}


def monday(now: datetime) -> datetime:
    """Nine o'clock of the next Monday in the town."""
    here = now.astimezone(ZoneInfo(ZONE))
    day = here.date() + timedelta(days=-here.weekday() % 7)
    nine = datetime.combine(day, time(9), ZoneInfo(ZONE))
    return (nine if nine > here else datetime.combine(day + timedelta(days=7), time(9), nine.tzinfo)).astimezone(UTC)


def news(demo: "Demo") -> dict[str, int]:
    """For each person, and for the staff chat, the count of changes at the newest message from somebody else."""
    seen = {name: person.sees for name, person in demo.cast.people.items()}
    seen["staff"] = demo.cast.act("viktor", "staff").sees
    return {name: max((message.sent for message in messages if not message.mine), default=0)
            for name, messages in seen.items()}


def chat(demo: "Demo", name: str, where: str) -> Json:
    """A chat as one person sees it."""
    person = demo.cast.act(name, where)
    messages = [message for message in person.sees if message.text or message.files or message.place]
    found = {message.id: message for message in messages}
    members = [CAST[one].name for one, role in CAST.items() if role.staff] if where else []
    return {"person": name, "messages": [_message(demo, person, message, found) for message in messages[-MOST:]],
            "keyboard": [[asdict(label) for label in row] for row in person.keyboard], "members": members,
            "pinned": [{"id": one.id, "text": in_short(one)[:300]} for one in person.pinned[:1]]}


def _message(demo: "Demo", person: Person, message: Seen, found: Mapping[int, Seen]) -> Json:
    messenger = person.side.messenger
    base = demo.standins[messenger].base
    files = [{"kind": file.kind, "name": file.name, "size": file.size,
              "url": f"/files/{messenger}{file.url.removeprefix(base)}"} for file in message.files]
    told = {"id": message.id, "author": _FIRST_NAMES.get(message.author, message.author), "bot": message.by_bot,
            "mine": message.mine, "text": message.text, "date": message.date, "edited": message.edited,
            "bold": message.bold, "files": files, "place": message.place,
            "rows": [[asdict(label) for label in row] for row in message.rows]}
    if replied := found.get(message.reply_to):
        author = _FIRST_NAMES.get(replied.author, replied.author)
        told["reply"] = {"id": replied.id, "author": author, "text": in_short(replied)[:120]}
    return told


def in_short(message: Seen) -> str:
    """What a message is called where there is room for a line."""
    return message.text or next((WORDLESS[file.kind] for file in message.files), "Место на карте")
