"""The five stars as people press, type and read them."""

from functools import cache

from domain import ratings
from handlers.screens import Button, Rows
from handlers.texts import say
from handlers.wording import same


def rows(number: int) -> Rows:
    """From five stars to one, and a button for what was not done at all."""
    stars = [Button(say(f"rating-star-{star}"), f"k:{number}:rate.{star}") for star in ratings.STARS]
    undone = Button(say("rating-undone"), f"k:{number}:undone")
    return ((stars[0], stars[1]), (stars[2], stars[3]), (stars[4], undone))


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
