"""The line against the stand-in: who we are, sending, editing, presses, groups."""

import subprocess
import sys

import pytest

from bot.lines import CannotEdit, Line, Parcel, Rejected, TokenRefused, TryLater, Unreachable
from bot.max.line import MaxLine
from bot.sandbox.house import MAX_TOKEN
from bot.sandbox.max import MaxStandIn
from bot.sandbox.person import Person
from bot.sandbox.town import Group, Town
from handlers.screens import Button, Screen

YES = ((Button("Да", "t:a:b:1"),),)


def a_parcel(person: Person, text: str = "привет", **more: object) -> Parcel:
    return Parcel(1, str(person.id), Screen(text, YES), **more)  # type: ignore[arg-type]


async def test_it_is_a_line_that_knows_its_name_and_its_link(line: MaxLine) -> None:
    as_line: Line = line
    assert (as_line.name, as_line.link) == ("@id4632000000_bot", "https://max.ru/id4632000000_bot?start={code}")


@pytest.mark.parametrize("token", ["wrong", "не токен", "a\nb"])
async def test_a_token_that_max_does_not_know_is_refused(max: MaxStandIn, token: str) -> None:
    line = MaxLine(1, token, max.base)
    with pytest.raises(TokenRefused):
        await line.check()
    await line.close()


async def test_out_of_reach_is_not_refused() -> None:
    line = MaxLine(1, MAX_TOKEN, "http://127.0.0.1:9")
    with pytest.raises(TryLater) as caught:
        await line.check()
    assert not caught.value.unsure
    await line.close()


async def test_the_menu_of_commands_is_set_and_never_raises(max: MaxStandIn, line: MaxLine) -> None:
    await line.prepare()
    assert next(iter(max.world.bots.values())).commands == [{"name": "report", "description": "Сообщить о проблеме"}]
    with max.faults.out():
        await line.prepare()


async def test_a_message_is_sent_edited_and_seen(line: MaxLine, maria: Person) -> None:
    sent = await line.send(a_parcel(maria, "Первая строка\nвторая"))
    assert (await maria.sees("Первая")).buttons == ["Да"]
    await line.send(Parcel(2, str(maria.id), Screen("Исправлено"), edit=sent.messages[0]))
    seen = await maria.sees("Исправлено")
    assert (seen.edited, seen.buttons) == (True, [])


async def test_what_was_answered_is_shown_and_where_it_is_gone_the_answer_goes_alone(
    line: MaxLine, maria: Person, max: MaxStandIn
) -> None:
    first = await maria.says("вопрос")
    mid = max.world.dialog(maria.bot, maria.id).messages[first].mid
    await line.send(a_parcel(maria, "ответ", reply_to=mid))
    assert (await maria.sees("ответ")).reply_to == first
    await line.send(a_parcel(maria, "без него", reply_to="mid.gone"))
    assert (await maria.sees("без него")).reply_to == 0


async def test_who_has_stopped_the_bot_or_never_started_it_is_out_of_reach(
    line: MaxLine, maria: Person, max: MaxStandIn
) -> None:
    await maria.blocks()
    with pytest.raises(Unreachable):
        await line.send(a_parcel(maria))
    with pytest.raises(Unreachable):
        await line.send(a_parcel(Town(max=max).person("Иван", "max")))


async def test_too_fast_is_told_as_such(line: MaxLine, maria: Person, max: MaxStandIn) -> None:
    max.faults.holds_back()
    with pytest.raises(TryLater) as caught:
        await line.send(a_parcel(maria))
    assert caught.value.limited


@pytest.mark.parametrize("status", [500, 502, 503, 504])
async def test_a_server_in_trouble_is_asked_later_and_once(
    line: MaxLine, maria: Person, max: MaxStandIn, status: int
) -> None:
    max.faults.fails("POST /messages", status)
    with pytest.raises(TryLater):
        await line.send(a_parcel(maria))
    assert max.calls["POST /messages"] == 1, "maxapi's own retries would send it twice"


async def test_a_lost_answer_leaves_us_unsure(line: MaxLine, maria: Person, max: MaxStandIn) -> None:
    max.faults.breaks_off("POST /messages", accepted=True)
    with pytest.raises(TryLater) as caught:
        await line.send(a_parcel(maria))
    assert caught.value.unsure
    max.faults.garbles("POST /messages")
    with pytest.raises(TryLater) as caught:
        await line.send(a_parcel(maria))
    assert caught.value.unsure


async def test_what_max_does_not_take_is_rejected(line: MaxLine, maria: Person, max: MaxStandIn) -> None:
    with pytest.raises(Rejected):
        await line.send(Parcel(1, str(maria.id), Screen("")))
    max.faults.refuses("POST /messages", 401)
    with pytest.raises(TokenRefused):
        await line.send(a_parcel(maria))


async def test_an_edit_that_comes_too_late_is_sent_anew(line: MaxLine, maria: Person, max: MaxStandIn) -> None:
    sent = await line.send(Parcel(1, str(maria.id), Screen("без кнопок")))
    max.faults.late_edits()
    with pytest.raises(CannotEdit):
        await line.send(a_parcel(maria, edit=sent.messages[0]))
    with pytest.raises(CannotEdit):
        await line.send(a_parcel(maria, edit="mid.gone"))


async def test_without_buttons_a_dialog_can_be_edited_for_a_week(line: MaxLine, maria: Person, clock: object) -> None:
    plain = await line.send(Parcel(1, str(maria.id), Screen("без кнопок")))
    with_buttons = await line.send(a_parcel(maria))
    clock.move(days=8)  # type: ignore[attr-defined]
    with pytest.raises(CannotEdit):
        await line.send(Parcel(2, str(maria.id), Screen("иначе"), edit=plain.messages[0]))
    await line.send(a_parcel(maria, "иначе", edit=with_buttons.messages[0]))
    await maria.sees("иначе")


async def test_a_press_is_answered_by_a_note_alone(line: MaxLine, maria: Person, max: MaxStandIn) -> None:
    await line.send(a_parcel(maria))
    first, second = await maria.presses("Да"), await maria.presses("Да")
    await line.acknowledge(first.id, "Записал")
    await line.acknowledge(second.id, "")
    assert (await first.toast(), await second.toast()) == ("Записал", "")
    assert not maria.screen.edited
    await line.acknowledge("gone", "никто не ждёт")
    with max.faults.out():
        await line.acknowledge(first.id, "не дойдёт")


@pytest.fixture
async def group(max: MaxStandIn, maria: Person) -> Group:
    return await Town(max=max).group("Диспетчерская", [maria])


async def test_rights_members_and_pins_of_a_group(line: MaxLine, maria: Person, group: Group, max: MaxStandIn) -> None:
    chat = str(group.chat.id)
    assert await line.sees(chat) is False
    assert await line.member(chat, str(maria.id)) is None
    await group.make_admin()
    assert await line.sees(chat) is True
    assert await line.member(chat, str(maria.id)) is True
    assert await line.member(chat, "5999999") is False
    sent = await line.send(Parcel(1, chat, Screen("доска")))
    await line.pin(chat, sent.messages[0])
    pins = await line.pins(chat)
    assert pins is not None
    assert (pins.newest, pins.may) == (sent.messages[0], True)
    with pytest.raises(CannotEdit):
        await line.pin(chat, "mid.gone")
    await group.make_admin(False)
    with pytest.raises(Unreachable):
        await line.pin(chat, sent.messages[0])
    await group.remove_bot()
    assert await line.sees(chat) is None
    assert await line.pins(chat) is None
    with pytest.raises(Unreachable):
        await line.send(Parcel(1, chat, Screen("кто тут?")))


def test_max_is_loaded_only_with_a_token() -> None:
    code = "import sys, bot.run, bot.doctor; sys.exit(any(name.split('.')[0] == 'maxapi' for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
