"""What is kept of each ticket; what is done with them is in storage/tickets.py."""

from typing import Any

import sqlalchemy as sa

from domain.categories import Urgency
from domain.tickets import Status, Ticket
from storage.schema import Moment, Word, metadata

tickets = sa.Table(
    "tickets",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),  # the number that people read: never used twice
    sa.Column("organisation", sa.Integer, sa.ForeignKey("organisations.id"), nullable=False),
    sa.Column("person", sa.Integer, sa.ForeignKey("persons.id"), nullable=False),
    sa.Column("line", sa.Integer, nullable=False),
    sa.Column("chat", sa.String, nullable=False),
    sa.Column("category", sa.String, nullable=False),
    sa.Column("urgency", Word(Urgency), nullable=False),
    sa.Column("emergency", sa.Boolean, nullable=False),
    sa.Column("story", sa.Text, nullable=False),
    sa.Column("status", Word(Status), nullable=False),
    sa.Column("made", Moment, nullable=False),
    sa.Column("changed", Moment, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("name", sa.String, nullable=False, default=""),
    sa.Column("house", sa.Integer, sa.ForeignKey("houses.id")),
    sa.Column("address", sa.String, nullable=False, default=""),
    sa.Column("latitude", sa.Float(53)),
    sa.Column("longitude", sa.Float(53)),
    sa.Column("entrance", sa.String, nullable=False, default=""),
    sa.Column("flat", sa.String, nullable=False, default=""),
    sa.Column("executor", sa.Integer, sa.ForeignKey("persons.id")),
    sa.Column("executor_name", sa.String, nullable=False, default=""),
    sa.Column("assigned", Moment),
    sa.Column("reason", sa.Text, nullable=False, default=""),
    sa.Column("until", Moment),
    sa.Column("unfinished", sa.Boolean, nullable=False, default=False),
    sa.Column("ack_due", Moment),
    sa.Column("first_due", Moment),
    sa.Column("promised", Moment),
    sa.Column("legal_due", Moment),
    sa.Column("phone", sa.String, nullable=False, default=""),
    sa.Column("rating", sa.Integer),
    sa.Column("edited", sa.Boolean, nullable=False, default=False),
    sa.Column("listed", sa.Integer),
    sa.Column("proposed", sa.Integer),
    sa.Column("proposed_at", Moment),
    sa.Column("apply_at", Moment),
    sa.Column("passed", sa.Integer),
    sa.Column("unreached", Moment),
    sa.Column("search", sa.Text, nullable=False, default=""),
    sa.Column("public", sa.Boolean, nullable=False, default=False, server_default=sa.false()),
    sa.Column("public_text", sa.Text, nullable=False, default="", server_default=""),
    sa.Index("ix_tickets_public", "house", "id", sqlite_where=sa.text("public"), postgresql_where=sa.text("public")),
    sa.Column("source", sa.String, nullable=False, default=""),
    sa.Column("filed_by", sa.Integer),
    sa.Column("filed_name", sa.String, nullable=False, default=""),
    sa.Index(
        "ix_tickets_filed", "filed_by", "id", sqlite_where=sa.text("filed_by IS NOT NULL"),
        postgresql_where=sa.text("filed_by IS NOT NULL"),
    ),
    sa.Column("team", sa.Integer),
    sa.Column("kind", sa.String, nullable=False, default="problem", server_default="problem"),
    sa.Column("acked", Moment),
    sa.Column("begun", Moment),
    sa.Column("ended", Moment),
    sa.Column("spoken", Moment),
    sa.Column("extended", sa.Integer, nullable=False, default=0, server_default="0"),
    sa.Column("reopened", sa.Integer, nullable=False, default=0, server_default="0"),
    sa.Column("special", sa.Boolean, nullable=False, default=False, server_default=sa.false()),
    sa.Column("level", sa.Integer, nullable=False, default=0, server_default="0"),
    sa.Column("breached", Moment),
    sa.Column("closed_by", sa.String, nullable=False, default="", server_default=""),
    sa.Column("duplicate_of", sa.Integer),
    sa.Column("waits", sa.String, nullable=False, default="", server_default=""),
    sa.Column("looked", Moment),
    sa.Column("next_due", Moment),
    sa.Column("climbed", Moment),
    sa.Column("nudged", Moment),
    sa.Index(
        "ix_tickets_next_due", "next_due", sqlite_where=sa.text("next_due IS NOT NULL"),
        postgresql_where=sa.text("next_due IS NOT NULL"),
    ),
    sa.Index("ix_tickets_person", "person", "id"),
    sa.Index("ix_tickets_status", "status", "id"),
    sa.Index("ix_tickets_listed", "listed"),
    sa.Index("ix_tickets_organisation", "organisation", "id"),
    sqlite_autoincrement=True,
)

ROWS: sa.Select[Any] = sa.select(*(tickets.c[name] for name in Ticket.__slots__))
"""A row as the fields of Ticket, in their order."""
