"""How far a long command is: a bar where a person looks on, a line now and then where a file does."""

import io

from bot.progress import EVERY, Progress


class Screen(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_a_bar_that_moves_and_goes() -> None:
    out = Screen()
    progress = Progress(out)
    for done in range(101):
        progress(done, 100)
    told = out.getvalue().split("\r")
    assert told[1].startswith("░")
    assert told[-1].startswith("█" * 30)
    assert "100 %" in told[-1]
    progress.end()
    assert out.getvalue().endswith("\r")


def test_a_bar_is_not_written_for_every_row() -> None:
    out = Screen()
    progress = Progress(out)
    for done in range(20_001):
        progress(done, 20_000)
    assert out.getvalue().count("\r") <= 101 + 30


def test_a_file_gets_a_line_now_and_then() -> None:
    out = io.StringIO()
    progress = Progress(out)
    for done in range(0, 3 * EVERY + 1, 250):
        progress(done, 3 * EVERY)
    progress.end()
    assert out.getvalue().splitlines() == [
        f"Готово {EVERY} из {3 * EVERY}.",
        f"Готово {2 * EVERY} из {3 * EVERY}.",
        f"Готово {3 * EVERY} из {3 * EVERY}.",
    ]
