"""Tables kept as text: which encoding, which delimiter, which lines.

The encoding is told by content: a mark, valid UTF-8, or whichever of the two old Russian tables gives the more Russian
text. A guess by a library would bring a dozen other languages into the choice.
"""

import codecs
import csv
import gzip
import io
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, cast

from domain.errors import WrongFile
from storage.sheet_headers import plain_name
from storage.sheet_lines import Line

MOST_UNPACKED = 200 * 1024 * 1024
"""Bytes that a packed text may have."""
_CHUNK = 1024 * 1024
_SAMPLE = 256 * 1024
_LINES = 60
"""Lines by which the delimiter is told."""
_BREAKS = 100
"""Line breaks that no cell has: its quote was never closed."""
_ASCII = bytes(range(128))
_CONTROL = bytes({*range(32)} - {9, 10, 13})
_RUSSIAN = re.compile("[оеаинтсрвлкмдпуяы]")
_STRANGE = re.compile("[^а-яА-ЯёЁ\x00-\x7f«»№–—\xa0°²³“”„…]")
_BROKEN = (gzip.BadGzipFile, EOFError, zlib.error)


def lines(path: Path, encoding: str, delimiter: str, packed: bool) -> Iterator[Line]:
    """Every row with the number of the line where it begins. Raises WrongFile."""
    with ExitStack() as files:
        raw = _opened(files, path, packed)
        text = files.enter_context(io.TextIOWrapper(raw, encoding=encoding, errors="replace", newline=""))
        reader = csv.reader(text, delimiter=delimiter)
        number = 1
        try:
            for cells in reader:
                if reader.line_num - number > _BREAKS and any(cell.count("\n") > _BREAKS for cell in cells):
                    raise WrongFile("sheet-quote", line=str(number))
                yield Line(number, tuple(cells))
                number = reader.line_num + 1
        except csv.Error as error:
            raise WrongFile("sheet-quote", line=str(number)) from error
        except _BROKEN as error:
            raise WrongFile("sheet-torn") from error


def examine(path: Path, packed: bool, names: frozenset[str]) -> tuple[str, str]:
    """The encoding and the delimiter; the whole file is read once. Raises WrongFile."""
    sample, high, valid = b"", b"", True
    size = 0
    decoder = codecs.getincrementaldecoder("utf-8")()
    with ExitStack() as files:
        raw = _opened(files, path, packed)
        try:
            while chunk := raw.read(_CHUNK):
                size += len(chunk)
                if size > MOST_UNPACKED:
                    raise WrongFile("sheet-bomb", most=str(MOST_UNPACKED // 1024**2))
                sample = sample or chunk[:_SAMPLE]
                high += chunk.translate(None, _ASCII)[: _SAMPLE - len(high)]
                valid = valid and _decodes(decoder, chunk)
            valid = valid and _decodes(decoder, b"", final=True)
        except _BROKEN as error:
            raise WrongFile("sheet-torn") from error
    if not sample.strip(b"\xef\xbb\xbf \r\n\t"):
        raise WrongFile("sheet-empty")
    encoding = _encoding(sample, high, valid)
    start = sample.decode(encoding, "replace")
    return encoding, _delimiter(start.splitlines(keepends=True)[:_LINES], names)


def _opened(files: ExitStack, path: Path, packed: bool) -> BinaryIO:
    raw: BinaryIO = files.enter_context(path.open("rb"))
    if packed:
        unpacked = gzip.GzipFile(fileobj=raw)
        files.callback(unpacked.close)
        return cast(BinaryIO, unpacked)
    return raw


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


def _encoding(sample: bytes, high: bytes, valid: bool) -> str:
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if (zeros := sample.count(0)) > len(sample) // 50:
        odd = sample[1::2].count(0)
        if zeros > len(sample) // 10 and (odd > zeros * 0.95 or odd < zeros * 0.05):
            return "utf-16-le" if odd > zeros / 2 else "utf-16-be"
        raise WrongFile("sheet-other")
    if len(sample) - len(sample.translate(None, _CONTROL)) > len(sample) // 50:
        raise WrongFile("sheet-other")
    if valid or sample.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    guess = sample.decode("utf-8", "replace")
    if len(re.findall("[а-яё]", guess.lower())) > 10 * guess.count("\ufffd") > 0:
        raise WrongFile("sheet-letters", line=str(guess[: guess.index("\ufffd")].count("\n") + 1))
    return max(("cp1251", "cp866"), key=lambda name: _russian(high.decode(name, "replace")))


def _russian(text: str) -> int:
    return len(_RUSSIAN.findall(text)) - 3 * len(_STRANGE.findall(text))


def _delimiter(head: list[str], names: frozenset[str]) -> str:
    """What parts the lines into most known names; else into equally many cells; else into more."""

    def worth(mark: str) -> tuple[int, float, int]:
        try:
            rows = [row for row in csv.reader(head, delimiter=mark) if any(cell.strip() for cell in row)]
        except csv.Error:
            return 0, 0, 0
        known = max((len({plain_name(cell) for cell in row} & names) for row in rows), default=0)
        widths = Counter(len(row) for row in rows if len(row) > 1)
        width, often = max(widths.items(), key=lambda each: (each[1], each[0]), default=(1, 0))
        return known, often / max(len(rows), 1), width

    return max((";", ",", "\t", "|"), key=worth)
