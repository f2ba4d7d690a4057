"""How residents join: consents, accounts linked by a code, one person in several messengers."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.building import bigs, id, index, numbers, of, texts, words

revision = "0006"
down_revision = "0005"

KEPT = ("id", "kind", "answer", "version", "hash", "at", "line", "message")


# fmt: off
def upgrade() -> None:
    op.add_column("persons", sa.Column("reached", sa.Integer))
    op.add_column("persons", sa.Column("mailings", sa.String, nullable=False, server_default=sa.text("''")))
    op.create_table("consents",
        id(), of("person", "persons"), *words("kind", "answer", "version", "hash"), *bigs("at"), *numbers("line"),
        *words("message"), sqlite_autoincrement=True)
    index("ix_consents_person", "consents", ["person"])
    op.create_table("consent_texts", *words("hash", key=True), *texts("text"))
    op.create_table("dwellings",
        id(), of("person", "persons"), of("house", "houses"), *words("number", "entrance", "how"),
        *numbers("flat", "account", null=True), *bigs("since"), sa.UniqueConstraint("person", "house", "number"),
        sqlite_autoincrement=True)
    index("ix_dwellings_flat", "dwellings", ["flat"])
    op.create_table("attempts", id(), of("person", "persons"), *words("what"), *bigs("at"), sqlite_autoincrement=True)
    index("ix_attempts_person", "attempts", ["person"])
    index("ix_attempts_what", "attempts", ["what"])
    op.create_table("link_codes",
        *words("code", key=True), of("person", "persons"), *bigs("made"), *bigs("used", null=True))
    index("ix_link_codes_person", "link_codes", ["person"])
    op.create_table("merges",
        id(), of("kept", "persons"), *numbers("gone", "line"), *words("external", "what"), *bigs("at"),
        sqlite_autoincrement=True)
    index("ix_merges_kept", "merges", ["kept"])
    _append_only("consents")


# fmt: on
def downgrade() -> None:
    for table in ("merges", "link_codes", "attempts", "dwellings", "consent_texts", "consents"):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_all_but_person")
    for name in ("mailings", "reached"):
        op.drop_column("persons", name)


def _append_only(table: str) -> None:
    """No row is changed or deleted; whose it is may be set anew, when two persons turn out to be one."""
    if op.get_bind().dialect.name == "postgresql":
        same = " AND ".join(f"NEW.{name} IS NOT DISTINCT FROM OLD.{name}" for name in KEPT)
        op.execute(
            "CREATE FUNCTION refuse_all_but_person() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF TG_OP = 'UPDATE' THEN IF {same} THEN RETURN NEW; END IF; END IF; "
            "RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
        )
        op.execute(
            f"CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_all_but_person()"
        )
        return
    refuse = f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    op.execute(f"CREATE TRIGGER {table}_stays_delete BEFORE DELETE ON {table} {refuse}")
    op.execute(f"CREATE TRIGGER {table}_stays_update BEFORE UPDATE OF {', '.join(KEPT)} ON {table} {refuse}")
