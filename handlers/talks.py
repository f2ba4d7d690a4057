"""Every conversation there is: to import this module is to enter them all in the book."""

from handlers import (  # noqa: F401
    adding,
    away,
    calls,
    emergency,
    executing,
    flatmates,
    forms,
    grounds,
    import_layout,
    joining,
    mailings,
    messengers,
    my_data,
    pass_form,
    phones,
    planning,
    rating,
    report,
    residing,
    roster,
    rule_making,
    welcome,
    withdrawing,
)
from handlers.book import TALKS as TALKS
