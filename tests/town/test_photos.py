"""Photos and files: how many, how large, of what kind; stored once without the place, seen in the other messenger."""

import hashlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bot.sandbox import samples
from bot.sandbox.person import Person
from storage.attachments import TicketFile
from tests.town.house import House
from tests.town.walk import LENINA, agrees, files_of, sends, until

HEIC = Path(__file__).parent.parent / "bot" / "data" / "photo.heic"
BIG = 25 * 2**20


async def at_photos(house: House, messenger: str) -> Person:
    """Somebody who is asked for photos."""
    maria = house.town.person("Мария Петрова", messenger)
    await agrees(maria)
    await maria.says("Не убирают двор")
    await maria.presses("Не убирают двор")
    await maria.sees("Где это?")
    await maria.says("Ленина 12")
    await maria.presses(LENINA)
    asked = await maria.sees("Пришлите фото")
    assert "Пропустить" in asked.buttons
    return maria


async def stored(house: House, count: int) -> list[TicketFile]:
    """The files of № 1 once all are stored."""

    async def all_are() -> bool:
        files = await files_of(house)
        return len(files) == count and all(file.hash for file in files)

    await until(house, all_are)
    return await files_of(house)


async def test_ten_photos_are_taken_and_the_eleventh_is_not(house: House, messenger: str) -> None:
    maria = await at_photos(house, messenger)
    await maria.sends_photo(count=10)
    await maria.sees("теперь их 10")
    await maria.sends_photo(samples.photo(77))
    more = await maria.sees("Больше 10 фото")
    assert "Готово" in more.buttons
    await maria.presses("Готово")
    await maria.sees("Приложено: 10 фото")
    await sends(maria)
    assert len({file.hash for file in await stored(house, 10)}) == 10


async def test_each_photo_is_answered_with_the_word_photo(house: House, messenger: str) -> None:
    maria = await at_photos(house, messenger)
    for number in range(3):
        await maria.sends_photo(samples.photo(number))
        answer = await maria.sees("фото")
        assert "Готово" in answer.buttons


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
async def test_a_picture_sent_as_a_file_is_a_photo(house: House, messenger: str, form: str) -> None:
    maria = await at_photos(house, messenger)
    mime = f"image/{form.lower()}"
    await maria.sends_document(samples.photo(3, form=form), f"фото.{form.lower()}", mime=mime)
    await maria.presses("Готово")
    await sends(maria)
    (file,) = await stored(house, 1)
    assert file.kind == "photo"


async def test_a_photo_of_an_iphone_is_taken(house: House, messenger: str) -> None:
    desk = await house.staff(messenger)
    maria = await at_photos(house, messenger)
    await maria.sends_document(HEIC.read_bytes(), "IMG_0001.HEIC", mime="image/heic")
    await maria.presses("Готово")
    await sends(maria)
    (file,) = await stored(house, 1)
    assert file.kind == "photo"
    await until(house, lambda: _has_photo(desk.olga))


async def _has_photo(person: Person) -> bool:
    return any(file.kind == "photo" for message in person.sees for file in message.files)


@pytest.mark.parametrize(("messenger", "kind"), [("telegram", "document"), ("telegram", "video"), ("vk", "document")])
async def test_a_file_of_25_megabytes_is_refused_with_a_word(house: House, messenger: str, kind: str) -> None:
    maria = await at_photos(house, messenger)
    if kind == "video":
        await maria.sends_video(size=BIG)
    else:
        await maria.sends_document(samples.photo(1), "big.jpg", mime="image/jpeg", size=BIG)
    answer = await maria.sees("больше 20 МБ")
    assert "Пришлите фото" in answer.text
    await maria.presses("Пропустить")
    await sends(maria)
    assert await files_of(house) == []


async def test_a_paper_is_refused_with_a_word(house: House, messenger: str) -> None:
    maria = await at_photos(house, messenger)
    await maria.sends_document()
    await maria.sees("Такие файлы не принимаю")


async def test_the_place_in_a_photo_is_stripped_and_the_same_content_is_kept_once(
    house: House, messenger: str
) -> None:
    maria = await at_photos(house, messenger)
    content = samples.photo(5, located=True)
    await maria.sends_document(content, "один.jpg", mime="image/jpeg")
    await maria.sees("Получил")
    await maria.sends_document(content, "два.jpg", mime="image/jpeg")
    await maria.sees("теперь их 2")
    await maria.presses("Готово")
    await sends(maria)
    hashes = {file.hash for file in await stored(house, 2)}
    assert len(hashes) == 1
    kept = [path for path in (house.folder / "media").rglob("*") if path.is_file()]
    assert [hashlib.sha256(path.read_bytes()).hexdigest() for path in kept] == [path.name for path in kept]
    assert {path.name for path in kept} == hashes
    with Image.open(BytesIO(kept[0].read_bytes())) as picture:
        assert not picture.getexif().get_ifd(0x8825)


@pytest.mark.parametrize(("resident", "staff"), [
    ("vk", "telegram"), ("telegram", "vk"), ("vk", "vk"), ("max", "telegram"), ("vk", "max"),
])  # fmt: skip
async def test_photos_are_seen_by_the_staff_in_whichever_messenger(house: House, resident: str, staff: str) -> None:
    desk = await house.staff(staff)
    maria = await at_photos(house, resident)
    await maria.sends_photo(count=2)
    await maria.sees("теперь их 2")
    await maria.presses("Готово")
    await sends(maria)
    await desk.olga.sees("2 файла от жителя", since=0)
    shots = [file for message in desk.olga.sees for file in message.files]
    assert [file.kind for file in shots] == ["photo", "photo"]
    sizes = set()
    for shot in shots:
        with Image.open(BytesIO(shot.content)) as picture:
            sizes.add(picture.size)
    assert sizes == {(160, 120)}


async def test_photos_that_came_after_the_number_are_added_by_a_button(house: House, messenger: str) -> None:
    maria = await at_photos(house, messenger)
    await maria.presses("Пропустить")
    await sends(maria)
    await maria.presses("Открыть заявку")
    await maria.presses("Дополнить")
    await maria.sees("Напишите, что добавить, или пришлите фото")
    await maria.sends_photo(caption="вот ещё")
    await maria.sees("Добавил к № 1")
    (file,) = await stored(house, 1)
    assert file.stage == "answer"


async def test_a_video_that_vk_does_not_give_away_is_missed_aloud(house: House) -> None:
    desk = await house.staff("telegram")
    maria = await at_photos(house, "vk")
    await maria.sends_video()
    await maria.sees("Получил видео")
    await maria.presses("Готово")
    await maria.sees("1 видео")
    await sends(maria)
    await maria.sees("Файл к № 1 до нас не дошёл")
    await desk.olga.sees("Не получено: 1")
