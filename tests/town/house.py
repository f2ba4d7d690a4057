"""Places of the town's tests, and the house in which they talk."""

from bot.sandbox.house import HOUSES, LENINA_12, MAX_TOKEN, PHONE, TELEGRAM_TOKEN, VK_GROUP, VK_TOKEN, Desk, House

__all__ = ["FIELD", "HOUSES", "LENINA_12", "MAX_TOKEN", "MOSCOW", "OCEAN", "PHONE", "TELEGRAM_TOKEN", "VK_GROUP",
           "VK_TOKEN", "Desk", "House"]
FIELD = (51.74300, 36.20500)
"""Within the served area, no house near."""
OCEAN = (0.0, -30.0)
MOSCOW = (55.7558, 37.6173)
