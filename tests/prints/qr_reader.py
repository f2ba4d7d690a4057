"""Reads QR codes of versions 1 to 6 in byte mode as a telephone does, but for the correction of errors.

Written after ISO/IEC 18004 and not after the library that draws them: a mistake there would not be repeated here.
"""

from collections.abc import Callable
from itertools import count

BLOCKS = {
    0b00: {1: [16], 2: [28], 3: [44], 4: [32, 32], 5: [43, 43], 6: [27] * 4},
    0b11: {1: [13], 2: [22], 3: [17, 17], 4: [24, 24], 5: [15, 15, 16, 16], 6: [19] * 4},
    0b10: {1: [9], 2: [16], 3: [13, 13], 4: [9] * 4, 5: [11, 11, 12, 12], 6: [15] * 4},
}
"""Bytes of data in each block, by level (M, Q, H) and version."""
MASKS: tuple[Callable[[int, int], bool], ...] = (
    lambda r, c: (r + c) % 2 == 0,
    lambda r, c: r % 2 == 0,
    lambda r, c: c % 3 == 0,
    lambda r, c: (r + c) % 3 == 0,
    lambda r, c: (r // 2 + c // 3) % 2 == 0,
    lambda r, c: r * c % 2 + r * c % 3 == 0,
    lambda r, c: (r * c % 2 + r * c % 3) % 2 == 0,
    lambda r, c: ((r + c) % 2 + r * c % 3) % 2 == 0,
)


def read(matrix: list[list[bool]]) -> str:
    """The text of a code."""
    size = len(matrix)
    version = (size - 17) // 4
    told = [matrix[8][column] for column in range(5)]
    what = int("".join("01"[bit] for bit in told), 2) ^ 0b10101
    mask = MASKS[what & 0b111]
    bits = [matrix[row][column] ^ mask(row, column) for row, column in _way(size) if not _fixed(row, column, size)]
    words = [int("".join("01"[bit] for bit in bits[at : at + 8]), 2) for at in range(0, len(bits) - 7, 8)]
    return _text(_together(words, BLOCKS[what >> 3][version]))


def _way(size: int) -> list[tuple[int, int]]:
    """Two columns at a time from the right, up and down in turn; the column of the timing is left out."""
    way: list[tuple[int, int]] = []
    column = size - 1
    for turn in count():
        if column < 1:
            return way
        column -= column == 6
        rows = range(size - 1, -1, -1) if turn % 2 == 0 else range(size)
        way += [(row, each) for row in rows for each in (column, column - 1)]
        column -= 2
    return way


def _fixed(row: int, column: int, size: int) -> bool:
    """Finders with their formats, timing, the one alignment pattern of versions 2 to 6."""
    if (row < 9 and column < 9) or (row < 9 and column >= size - 8) or (row >= size - 8 and column < 9):
        return True
    middle = size - 7
    aligned = size > 21 and abs(row - middle) <= 2 and abs(column - middle) <= 2
    return row == 6 or column == 6 or aligned


def _together(words: list[int], blocks: list[int]) -> list[int]:
    """Bytes lie interleaved: first of each block, second of each block."""
    found: list[list[int]] = [[] for _ in blocks]
    at = 0
    for number in range(max(blocks)):
        for block, length in zip(found, blocks, strict=True):
            if number < length:
                block.append(words[at])
                at += 1
    return [word for block in found for word in block]


def _text(words: list[int]) -> str:
    bits = "".join(f"{word:08b}" for word in words)
    assert bits[:4] == "0100", "not in byte mode"
    length = int(bits[4:12], 2)
    return bytes(int(bits[at : at + 8], 2) for at in range(12, 12 + 8 * length, 8)).decode()
