"""Attachments as VK sends them, in our words."""

from typing import Any

import pytest

from handlers.events import Attachment, Kind
from tests.vk.events import message


@pytest.mark.parametrize(
    ("size", "file"),
    [
        ({"sizes": [{"type": "s", "url": "s", "width": 75, "height": 75}, {"type": "w", "url": "w", "width": 2000,
          "height": 1500}, {"type": "x", "url": "x", "width": 604, "height": 453}]}, "w"),
        ({"sizes": [{"type": "x", "url": "x"}, {"type": "z", "url": "z"}, {"type": "m", "url": "m"}]}, "z"),
        ({"sizes": [{"type": "x", "url": "x", "width": 1, "height": 1}], "orig_photo": {"url": "o"}}, "o"),
        ({"sizes": []}, "photo5_9_k"),
    ],
)  # fmt: skip
def test_the_largest_photo_is_taken(size: dict[str, Any], file: str) -> None:
    photo = {"album_id": -3, "date": 1, "id": 9, "owner_id": 5, "access_key": "k", "has_tags": False, **size}
    read = message(attachments=[{"type": "photo", "photo": photo}])
    assert read.files == (Attachment(Kind.PHOTO, file, mime="image/jpeg"),)


@pytest.mark.parametrize(
    ("attachment", "expected"),
    [
        (
            {"type": "doc", "doc": {"id": 1, "owner_id": 5, "title": "IMG_1.HEIC", "size": 900, "ext": "heic",
             "type": 4, "url": "https://vk.com/doc"}},
            Attachment(Kind.DOCUMENT, "https://vk.com/doc", 900, "IMG_1.HEIC", "image/heic"),
        ),
        (
            {"type": "doc", "doc": {"id": 1, "owner_id": 5, "title": "Акт", "size": 9, "ext": "pdf", "url": "u"}},
            Attachment(Kind.DOCUMENT, "u", 9, "Акт.pdf", "application/pdf"),
        ),
        (
            {"type": "audio_message", "audio_message": {"id": 1, "link_ogg": "o", "link_mp3": "m", "duration": 3}},
            Attachment(Kind.VOICE, "o", mime="audio/ogg"),
        ),
        (
            {"type": "video", "video": {"id": 2, "owner_id": 5, "access_key": "k", "title": "Течь"}},
            Attachment(Kind.VIDEO, "video5_2_k", name="Течь", mime="video/mp4"),
        ),
        (
            {"type": "video", "video": {"id": 2, "owner_id": 5, "files": {"mp4_240": "a", "mp4_1080": "b"}}},
            Attachment(Kind.VIDEO, "b", mime="video/mp4"),
        ),
        ({"type": "sticker", "sticker": {"sticker_id": 77}}, Attachment(Kind.STICKER, "77")),
        ({"type": "graffiti", "graffiti": {"url": "g"}}, Attachment(Kind.PHOTO, "g", mime="image/png")),
        ({"type": "link", "link": {"url": "l", "title": "т"}}, Attachment(Kind.OTHER, "l", name="т")),
        ({"type": "wall", "wall": {"id": 3, "owner_id": -1}}, Attachment(Kind.OTHER, "wall-1_3")),
        ({"type": "unheard_of"}, Attachment(Kind.OTHER, "unheard_of_")),
    ],
)  # fmt: skip
def test_attachments(attachment: dict[str, Any], expected: Attachment) -> None:
    assert message(attachments=[attachment]).files == (expected,)


def test_the_preview_of_a_link_in_a_text_is_not_a_file() -> None:
    assert message(text="см. ya.ru", attachments=[{"type": "link", "link": {"url": "l"}}]).files == ()
