"""When somebody comes, and what was used."""

from alembic import op

from storage.migrations.building import bigs, id, index, numbers, of, texts, words

revision = "0014"
down_revision = "0013"

LIVE = "state IN ('agreed', 'asked', 'offered')"


# fmt: off
def upgrade() -> None:
    op.create_table(
        "visits", id(), of("ticket", "tickets"), *words("state"), *texts("options"),
        *bigs("begins", "ends", null=True), *bigs("made"), *numbers("by", null=True), *words("name", "why"),
        of("executor", "persons", null=True), *bigs("agreed", "reminded", "ended", "due", null=True),
        sqlite_autoincrement=True,
    )
    index("ix_visits_ticket", "visits", ["ticket", "id"])
    index("uq_visits_live", "visits", ["ticket"], LIVE, unique=True)
    index("ix_visits_due", "visits", ["due"], "due IS NOT NULL")
    op.create_table(
        "materials", id(), of("ticket", "tickets"), *words("what"), *numbers("by"), *bigs("at"),
        sqlite_autoincrement=True,
    )
    index("ix_materials_ticket", "materials", ["ticket"])


# fmt: on
def downgrade() -> None:
    op.drop_table("materials")
    op.drop_table("visits")
