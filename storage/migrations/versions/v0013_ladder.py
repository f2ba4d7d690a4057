"""When a ticket climbed last, and when who has it was asked how it stands."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

TIMES = ("climbed", "nudged")


def upgrade() -> None:
    for name in TIMES:
        op.add_column("tickets", sa.Column(name, sa.BigInteger))


def downgrade() -> None:
    for name in reversed(TIMES):
        op.drop_column("tickets", name)
