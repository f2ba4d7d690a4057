"""What the QR code of a poster carries: which house, which entrance, and whether a neighbour has passed it on."""

import re
from dataclasses import dataclass

MOST_ENTRANCES = 99
_CODE = re.compile(r"h([1-9]\d{0,8})(?:e([1-9]\d?))?(n?)")


@dataclass(frozen=True, slots=True)
class Scanned:
    """A house of the register, its entrance (0: none is named), and whether a neighbour's link led here."""

    house: int
    entrance: int = 0
    invited: bool = False

    @property
    def code(self) -> str:
        """As deep links carry it: `h12`, `h12e3`, `h12n`; at most 14 of the 64 characters that messengers let pass."""
        door = f"e{self.entrance}" if self.entrance else ""
        return f"h{self.house}{door}{'n' if self.invited else ''}"


def read(code: str) -> Scanned | None:
    """What a start code means; None when it is none of a poster."""
    found = _CODE.fullmatch(code)
    if found is None:
        return None
    return Scanned(int(found[1]), int(found[2] or 0), bool(found[3]))


def fits(scanned: Scanned, entrances: int | None) -> bool:
    """Whether a house with so many entrances has that one; of a house whose entrances nobody counted all do."""
    return scanned.entrance <= (entrances or MOST_ENTRANCES)


def doors(entrances: int | None) -> list[int]:
    """For which entrances a house gets posters: each, or one for the house (0) where they are not known."""
    return list(range(1, min(entrances, MOST_ENTRANCES) + 1)) if entrances else [0]
