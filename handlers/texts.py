"""Every sentence that a person reads, by its id in locales/; a missing id or word is a defect and raises."""

from collections.abc import Callable
from functools import cache, lru_cache
from importlib import resources

from fluent.runtime import FluentBundle, FluentResource, resolver

Say = Callable[..., str]
resolver.MAX_PART_LENGTH = 20_000  # people write longer reports than the 2,500 characters that it fears

_spoken = ["ru"]
"""The language of the installation (DEFAULT_LOCALE); persons have one of their own once there is a second."""


class MissingText(LookupError):
    """An id that locales/ does not have, or a sentence that was not given a word it needs."""


@cache
def _bundle(locale: str) -> FluentBundle:
    bundle = FluentBundle([locale], use_isolating=False)
    for file in sorted(resources.files("locales").joinpath(locale).iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".ftl"):
            bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle


def speak(locale: str) -> None:
    """Speak this language from now on. Raises MissingText where locales/ has no folder for it."""
    if not resources.files("locales").joinpath(locale).is_dir():
        raise MissingText(locale)
    _spoken[0] = locale


def has(text: str) -> bool:
    """Whether there is such a sentence."""
    return bool(_bundle(_spoken[0]).has_message(text))


def say(text: str, /, **words: object) -> str:
    """The sentence `text` with its words put in; numbers that name something (№ 12) are given as `str`."""
    return _fill(text, _spoken[0], words) if words else _plain(text, _spoken[0])


@lru_cache(maxsize=4096)
def _plain(text: str, locale: str) -> str:
    return _fill(text, locale, {})


def _fill(text: str, locale: str, words: dict[str, object]) -> str:
    bundle = _bundle(locale)
    pattern = bundle.get_message(text).value if bundle.has_message(text) else None
    if pattern is None:
        raise MissingText(text)
    filled, errors = bundle.format_pattern(pattern, words)
    if errors:
        raise MissingText(f"{text}: {errors[0]}")
    return str(filled)
