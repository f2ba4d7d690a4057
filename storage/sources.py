"""Which message of a person became what of a ticket, so that an edited message is known again."""

import sqlalchemy as sa

from storage.schema import Moment, metadata

sources = sa.Table(
    "sources",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("line", sa.Integer, nullable=False),
    sa.Column("chat", sa.String, nullable=False),
    sa.Column("message", sa.String, nullable=False),
    sa.Column("ticket", sa.Integer, sa.ForeignKey("tickets.id"), nullable=False),
    sa.Column("entry", sa.Integer),  # of its log; none: the story itself
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("made", Moment, nullable=False),
    sa.UniqueConstraint("line", "chat", "message"),
    sa.Index("ix_sources_ticket", "ticket"),
    sqlite_autoincrement=True,
)
