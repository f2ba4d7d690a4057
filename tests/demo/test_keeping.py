"""What the demo keeps and what it leaves alone: a restart, `--fresh`, DATABASE_URL, own houses."""

from pathlib import Path
from typing import Any

from tests.demo.starting import asked, started, until

OURS = "Адрес;Широта;Долгота\nг. Тотьма, ул. Кирова, д. 7;59.97;42.76\nг. Тотьма, ул. Кирова, д. 9;59.971;42.761\n"


def chat(address: str, phone: str = "telegram") -> list[str]:
    """The texts of a phone."""
    return [one["text"] for one in asked(address, "/api/state")["chats"][phone]["messages"]]


def reports(address: str) -> Any:
    """Let Мария file the first ticket."""
    asked(address, "/api/walk", {"step": 1, "pace": 0})
    return until(lambda: asked(address, "/api/state")["done"][0] and not asked(address, "/api/state")["showing"])


def test_everything_is_there_again_after_a_restart(tmp_path: Path) -> None:
    with started(tmp_path) as address:
        reports(address)
        asked(address, "/clock", {"seconds": 7200})
        said, staff = chat(address), chat(address, "staff")
    with started(tmp_path) as address:
        assert chat(address) == said
        assert {one.split("\n")[0] for one in staff} <= {one.split("\n")[0] for one in chat(address, "staff")}
        assert asked(address, "/api/state")["done"][0]
        assert asked(address, "/api/state")["ahead"] == 7200
        asked(address, "/api/say", {"person": "maria", "text": "нет света в подъезде"})
        until(lambda: chat(address)[-1] != "нет света в подъезде")


def test_fresh_forgets_what_was_played(tmp_path: Path) -> None:
    with started(tmp_path) as address:
        reports(address)
        asked(address, "/clock", {"seconds": 7200})
    with started(tmp_path, "--fresh") as address:
        assert chat(address) == []
        assert asked(address, "/api/state")["ahead"] == 0
        assert not any(asked(address, "/api/state")["done"])


def test_the_real_database_is_never_touched(tmp_path: Path) -> None:
    real = tmp_path / "real.db"
    (tmp_path / ".env").write_text(f"DATABASE_URL=sqlite+aiosqlite:///{real}\n", encoding="utf-8")
    with started(tmp_path, DATABASE_URL=f"sqlite+aiosqlite:///{real}") as address:
        reports(address)
    assert not real.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == [".env", "data"]
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["demo"]


def test_people_live_in_the_visitors_own_houses(tmp_path: Path) -> None:
    with started(tmp_path) as address:
        first = asked(address, "/api/town")["round"]
        told = asked(address, "/api/houses", OURS.encode())
        assert told["toast"].startswith("Домов в файле: 2.")
        until(lambda: asked(address, "/api/town").get("round", first) != first)
        until(lambda: asked(address, "/api/state").get("ready"))
        town = asked(address, "/api/town")
        assert town["own"]
        assert {house["street"] for house in town["houses"]} == {"ул. Кирова"}
        assert all("ул. Кирова" in one["about"] for one in town["people"] if not one["staff"])
        reports(address)
        assert any("ул. Кирова" in text for text in chat(address, "staff"))
    with started(tmp_path) as address:
        assert asked(address, "/api/town")["own"]
    with started(tmp_path, "--fresh") as address:
        assert not asked(address, "/api/town")["own"]


def test_a_wrong_file_of_houses_is_told_in_words_and_changes_nothing(tmp_path: Path) -> None:
    with started(tmp_path) as address:
        before = asked(address, "/api/town")
        assert "нет столбцов: Широта, Долгота" in asked(address, "/api/houses", "Адрес\nЛенина 1\n".encode())["error"]
        empty = asked(address, "/api/houses", "Адрес;Широта;Долгота\nг. Тотьма, ул. Кирова, д. 7;;\n".encode())
        assert empty["error"].startswith("В файле нет ни одного дома. Строка 2:")
        assert asked(address, "/api/houses", b"\xff\xfe\x00junk")["error"]
        assert asked(address, "/api/town") == before
