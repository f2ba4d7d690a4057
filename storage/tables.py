"""Every table there is: to import this module is to fill the MetaData, for migrations and what compares with them."""

# each brings those that it needs
from storage import (  # noqa: F401
    abouts,
    account_staging,
    accounts,
    appointments,
    aways,
    callbacks,
    causes,
    consents,
    conversations,
    digests,
    documents,
    duty,
    erasures,
    houses,
    imports,
    jobs,
    lines,
    linking,
    mailing_people,
    materials,
    merging,
    organisations,
    outbox,
    outside,
    passing,
    people,
    ready_replies,
    residence,
    rules,
    scans,
    sources,
    teams,
    terms,
    tickets,
    web_links,
    weeks,
)
from storage.schema import metadata

__all__ = ["metadata"]
