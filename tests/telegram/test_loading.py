"""aiogram is loaded with its validators put off: every one is still there when it is used."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ALL_CAN_BE_BUILT = """
import bot.telegram.line
from aiogram import methods, types
from pydantic import BaseModel
every = [each for room in (methods, types) for each in vars(room).values() if isinstance(each, type)]
models = [each for each in every if issubclass(each, BaseModel) and each.__module__.startswith("aiogram")]
put_off = [each for each in models if not each.__pydantic_complete__]
assert len(put_off) > 300, len(put_off)
for each in models:
    each.model_rebuild()
    assert each.__pydantic_complete__, each
"""
USED_BY_SEVERAL_AT_ONCE = """
from concurrent.futures import ThreadPoolExecutor
import bot.telegram.line
from aiogram.types import Update

raw = {"update_id": 1, "message": {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "text": "вода"}}
with ThreadPoolExecutor(8) as pool:
    read = list(pool.map(lambda _: Update.model_validate(raw), range(64)))
assert {each.message.text for each in read} == {"вода"}
assert {each.model_dump_json() for each in read} == {read[0].model_dump_json()}
"""
LOADED_BEFORE = """
import aiogram
import bot.telegram.line
from aiogram.types import Update
assert Update.__pydantic_complete__
"""
PYDANTIC_IS_AS_IT_WAS = """
from pydantic import BaseModel
before = dict(vars(BaseModel))
import bot.telegram.line
assert BaseModel.__dict__["model_rebuild"] is before["model_rebuild"]
assert not BaseModel.model_config.get("defer_build")

class Ours(BaseModel):
    word: str

assert Ours.__pydantic_complete__
"""


@pytest.mark.parametrize(
    "program", [ALL_CAN_BE_BUILT, USED_BY_SEVERAL_AT_ONCE, LOADED_BEFORE, PYDANTIC_IS_AS_IT_WAS]
)
def test_in_a_process_of_its_own(program: str) -> None:
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert not done.returncode, done.stderr
