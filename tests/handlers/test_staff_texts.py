"""The words of the staff side: none is missing, and they fit."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest

import domain
import handlers
from domain.tickets import ON_CARD, Action, Need, Status, Ticket
from handlers import cards, commands, forms, status_words, statuses
from handlers.texts import has, say
from tests.handlers.crew import a_crew, a_ticket, the_ticket
from tests.handlers.harness import VK_LIKE, Desk, Somebody

SNACKBAR = 90
"""Characters of a note in VK."""
WORDS = {
    "number": "12345", "who": "Константин К.",
    "status": "done", "command": "/take", "most": "3000", "key": "", "can": "/закрыть 12",
    "part": "пн-пт", "name": "УК «Уют»", "title": "Диспетчерская", "links": "https://x",
    "said": "1/2", "role": "head", "count": 3, "typed": "завтра", "gone": 7, "days": 30, "stars": "5",
    "at": "завтра до 10:00", "by": "завтра", "then": "послезавтра", "since": "1 октября", "until": "2 октября",
    "system": "ПОС", "least": "1", "field": "имя", "fields": "имя", "names": "А, Б", "year": "2099",
    "kept": 9, "house": "ул. Ленина, д. 12",
}


def _refusals() -> set[str]:
    found = {f"refused-needs-{need}" for need in Need}
    for room in (domain, handlers):
        for path in Path(room.__path__[0]).glob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Refused":
                    name = node.args[0]
                    found |= {str(name.value)} if isinstance(name, ast.Constant) else set()
    return found


@pytest.mark.parametrize("refusal", sorted(_refusals()))
def test_every_refusal_has_a_sentence(refusal: str) -> None:
    assert say(refusal, **WORDS)


@pytest.mark.parametrize("refusal", ["refused-right", "refused-not-yours", "refused-already-taken", "refused-changed"])
def test_what_is_shown_over_the_screen_fits_there(refusal: str) -> None:
    assert len(say(refusal, **WORDS)) <= SNACKBAR


@pytest.mark.parametrize("status", list(Status))
def test_every_state_has_words_for_all_who_read_it(desk: Desk, maria: Somebody, status: Status) -> None:
    ticket = replace(the_ticket(desk, a_ticket(desk, maria)), status=status, reason="нет крана", until=desk.now)
    assert statuses.status_words(ticket)
    assert statuses.desk_words(ticket)
    assert len(say("refused-state", number="12345", status=status.value)) <= SNACKBAR
    for word in say(f"status-words-{status}").split("|"):
        assert status_words.read(f"{word} и слова") == (status, "и слова")
    assert status_words.read(status.value)[0] is status


@pytest.mark.parametrize("action", [action for action in ON_CARD if action is not Action.ASK])
def test_every_button_of_a_card_has_its_label_and_its_outcome(action: Action) -> None:
    assert 0 < len(say(f"action-{action}")) <= 40
    assert 0 < len(say(f"did-{action}", **WORDS)) <= SNACKBAR


def test_labels_of_reasons_fit_a_button() -> None:
    labels = [say(f"reject-reason-{code}") for code in forms.REASONS]
    assert max(map(len, labels)) <= 40
    assert len(set(labels)) == len(labels)


def test_every_command_has_a_twin_of_its_own() -> None:
    twins = [say(f"command-{name}") for name in commands.NAMES]
    assert len(set(twins)) == len(commands.NAMES)


@pytest.mark.parametrize("status", list(Status))
def test_the_longest_card_fits_the_tightest_messenger(desk: Desk, maria: Somebody, status: Status) -> None:
    crew = a_crew(desk, desk.vk)
    number = a_ticket(
        desk, maria, "😀 беда " * 700, emergency=True, unfinished=True, address="ул. " + "Длинная " * 20, flat="1" * 10
    )
    ticket = the_ticket(desk, number)
    ticket = replace(ticket, status=status, reason="потому что " * 200, executor_name="Константин К.")
    with desk.database() as connection:
        screen = cards.card(connection, ticket, desk.now)
    assert len(screen.text.encode("utf-16-le")) // 2 <= 4096
    buttons = [button for row in screen.rows for button in row]
    assert len(buttons) <= VK_LIKE.buttons
    assert len(screen.rows) <= VK_LIKE.rows
    assert all(len(button.label) <= 40 and len(button.data.encode()) <= 64 for button in buttons)
    assert crew.card(number).screen.rows[0][0].main


def test_a_point_without_an_address_is_told_as_a_point(desk: Desk, maria: Somebody) -> None:
    number = a_ticket(desk, maria, address="", latitude=51.73, longitude=36.19, entrance="", flat="")
    ticket: Ticket = the_ticket(desk, number)
    assert cards.place_words(ticket) == "точка на карте 51.73000, 36.19000"
    assert cards.place_words(replace(ticket, latitude=None)) == ""


def test_a_category_that_is_no_more_is_still_named() -> None:
    assert has("category-none")
    assert cards.category_label("no.such") == say("category-none")


@pytest.mark.parametrize(
    ("count", "said"), [(1, "Ждёт 1 заявка"), (2, "Ждут 2 заявки"), (5, "Ждут 5 заявок"), (21, "Ждёт 21 заявка")]
)
def test_plural_forms_are_right(count: int, said: str) -> None:
    assert say("binding-waiting", count=count).startswith(said)
