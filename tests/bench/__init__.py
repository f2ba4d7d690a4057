"""How fast the bot is, beside the cheapest bot that a person could run instead: `python -m tests.bench`."""
