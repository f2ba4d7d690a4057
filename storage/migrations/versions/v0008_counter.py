"""Tickets filed for others: by telephone, at an acceptance point."""

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
