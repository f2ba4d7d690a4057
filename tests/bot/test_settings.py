"""Settings: the names and defaults of the contract, and what is refused with real people at the other end."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.settings import Settings, on_loopback
from domain.errors import Refused

NAMES = [
    "DATABASE_URL",
    "TELEGRAM_TOKEN",
    "TELEGRAM_API_URL",
    "TELEGRAM_UPDATES",
    "VK_TOKEN",
    "VK_GROUP_ID",
    "VK_API_URL",
    "VK_UPDATES",
    "MAX_TOKEN",
    "MAX_API_URL",
    "MAX_UPDATES",
    "MEDIA_DIR",
    "SECRET_FILE",
    "WATCH_DIR",
    "DEFAULT_LOCALE",
    "TIMEZONE",
    "GEOCODER",
    "GEOCODER_URL",
    "GEOCODER_KEY",
    "CLOCK_FILE",
    "LIMITS",
    "WEB_URL",
    "WEB_HOST",
    "WEB_PORT",
    "LOG_LEVEL",
]


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def test_every_setting_of_the_contract_is_there_and_in_the_example() -> None:
    assert {name.upper() for name in Settings.model_fields} == set(NAMES)
    example = (Path(__file__).parents[2] / ".env.example").read_text(encoding="utf-8")
    shown = dict(line.split("=", 1) for line in example.splitlines() if "=" in line and not line.startswith("#"))
    assert shown.keys() == set(NAMES)
    settings = Settings()
    for name, value in shown.items():
        default = getattr(settings, name.lower())
        assert value == ("" if default is None else str(default)), name


def test_what_is_left_empty_in_the_example_is_not_set(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("TELEGRAM_TOKEN=\nVK_GROUP_ID=\nCLOCK_FILE=\n", encoding="utf-8")
    settings = Settings()
    assert (settings.telegram_token, settings.vk_group_id, settings.clock_file) == (None, None, None)


@pytest.mark.parametrize("tried", [{"CLOCK_FILE": "clock"}, {"LIMITS": "off"}])
@pytest.mark.parametrize("token", ["TELEGRAM", "VK", "MAX"])
def test_a_moved_clock_and_lifted_limits_are_refused_outside_of_loopback(
    monkeypatch: pytest.MonkeyPatch, tried: dict[str, str], token: str
) -> None:
    for name, value in (tried | {"VK_GROUP_ID": "1"}).items():
        monkeypatch.setenv(name, value)
    Settings().check()
    monkeypatch.setenv(f"{token}_TOKEN", "1:secret")
    with pytest.raises(Refused) as refusal:
        Settings().check()
    assert refusal.value.text == "settings-loopback-only"
    assert refusal.value.words["url"] == f"{token}_API_URL"
    monkeypatch.setenv(f"{token}_API_URL", "http://127.0.0.1:8081")
    Settings().check()


def test_one_messenger_on_loopback_does_not_excuse_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "LIMITS": "off",
        "TELEGRAM_TOKEN": "1:a",
        "TELEGRAM_API_URL": "http://localhost:1",
        "VK_TOKEN": "b",
        "VK_GROUP_ID": "1",
    }.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(Refused):
        Settings().check()


@pytest.mark.parametrize(
    ("url", "here"),
    [
        ("http://127.0.0.1:8081", True),
        ("http://[::1]:8081", True),
        ("http://localhost", True),
        ("https://api.telegram.org", False),
        ("http://127.0.0.1.example.org", False),
        ("http://localhost@example.org", False),
        ("http://0.0.0.0", False),
    ],
)
def test_what_is_on_this_machine(url: str, here: bool) -> None:
    assert on_loopback(url) is here


def test_a_community_without_its_number_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VK_TOKEN", "b")
    with pytest.raises(Refused):
        Settings().check()


def test_a_wrong_value_is_named_and_no_secret_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_TOKEN", "1:hidden")
    assert "hidden" not in repr(Settings())
    monkeypatch.setenv("TELEGRAM_API_URL", "api.hidden.org")
    with pytest.raises(ValidationError) as wrong:
        Settings()
    assert "hidden" not in str(wrong.value)
