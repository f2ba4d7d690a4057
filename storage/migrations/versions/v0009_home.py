"""The house as its people see it: documents, public tickets, who came by which poster."""

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
