"""Flats, accounts, owners' shares and meters from files; uploads by one-time links."""

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
