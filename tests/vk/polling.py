"""Answers of the long poll, and what a line makes of them."""

import asyncio
from typing import Any

from bot.lines import Batch
from bot.vk.line import VkLine


def an_event(number: int, text: str = "Нет воды", author: int = 5, peer: int = 5) -> dict[str, Any]:
    message = {
        "date": 1, "from_id": author, "id": number, "out": 0, "peer_id": peer, "text": text,
        "conversation_message_id": number, "attachments": [], "fwd_messages": [], "random_id": 0,
    }  # fmt: skip
    return {
        "group_id": 1, "type": "message_new", "event_id": f"e{number}", "v": "5.199",
        "object": {"client_info": {"lang_id": 0}, "message": message},
    }  # fmt: skip


def an_answer(ts: int, *numbers: int) -> dict[str, Any]:
    return {"ts": str(ts), "updates": [an_event(number) for number in numbers]}


async def take(line: VkLine, cursor: str, batches: int = 1) -> list[Batch]:
    taken: list[Batch] = []
    async with asyncio.timeout(10):
        async for batch in line.poll(cursor):
            taken.append(batch)
            if len(taken) == batches:
                break
    return taken
