"""Takes out of a file what says where, when and by whom it was made; pictures and sound stay bit for bit.

Segments are cut out instead of saving anew through Pillow: nothing is compressed twice, and what a camera appends
behind the picture (a second one with tags of its own) goes too.
"""

import struct
from collections.abc import Iterator

from domain.errors import Unreadable

ORIENTATION = 0x0112
_KEPT_APPS = (0xE0, 0xE2, 0xEE)
"""JFIF, the colour profile, Adobe's colour transform; EXIF, XMP, IPTC and makers' notes are others."""
_PNG_TAGS = (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME")
_BOXES = (b"moov", b"trak", b"mdia")
_VIDEO_TAGS = (b"udta", b"meta", b"uuid", b"XMP_")


def clean_jpeg(data: bytes, orientation: int) -> bytes:
    """A JPEG with its picture, its colours and which way is up."""
    out = bytearray(b"\xff\xd8")
    if orientation in range(2, 9):
        tiff = struct.pack("<2sHIHHHIHHI", b"II", 42, 8, 1, ORIENTATION, 3, 1, orientation, 0, 0)
        out += b"\xff\xe1" + struct.pack(">H", len(tiff) + 8) + b"Exif\0\0" + tiff
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            raise Unreadable("a broken picture")
        mark = data[at + 1]
        if mark == 0xFF:  # padding
            at += 1
            continue
        if mark == 0xD9:
            break
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        profile = data[at + 4 : at + 16]
        mine = mark not in range(0xE0, 0xF0) or (mark in _KEPT_APPS and (mark != 0xE2 or profile == b"ICC_PROFILE\0"))
        if mark == 0xDA:
            end = _scan_end(data, end)
        if mine and mark != 0xFE:  # a comment
            out += data[at:end]
        at = end
    return bytes(out + b"\xff\xd9")


def _scan_end(data: bytes, at: int) -> int:
    """Where the compressed picture ends: at a mark that is neither stuffing nor a restart."""
    while (at := data.find(b"\xff", at)) >= 0:
        if at + 1 < len(data) and data[at + 1] and data[at + 1] not in (*range(0xD0, 0xD8), 0xFF):
            return at
        at += 1 if data[at + 1 : at + 2] == b"\xff" else 2
    return len(data)


def clean_png(data: bytes) -> bytes:
    """A PNG without its texts; what stands behind its end goes."""
    out, at = bytearray(data[:8]), 8
    while at + 12 <= len(data):
        kind = data[at + 4 : at + 8]
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        if kind not in _PNG_TAGS:
            out += data[at:end]
        if kind == b"IEND":
            return bytes(out)
        at = end
    raise Unreadable("a broken picture")


def clean_webp(data: bytes) -> bytes:
    """A WebP without EXIF and XMP."""
    out, at = bytearray(), 12
    while at + 8 <= len(data):
        kind = data[at : at + 4]
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        end = at + 8 + size + size % 2
        if kind == b"VP8X":
            out += data[at : at + 8] + bytes([data[at + 8] & ~0x0C]) + data[at + 9 : end]
        elif kind not in (b"EXIF", b"XMP "):
            out += data[at:end]
        at = end
    return b"RIFF" + struct.pack("<I", len(out) + 4) + b"WEBP" + bytes(out)


def clean_video(data: bytes) -> bytes:
    """An MP4 or MOV whose notes are blanked where they stand, so that nothing moves."""
    out = bytearray(data)
    for start, body, end in _notes(data, 0, len(data)):
        out[start + 4 : start + 8] = b"free"
        out[body:end] = bytes(end - body)
    return bytes(out)


def _notes(data: bytes, at: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The boxes that hold notes: where each starts, where its content does, where it ends."""
    while at + 8 <= end:
        size, kind, body = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8], at + 8
        if size == 1:
            size, body = int.from_bytes(data[at + 8 : at + 16], "big"), at + 16
        stop = end if size == 0 else at + size
        if stop > end or stop < body:
            raise Unreadable("a broken video")
        if kind in _VIDEO_TAGS:
            yield at, body, stop
        elif kind in _BOXES:
            yield from _notes(data, body, stop)
        at = stop
