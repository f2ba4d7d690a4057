"""Every sentence is used, and every sentence used is there; labels fit the tightest messenger."""

import ast
import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from domain.taxonomy import CATEGORIES, OTHER, SCREENS, Screen
from handlers.texts import MissingText, say

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / "locales" / "ru").glob("*.ftl"))
BUILT = (
    r"category-[\w-]+",
    r"screen-\w+",
    r"when-month-\d+",
    r"status-\w+",
    r"action-\w+",
    r"refused-[\w-]+",
    r"error-[\w-]+",
)
"""Ids that are put together from data; each of these families has a test of its own."""


def _messages() -> dict[str, ftl.Message]:
    found: dict[str, ftl.Message] = {}
    for path in FILES:
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ftl.Junk), f"{path.name}: {entry.content}"
            if isinstance(entry, ftl.Message):
                assert entry.id.name not in found, f"{entry.id.name} stands twice"
                found[entry.id.name] = entry
    return found


MESSAGES = _messages()


def _used() -> tuple[set[str], list[str]]:
    """Ids named as they are in the code, and the beginnings and ends of those put together there."""
    exact, patterns = set(), []
    for room in ("bot", "handlers", "domain", "storage"):
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    exact.add(node.value)
                if isinstance(node, ast.JoinedStr):
                    parts = [v.value if isinstance(v, ast.Constant) else None for v in node.values]
                    patterns.append("".join(re.escape(str(p)) if p is not None else r"[\w-]+" for p in parts))
    return exact, patterns


def test_every_sentence_is_used() -> None:
    exact, patterns = _used()
    families = re.compile("|".join(f"(?:{pattern})" for pattern in (*BUILT, *(p for p in patterns if "-" in p))))
    unused = [name for name in MESSAGES if name not in exact and not families.fullmatch(name)]
    assert unused == []


def test_every_sentence_used_is_there() -> None:
    exact, _ = _used()
    beginnings = {name.split("-")[0] for name in MESSAGES}
    named = {word for word in exact if re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", word) and word.split("-")[0] in beginnings}
    calls = set()
    for room in ("bot", "handlers"):
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                said = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say"
                if said and isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                    calls.add(str(node.args[0].value))
    assert sorted((calls & named | calls) - set(MESSAGES)) == []


@pytest.mark.parametrize("code", [*CATEGORIES, OTHER.code])
def test_every_category_has_its_words(code: str) -> None:
    label = "category-" + code.replace(".", "-")
    assert len(say(label)) <= 28
    assert say(f"{label}-name")
    if code in CATEGORIES and CATEGORIES[code].advised:
        assert say(f"{label}-advice")


@pytest.mark.parametrize("screen", SCREENS)
def test_every_screen_has_its_label(screen: Screen) -> None:
    assert len(say(f"screen-{screen.slug}")) <= 28


def test_sentences_are_short_enough_for_a_screen() -> None:
    long = [name for name, message in MESSAGES.items() if len(_plain(message)) > 1000]
    assert long == []


def _plain(message: ftl.Message) -> str:
    elements = message.value.elements if message.value else []
    return "".join(str(e.value) if isinstance(e, ftl.TextElement) else "…" for e in elements)


def test_a_missing_sentence_or_word_is_a_defect() -> None:
    with pytest.raises(MissingText):
        say("there-is-no-such-sentence")
    with pytest.raises(MissingText):
        say("report-emergency-phone", other="1")


def test_plural_forms_are_right() -> None:
    assert say("report-kind-document", count=1) == "1 файл"
    assert say("report-kind-document", count=3) == "3 файла"
    assert say("report-kind-document", count=11) == "11 файлов"
    assert say("report-kind-document", count=21) == "21 файл"
