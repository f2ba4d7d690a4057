"""The life of a ticket in time: when it was seen, begun and ended, and when the clock looks at it again."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.building import index

revision = "0010"
down_revision = "0009"

TIMES = ("acked", "begun", "ended", "spoken", "breached", "looked", "next_due")
COUNTS = ("extended", "reopened", "level")
WORDS = ("closed_by", "waits")


# fmt: off
def upgrade() -> None:
    op.add_column("organisations", sa.Column("practice", sa.Text, nullable=False, server_default="{}"))
    op.add_column("tickets", sa.Column("kind", sa.String, nullable=False, server_default="problem"))
    for name in TIMES:
        op.add_column("tickets", sa.Column(name, sa.BigInteger))
    for name in COUNTS:
        op.add_column("tickets", sa.Column(name, sa.Integer, nullable=False, server_default="0"))
    for name in WORDS:
        op.add_column("tickets", sa.Column(name, sa.String, nullable=False, server_default=sa.text("''")))
    op.add_column("tickets", sa.Column("special", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("tickets", sa.Column("duplicate_of", sa.Integer))
    op.execute("UPDATE tickets SET looked = changed, next_due = changed "
               "WHERE status NOT IN ('closed', 'rejected', 'handed_on', 'withdrawn', 'duplicate')")
    op.execute("UPDATE tickets SET ended = changed WHERE status IN "
               "('done', 'closed', 'rejected', 'handed_on', 'withdrawn', 'duplicate')")
    op.execute("UPDATE tickets SET closed_by = 'staff' WHERE status = 'closed'")
    index("ix_tickets_next_due", "tickets", ["next_due"], "next_due IS NOT NULL")


# fmt: on
def downgrade() -> None:
    op.drop_index("ix_tickets_next_due", "tickets")
    for name in ("duplicate_of", "special", *WORDS, *COUNTS, *TIMES, "kind"):
        op.drop_column("tickets", name)
    op.drop_column("organisations", "practice")
