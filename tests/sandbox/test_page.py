"""The sandbox's page tells the truth: its test is the one that runs, its names exist, its other pieces work."""

import ast
import inspect
import re
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.sandbox import fixtures
from bot.sandbox.faults import Faults, MaxFaults, TelegramFaults, VkFaults
from bot.sandbox.house import House
from bot.sandbox.max import MaxStandIn
from bot.sandbox.person import Person
from bot.sandbox.telegram import TelegramStandIn
from bot.sandbox.town import Group, Town
from bot.sandbox.vk import VkStandIn
from tests.sandbox import test_newcomer

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "bot" / "sandbox" / "README.md").read_text(encoding="utf-8")
FIRST, OUTAGE, SERVER = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


def test_the_first_test_stands_on_the_page_word_for_word() -> None:
    run = inspect.getsource(test_newcomer.test_who_has_no_hot_water_gets_a_number)
    assert run == FIRST


def test_it_has_ten_lines() -> None:
    assert len(FIRST.splitlines()) == 1 + 10


def public(*kinds: type) -> set[str]:
    """What can be called."""
    return {name for kind in kinds for name, thing in vars(kind).items() if callable(thing) and name[0] != "_"}


def named(where: str) -> set[str]:
    """The names in backticks that are called, or stand alone."""
    return set(re.findall(r"[`.]([a-z_]+)(?=[`(])", where))


def between(start: str, end: str) -> str:
    return PAGE[PAGE.index(start):PAGE.index(end)]


def test_everything_that_people_can_do_is_on_the_page() -> None:
    acts = public(Person, Group) - {"finds_button", "with_bot"}
    assert acts - named(between("## Что умеют люди", "## Что может")) == set()


def test_every_fault_is_on_the_page() -> None:
    faults = public(Faults, TelegramFaults, VkFaults, MaxFaults) - {"met", "repeats"}
    assert faults - named(between("## Что может сломаться", "## В чём")) == set()


def test_every_fixture_is_on_the_page() -> None:
    tree = ast.parse(Path(fixtures.__file__).read_text(encoding="utf-8"))
    made = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
    assert made - {"template"} == named(between("| фикстура", "## Что умеют")) - {"await"}


def test_the_readme_leads_here() -> None:
    assert "(bot/sandbox/README.md)" in (ROOT / "README.md").read_text(encoding="utf-8")


async def run(piece: str, **names: object) -> None:
    """Run a piece of the page as the body of a coroutine."""
    body = "async def piece():\n" + "".join(f"    {line}\n" for line in piece.splitlines())
    exec(compile(body, "README.md", "exec"), names)
    await names["piece"]()  # type: ignore[operator]


async def test_the_outage_of_the_page_is_survived(house: House) -> None:
    await run(OUTAGE, house=house, maria=house.town.person("Мария"))


async def test_the_server_of_the_page_starts(capsys: pytest.CaptureFixture[str]) -> None:
    standins = {kind.__name__: kind for kind in (TelegramStandIn, VkStandIn, MaxStandIn)}
    await run(SERVER, **standins, Clock=Clock, Town=Town)
    assert capsys.readouterr().out.count("http://127.0.0.1:") == 3
