"""The one clock, the sweeps that it wakes, and the keeper of what runs beside."""

import asyncio
import logging
from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import Bell, Clock, Keeper, Sweeps
from tests.bot.waiting import give_way, until


def test_the_file_moves_the_clock(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    clock, real = Clock(file), Clock()
    assert abs(clock.now() - real.now()) < timedelta(seconds=1)
    file.write_text("3600\n")
    assert clock.read() is True
    assert abs(clock.now() - real.now() - timedelta(hours=1)) < timedelta(seconds=1)
    assert clock.read() is False, "it has jumped once"


@pytest.mark.parametrize("content", ["", "soon", "1e400", "nan"])
def test_a_half_written_file_leaves_the_clock_as_it_is(tmp_path: Path, content: str) -> None:
    file = tmp_path / "clock"
    file.write_text("60")
    clock = Clock(file)
    file.write_text(content)
    assert clock.read() is False
    assert clock.now() - Clock().now() > timedelta(seconds=59)


async def test_when_the_clock_jumps_all_sweeps_run_at_once(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    clock, ran = Clock(file), []

    async def sweep() -> None:
        ran.append(clock.now())

    sweeps = Sweeps(clock)
    sweeps.add(sweep, 3600)
    sweeps.start()
    file.write_text("7200")
    await until(lambda: ran)
    sweeps.stop()
    assert ran[0] - Clock().now() > timedelta(minutes=119)


async def test_a_bell_rung_before_the_wait_is_heard() -> None:
    bell = Bell()
    bell.ring()
    await asyncio.wait_for(bell.wait(), 1)
    await bell.wait(0.001)


async def test_an_error_of_a_task_beside_is_logged_as_a_defect(caplog: pytest.LogCaptureFixture) -> None:
    async def work() -> None:
        raise ZeroDivisionError

    keeper = Keeper()
    keeper.start(work(), "sums")
    await give_way()
    assert [(record.levelno, bool(record.exc_info)) for record in caplog.records] == [(logging.ERROR, True)]


async def test_what_must_go_on_is_started_again_after_a_defect(monkeypatch: pytest.MonkeyPatch) -> None:
    tries = []

    async def at_once(seconds: float) -> None:
        tries.append(seconds)

    async def work() -> None:
        if len(tries) < 3:
            raise ZeroDivisionError

    monkeypatch.setattr(asyncio, "sleep", at_once)
    await Keeper().keep(work, "work")
    assert tries == [1, 2, 4]


async def test_at_the_end_nothing_is_left_running() -> None:
    keeper = Keeper()
    task = keeper.start(asyncio.Event().wait(), "for ever")  # type: ignore[arg-type]
    await keeper.end(0.01)
    assert task.cancelled()
