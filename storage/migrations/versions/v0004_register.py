"""The register of houses: doubtful and missing places, what is archived, passports, layouts of files."""

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
