"""Tickets filed for others: by telephone, at an acceptance point; and whom the staff owe a call."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.building import bigs, id, index, numbers, of, texts, words

revision = "0008"
down_revision = "0007"

EMPTY = sa.text("''")


# fmt: off
def upgrade() -> None:
    op.add_column("tickets", sa.Column("source", sa.String, nullable=False, server_default=EMPTY))
    op.add_column("tickets", sa.Column("filed_by", sa.Integer))
    op.add_column("tickets", sa.Column("filed_name", sa.String, nullable=False, server_default=EMPTY))
    index("ix_tickets_filed", "tickets", ["filed_by", "id"], "filed_by IS NOT NULL")
    op.create_table("callbacks",
        id(), of("ticket", "tickets"), *words("why"), *texts("said"), *bigs("made", "due"), *bigs("rung", null=True),
        *numbers("tries"), *bigs("ended", null=True), *words("outcome"), *numbers("person", null=True), *words("name"),
        sqlite_autoincrement=True)
    index("ix_callbacks_ticket", "callbacks", ["ticket"])
    index("ix_callbacks_due", "callbacks", ["due"], "ended IS NULL")


# fmt: on
def downgrade() -> None:
    op.drop_table("callbacks")
    op.drop_index("ix_tickets_filed", "tickets")
    for name in ("filed_name", "filed_by", "source"):
        op.drop_column("tickets", name)
