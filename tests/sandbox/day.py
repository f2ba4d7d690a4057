"""A day in which people of the town do everything that they can do, and the bot of a few lines that they do it with."""

import json
from itertools import count
from typing import Any

import aiohttp

from bot.sandbox import samples
from bot.sandbox.house import MAX_TOKEN
from bot.sandbox.max import MaxStandIn
from bot.sandbox.person import Person
from bot.sandbox.seen import Seen
from bot.sandbox.telegram import TelegramStandIn
from bot.sandbox.town import Town
from bot.sandbox.vk import VkStandIn

Json = dict[str, Any]


class Answers:
    """Sends a text with buttons to whom a person writes: inline ones, or `below` those of a keyboard."""

    def __init__(
        self, session: aiohttp.ClientSession, telegram: TelegramStandIn, vk: VkStandIn, max: MaxStandIn
    ) -> None:
        self._session, self._telegram, self._vk, self._max = session, telegram, vk, max
        self._marks = count(1)

    async def __call__(self, person: Person, text: str, labels: list[str], below: tuple[str, ...] = ()) -> Seen:
        if person.side.messenger == "telegram":
            await self._in_telegram(person, text, labels, below)
        elif person.side.messenger == "vk":
            await self._in_vk(person, text, labels, below)
        else:
            await self._in_max(person, text, labels, below)
        return person.screen

    async def _in_telegram(self, person: Person, text: str, labels: list[str], below: tuple[str, ...]) -> None:
        markup: Json = {"inline_keyboard": [[{"text": label, "callback_data": label}] for label in labels]}
        if below:
            markup = {"keyboard": [[{"text": label, "request_location": "место" in label}] for label in below]}
        body = {"chat_id": person.chat.id, "text": text, "reply_markup": markup}
        await self._post(f"{self._telegram.base}/bot1000001:TEST/sendMessage", json=body)

    async def _in_vk(self, person: Person, text: str, labels: list[str], below: tuple[str, ...]) -> None:
        buttons = [[{"action": {"type": "callback", "label": label, "payload": "1"}}] for label in labels]
        if below:
            buttons = [[{"action": {"type": "location", "payload": "{}"} if "место" in label else
                         {"type": "text", "label": label, "payload": "{}"}}] for label in below]
        form = {"peer_id": person.chat.peer(person.bot), "message": text, "random_id": next(self._marks),
                "access_token": "vk1.TEST", "v": "5.199",
                "keyboard": json.dumps({"inline": not below, "buttons": buttons})}
        await self._post(f"{self._vk.base}/method/messages.send", data=form)

    async def _in_max(self, person: Person, text: str, labels: list[str], below: tuple[str, ...]) -> None:
        """What would stand below in others stands under the message."""
        buttons: list[list[Json]] = [[{"type": "callback", "text": label, "payload": label}] for label in labels]
        for label in below:
            kind = "request_geo_location" if "место" in label else "message"
            buttons.append([{"type": kind, "text": label}])
        keyboard = [{"type": "inline_keyboard", "payload": {"buttons": buttons}}] if buttons else []
        chat = person.chat
        where = {"user_id": chat.user} if chat.bot else {"chat_id": chat.id}
        url, head = f"{self._max.base}/messages", {"Authorization": MAX_TOKEN}
        await self._post(url, params=where, headers=head, json={"text": text, "attachments": keyboard})

    async def _post(self, url: str, **how: Any) -> None:
        async with self._session.post(url, **how) as got:
            answer = await got.json()
            assert got.status == 200, answer
            assert {"result", "response", "message"} & set(answer), answer


async def a_day(town: Town, messenger: str, answers: Answers) -> None:
    """Everything that people do, alone and together."""
    maria = town.person("Мария Петрова", messenger, username="masha")
    await maria.opens(town.link(messenger, "abc"))
    await alone(maria, answers)
    await maria.blocks()
    await maria.unblocks()
    await town.person("Иван", messenger).allows()
    await together(town, messenger, answers)


async def alone(maria: Person, answers: Answers) -> None:
    """What one person does in the chat with the bot."""
    await maria.starts()
    first = await maria.says("https://дом.рф /help @masha")
    await maria.replies(first, "ответ")
    await maria.forwards("чужие слова")
    await maria.edits(first, "/help то же, но верно")
    await maria.edits(await maria.sends_photo(caption="вот"), "вот так")
    await maria.sends_album([samples.photo(number) for number in range(3)], "подвал")
    await maria.sends_document()
    await maria.sends_video()
    await maria.sends_voice()
    await maria.sends_sticker()
    await maria.sends_place(51.5, 36.25)
    await maria.sends_venue(51.5, 36.25, "Школа", "ул. Ленина, 5")
    asked = await answers(maria, "О чём?", ["Да", "Нет"])
    await maria.presses("Да")
    await maria.forges('"чужое"', asked)
    await answers(maria, "Где?", [], ("Отправить место", "Назад"))
    await maria.presses("Назад")
    await maria.presses("Отправить место")


async def together(town: Town, messenger: str, answers: Answers) -> None:
    """What people do in a group."""
    olga, petr = town.person("Ольга", messenger), town.person("Пётр", messenger)
    group = await town.group("Диспетчерская", [olga])
    await group.make_admin()
    await group.join(petr, by=olga)
    boss = olga.in_chat(group)
    await boss.says("между собой")
    await boss.edits(await boss.says("/bind", to_bot=True), "между нами")
    card = await answers(boss, "№ 12", ["Взять"])
    await petr.in_chat(group).presses("Взять")
    await boss.replies(card, "сделаем")
    await boss.pins(card)
    await boss.unpins(card)
    await boss.deletes(card)
    await group.leave(petr)
    if messenger == "telegram":
        await group.hide(olga)
        await boss.says("анонимно", to_bot=True)
        await group.upgrade()
        await boss.says("после переезда")
    await group.make_admin(False)
    await group.remove_bot()
    await group.add_bot()
    await group.dissolve()
