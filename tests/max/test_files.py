"""Files to MAX and from it."""

from pathlib import Path

import pytest

from bot.lines import Enclosed, Parcel, Rejected, TryLater
from bot.max.line import MaxLine
from bot.sandbox import samples
from bot.sandbox.max import MaxStandIn
from bot.sandbox.person import Person
from handlers.events import Kind, Message
from handlers.screens import Screen
from tests.max.test_polling import next_of


def enclosed(folder: Path, kind: str, content: bytes, name: str = "") -> Enclosed:
    path = folder / kind
    path.write_bytes(content)
    return Enclosed(f"hash of {kind}", kind, path, name)


def parcel(person: Person, *files: Enclosed) -> Parcel:
    return Parcel(1, str(person.id), Screen("вот"), files=files)


async def test_files_of_every_kind_arrive_in_one_message_and_go_again_by_their_token(
    line: MaxLine, maria: Person, max: MaxStandIn, tmp_path: Path
) -> None:
    files = [
        enclosed(tmp_path, "photo", samples.photo(1)),
        enclosed(tmp_path, "video", samples.MP4),
        enclosed(tmp_path, "voice", samples.OGG),
        enclosed(tmp_path, "document", samples.PDF, "акт.pdf"),
    ]
    sent = await line.send(parcel(maria, *files))
    seen = maria.screen
    assert [(one.kind, one.size) for one in seen.files] == [
        ("photo", len(samples.photo(1))), ("video", len(samples.MP4)), ("voice", len(samples.OGG)),
        ("document", len(samples.PDF)),
    ]  # fmt: skip
    assert (seen.text, seen.files[3].name, len(sent.messages)) == ("вот", "акт.pdf", 1)
    known = [Enclosed(one.hash, one.kind, one.path, one.name, sent.files[one.hash]) for one in files]
    await line.send(parcel(maria, *known))
    assert max.calls["upload"] == 4
    assert len(maria.screen.files) == 4


async def test_a_file_that_max_still_works_on_is_waited_for(
    line: MaxLine, maria: Person, max: MaxStandIn, tmp_path: Path
) -> None:
    max.faults.refuses("POST /messages", 400, "attachment.not.ready", times=2)
    await line.send(parcel(maria, enclosed(tmp_path, "photo", samples.photo(1))))
    assert maria.screen.photos
    assert max.calls["upload"] == 1
    max.faults.refuses("POST /messages", 400, "attachment.not.ready", times=3)
    with pytest.raises(TryLater) as caught:
        await line.send(parcel(maria, enclosed(tmp_path, "photo", samples.photo(1))))
    assert caught.value.after


async def test_a_token_that_max_has_forgotten_is_uploaded_anew(line: MaxLine, maria: Person, tmp_path: Path) -> None:
    file = enclosed(tmp_path, "photo", samples.photo(1))
    sent = await line.send(parcel(maria, Enclosed(file.hash, file.kind, file.path, "", "forgotten")))
    assert maria.screen.photos
    assert sent.files[file.hash] != "forgotten"


async def test_what_cannot_be_uploaded_is_told_as_what_it_is(
    line: MaxLine, maria: Person, max: MaxStandIn, tmp_path: Path
) -> None:
    with pytest.raises(Rejected):
        await line.send(parcel(maria, Enclosed("hash", "photo", tmp_path / "gone")))
    with pytest.raises(Rejected):
        await line.send(parcel(maria, enclosed(tmp_path, "photo", b"not an image")))
    max.faults.fails("upload", 502)
    with pytest.raises(TryLater):
        await line.send(parcel(maria, enclosed(tmp_path, "photo", samples.photo(1))))


async def test_what_a_person_sends_is_fetched_without_our_token(line: MaxLine, maria: Person, max: MaxStandIn) -> None:
    await maria.sends_photo(samples.photo(3), "вот")
    batch = await next_of(line.poll(""))
    event = line.decode(batch.letters[0].raw)
    assert isinstance(event, Message)
    (photo,) = event.files
    assert (photo.kind, event.text) == (Kind.PHOTO, "вот")
    assert await line.fetch(photo.file, 10**6) == samples.photo(3)
    with pytest.raises(Rejected):
        await line.fetch(photo.file, 10)
    with pytest.raises(Rejected):
        await line.fetch(f"{max.base}/files/gone", 10)
    with pytest.raises(Rejected):
        await line.fetch("token", 10)
    max.faults.fails("files", 502)
    with pytest.raises(TryLater):
        await line.fetch(photo.file, 10**6)
