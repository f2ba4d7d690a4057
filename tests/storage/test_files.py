"""Stored files, and what each line calls them."""

from storage import files
from storage.files import StoredFile
from storage.store import Store
from tests.storage.builders import NOW, after


async def test_the_same_content_is_stored_once(store: Store) -> None:
    await store.write(files.store, "h", "photo", "image/jpeg", 1000, NOW)
    await store.write(files.store, "h", "photo", "image/jpeg", 1000, after(days=1))

    assert await store.read(files.get, "h") == StoredFile("h", "photo", "image/jpeg", 1000)
    assert await store.read(files.get, "other") is None


async def test_each_line_has_its_own_name_for_a_file_and_the_newest_counts(store: Store) -> None:
    await store.write(files.remember, 1, {"h": "AgAC", "g": "BaDe"})
    await store.write(files.remember, 2, {"h": "photo-1_2"})
    await store.write(files.remember, 1, {"h": "AgAD"})
    await store.write(files.remember, 1, {})

    assert await store.read(files.known, 1, ["h", "g", "nobody's"]) == {"h": "AgAD", "g": "BaDe"}
    assert await store.read(files.known, 2, ["h", "g"]) == {"h": "photo-1_2"}
    assert await store.read(files.known, 2, []) == {}
