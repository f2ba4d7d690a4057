"""A plan of shifts as a document in the chat: the dry run, one tap, the bad rows, the same file again."""

from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter

from domain.access import Role
from storage import duty, organisations
from tests.handlers.harness import Desk, Seen, Somebody
from tests.handlers.roster import a_team
from tests.handlers.test_importing import Clerk

ROWS = [
    ["Служба", "Кто", "С", "До"],
    ["Сантехники", "Иван", "25.11.2026 8:00", "20:00"],
    ["Сантехники", "Иван", "26.11.2026 8:00", "20:00"],
    ["Маляры", "Иван", "25.11.2026 8:00", "20:00"],
]


def a_book() -> bytes:
    content = BytesIO()
    with xlsxwriter.Workbook(content) as book:
        page = book.add_worksheet()
        for number, row in enumerate(ROWS):
            page.write_row(number, 0, row)
    return content.getvalue()


def planned(desk: Desk) -> int:
    with desk.database() as c:
        return len(duty.between(c, organisations.the(c).id, desk.now, desk.now.replace(year=2027)))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_file_of_shifts_is_looked_at_then_entered_and_twice_is_once(
    desk: Desk, maria: Somebody, tmp_path: Path, kind: str
) -> None:
    a_team(desk, "Сантехники", Somebody(desk, maria.line, "203", "Иван"))
    clerk = Clerk(desk, maria, Role.DISPATCHER, tmp_path)
    content = a_book() if kind == "xlsx" else "\n".join(";".join(row) for row in ROWS).encode("cp1251")
    seen = send(clerk, content, f"смены.{kind}")
    assert "Смены дежурных: смены" in seen.screen.text
    assert "Будет новых 2" in seen.screen.text
    assert "службы «Маляры» нет" in seen.screen.text
    assert planned(desk) == 0
    assert "Готово. Новых 2" in clerk.presses("Применить").screen.text
    assert planned(desk) == 2
    assert "Применять нечего" in send(clerk, content, f"снова.{kind}").screen.text
    assert planned(desk) == 2


def send(clerk: Clerk, content: bytes, name: str) -> Seen:
    """A dispatcher hands in shifts only, so nothing has to be chosen where the messenger may have the file."""
    seen = clerk.sends(content, name, "")
    return clerk.presses("Смены дежурных") if "Смены дежурных" in seen.labels else seen
