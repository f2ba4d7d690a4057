"""More bots of a messenger: whose each is, with its token as only the key in SECRET_FILE opens it."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"

EMPTY = sa.text("''")


def upgrade() -> None:
    op.add_column("lines", sa.Column("organisation", sa.Integer))
    op.add_column("lines", sa.Column("sealed", sa.Text, nullable=False, server_default=EMPTY))
    op.add_column("lines", sa.Column("community", sa.Integer))


def downgrade() -> None:
    for name in ("community", "sealed", "organisation"):
        op.drop_column("lines", name)
