"""Files that people of the sandbox send when none are given."""

from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

OGG = b"OggS\x00\x02" + bytes(200)
MP4 = b"\x00\x00\x00\x18ftypmp42" + bytes(300)
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
_GPS = 0x8825


@cache
def photo(number: int = 0, *, located: bool = False, form: str = "JPEG") -> bytes:
    """A small photo, another picture for each number; `located`: with the place in its tags, as phones write it."""
    picture = Image.new("RGB", (160, 120), ((number * 67 + 90) % 256, (number * 31 + 120) % 256, 150))
    ImageDraw.Draw(picture).rectangle((20 + number % 50, 30, 100, 100), fill=(240, 240, 200))
    tags = Image.Exif()
    if located:
        tags[_GPS] = {1: "N", 2: (51.0, 44.0, 3.0), 3: "E", 4: (36.0, 11.0, 35.0)}
        tags[0x010F] = "Dvor"
    out = BytesIO()
    picture.save(out, form, exif=tags) if form in ("JPEG", "WEBP") else picture.save(out, form)
    return out.getvalue()
