"""Answers of released versions, kept as files and replayed on today's code.

A file holds the answers of an open conversation as a release saved them, and what it came to: the question on the
screen, or the ticket. A change of the code that loses someone's half-told report shows here.
"""

import json
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from domain.people import Person
from handlers import book, turn
from handlers.filing import FileReport
from handlers.running import HandOver
from handlers.stops import Again, Asked
from handlers.talk import Talk
from tests.handlers.harness import Desk, a_house

FILES = sorted((Path(__file__).parent / "golden").glob("*.json"))


def outcome(desk: Desk, name: str, person: Person, answers: dict[str, Any]) -> dict[str, Any]:
    """Where a conversation with these answers stands."""
    assert turn.talks.TALKS
    with desk.database() as connection:
        for _ in range(10):
            try:
                command = book.TALKS[name].function(Talk(connection, person, answers, desk.now))
            except Asked as asked:
                return {"asked": asked.question.key, "options": [option.code for option in asked.question.options]}
            except Again as again:
                answers = {key: value for key, value in answers.items() if key not in again.drop} | again.put
                continue
            if isinstance(command, HandOver):
                return {"hands over": command.name}
            if not isinstance(command, FileReport):
                assert is_dataclass(command)
                assert not isinstance(command, type)
                return {"does": type(command).__name__, **asdict(command)}
            place = [command.spot.short or command.spot.address, command.flat, command.entrance]
            return {"files": command.code, "story": command.story, "place": place, "photos": len(command.files)}
    raise AssertionError("no end")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_answers_of_a_release_still_mean_the_same(path: Path, desk: Desk) -> None:
    house = a_house(desk)
    kept = json.loads(path.read_text(encoding="utf-8").replace("HOUSE", str(house)))
    person = Person(1, consent="given", house=house if kept.get("at home") else None, flat=kept.get("flat", ""))
    found = outcome(desk, kept["conversation"], person, kept["answers"])
    assert {name: found.get(name) for name in kept["outcome"]} == kept["outcome"]  # it may have learned more since


def test_there_are_answers_of_every_conversation_of_residents() -> None:
    assert {json.loads(path.read_text(encoding="utf-8"))["conversation"] for path in FILES} >= {
        *("report", "emergency"),
        *("rate", "withdraw", "phone", "refuse"),
    }
