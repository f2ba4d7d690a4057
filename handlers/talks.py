"""Every conversation there is: to import this module is to enter them all in the book."""

from handlers import (  # noqa: F401
    adding,
    calls,
    emergency,
    executing,
    flatmates,
    forms,
    joining,
    mailings,
    messengers,
    my_data,
    phones,
    rating,
    report,
    residing,
    welcome,
    withdrawing,
)
from handlers.book import TALKS as TALKS
