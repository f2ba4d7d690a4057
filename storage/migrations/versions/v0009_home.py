"""The house as its people see it: documents, public tickets, who came by which poster, what was erased of whom."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.building import bigs, flags, id, index, numbers, of, texts, words

revision = "0009"
down_revision = "0008"

ERASED = (
    "EXISTS (SELECT 1 FROM erasures JOIN tickets ON tickets.person = erasures.person WHERE tickets.id = OLD.ticket)"
)
"""The person whose ticket it is has asked to be forgotten."""
KEPT = ("id", "ticket", "at", "action", "before", "after")


# fmt: off
def upgrade() -> None:
    op.add_column("tickets", sa.Column("public", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("tickets", sa.Column("public_text", sa.Text, nullable=False, server_default=sa.text("''")))
    index("ix_tickets_public", "tickets", ["house", "id"], "public")
    op.create_table("scans",
        id(), of("person", "persons"), of("house", "houses"), *numbers("entrance", "line"), *flags("invited"),
        *bigs("at", "last"), sa.UniqueConstraint("person", "house", "entrance"), sqlite_autoincrement=True)
    index("ix_scans_house", "scans", ["house"])
    op.create_table("documents",
        id(), of("organisation", "organisations"), of("house", "houses", null=True), *words("title", "name", "hash"),
        *numbers("line"), *texts("external"), *words("state"), of("added_by", "persons", null=True), *bigs("added"),
        *bigs("removed", null=True), sqlite_autoincrement=True)
    index("ix_documents_house", "documents", ["organisation", "house"])
    op.create_table("erasures",
        id(), of("person", "persons"), *bigs("at"), *flags("forgotten"), *texts("what"), sqlite_autoincrement=True)
    index("ix_erasures_person", "erasures", ["person"])
    op.execute(
        "INSERT INTO dwellings (person, house, number, entrance, how, since) "
        "SELECT id, house, flat, entrance, '', made FROM persons WHERE house IS NOT NULL AND NOT EXISTS "
        "(SELECT 1 FROM dwellings WHERE dwellings.person = persons.id AND dwellings.house = persons.house "
        "AND dwellings.number = persons.flat)"
    )  # so that every figure counts who has told their home before
    _let_words_be_erased()


# fmt: on
def downgrade() -> None:
    _let_nothing_change()
    for table in ("erasures", "documents", "scans"):
        op.drop_table(table)
    op.drop_index("ix_tickets_public", "tickets")
    op.drop_column("tickets", "public_text")
    op.drop_column("tickets", "public")


def _let_words_be_erased() -> None:
    """The log stays as it is; only the words of whom the law lets be forgotten may become empty."""
    if op.get_bind().dialect.name == "postgresql":
        same = " AND ".join(f"NEW.{name} IS NOT DISTINCT FROM OLD.{name}" for name in KEPT)
        op.execute(
            "CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF TG_OP = 'UPDATE' THEN IF {same} AND {_EMPTIED} AND {ERASED} THEN RETURN NEW; END IF; END IF; "
            "RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
        )
        op.execute("DROP TRIGGER ticket_log_stays ON ticket_log")
        op.execute(
            "CREATE TRIGGER ticket_log_stays BEFORE UPDATE OR DELETE ON ticket_log "
            "FOR EACH ROW EXECUTE FUNCTION refuse_rewriting()"
        )
        return
    same = " AND ".join(f"NEW.{name} IS OLD.{name}" for name in KEPT)
    op.execute("DROP TRIGGER ticket_log_stays_update")
    op.execute(
        f"CREATE TRIGGER ticket_log_stays_update BEFORE UPDATE ON ticket_log "
        f"WHEN NOT ({same} AND {_EMPTIED} AND {ERASED}) "
        "BEGIN SELECT RAISE(ABORT, 'ticket_log is append-only'); END"
    )


_EMPTIED = "NEW.name IN ('', OLD.name) AND NEW.comment IN ('', OLD.comment)"


def _let_nothing_change() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TRIGGER ticket_log_stays ON ticket_log")
        op.execute("DROP FUNCTION refuse_rewriting")
        op.execute(
            "CREATE TRIGGER ticket_log_stays BEFORE UPDATE OR DELETE ON ticket_log "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
        return
    op.execute("DROP TRIGGER ticket_log_stays_update")
    op.execute(
        "CREATE TRIGGER ticket_log_stays_update BEFORE UPDATE ON ticket_log "
        "BEGIN SELECT RAISE(ABORT, 'ticket_log is append-only'); END"
    )
