"""What was told to many, and whom it has reached; ready replies of an organisation."""

from alembic import op

from storage.migrations.building import bigs, flags, id, index, numbers, of, texts, words

revision = "0015"
down_revision = "0014"


# fmt: off
def upgrade() -> None:
    op.create_table("mailings",
        id(), of("organisation", "organisations"), *words("kind"), *texts("screen", "audience"),
        *numbers("by", null=True), *words("by_name"), *numbers("line"), *words("chat", "state"), *flags("starts"),
        *numbers("upto", "last"), *texts("left_out", "counts"), *bigs("made"),
        *bigs("started", "ended", "drawn", null=True), *texts("lines"), *words("files"),
        sqlite_autoincrement=True)
    index("ix_mailings_organisation", "mailings", ["organisation", "id"])
    index("ix_mailings_open", "mailings", ["state"], "state IN ('gathering', 'running')")
    op.create_table("mailing_people",
        of("mailing", "mailings", key=True), of("person", "persons", key=True),
        *numbers("line"), *words("chat", "state"), *bigs("at", null=True))
    index("ix_mailing_people_state", "mailing_people", ["mailing", "state", "line"])
    index("ix_mailing_people_person", "mailing_people", ["person", "at"])
    index("ix_mailing_people_queued", "mailing_people", ["line"], "state = 'queued'")
    op.create_table("ready_replies",
        id(), of("organisation", "organisations"), *words("name"), *texts("text"), *bigs("made"),
        *bigs("gone", null=True), sqlite_autoincrement=True)
    index("ix_ready_replies_organisation", "ready_replies", ["organisation"])


# fmt: on
def downgrade() -> None:
    op.drop_table("ready_replies")
    op.drop_table("mailing_people")
    op.drop_table("mailings")
