"""What residents say of the work done: whom they thank and complain about, what keeps coming back and why."""

from alembic import op

from storage.migrations.building import bigs, id, index, numbers, of, texts, words

revision = "0016"
down_revision = "0015"


# fmt: off
def upgrade() -> None:
    op.create_table("ticket_about",
        of("ticket", "tickets", key=True), of("person", "persons", null=True), *words("name"))
    op.create_table("root_causes",
        id(), of("organisation", "organisations"), of("house", "houses"), *words("category"), *bigs("opened"),
        *texts("tickets", "whys", "measure"), *bigs("answered", null=True), *numbers("by", null=True), *words("name"),
        sqlite_autoincrement=True)
    index("ix_root_causes_organisation", "root_causes", ["organisation"])
    index("ix_root_causes_house", "root_causes", ["house", "category", "opened"])


# fmt: on
def downgrade() -> None:
    op.drop_table("root_causes")
    op.drop_table("ticket_about")
