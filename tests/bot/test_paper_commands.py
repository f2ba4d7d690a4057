"""Posters and the list of what was erased from the command line."""

from pathlib import Path

import pytest

from tests.bot.test_commands import HEADER, bot, env, nobody
from tests.prints.test_poster import codes, pages

__all__ = ["env"]

ROWS = (
    "обл. Курская, г. Курск, ул. Ленина, д. 12;51,73;36,19;4;УК «Дом»\n"
    "обл. Курская, г. Курск, ул. Ленина, д. 14;51.74;36.19;;УК «Дом»\n"
)


@pytest.fixture
def town(env: dict[str, str], tmp_path: Path) -> Path:
    """A folder where two houses are imported."""
    (tmp_path / "houses.csv").write_text(HEADER + ROWS, encoding="utf-8")
    assert bot(env, tmp_path, "import", "houses", "houses.csv").returncode == 0
    return tmp_path


def test_posters_of_all_houses_with_the_messengers_that_are_known(env: dict[str, str], town: Path) -> None:
    silent = nobody()
    on = {"TELEGRAM_TOKEN": "1:a", "VK_TOKEN": "b", "VK_GROUP_ID": "77"}
    on |= {"TELEGRAM_API_URL": silent, "VK_API_URL": silent}
    done = bot(env, town, "posters", "--all", "--out", "плакаты", **on)
    assert (done.returncode, done.stdout) == (0, "5 плакатов, 2 дома. Папка: плакаты\n"), done.stderr
    first, second = sorted((town / "плакаты").iterdir())
    assert (first.name, second.name) == ("ул._Ленина,_д._12-1.pdf", "ул._Ленина,_д._14-2.pdf")
    told = [codes(page) for page in pages(first.read_bytes())]
    assert told == [[f"https://vk.me/club77?ref=h1e{door}"] for door in (1, 2, 3, 4)]  # Telegram has told no name
    assert [codes(page) for page in pages(second.read_bytes())] == [["https://vk.me/club77?ref=h2"]]


def test_what_cannot_be_made_is_told(env: dict[str, str], town: Path) -> None:
    on = {"VK_TOKEN": "b", "VK_GROUP_ID": "77", "VK_API_URL": nobody()}
    for words, code, told in (
        ((), 2, "Назовите одно"),
        (("--all", "--house", "Ленина 12"), 2, "Назовите одно"),
        (("--house", "Кривая 99"), 1, "в списке нет"),
        (("--organisation", "Нет такой"), 1, "Организации «Нет такой» нет"),
    ):
        done = bot(env, town, "posters", *words, **on)
        assert (done.returncode, done.stdout) == (code, ""), words
        assert told in done.stderr
    assert bot(env, town, "posters", "--all").returncode == 2
    one = bot(env, town, "posters", "--organisation", "ук дом", "--out", "p", **on)
    assert (one.returncode, one.stdout) == (0, "5 плакатов, 2 дома. Папка: p\n"), one.stderr


def test_the_list_of_erasures_is_there_from_the_beginning(env: dict[str, str], town: Path) -> None:
    assert bot(env, town, "erasures").stdout.startswith("№ записи;Когда;")
    assert bot(env, town, "erasures", "--out", "акт.csv").stdout == "0 записей в файле акт.csv\n"
    assert (town / "акт.csv").read_bytes().startswith(b"\xef\xbb\xbf")
