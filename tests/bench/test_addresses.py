"""That the benches of the register ask and count rightly; never a time."""

import argparse
import gzip
from pathlib import Path

import pytest
import sqlalchemy as sa

from storage.schema import metadata
from tests.bench import addresses, register
from tests.storage.neighbourhood import put_addresses

STREETS = ("Ленина", "Мохова", "Чернышевского", "Ленинградская")


def test_what_is_asked_with_slips_is_found_and_counted() -> None:
    engine = sa.create_engine("sqlite://")
    metadata.create_all(engine)
    with engine.connect() as c:
        put_addresses(c, *(f"г. Вологда, ул. {name}, д. {n}" for name in STREETS for n in range(1, 40)))
        found = addresses.measure(c, 60, 7)
    engine.dispose()
    assert len(found) == 60
    assert len({each.asked.text for each in found}) > 50
    assert any(each.asked.text != each.asked.text.title() for each in found)
    share = sum(each.right for each in found) / 60
    assert share >= addresses.GOAL_SHARE
    assert f"found among the first 3: {share:.1%} of 60" in addresses.told(found)
    assert addresses.reached(found)


def test_another_house_is_not_counted_as_found() -> None:
    asked = addresses.Asked("ленина 1", None, "г. Вологда, ул. Ленина, д. 1", 1, "-")
    wrong = [addresses.Found(asked, ("г. Вологда, ул. Ленина, д. 10",), False, 1.0)] * 2
    assert not addresses.reached(wrong)


async def test_the_register_is_imported_by_a_program_of_its_own_while_people_write(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = (f'{59 + n / 1e4},39.9,{n},"обл. Вологодская, г. Вологда, ул. Мира, д. {n}",УК' for n in range(1, 40))
    file = tmp_path / "houses.csv.gz"
    file.write_bytes(gzip.compress("\n".join(("LAT,LON,HOUSE_ID,ADDRESS,MGMT_COMPANY", *rows)).encode()))
    options = argparse.Namespace(file=file, addresses=True, sample=20, seed=1, missed=0)
    await register.bench(options)
    told = capsys.readouterr().out
    assert "новых 39" in told
    assert "messages were written and answered" in told
    assert "of 20" in told
