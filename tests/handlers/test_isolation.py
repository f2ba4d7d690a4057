"""An organisation never sees another's tickets, people or accounts, whatever its people type, press or fill in."""

from contextlib import suppress
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.access import Role
from domain.tickets import Action
from handlers import commands, office
from storage import organisations, people, staff, tickets
from tests.handlers.bodies import Body, a_body
from tests.handlers.crew import a_ticket, hold_press, log_of, the_ticket
from tests.handlers.harness import Desk, Somebody

SECRET = ("кисловодск", "рябинов", "подъяблон", "семьсот")
"""What stands in the foreign tickets and is the name of the foreign staff: it may be read nowhere else."""
ROLES = [role for role in Role if role is not Role.RESIDENT]
TWINS = {"queue": "очередь", "late": "просрочено", "find": "найти", "ticket": "заявка", "take": "взять"}
TYPED = sorted({*commands.NAMES, *office.COMMANDS, *TWINS.values()} - {"unbind", "leave", "уйти"})
WORDS = ("", "Тайная", "777", "Анна", "Пётр", "закрыть", "готово", "@petr", "причина: не наше")
CARD = sorted({*(str(action) for action in Action), "story", "log", "open", "said.0", "queue", "late", "mine", "find"})
JOB = ("start", "done", "phone", "story")
RESIDENT = ("show", "history", "photos", "add", "withdraw", "phone", "stars", "rate.5", "undone", "reopen", "new.1")
ROOMS = [room.word for room in office.ROOMS] + ["menu"]
THERE = ("-2", "900", "901")
"""Their chat and their people."""
INSIDE = ("", ":p{person}", ":p{person}:go", ":p{person}:gone", ":p{person}:take:head", ":t1", ":new", ":b{foreign}",
          ":b{foreign}:open:0", ":b{foreign}:t{number}", ":phone", ":channels:vk:off", ":c1:roles:1",
          ":gone")  # fmt: skip


@dataclass(repr=False)
class Two:
    """Ours, theirs, and what of theirs must stay unread and untouched."""

    desk: Desk
    ours: Body
    theirs: Body
    numbers: list[int]
    sidorov: int


@pytest.fixture
def two(desk: Desk) -> Two:
    gorod = a_body(desk, "Город", kind="municipality")
    ours = a_body(desk, "УК «Уют»", parent=gorod.id, chat="-1")
    theirs = a_body(desk, "УК «Соседи»", parent=gorod.id, chat="-2")
    sidorov = theirs.someone("900", "Пётр Подъяблонский", Role.ADMIN)
    sidorov.inside("-2").says("/help")
    told = Somebody(desk, desk.vk, "901", "Анна Рябинова")
    secret = {"story": "Кисловодск: Тайная беда", "name": "Анна Рябинова", "address": "ул. Кисловодская", "flat": "777"}
    numbers = [a_ticket(desk, told, organisation=theirs.id, emergency=flag, **secret) for flag in (True, False)]
    with desk.database() as connection:
        person = people.meet(connection, sidorov.line, "900", desk.now).person.id
        words = {"executor": person, "executor_name": "Пётр Подъяблонский", "phone": "+79990000777"}
        tickets.update(connection, numbers[0], **words)
        tickets.log(connection, numbers[0], desk.now, action="answer", comment="семьсот тайн")
    numbers.append(a_ticket(desk, Somebody(desk, desk.vk, "902", "Мария"), organisation=ours.id))
    return Two(desk, ours, theirs, numbers, person)


@st.composite
def acts(draw: st.DrawFn) -> tuple[str, str]:
    """Something typed, or a button that carries anything."""
    number = "{number}"
    kind = draw(st.sampled_from(["typed", "typed", "card", "job", "resident", "room"]))
    if kind == "typed":
        words = draw(st.sampled_from(WORDS))
        named = draw(st.sampled_from([number, ""]))
        return "typed", f"/{draw(st.sampled_from(TYPED))} {named} {words}".strip()
    if kind == "card":
        return "press", f"c:{draw(st.sampled_from([number, '0']))}:{draw(st.sampled_from(CARD))}"
    if kind == "job":
        return "press", f"j:{number}:{draw(st.sampled_from(JOB))}"
    if kind == "resident":
        return "press", f"k:{number}:{draw(st.sampled_from(RESIDENT))}"
    return "press", f"o:{draw(st.sampled_from(ROOMS))}:{{foreign}}{draw(st.sampled_from(INSIDE))}"


@given(
    role=st.sampled_from([*ROLES, None]),
    group=st.booleans(),
    which=st.integers(0, 1),
    doing=st.lists(acts(), min_size=1, max_size=4),
    then=st.sampled_from(["", "Готово", "исправили", "!заметка"]),
)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_nothing_of_another_organisation_is_read_or_changed(
    two: Two, role: str | None, group: bool, which: int, doing: list[tuple[str, str]], then: str
) -> None:
    desk, number = two.desk, two.numbers[which]
    before = [the_ticket(desk, one) for one in two.numbers[:2]], [log_of(desk, one) for one in two.numbers[:2]]
    there = {chat: len(seen) for chat, seen in desk.chats.items()}
    actor = _actor(two, role)
    here = actor.inside("-1") if group else actor
    for kind, what in [*doing, *([("typed", then)] if then else [])]:
        filled = what.format(number=number, person=two.sidorov, foreign=two.theirs.id)
        desk.acks.clear()
        with suppress(StopIteration):  # nothing was answered
            here.says(filled) if kind == "typed" else here.presses_data(filled, here.seen[-1].id if here.seen else "")
        said = [one.screen for place, seen in desk.chats.items() if place[1] not in THERE for one in seen[-9:]]
        read = " ".join([*(f"{screen.text} {_labels(screen)}" for screen in said), *desk.acks]).casefold()
        assert not [word for word in SECRET if word in read], (role, group, filled)
    after = [the_ticket(desk, one) for one in two.numbers[:2]], [log_of(desk, one) for one in two.numbers[:2]]
    assert after == before, doing
    assert len(desk.chats[desk.telegram, "-2"]) == there[desk.telegram, "-2"], doing
    with desk.database() as connection:
        assert staff.roles_in(connection, two.sidorov, two.theirs.id) == {"admin"}
        assert len(organisations.staff_chats(connection, two.theirs.id)) == 1


def test_no_command_and_no_button_of_a_foreign_ticket_does_anything(two: Two) -> None:
    number, admin = two.numbers[0], _actor(two, Role.ADMIN)
    for where in (admin, admin.inside("-1")):
        for typed in TYPED:
            where.hold(text=f"/{typed} {number}")
        for data in [*(f"c:{number}:{what}" for what in CARD), *(f"j:{number}:{what}" for what in JOB)]:
            hold_press(where, data, "")
    two.desk.work()
    read = " ".join(one.screen.text for place, seen in two.desk.chats.items() if place[1] not in THERE for one in seen)
    assert not [word for word in SECRET if word in read.casefold()]
    assert [entry[1] for entry in log_of(two.desk, number)] == ["answer"]


def _labels(screen: object) -> str:
    rows = getattr(screen, "rows", ())
    return " ".join(button.label for row in rows for button in row)


def _actor(two: Two, role: str | None) -> Somebody:
    """Somebody of ours who has this role and no other."""
    external = f"3{list(Role).index(Role(role)) if role else 99}"
    actor = Somebody(two.desk, two.desk.telegram, external, "Иван Наш")
    with two.desk.database() as connection:
        person = people.meet(connection, actor.line, external, two.desk.now).person.id
        if role is not None:
            staff.grant(connection, person, two.ours.id, role)
    return actor
