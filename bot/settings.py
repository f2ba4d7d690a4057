"""Settings from the environment and `.env`; a token that is absent switches its messenger off."""

import ipaddress
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from domain.errors import Refused


def _bare(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("http(s)://host expected")
    return url.rstrip("/")


Updates = Literal["poll", "webhook"]
"""Whether a messenger is asked for updates, or brings them to WEB_URL by itself."""
Url = Annotated[str, AfterValidator(_bare)]


class Settings(BaseSettings):
    """Every setting of the program; `.env.example` says what each is for."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", hide_input_in_errors=True
    )

    database_url: str = "sqlite+aiosqlite:///data/dvor.db"
    telegram_token: SecretStr | None = None
    telegram_api_url: Url = "https://api.telegram.org"
    telegram_updates: Updates = "poll"
    vk_token: SecretStr | None = None
    vk_group_id: int | None = Field(default=None, gt=0)
    vk_api_url: Url = "https://api.vk.ru"
    vk_updates: Updates = "poll"
    max_token: SecretStr | None = None
    max_api_url: Url = "https://platform-api2.max.ru"
    max_updates: Updates = "poll"
    media_dir: Path = Path("data/media")
    secret_file: Path = Path("data/secret.key")
    watch_dir: Path | None = None
    default_locale: str = "ru"
    timezone: str = "Europe/Moscow"
    geocoder: Literal["none", "nominatim", "yandex"] = "none"
    geocoder_url: Url | None = None
    geocoder_key: SecretStr | None = None
    clock_file: Path | None = None
    limits: Literal["on", "off"] = "on"
    web_url: Url | None = None
    web_host: str = "127.0.0.1"
    web_port: int = Field(default=8081, ge=0, le=65535)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    def secrets(self) -> list[str]:
        """What must never be written to a log."""
        hidden = (self.telegram_token, self.vk_token, self.max_token, self.geocoder_key)
        return [secret.get_secret_value() for secret in hidden if secret is not None]

    def check(self) -> None:
        """Refuse what would be wrong with real people at the other end, and what is half set."""
        if self.vk_token and self.vk_group_id is None:
            raise Refused("settings-vk-group")
        for name, token, updates in self._brought():
            if token and updates == "webhook" and not (self.web_url and reachable(self.web_url)):
                raise Refused("settings-webhook", setting=name)
        tried = [name for name, on in (("CLOCK_FILE", self.clock_file), ("LIMITS=off", self.limits == "off")) if on]
        for name, token, url in self._messengers():
            if tried and token and not on_loopback(url):
                raise Refused("settings-loopback-only", setting=tried[0], url=name)

    def may_serve(self, messenger: str) -> bool:
        """Whether a bot of this messenger may be served as things are set: in earnest only by the real clock."""
        url: str = getattr(self, f"{messenger}_api_url")
        return on_loopback(url) or (self.clock_file is None and self.limits == "on")

    def _brought(self) -> list[tuple[str, SecretStr | None, Updates]]:
        return [
            ("TELEGRAM_UPDATES", self.telegram_token, self.telegram_updates),
            ("VK_UPDATES", self.vk_token, self.vk_updates),
            ("MAX_UPDATES", self.max_token, self.max_updates),
        ]

    def hooked_at(self, updates: Updates) -> str:
        """Where updates are brought; empty for a messenger that is asked for them."""
        return (self.web_url or "") if updates == "webhook" else ""

    def _messengers(self) -> list[tuple[str, SecretStr | None, str]]:
        return [
            ("TELEGRAM_API_URL", self.telegram_token, self.telegram_api_url),
            ("VK_API_URL", self.vk_token, self.vk_api_url),
            ("MAX_API_URL", self.max_token, self.max_api_url),
        ]


def reachable(url: str) -> bool:
    """Whether messengers would bring updates there: HTTPS on its usual port; on this machine anything goes."""
    parts = urlsplit(url)
    return on_loopback(url) or (parts.scheme == "https" and parts.port is None)


def on_loopback(url: str) -> bool:
    """Whether the URL names this machine."""
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
