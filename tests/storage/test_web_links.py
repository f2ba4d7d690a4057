"""Links that are good once, for a day."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection

from storage import organisations, people, web_links
from storage.store import Store

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


def a_link(c: Connection, kind: str = "import") -> str:
    person = people.meet(c, 1, "7", NOW).person.id
    return web_links.make(c, kind, person, organisations.the(c).id, NOW, {"kind": "houses"})


async def test_a_link_is_looked_at_often_and_used_once(store: Store) -> None:
    code = await store.write(a_link)
    for _ in range(2):
        link = await store.read(web_links.open_, code, "import", NOW)
        assert link is not None
        assert link.payload == {"kind": "houses"}
    assert await store.write(web_links.use, code, "import", NOW) is not None
    assert await store.write(web_links.use, code, "import", NOW) is None
    assert await store.read(web_links.open_, code, "import", NOW) is None
    used = await store.read(web_links.find, code, "import")
    assert used is not None
    assert used.used_at == NOW


async def test_a_link_ends_after_a_day_and_opens_its_own_page_only(store: Store) -> None:
    code = await store.write(a_link)
    assert await store.read(web_links.open_, code, "savings", NOW) is None
    assert await store.write(web_links.use, code, "savings", NOW) is None
    late = NOW + timedelta(hours=24)
    assert await store.read(web_links.open_, code, "import", late) is None
    assert await store.write(web_links.use, code, "import", late) is None
    assert await store.write(web_links.use, code, "import", late - timedelta(seconds=1)) is not None


async def test_the_code_itself_is_not_kept(store: Store) -> None:
    code = await store.write(a_link)
    link = await store.read(web_links.find, code, "import")
    assert link is not None
    assert code not in repr(link)
