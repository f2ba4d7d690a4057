"""Every table there is: to import this module is to fill the MetaData, for migrations and what compares with them."""

# each brings those that it needs
from storage import (  # noqa: F401
    account_staging,
    accounts,
    callbacks,
    consents,
    conversations,
    documents,
    erasures,
    houses,
    imports,
    jobs,
    lines,
    linking,
    merging,
    organisations,
    outbox,
    people,
    residence,
    scans,
    sources,
    teams,
    tickets,
    web_links,
)
from storage.schema import metadata

__all__ = ["metadata"]
