"""Telegram: one package that knows aiogram."""

from bot.telegram import loading

loading.load()  # before any module here imports aiogram
