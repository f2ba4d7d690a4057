"""Whether what was uploaded is a picture, and how large."""

from io import BytesIO

from PIL import Image, UnidentifiedImageError


def picture_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of an image; None when it is none."""
    try:
        with Image.open(BytesIO(content)) as picture:
            return picture.size
    except (UnidentifiedImageError, OSError, ValueError):
        return None
