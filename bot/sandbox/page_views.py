"""What the demo's page is told: who is there, what stands in each chat, what time it is."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from bot.sandbox import demo_photos
from bot.sandbox.demo_town import CAST, COMPANY, STREETS
from bot.sandbox.person import Person
from bot.sandbox.seen import Seen

if TYPE_CHECKING:
    from bot.sandbox.demo import Demo

Json = dict[str, Any]
MOST = 300
"""Messages of a chat that the page is given, the newest."""
COLUMNS = {"telegram": "maria", "vk": "oleg", "staff": "irina"}
"""The page's columns, and who is shown there at first."""
_FIRST_NAMES = {role.name.split()[0]: role.name for role in CAST.values()}


def town(demo: "Demo") -> Json:
    """What stays as it is: people, houses, streets, photos to send."""
    people = [{"id": name, "name": role.name, "messenger": role.messenger, "about": role.about, "staff": role.staff}
              for name, role in CAST.items()]
    houses = [{"address": house.address, "short": house.short, "place": [house.latitude, house.longitude]}
              for house in demo.houses]
    streets = [{"name": name, "line": [start, end]} for name, start, end in STREETS]
    photos = [{"name": name, "title": title, "url": f"/samples/{name}.jpg"}
              for name, title in demo_photos.NAMES.items()]
    return {"company": COMPANY, "people": people, "houses": houses, "streets": streets, "photos": photos,
            "columns": COLUMNS}


def state(demo: "Demo", chosen: Mapping[str, str]) -> Json:
    """What changes; `chosen` says for each column whose eyes it is seen with. KeyError for somebody unknown."""
    chats = {column: chat(demo, chosen.get(column, name), "staff" if column == "staff" else "")
             for column, name in COLUMNS.items()}
    refused = [{"messenger": messenger, "method": one.method, "why": one.why}
               for messenger, standin in demo.standins.items() for one in standin.refusals]
    return {"now": demo.clock.now().isoformat(), "ahead": demo.ahead(), "chats": chats, "news": news(demo),
            "refusals": {"count": len(refused), "last": refused[-5:]}}


def news(demo: "Demo") -> dict[str, int]:
    """For each person, and for the staff chat, the count of changes at the newest message from somebody else."""
    seen = {name: person.sees for name, person in demo.cast.people.items()}
    seen["staff"] = demo.cast.act("viktor", "staff").sees
    return {name: max((message.sent for message in messages if not message.mine), default=0)
            for name, messages in seen.items()}


def chat(demo: "Demo", name: str, where: str) -> Json:
    """A chat as one person sees it."""
    person = demo.cast.act(name, where)
    messages = [message for message in person.sees if not where or message.text or message.files or message.place]
    found = {message.id: message for message in messages}
    members = [CAST[one].name for one, role in CAST.items() if role.staff] if where else []
    return {"person": name, "messages": [_message(demo, person, message, found) for message in messages[-MOST:]],
            "keyboard": [[asdict(label) for label in row] for row in person.keyboard], "members": members}


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
        what = replied.text or ("Фото" if replied.files else "Место")
        author = _FIRST_NAMES.get(replied.author, replied.author)
        told["reply"] = {"id": replied.id, "author": author, "text": what[:120]}
    return told
