"""The five stars as people press, type and read them."""

from functools import cache

from domain import ratings
from handlers.screens import Button, Rows
from handlers.texts import say
from handlers.wording import same


def rows(number: int) -> Rows:
    """From five stars to one, and none."""
    stars = [Button(say(f"rating-star-{star}"), f"k:{number}:rate.{star}") for star in ratings.STARS]
    skip = Button(say("talk-skip"), f"k:{number}:unrated")
    return ((stars[0], stars[1]), (stars[2], stars[3]), (stars[4], skip))


def verdict(number: int, kind: str = "problem") -> Rows:
    """Solved or not; of an answer, whether it helped."""
    what = "" if kind == "problem" else "-answer"
    solved = Button(say(f"verdict-solved{what}"), f"k:{number}:solved", main=True)
    return ((solved, Button(say(f"verdict-unsolved{what}"), f"k:{number}:unsolved")),)


def shown_as(number: int) -> str:
    """What a message with the stars shows: a bare «5» after it is a rating."""
    return f"rate:{number}"


def typed(text: str) -> int:
    """How many stars a number, a number of stars or the label of a button are; 0 when it is no rating."""
    return _wordings().get(same(text), 0)


@cache
def _wordings() -> dict[str, int]:
    words = say("rating-words").split("|")
    return {
        same(wording): star
        for star in ratings.STARS
        for wording in (str(star), say(f"rating-star-{star}"), *(f"{star} {word}" for word in words))
    }
