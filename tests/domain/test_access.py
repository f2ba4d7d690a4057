"""Who may do what."""

import pytest

from domain.access import BELOW, CHAT_MEMBER, GIVES, OWN_JOB, TABLE, Permission, Role, may


def test_each_role_has_a_row() -> None:
    assert set(TABLE) == set(Role)


def test_nobody_and_strangers_may_nothing() -> None:
    assert not any(may(roles, p) for p in Permission for roles in ([], ["stranger"], [""]))


def test_several_roles_add_up() -> None:
    assert may(["resident", "executor"], Permission.WITHDRAW)
    assert may(["resident", "executor"], Permission.TAKE)


def test_a_resident_touches_nothing_of_the_staff() -> None:
    assert {p for p in Permission if may(["resident"], p)} == {
        Permission.REPORT,
        Permission.ANSWER,
        Permission.WITHDRAW,
        Permission.REOPEN,
        Permission.RATE,
        Permission.SEND_UP,
    }


def test_an_executor_neither_assigns_nor_rejects_nor_closes() -> None:
    assert not any(may(["executor"], p) for p in (Permission.ASSIGN, Permission.REJECT, Permission.CLOSE))


def test_a_member_of_the_staff_chat_works_but_binds_no_chat() -> None:
    assert all(may(CHAT_MEMBER, p) for p in (Permission.TAKE, Permission.ASSIGN, Permission.CLOSE, Permission.REJECT))
    assert not any(may(CHAT_MEMBER, p) for p in (Permission.BIND, Permission.GRANT))


def test_an_executor_in_their_own_dialogue_works_but_gives_nothing_to_others() -> None:
    assert all(may(OWN_JOB, p) for p in (Permission.START, Permission.FINISH))
    given = (Permission.ASSIGN, Permission.CLOSE, Permission.REJECT, Permission.BIND, Permission.GRANT)
    assert not any(may(OWN_JOB, p) for p in given)


def test_only_an_admin_binds_and_grants() -> None:
    for permission in (Permission.BIND, Permission.GRANT):
        assert {role for role in Role if may([role], permission)} == {Role.ADMIN}


STAFF_OF_TICKETS = {"see", "take", "start", "finish", "return", "ask", "comment", "postpone", "visit", "call",
                    "send_up"}  # fmt: skip
DESK = STAFF_OF_TICKETS | {"assign", "close", "reject", "reopen", "hand_on", "merge", "confirm", "extend"}
DESK |= {"file_for", "see_own_filed", "accounts", "take_call", "see_staff", "journal", "duty", "publish", "documents"}
DESK |= {"tell", "phrases"}
LEAD = DESK | {"invite", "rules", "figures", "inspect", "chat_rules", "import", "explain", "control", "approve",
               "extend_again"}  # fmt: skip
EXPECTED = {
    "resident": {"report", "answer", "withdraw", "reopen", "rate", "send_up"},
    "executor": STAFF_OF_TICKETS,
    "dispatcher": DESK,
    "head": LEAD,
    "admin": LEAD | {"bind", "grant", "set_up", "import"},
    "curator": {"see", "ask", "comment", "reopen", "figures", "inspect", "control"},
    "moderator": {"see", "ask", "comment", "assign", "hand_on", "finish", "close", "confirm", "reject", "reopen",
                  "call", "figures", "inspect", "explain", "control"},
    "operator": {"file_for", "see_own_filed"},
    "accountant": {"import", "accounts"},
    "council": {"survey"},
}  # fmt: skip
"""Written out once more, so that nobody widens the table by a slip."""


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("permission", Permission)
def test_every_permission_belongs_to_the_roles_that_it_should(role: Role, permission: Permission) -> None:
    assert may([role], permission) == (permission.value in EXPECTED[role.value])


def test_nothing_that_an_admin_may_below_opens_a_ticket() -> None:
    tickets = {permission for role in ("executor", "resident") for permission in EXPECTED[role]} | {"assign", "close"}
    assert not {permission.value for permission in BELOW} & tickets


def test_nobody_gives_a_role_that_may_more_than_they_do() -> None:
    assert Role.ADMIN not in GIVES[Role.HEAD]
    assert set(GIVES) == {role for role in Role if may([role], Permission.INVITE)}
    assert all(Role.RESIDENT not in given for given in GIVES.values())
