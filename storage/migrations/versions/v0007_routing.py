"""Who is on duty, who stands in for whom, and which team a ticket goes to."""

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
