"""«Лицевые счета»: counts by house, one account, a code that is shown once; who may not, sees nothing."""

import re
from pathlib import Path

import pytest
import sqlalchemy as sa

from domain.access import Role
from storage import accounts, staff
from tests.handlers.harness import Desk, Somebody, a_house
from tests.handlers.test_importing import HOUSE, Clerk, a_csv
from tests.storage.test_accounts import a_line


@pytest.fixture
def vera(desk: Desk, tmp_path: Path) -> Clerk:
    """An accountant who has handed in three accounts, one of them without a code."""
    a_house(desk, HOUSE)
    clerk = Clerk(desk, Somebody(desk, desk.vk, "500", "Вера"), Role.ACCOUNTANT, tmp_path)
    rows = [a_line("000123", "5"), a_line("124", "6", code=""), a_line("125", "7")]
    clerk.sends(a_csv(tmp_path, rows))
    clerk.presses("Применить")
    return clerk


def test_accounts_are_counted_by_house(vera: Clerk) -> None:
    text = vera.who.says("/accounts").screen.text
    assert "3 лицевых счёта в 1 доме" in text
    assert "ул. Ленина, д. 1: 3, подключено 0" in text


@pytest.mark.parametrize("way", ["typed", "asked"])
def test_one_account_is_found_by_its_number_and_names_nobody(vera: Clerk, way: str) -> None:
    if way == "typed":
        seen = vera.who.says("/счета 123")
    else:
        vera.who.says("/accounts")
        vera.who.presses("Найти счёт")
        assert "нет среди ваших" in vera.who.says("777").screen.text
        seen = vera.who.says("0123")
    assert "Лицевой счёт 000123" in seen.screen.text
    assert "1 собственник" in seen.screen.text
    assert "Иванова" not in seen.screen.text


def test_a_code_is_shown_once_and_proves_the_account(vera: Clerk) -> None:
    vera.who.says("/accounts 124")
    text = vera.who.presses("Выдать код").screen.text
    found = re.search(r"\d{4}-\d{4}", text)
    assert found is not None
    with vera.desk.database() as c:
        (one,) = accounts.by_number(c, "124")
        assert accounts.check_code(c, one.id, found[0])
        log = c.execute(sa.select(accounts.account_log).where(accounts.account_log.c.what == "code")).one()
        assert (log.person, log.account) == (vera.person, one.id)
        assert found[0].replace("-", "") not in repr(c.execute(sa.select(accounts.accounts)).all()) + repr(log)
    assert found[0] not in vera.who.says("/accounts 124").screen.text


def test_a_code_from_the_receipt_is_replaced_only_after_a_question(vera: Clerk) -> None:
    vera.who.says("/accounts 123")
    assert "перестанет работать" in vera.who.presses("Заменить код").screen.text
    with vera.desk.database() as c:
        (one,) = accounts.by_number(c, "123")
        assert accounts.check_code(c, one.id, "К-000123")
    vera.who.presses("Да, заменить")
    with vera.desk.database() as c:
        assert not accounts.check_code(c, one.id, "К-000123")


def test_who_may_not_gives_out_nothing(vera: Clerk) -> None:
    stranger = Somebody(vera.desk, vera.who.line, "999", "Чужой")
    stranger.says("/start")
    stranger.presses("Согласен")
    with vera.desk.database() as c:
        (one,) = accounts.by_number(c, "123")
    for data in (f"o:accounts:{vera.organisation}:new:{one.id}", f"o:accounts:{vera.organisation}"):
        stranger.presses_data(data)
    with vera.desk.database() as c:
        staff.revoke(c, vera.person, vera.organisation, Role.ACCOUNTANT)
    vera.who.presses_data(f"o:accounts:{vera.organisation}:new:{one.id}")
    with vera.desk.database() as c:
        assert accounts.check_code(c, one.id, "К-000123")
