"""Organisations in a tree, their teams, roles by invitation, and whose staff chat is whose."""

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
