"""That the bench runs and nobody loses a conversation; never a time."""

import asyncio
import re
import sys
from pathlib import Path


async def test_the_bench_runs_and_no_conversation_fails() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bench", "--quick", cwd=Path(__file__).parents[2], stdout=asyncio.subprocess.PIPE
    )
    said, _ = await asyncio.wait_for(process.communicate(), 240)
    text = said.decode()
    assert process.returncode == 0, text
    assert "failed conversations: 0" in text
    assert "10 finish" in text
    for contender in ("echo", "dvor", "fsm"):
        assert re.search(rf"round 1 {contender} +[1-9]", text), text
