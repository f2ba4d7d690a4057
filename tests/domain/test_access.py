"""Who may do what."""

from domain.access import CHAT_MEMBER, OWN_JOB, TABLE, Permission, Role, may


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
