"""Numbers of other systems that a ticket carries; what the figures are counted by; which week was told last."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.building import bigs, id, index, numbers, of, words

revision = "0017"
down_revision = "0016"

# fmt: off
COUNTED = ["ended", "status", "closed_by", "promised", "made", "rating", "kind", "house", "team", "executor",
           "category"]


def upgrade() -> None:
    op.add_column("tickets", sa.Column("outside", sa.String, nullable=False, server_default=sa.text("''")))
    op.create_table(
        "outside_numbers", id(), of("ticket", "tickets"), *words("system", "number", "key"), *numbers("by", null=True),
        *bigs("at"), sqlite_autoincrement=True,
    )
    index("ix_outside_numbers_ticket", "outside_numbers", ["ticket", "system", "key"], unique=True)
    index("ix_outside_numbers_key", "outside_numbers", ["key"])
    op.create_table("weeks", of("organisation", "organisations", key=True), *bigs("next"),
                    *numbers("special"))
    index("ix_tickets_ended", "tickets", ["organisation", *COUNTED], "ended IS NOT NULL")
    index("ix_tickets_made", "tickets", ["organisation", "made", "kind"])
    index("ix_tickets_house", "tickets", ["house", "made"])
    index("ix_ticket_log_reopened", "ticket_log", ["at", "ticket"],
          "after = 'reopened' AND before IN ('done', 'closed')")


# fmt: on
def downgrade() -> None:
    op.drop_index("ix_ticket_log_reopened", "ticket_log")
    for name in ("house", "made", "ended"):
        op.drop_index(f"ix_tickets_{name}", "tickets")
    op.drop_table("weeks")
    op.drop_table("outside_numbers")
    op.drop_column("tickets", "outside")
