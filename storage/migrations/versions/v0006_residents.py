"""How residents join: consents, accounts linked by a code, one person in several messengers."""

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
