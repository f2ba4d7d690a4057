"""The same report in the way that aiogram's documentation teaches: its FSM, on a durable SQLite."""

import asyncio
import os
from typing import Any

from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from tests.bench.fsm_storage import SqliteStorage


class Report(StatesGroup):
    """Where a report stands."""

    consent = State()
    guess = State()
    screen = State()
    leaf = State()
    place = State()
    house = State()
    entrance = State()
    photos = State()
    summary = State()


SCREENS = ("Авария", "Вода", "Тепло", "Свет и газ", "Подъезд и лифт", "Крыша и подвал", "Двор", "Мусор и улица")
LEAVES = ("Лифт не работает", "Застряли в лифте", "Грязно в подъезде", "Нет света в подъезде", "Домофон", "Дверь")
HOUSES = ("ул. Ленина, д. 10", "ул. Ленина, д. 12", "ул. Ленина, д. 14")
dispatcher = Dispatcher()


def rows(*labels: str) -> InlineKeyboardMarkup:
    """Options, and the way back under them."""
    named = [[InlineKeyboardButton(text=label, callback_data=label[:16])] for label in labels]
    service = [InlineKeyboardButton(text=label, callback_data=label) for label in ("Назад", "Отмена")]
    return InlineKeyboardMarkup(inline_keyboard=[*named, service])


async def keep(state: FSMContext, at: State, **answers: Any) -> None:
    """Remember an answer and what is asked next."""
    if answers:
        await state.update_data(answers)
    await state.set_state(at)


async def show(query: CallbackQuery, text: str, *labels: str) -> None:
    """Acknowledge the press and change the message that was pressed."""
    await query.answer()
    if isinstance(query.message, Message):
        await query.message.edit_text(text, reply_markup=rows(*labels))


@dispatcher.callback_query(Report.consent)
async def agreed(query: CallbackQuery, state: FSMContext) -> None:
    """«Согласен»."""
    await keep(state, Report.guess, consent=query.data)
    await show(query, "О чём сообщить? Похоже на это:", "Нет света в подъезде", "Другое")


@dispatcher.callback_query(Report.guess, F.data == "Другое")
async def other(query: CallbackQuery, state: FSMContext) -> None:
    """It is something else."""
    await keep(state, Report.screen)
    await show(query, "О чём сообщить?", *SCREENS)


@dispatcher.callback_query(Report.screen)
async def screen(query: CallbackQuery, state: FSMContext) -> None:
    """The first screen of categories."""
    await keep(state, Report.leaf, screen=query.data)
    await show(query, "Что именно?", *LEAVES)


@dispatcher.callback_query(Report.guess)
@dispatcher.callback_query(Report.leaf)
async def category(query: CallbackQuery, state: FSMContext) -> None:
    """The category."""
    await keep(state, Report.place, category=query.data)
    await show(query, "Где это? Отправьте место или напишите адрес.")


@dispatcher.message(Report.place)
async def place(message: Message, state: FSMContext) -> None:
    """A point or an address."""
    point = message.location and [message.location.latitude, message.location.longitude]
    await keep(state, Report.house, place=point or message.text)
    await message.answer("Какой дом?", reply_markup=rows(*HOUSES, "Другой адрес"))


@dispatcher.callback_query(Report.house)
async def house(query: CallbackQuery, state: FSMContext) -> None:
    """The house."""
    await keep(state, Report.entrance, house=query.data)
    await show(query, "Какая квартира? Какой подъезд?", "Пропустить")


@dispatcher.message(Report.entrance)
async def entrance(message: Message, state: FSMContext) -> None:
    """The entrance."""
    await keep(state, Report.photos, entrance=message.text)
    await message.answer("Пришлите фото. Можно несколько, до 10.", reply_markup=rows("Пропустить"))


@dispatcher.message(Report.photos, F.photo)
async def photo(message: Message, state: FSMContext) -> None:
    """One more photo."""
    data = await state.get_data()
    photos = [*data.get("photos", []), message.photo[-1].file_id if message.photo else ""]
    await keep(state, Report.photos, photos=photos)
    await message.answer("Есть фото. Пришлите ещё или нажмите «Готово».", reply_markup=rows("Готово"))


@dispatcher.callback_query(Report.photos)
async def enough(query: CallbackQuery, state: FSMContext) -> None:
    """The last look."""
    data = await state.get_data()
    await keep(state, Report.summary)
    text = f"Проверьте, всё ли верно.\n{data.get('category')}\n{data.get('house')}\n\n«{data.get('story')}»"
    await show(query, text, "Отправить заявку", "Изменить")


@dispatcher.callback_query(Report.summary)
async def send(query: CallbackQuery, state: FSMContext) -> None:
    """The ticket."""
    storage = state.storage
    assert isinstance(storage, SqliteStorage)
    number = await storage.file(query.from_user.id, await state.get_data())
    await state.clear()
    await show(query, f"Заявка № {number} принята.", "Открыть заявку")


@dispatcher.message()
async def begin(message: Message, state: FSMContext) -> None:
    """Anything else begins a report."""
    await keep(state, Report.consent, story=message.text)
    text = "Чтобы принять заявку, нужно согласие на обработку персональных данных."
    await message.answer(text, reply_markup=rows("Согласен", "Сообщить без имени", "Подробнее"))


async def main() -> None:
    """Poll until the process is ended."""
    dispatcher.fsm.storage = await SqliteStorage.open(os.environ["FSM_DATABASE"])
    session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"]))
    await dispatcher.start_polling(Bot(os.environ["TELEGRAM_TOKEN"], session=session))


if __name__ == "__main__":
    asyncio.run(main())
