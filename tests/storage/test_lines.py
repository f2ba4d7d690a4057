"""Lines: one number for each bot for ever, whatever it is called."""

from storage import lines
from storage.lines import LineRow
from storage.store import Store


async def test_a_line_keeps_its_number(store: Store) -> None:
    telegram = await store.write(lines.ensure, "telegram", "telegram:1")
    vk = await store.write(lines.ensure, "vk", "vk:1")
    await store.write(lines.rename, telegram.id, "Двор", "https://t.me/dvor?start={code}")
    await store.write(lines.move_cursor, telegram.id, "17")

    again = await store.write(lines.ensure, "telegram", "telegram:1")
    assert again == LineRow(
        telegram.id, "telegram", "telegram:1", "Двор", "https://t.me/dvor?start={code}", "17", "", "", None, "", None
    )
    assert await store.read(lines.all) == [again, vk]


async def test_what_is_wrong_with_a_line_and_who_knows_it(store: Store) -> None:
    line = await store.write(lines.ensure, "vk", "vk:1")
    await store.write(lines.set_state, line.id, "refused")
    assert [(row.state, row.told) for row in await store.read(lines.all)] == [("refused", "")]
    await store.write(lines.set_state, line.id, "refused", "refused")
    await store.write(lines.set_state, line.id, "")

    assert [(row.state, row.told) for row in await store.read(lines.all)] == [("", "refused")]
