"""What VK refuses, and what that means for a message."""

import pytest

from bot.lines import CannotEdit, Rejected, TokenRefused, TryLater, Unreachable
from bot.vk.line import VkLine
from tests.vk.double import Double, raises
from tests.vk.events import CHAT, a_parcel


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (1, TryLater), (6, TryLater), (9, TryLater), (10, TryLater), (14, TryLater), (29, TryLater),
        (18, Unreachable), (900, Unreachable), (901, Unreachable), (902, Unreachable), (917, Unreachable),
        (922, Unreachable), (936, Unreachable), (945, Unreachable), (983, Unreachable),
        (7, Rejected), (15, Rejected), (100, Rejected), (911, Rejected), (912, Rejected), (914, Rejected),
        (950, Rejected), (5, TokenRefused), (27, TokenRefused),
    ],
)  # fmt: skip
async def test_each_refusal_has_its_meaning(vk: Double, line: VkLine, code: int, kind: type[Exception]) -> None:
    vk.methods["messages.send"] = raises(code)
    with pytest.raises(kind) as failure:
        await line.send(a_parcel())
    if isinstance(failure.value, TryLater):
        assert failure.value.limited is (code in (6, 9, 29))
    assert vk.requests == ["messages.send"], "vk_api must not try again by itself"


@pytest.mark.parametrize("code", [7, 15])
async def test_a_chat_that_took_us_out_is_unreachable(vk: Double, line: VkLine, code: int) -> None:
    vk.methods["messages.send"] = raises(code)
    with pytest.raises(Unreachable):
        await line.send(a_parcel(chat=str(CHAT)))


async def test_a_receiver_refused_within_an_answer_is_unreachable(vk: Double, line: VkLine) -> None:
    vk.methods["messages.send"] = lambda _: [{"peer_id": 5, "message_id": 0, "error": {"code": 901, "description": ""}}]
    with pytest.raises(Unreachable):
        await line.send(a_parcel())


@pytest.mark.parametrize("code", [15, 100, 909, 920])
async def test_what_is_too_old_or_gone_cannot_be_edited(vk: Double, line: VkLine, code: int) -> None:
    vk.methods["messages.edit"] = raises(code)
    with pytest.raises(CannotEdit):
        await line.send(a_parcel(edit="41"))
