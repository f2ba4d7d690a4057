"""Deadlines that organisations set for themselves and those below, by category and house, in a table of their own."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.building import bigs, id, index, numbers, of, texts, words

revision = "0012"
down_revision = "0011"

TIMES = ("acknowledge", "first_action", "promise", "legal")


# fmt: off
def upgrade() -> None:
    op.create_table("terms", id(), of("organisation", "organisations"), *words("place", "category", *TIMES),
                    *bigs("made"), *numbers("by", null=True),
                    sa.UniqueConstraint("organisation", "place", "category"), sqlite_autoincrement=True)
    own = sa.table("organisations", sa.column("id"), sa.column("terms"))
    new = sa.table("terms", *(sa.column(name) for name in ("organisation", "place", "category", *TIMES, "made")))
    rows = [
        {"organisation": organisation, "place": "", "category": code, "promise": minutes, "made": 0,
         "acknowledge": "", "first_action": "", "legal": ""}
        for organisation, kept in op.get_bind().execute(sa.select(own.c.id, own.c.terms).where(own.c.terms != ""))
        for code, _, minutes in (one.rpartition(":") for one in kept.split()) if minutes.isdecimal()
    ]
    if rows:
        op.bulk_insert(new, rows)
    op.drop_column("organisations", "terms")
    op.create_table("extensions", id(), of("ticket", "tickets"), *bigs("until"), *texts("reason"),
                    *numbers("asked_by"), *words("name"), *bigs("made"), *words("outcome"), *numbers("by", null=True),
                    *bigs("decided", null=True), sqlite_autoincrement=True)
    index("ix_extensions_ticket", "extensions", ["ticket"])
    op.add_column("staff_chats", sa.Column("digest_at", sa.BigInteger))


def downgrade() -> None:
    op.drop_column("staff_chats", "digest_at")
    op.drop_table("extensions")
    op.add_column("organisations", sa.Column("terms", sa.String, nullable=False, server_default=sa.text("''")))
    own = sa.table("organisations", sa.column("id"), sa.column("terms"))
    new = sa.table("terms", *(sa.column(name) for name in ("organisation", "place", "category", "promise")))
    kept: dict[int, list[str]] = {}
    mine = sa.select(new.c.organisation, new.c.category, new.c.promise).where(new.c.place == "")
    for organisation, category, promise in op.get_bind().execute(mine.order_by(new.c.category)):
        if category and promise:
            kept.setdefault(organisation, []).append(f"{category}:{promise.split()[0]}")
    for organisation, words_ in kept.items():
        op.execute(sa.update(own).where(own.c.id == organisation).values(terms=" ".join(words_)))
    op.drop_table("terms")
