"""Reads pictures: what they are, how large, and how they are made fit for every messenger."""

from functools import cache
from io import BytesIO

from PIL import Image, ImageOps

from bot import tags
from domain.errors import Unreadable

MOST_PIXELS = 120_000_000
"""A phone takes up to 200 million, but what unpacks to more than 360 MB is taken for an attack."""
PHOTO_BYTES, PHOTO_SIDES, PHOTO_RATIO = 10_000_000, 10_000, 20
"""What every messenger takes as a photo; a larger one is made smaller."""
SIDE = 4096

Image.MAX_IMAGE_PIXELS = None  # we count them ourselves, by the header, before anything is unpacked


@cache
def read_heif() -> None:
    """Teach Pillow the pictures of iPhones; the decoder is loaded with the first of them."""
    from pi_heif import register_heif_opener

    register_heif_opener()


def clean(data: bytes) -> tuple[str, bytes]:
    """Its type and its content without tags: as it is where every messenger takes it, else as JPEG."""
    try:
        return _clean(data)
    except Unreadable:
        raise
    except Exception as error:  # whatever a decoder stumbles over
        raise Unreadable("a broken picture") from error


def _clean(data: bytes) -> tuple[str, bytes]:
    with Image.open(BytesIO(data), formats=("JPEG", "PNG", "WEBP", "HEIF")) as image:
        wide, high = image.size
        if wide * high > MOST_PIXELS:
            raise Unreadable("too many pixels")
        odd = wide + high > PHOTO_SIDES or max(wide, high) > PHOTO_RATIO * min(wide, high)
        if image.format == "HEIF" or odd or len(data) > PHOTO_BYTES:
            return "image/jpeg", _as_jpeg(image)
        turned = image.getexif().get(tags.ORIENTATION, 1)
    if data.startswith(b"\xff\xd8"):
        return "image/jpeg", tags.clean_jpeg(data, turned)
    if data.startswith(b"\x89PNG"):
        return "image/png", tags.clean_png(data)
    return "image/webp", tags.clean_webp(data)


def _as_jpeg(image: Image.Image) -> bytes:
    image.draft("RGB", (SIDE, SIDE))  # a large JPEG is unpacked at a fraction of its size
    upright = ImageOps.exif_transpose(image).convert("RGB")
    upright.thumbnail((SIDE, SIDE))
    if max(upright.size) > PHOTO_RATIO * min(upright.size):  # a strip: on a background that messengers take
        upright = ImageOps.pad(upright, (max(upright.size), max(upright.size) // PHOTO_RATIO + 1))
    out = BytesIO()
    upright.save(out, "JPEG", quality=88, exif=b"")
    return out.getvalue()
