"""The house itself: sizes, names, imports, and that sentences live in locales/ only."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("bot", "handlers", "storage", "domain")
CODE = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
NAMES = [str(path.relative_to(ROOT)) for path in CODE]


@pytest.mark.parametrize("path", CODE, ids=NAMES)
def test_a_module_fits_in_a_head(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 200


@pytest.mark.parametrize("path", CODE, ids=NAMES)
def test_a_module_says_what_it_is_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not text.strip() or ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize("path", CODE, ids=NAMES)
def test_names_say_what_a_module_is_about(path: Path) -> None:
    assert not re.search(r"util|helper|common|misc|\bcore\b|service|manager|processor", path.stem)


@pytest.mark.parametrize("path", [path for path in CODE if "sandbox" not in path.parts and "domain" not in path.parts])
def test_sentences_live_in_locales(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    said = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docs
        and re.search(r"[А-Яа-яЁё]{3,} +[А-Яа-яЁё]{2,}", node.value)
        and not _documents(tree, node)
    ]
    assert not said


def _documents(tree: ast.Module, constant: ast.Constant) -> bool:
    """Whether the string stands alone, as the note under an attribute does."""
    return any(isinstance(node, ast.Expr) and node.value is constant for node in ast.walk(tree))


@pytest.mark.parametrize("path", sorted((ROOT / "handlers").glob("*.py")), ids=lambda path: path.name)
def test_conversations_cannot_wait_and_name_no_messenger(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.AsyncFunctionDef | ast.Await)]
    named = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in ("telegram", "vk", "max")
    ]
    assert not named


def test_only_one_place_knows_the_real_time() -> None:
    knows = [
        name
        for path, name in zip(CODE, NAMES, strict=True)
        if re.search(r"datetime\.now|time\.time\(|utcnow", path.read_text(encoding="utf-8"))
    ]
    assert set(knows) <= {"bot/clock.py"}


def test_every_package_is_listed() -> None:
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"]
    there = {
        ".".join(path.parent.relative_to(ROOT).parts)
        for room in (*ROOMS, "locales")
        for path in (ROOT / room).rglob("__init__.py")
    }
    assert set(listed) == there
