"""Files: kinds by content, tags gone and pictures untouched, attacks and broken files refused."""

import os
import struct
import zlib
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, TiffImagePlugin

from bot import media, pictures, tags
from domain.errors import Unreadable
from handlers.events import Kind

PLACE = b"Lenina-12-GPS"
GPS, GPS_LATITUDE, GPS_REF, MAKE = 0x8825, 2, 1, 0x010F


def a_picture(size: tuple[int, int] = (64, 48)) -> Image.Image:
    return Image.effect_mandelbrot(size, (-2, -1.5, 1, 1.5), 100).convert("RGB")


def exif(orientation: int = 1) -> Image.Exif:
    """Where it was taken, by what."""
    said = Image.Exif()
    said[MAKE] = PLACE.decode()
    said[tags.ORIENTATION] = orientation
    said.get_ifd(GPS).update({GPS_REF: "N", GPS_LATITUDE: (TiffImagePlugin.IFDRational(51), 43, 0)})
    return said


def saved(kind: str, orientation: int = 1, size: tuple[int, int] = (64, 48), **words: object) -> bytes:
    out = BytesIO()
    a_picture(size).save(out, kind, exif=exif(orientation), xmp=b"<x:xmpmeta>" + PLACE, **words)
    return out.getvalue()


def kept(folder: Path, data: bytes) -> tuple[media.Kept, bytes]:
    found = media.keep(folder, data)
    return found, media.path(folder, found.hash).read_bytes()


def same_picture(one: bytes, other: bytes) -> bool:
    with Image.open(BytesIO(one)) as first, Image.open(BytesIO(other)) as second:
        return ImageChops.difference(first.convert("RGB"), second.convert("RGB")).getbbox() is None


@pytest.mark.parametrize(("kind", "mime"), [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/webp")])
def test_a_photo_keeps_its_picture_and_loses_its_place(tmp_path: Path, kind: str, mime: str) -> None:
    before = saved(kind)
    assert PLACE in before
    found, after = kept(tmp_path, before)
    assert (found.kind, found.mime) == (Kind.PHOTO, mime)
    assert PLACE not in after
    with Image.open(BytesIO(after)) as image:
        assert not image.getexif().get_ifd(GPS)
        assert "xmp" not in image.info
    assert same_picture(before, after)


def test_a_jpeg_is_not_compressed_again_and_stays_upright(tmp_path: Path) -> None:
    before = saved("JPEG", orientation=6, progressive=True, comment=PLACE, icc_profile=b"a profile")
    _, after = kept(tmp_path, before)
    with Image.open(BytesIO(after)) as image:
        assert dict(image.getexif()) == {tags.ORIENTATION: 6}
        assert image.info["icc_profile"] == b"a profile"
    scan = before[before.index(b"\xff\xda") :]
    assert after.endswith(scan)


def test_what_a_camera_appends_behind_the_picture_goes(tmp_path: Path) -> None:
    plain = saved("JPEG")
    _, after = kept(tmp_path, plain + saved("JPEG") + PLACE)
    assert PLACE not in after
    assert kept(tmp_path, plain)[1] == after


def test_an_iphone_photo_becomes_an_upright_jpeg(tmp_path: Path) -> None:
    data = (Path(__file__).parent / "data" / "photo.heic").read_bytes()
    found, after = kept(tmp_path, data)
    assert (found.kind, found.mime) == (Kind.PHOTO, "image/jpeg")
    with Image.open(BytesIO(after)) as image:
        assert image.format == "JPEG"
        assert not image.getexif()


def test_the_same_content_lies_once_under_a_name_that_is_only_its_hash(tmp_path: Path) -> None:
    one, two = media.keep(tmp_path, saved("JPEG")), media.keep(tmp_path, saved("JPEG"))
    assert one == two
    assert [file.relative_to(tmp_path) for file in tmp_path.rglob("*") if file.is_file()] == [
        Path(one.hash[:2]) / one.hash
    ]


def test_two_who_keep_the_same_content_at_once_are_not_in_each_others_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first_writes, both_wrote = Event(), Event()
    real = os.fsync

    def fsync(file: int) -> None:
        real(file)
        if not first_writes.is_set():
            first_writes.set()
            both_wrote.wait(5)

    monkeypatch.setattr(os, "fsync", fsync)
    with ThreadPoolExecutor(1) as other:
        first = other.submit(media.keep, tmp_path, saved("JPEG"))
        assert first_writes.wait(5)
        second = media.keep(tmp_path, saved("JPEG"))
        both_wrote.set()
        assert first.result() == second
    assert [file.name for file in tmp_path.rglob("*") if file.is_file()] == [second.hash]


def test_a_photo_too_large_for_a_messenger_is_made_smaller(tmp_path: Path) -> None:
    found, after = kept(tmp_path, saved("JPEG", size=(10_001, 20)))
    with Image.open(BytesIO(after)) as image:
        assert sum(image.size) <= pictures.PHOTO_SIDES
        assert max(image.size) <= pictures.PHOTO_RATIO * min(image.size)
    assert found.size == len(after)


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    head = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", len(head)) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    with pytest.raises(Unreadable, match="pixels"):
        media.keep(tmp_path, b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", 0) + b"IDAT" + bytes(4))


@pytest.mark.parametrize("data", [b"", b"MZ\x90", b"%PDF-1.7", b"<svg/>", b"PK\x03\x04", b"GIF89a"])
def test_what_is_no_photo_video_or_voice_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(Unreadable):
        media.keep(tmp_path, data)
    assert list(tmp_path.rglob("*")) == []


def test_more_than_twenty_megabytes_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="20 MB"):
        media.keep(tmp_path, b"OggS" + bytes(media.MOST_BYTES))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@given(cut=st.integers(0, 3000), at=st.integers(0, 3000), byte=st.integers(0, 255))
def test_a_damaged_picture_is_kept_or_refused_and_nothing_else(kind: str, cut: int, at: int, byte: int) -> None:
    data = bytearray(SAMPLES[kind])
    data[min(at, len(data) - 1)] = byte
    with suppress(Unreadable):
        media._clean(bytes(data[: len(data) - cut]))


SAMPLES = {kind: saved(kind) for kind in ("JPEG", "PNG", "WEBP")}


def box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", len(content) + 8, kind) + content


def a_video(brand: bytes = b"isom") -> bytes:
    place = box(b"udta", box(b"\xa9xyz", b"+51.7300+036.1900/" + PLACE))
    apple = box(b"meta", box(b"keys", b"com.apple.quicktime.location.ISO6709") + box(b"ilst", PLACE))
    track = box(b"trak", box(b"tkhd", b"turned") + place)
    return (
        box(b"ftyp", brand + bytes(8))
        + box(b"moov", box(b"mvhd", b"head") + track + place + apple)
        + box(b"mdat", b"pictures and sound")
    )


@pytest.mark.parametrize(("brand", "mime"), [(b"isom", "video/mp4"), (b"qt  ", "video/quicktime")])
def test_a_video_loses_its_place_and_nothing_moves(tmp_path: Path, brand: bytes, mime: str) -> None:
    before = a_video(brand)
    found, after = kept(tmp_path, before)
    assert (found.kind, found.mime) == (Kind.VIDEO, mime)
    assert PLACE in before
    assert PLACE not in after
    assert b"+51.7300" not in after
    assert len(after) == len(before)
    for part in (b"turned", b"head", b"pictures and sound"):
        assert after.index(part) == before.index(part)


def test_a_video_that_lies_about_its_sizes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        media.keep(tmp_path, box(b"ftyp", b"isom") + struct.pack(">I4s", 1 << 30, b"moov"))


def test_a_voice_message_is_kept_as_it_is(tmp_path: Path) -> None:
    found, after = kept(tmp_path, b"OggS" + b"voice")
    assert (found.kind, found.mime, after) == (Kind.VOICE, "audio/ogg", b"OggSvoice")
