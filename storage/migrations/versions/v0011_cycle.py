"""The ends of a ticket, what waits to be confirmed, where a refused one may go."""

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
