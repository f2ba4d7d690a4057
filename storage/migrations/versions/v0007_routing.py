"""Who is on duty, who stands in for whom, and which team a ticket goes to."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.building import bigs, id, index, numbers, of, texts, words

revision = "0007"
down_revision = "0006"

TICKETS = ("proposed", "proposed_at", "apply_at", "passed")
TABLES = ("routing_rules", "shifts", "duty_gaps", "aways", "passes")


# fmt: off
def upgrade() -> None:
    op.add_column("organisations", sa.Column("apply_after", sa.Integer))
    for name in TICKETS:
        op.add_column("tickets", sa.Column(name, sa.BigInteger if name.endswith("_at") else sa.Integer))
    op.create_table("routing_rules",
        id(), of("organisation", "organisations"), of("team", "teams"), *words("category"),
        of("house", "houses", null=True), of("owner", "organisations", null=True), *words("hours"), *bigs("made"),
        *numbers("by", null=True), *bigs("gone", null=True), sqlite_autoincrement=True)
    index("ix_routing_rules_organisation", "routing_rules", ["organisation"])
    op.create_table("shifts",
        id(), of("organisation", "organisations"), of("team", "teams"), of("person", "persons"),
        *bigs("starts", "ends"), *bigs("taken", "given", null=True), *bigs("made"), *numbers("by", null=True),
        *bigs("gone", null=True), sqlite_autoincrement=True)
    index("ix_shifts_team_ends", "shifts", ["team", "ends"])
    index("ix_shifts_organisation_ends", "shifts", ["organisation", "ends"])
    op.create_table("duty_gaps",
        of("team", "teams", key=True), sa.Column("starts", sa.BigInteger, primary_key=True), *bigs("told"))
    op.create_table("aways",
        id(), of("organisation", "organisations"), of("person", "persons"), of("deputy", "persons", null=True),
        *bigs("since", "until"), *numbers("by", null=True), *bigs("ended", null=True), sqlite_autoincrement=True)
    index("ix_aways_organisation_until", "aways", ["organisation", "until"])
    op.create_table("passes",
        id(), of("ticket", "tickets"), *bigs("at"), *numbers("person", null=True), of("frm", "organisations"),
        of("to", "organisations", null=True), *words("outside"), *texts("reason"), sqlite_autoincrement=True)
    index("ix_passes_ticket", "passes", ["ticket"])
    _guard("passes")


# fmt: on
def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
    for name in TICKETS:
        op.drop_column("tickets", name)
    op.drop_column("organisations", "apply_after")


def _guard(table: str) -> None:
    """What is in the log stays there as it is."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
        return
    for what in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_stays_{what.lower()} BEFORE {what} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )
