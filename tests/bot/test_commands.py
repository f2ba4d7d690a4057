"""The command line: what is printed where, and the codes it ends with."""

import gzip
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import xlsxwriter

from bot.lock import Lock, beside

HEADER = "Адрес;Широта;Долгота;Подъездов;Организация\n"


@pytest.fixture
def env() -> dict[str, str]:
    """No setting at all."""
    keep = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    path = os.pathsep.join([str(Path(__file__).parents[2]), *filter(None, [os.environ.get("PYTHONPATH")])])
    return keep | {"PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"}


def bot(env: dict[str, str], folder: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *words],
        env=env | settings,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
    )


def nobody() -> str:
    """The URL of a port where nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}"


def test_without_any_line_run_says_so_and_ends_with_2(env: dict[str, str], tmp_path: Path) -> None:
    done = bot(env, tmp_path, "run")
    assert done.returncode == 2
    assert "TELEGRAM_TOKEN" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_second_run_on_the_same_database_says_so_and_ends_with_2(env: dict[str, str], tmp_path: Path) -> None:
    lock = Lock(beside(f"sqlite+aiosqlite:///{tmp_path}/data/dvor.db"))
    assert lock.take()
    done = bot(env, tmp_path, "run", TELEGRAM_TOKEN="1:a", TELEGRAM_API_URL=nobody())
    lock.release()
    assert done.returncode == 2
    assert "уже работает" in done.stderr


def test_the_lock_dies_with_its_process(tmp_path: Path) -> None:
    file = tmp_path / "dvor.db.lock"
    script = (
        f"from bot.lock import Lock; import pathlib, os; print(Lock(pathlib.Path({str(file)!r})).take()); os._exit(9)"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=Path(__file__).parents[2])
    assert told.stdout == "True\n"
    lock = Lock(file)
    assert lock.take()
    assert not Lock(file).take()
    lock.release()
    assert Lock(file).take()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_run_in_time_with_0(env: dict[str, str], tmp_path: Path, number: signal.Signals) -> None:
    settings = {"TELEGRAM_TOKEN": "1:a", "TELEGRAM_API_URL": nobody()}
    running = subprocess.Popen(
        [sys.executable, "-m", "bot", "run"], env=env | settings, cwd=tmp_path, stderr=subprocess.PIPE, text=True
    )
    assert running.stderr is not None
    assert any("does not say who we are" in line for line in running.stderr)
    running.send_signal(number)
    _, told = running.communicate(timeout=10)
    assert running.returncode == 0, told
    assert "Traceback" not in told


def test_a_wrong_setting_is_named_without_its_value(env: dict[str, str], tmp_path: Path) -> None:
    done = bot(env, tmp_path, "run", GEOCODER="secret")
    assert done.returncode == 2
    assert "GEOCODER" in done.stderr
    assert "secret" not in done.stderr


def test_lifted_limits_are_refused_with_a_real_messenger(env: dict[str, str], tmp_path: Path) -> None:
    done = bot(env, tmp_path, "run", TELEGRAM_TOKEN="1:a", LIMITS="off")
    assert done.returncode == 2
    assert "LIMITS=off" in done.stderr
    assert "TELEGRAM_API_URL" in done.stderr


def test_an_admin_link_is_printed_though_the_messengers_do_not_answer(env: dict[str, str], tmp_path: Path) -> None:
    silent = nobody()
    done = bot(
        env, tmp_path, "admin-link", TELEGRAM_TOKEN="1:a", VK_TOKEN="b", VK_GROUP_ID="77",
        TELEGRAM_API_URL=silent, VK_API_URL=silent,
    )  # fmt: skip
    telegram, vk = done.stdout.splitlines()
    assert done.returncode == 0
    code = re.fullmatch(r"https://t\.me/\?start=([A-Za-z0-9_-]+)", telegram)
    assert code
    assert vk == f"https://vk.me/club77?ref={code[1]}"
    assert "telegram" in done.stderr


def test_houses_are_imported_bad_rows_put_beside_and_the_sum_is_the_last_line(
    env: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "houses.csv"
    file.write_text(
        HEADER
        + "обл. Курская, г. Курск, ул. Ленина, д. 12;51,73;36,19;4;УК «Дом»\n"
        + "обл. Курская, г. Курск, ул. Ленина, д. 14;51.74;36.19;;УК «Дом»\n"
        + "обл. Курская, г. Курск, ул. Ленина, д. 16;51.74;36.19;;УК «Сад»\n"
        + ";51.73;36.19;;\n",
        encoding="utf-8",
    )
    told = bot(env, tmp_path, "import", "houses", "houses.csv", "--dry-run")
    assert told.returncode == 0
    assert not (tmp_path / "houses.csv.errors.csv").exists()
    done = bot(env, tmp_path, "import", "houses", "houses.csv")
    assert done.returncode == 0
    last = done.stdout.splitlines()[-1]
    assert "новых 3" in last
    assert "с ошибками 1" in last
    assert "«УК «Дом»»" in last
    assert "ещё 1" in last
    errors = (tmp_path / "houses.csv.errors.csv").read_text(encoding="utf-8-sig").splitlines()
    assert errors[1:] == [";51.73;36.19;;;нет адреса"]
    again = bot(env, tmp_path, "import", "houses", "houses.csv")
    assert "новых 0, изменено 0, без изменений 3" in again.stdout


@pytest.mark.parametrize("content", ["Адрес;Широта\nа;1\n", "", "Адрес;Широта;Долгота\n;1;2\n"])
def test_a_file_without_a_good_row_ends_with_1(env: dict[str, str], tmp_path: Path, content: str) -> None:
    with gzip.open(tmp_path / "houses.csv.gz", "wt", encoding="utf-8") as file:
        file.write(content)
    done = bot(env, tmp_path, "import", "houses", "houses.csv.gz")
    assert done.returncode == 1
    assert "новых 0" in done.stdout.splitlines()[-1]
    assert "Traceback" not in done.stderr


def test_a_book_of_excel_is_imported_what_is_gone_is_told_and_doubtful_places_are_listed(
    env: dict[str, str], tmp_path: Path
) -> None:
    def a_book(*numbers: int) -> None:
        with xlsxwriter.Workbook(tmp_path / "дома.xlsx") as book:
            page = book.add_worksheet()
            page.write_row(0, 0, ["Дома на 1 января"])
            page.write_row(1, 0, ["Адрес", "Широта", "Долгота"])
            for at, number in enumerate(numbers):
                place = [51.7, 36.2 + number / 1e3] if number < 9 else ["", ""]
                page.write_row(2 + at, 0, [f"г. Курск, ул. Мира, д. {number}", *place])
            page.write_row(2 + len(numbers), 0, ["", 51.7, 36.2])

    a_book(1, 2, 3, 9)
    done = bot(env, tmp_path, "import", "houses", "дома.xlsx")
    assert (done.returncode, "новых 4" in done.stdout.splitlines()[-1]) == (0, True)
    assert (tmp_path / "дома.xlsx.errors.xlsx").exists()
    told = bot(env, tmp_path, "houses", "doubtful").stdout.splitlines()
    assert [line.split("; ")[1:] for line in told[:-1]] == [["г. Курск, ул. Мира, д. 9", "в реестре нет точки"]]
    assert told[-1] == "1 дом без верного места на карте."

    a_book(1)
    kept = bot(env, tmp_path, "import", "houses", "дома.xlsx").stdout
    assert "3 домов нет в файле, и это больше половины" in kept
    assert "Больше нет в файле: г. Курск, ул. Мира, д. 2" in kept
    gone = bot(env, tmp_path, "import", "houses", "дома.xlsx", "--gone").stdout
    assert "3 дома убраны в архив" in gone
    assert "без изменений 1" in gone.splitlines()[-1]


def test_a_file_that_is_no_table_is_refused_in_words(env: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "дома.xlsx").write_bytes(b"%PDF-1.7")
    done = bot(env, tmp_path, "import", "houses", "дома.xlsx")
    assert done.returncode == 1
    assert "Это PDF, а нужна таблица" in done.stderr
    assert "новых 0" in done.stdout.splitlines()[-1]


def test_classify_needs_no_setting_and_keeps_the_order(env: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "said.csv").write_text("id,text\n1,нет горячей воды\n2,не убирают снег\n", encoding="utf-8")
    done = bot(env, tmp_path, "classify", "said.csv", LIMITS="nonsense")
    rows = [row.split(",") for row in done.stdout.splitlines()]
    assert rows[0] == ["code1", "score1", "code2", "score2", "code3", "score3"]
    assert rows[1][0] == "water.no_hot"
    assert all(len({row[0], row[2], row[4]}) == 3 for row in rows[1:])
    assert list(tmp_path.glob("data")) == []
    assert bot(env, tmp_path, "classify", "nowhere.csv").returncode == 1


def test_doctor_says_what_to_do(env: dict[str, str], tmp_path: Path) -> None:
    done = bot(env, tmp_path, "doctor")
    assert done.returncode == 1
    assert "admin-link" in done.stdout
    assert "TELEGRAM_TOKEN" in done.stdout


def test_the_version_is_told(env: dict[str, str], tmp_path: Path) -> None:
    assert re.fullmatch(r"dvor \d+\.\d+\.\d+\n", bot(env, tmp_path, "--version").stdout)
