"""Photos that people of the demo send: a few pictures drawn here, so that nothing has to be shipped or fetched."""

from collections.abc import Callable, Iterable
from functools import cache
from io import BytesIO
from random import Random

from PIL import Image, ImageDraw, ImageFilter

SIZE = (800, 600)
Draw = ImageDraw.ImageDraw


def _ground(draw: Draw, top: tuple[int, int, int], bottom: tuple[int, int, int], start: int, end: int) -> None:
    for y in range(start, end):
        part = (y - start) / max(1, end - start)
        red, green, blue = (round(a + (b - a) * part) for a, b in zip(top, bottom, strict=True))
        draw.line((0, y, SIZE[0], y), fill=(red, green, blue))


def _grain(draw: Draw, random: Random, colours: Iterable[tuple[int, int, int]], top: int, bottom: int) -> None:
    shades = list(colours)
    for _ in range(9000):
        x, y = random.randrange(SIZE[0]), random.randrange(top, bottom)
        draw.point((x, y), fill=random.choice(shades))


def _leak(draw: Draw, random: Random) -> None:
    _ground(draw, (205, 214, 211), (168, 180, 178), 0, 470)
    _ground(draw, (120, 112, 104), (84, 78, 74), 470, 600)
    for x in range(0, 801, 100):
        draw.line((x, 0, x, 470), fill=(150, 162, 160), width=3)
    for y in range(70, 471, 100):
        draw.line((0, y, 800, y), fill=(150, 162, 160), width=3)
    draw.ellipse((250, 470, 660, 575), fill=(112, 146, 166))
    draw.ellipse((300, 490, 600, 555), fill=(146, 180, 198))
    draw.rectangle((0, 160, 800, 222), fill=(140, 92, 62))
    draw.rectangle((0, 166, 800, 182), fill=(188, 138, 102))
    draw.rectangle((415, 222, 480, 480), fill=(132, 86, 58))
    draw.rectangle((422, 222, 438, 480), fill=(180, 130, 96))
    draw.rectangle((395, 140, 500, 242), fill=(104, 70, 50))
    draw.rectangle((400, 148, 495, 164), fill=(150, 104, 76))
    for _ in range(26):
        x, y = random.randrange(380, 520), random.randrange(240, 480)
        draw.ellipse((x, y, x + 9, y + 18), fill=(96, 156, 204))
    for x in (404, 446, 492):
        draw.line((x, 242, x + random.randrange(-14, 14), 500), fill=(130, 182, 218), width=5)


def _pothole(draw: Draw, random: Random) -> None:
    _ground(draw, (176, 198, 214), (204, 214, 216), 0, 130)
    draw.polygon([(0, 130), (800, 130), (800, 190), (0, 210)], fill=(110, 128, 92))
    _ground(draw, (104, 106, 110), (72, 74, 78), 190, 600)
    _grain(draw, random, [(90, 92, 96), (120, 122, 126), (60, 62, 66)], 190, 600)
    for x in (60, 330, 600):
        draw.polygon([(x, 236), (x + 130, 232), (x + 140, 250), (x + 4, 254)], fill=(222, 222, 214))
    draw.polygon([(190, 400), (260, 330), (420, 310), (580, 345), (640, 430), (560, 510), (380, 535), (240, 490)],
                 fill=(46, 44, 42))
    draw.polygon([(230, 408), (290, 352), (420, 336), (550, 366), (600, 430), (530, 492), (390, 510), (268, 474)],
                 fill=(64, 56, 48))
    draw.ellipse((290, 380, 560, 484), fill=(104, 122, 132))
    draw.ellipse((340, 392, 500, 440), fill=(150, 170, 180))
    for _ in range(60):
        x, y = random.randrange(150, 680), random.randrange(300, 550)
        draw.ellipse((x, y, x + random.randrange(4, 14), y + random.randrange(4, 10)), fill=(58, 58, 60))


def _lift(draw: Draw, random: Random) -> None:
    _ground(draw, (214, 206, 186), (190, 182, 162), 0, 500)
    draw.rectangle((0, 300, 800, 500), fill=(98, 132, 142))
    _ground(draw, (134, 126, 118), (104, 98, 92), 500, 600)
    draw.rectangle((220, 70, 580, 520), fill=(92, 94, 98))
    draw.rectangle((240, 90, 393, 515), fill=(168, 172, 176))
    draw.rectangle((407, 90, 560, 515), fill=(160, 164, 168))
    draw.rectangle((393, 90, 407, 515), fill=(28, 28, 30))
    for x in (262, 430):
        draw.line((x, 100, x, 505), fill=(196, 200, 204), width=8)
    draw.rectangle((300, 200, 500, 330), fill=(250, 248, 240), outline=(170, 166, 156), width=3)
    draw.polygon([(400, 214), (452, 312), (348, 312)], fill=(214, 60, 50))
    draw.rectangle((395, 244, 405, 284), fill="white")
    draw.ellipse((394, 290, 406, 302), fill="white")
    draw.rectangle((622, 250, 668, 350), fill=(70, 72, 76))
    draw.ellipse((633, 284, 657, 308), fill=(60, 20, 20), outline=(200, 70, 60), width=3)
    for _ in range(40):
        x, y = random.randrange(0, 800), random.randrange(510, 598)
        draw.ellipse((x, y, x + 6, y + 3), fill=(90, 84, 78))


def _rubbish(draw: Draw, random: Random) -> None:
    _ground(draw, (186, 206, 222), (222, 228, 226), 0, 330)
    draw.rectangle((0, 120, 300, 340), fill=(176, 148, 128))
    for x in range(24, 290, 66):
        for y in (150, 230):
            draw.rectangle((x, y, x + 36, y + 50), fill=(112, 136, 150))
    _ground(draw, (140, 146, 128), (104, 108, 96), 330, 600)
    for x, colour in ((150, (52, 112, 84)), (430, (56, 104, 134))):
        draw.polygon([(x, 270), (x + 230, 270), (x + 210, 470), (x + 22, 470)], fill=colour)
        draw.rectangle((x - 8, 258, x + 238, 280), fill=tuple(part + 24 for part in colour))
        for wheel in (x + 44, x + 180):
            draw.ellipse((wheel - 14, 462, wheel + 14, 490), fill=(40, 40, 42))
    bags = [(30, 30, 34), (60, 66, 74), (226, 224, 214), (70, 90, 150), (150, 120, 84)]
    places = [(170 + 30 * n, random.randrange(196, 240)) for n in range(16)]
    places += [(60 + 40 * n, random.randrange(440, 520)) for n in range(17)]
    for x, y in places:
        width, height = random.randrange(56, 100), random.randrange(48, 84)
        colour = random.choice(bags)
        draw.ellipse((x, y, x + width, y + height), fill=colour)
        light = tuple(min(255, part + 22) for part in colour)
        draw.ellipse((x + width // 5, y + height // 6, x + width // 2, y + height // 2), fill=light)


def _pump(draw: Draw, random: Random) -> None:
    _ground(draw, (196, 200, 192), (160, 166, 160), 0, 430)
    _ground(draw, (118, 114, 108), (88, 84, 80), 430, 600)
    for y in (150, 210):
        draw.rectangle((0, y, 800, y + 30), fill=(150, 156, 160))
        draw.rectangle((0, y + 5, 800, y + 11), fill=(204, 208, 212))
    draw.rectangle((180, 150, 212, 470), fill=(142, 148, 152))
    draw.rectangle((186, 150, 192, 470), fill=(206, 210, 214))
    draw.rectangle((170, 410, 520, 470), fill=(52, 54, 58))
    draw.rounded_rectangle((250, 290, 500, 420), 26, fill=(30, 98, 160))
    draw.rounded_rectangle((262, 302, 488, 330), 12, fill=(72, 140, 200))
    for x in range(290, 480, 26):
        draw.line((x, 340, x, 410), fill=(20, 74, 126), width=6)
    draw.ellipse((160, 300, 280, 420), fill=(40, 112, 176), outline=(18, 66, 112), width=5)
    draw.ellipse((196, 336, 244, 384), fill=(190, 196, 200))
    draw.ellipse((560, 60, 690, 190), fill=(244, 244, 238), outline=(90, 92, 94), width=8)
    draw.line((625, 125, 662, 92), fill=(200, 50, 40), width=6)
    draw.ellipse((617, 117, 633, 133), fill=(60, 60, 62))
    for _ in range(30):
        x, y = random.randrange(0, 800), random.randrange(480, 598)
        draw.ellipse((x, y, x + 7, y + 3), fill=(100, 96, 90))


_DRAWN: dict[str, tuple[str, Callable[[Draw, Random], None]]] = {
    "leak": ("Течёт труба", _leak),
    "pothole": ("Яма на дороге", _pothole),
    "lift": ("Лифт не работает", _lift),
    "rubbish": ("Мусор у контейнеров", _rubbish),
    "pump": ("Новый насос", _pump),
}
NAMES = {name: title for name, (title, _) in _DRAWN.items()}
"""Each picture's name and what is on it."""


@cache
def photo(name: str) -> bytes:
    """A picture as JPEG; KeyError for a name that is not in NAMES."""
    picture = Image.new("RGB", SIZE)
    _DRAWN[name][1](ImageDraw.Draw(picture), Random(name))
    out = BytesIO()
    picture.filter(ImageFilter.GaussianBlur(1.1)).save(out, "JPEG", quality=82)
    return out.getvalue()
