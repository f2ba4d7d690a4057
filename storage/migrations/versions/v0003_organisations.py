"""Organisations in a tree, their teams, roles by invitation, and whose staff chat is whose."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.building import bigs, id, index, numbers, of, texts, words

revision = "0003"
down_revision = "0002"

EMPTY = sa.text("''")
FACTS = ("kind", "inn", "address", "office_phone", "greeting", "hours", "legal", "channels_off", "ground",
         "categories_off", "terms", "key")  # fmt: skip
USUAL = {"kind": sa.text("'company'"), "legal": sa.text("'private'"), "ground": sa.text("'consent'")}


# fmt: off
def upgrade() -> None:
    op.add_column("organisations", sa.Column("parent", sa.Integer))
    for name in FACTS:
        usual = USUAL.get(name, EMPTY)
        op.add_column("organisations", sa.Column(name, sa.String, nullable=False, server_default=usual))
    op.add_column("organisations", sa.Column("archived", sa.Boolean, nullable=False, server_default=sa.false()))
    index("ix_organisations_parent", "organisations", ["parent"])
    index("ix_organisations_key", "organisations", ["key"])
    _fill_keys()
    for name in ("team", "house", "by"):
        op.add_column("roles", sa.Column(name, sa.Integer))
    op.add_column("roles", sa.Column("label", sa.String, nullable=False, server_default=EMPTY))
    op.add_column("roles", sa.Column("granted", sa.BigInteger))
    index("ix_roles_organisation", "roles", ["organisation"])
    op.create_table("invitations",
        *words("code", key=True), of("organisation", "organisations"), *words("role"),
        *numbers("team", "house", null=True), *words("label"), *numbers("by", null=True), *bigs("made"),
        of("used_by", "persons", null=True), *bigs("used_at", null=True))
    op.execute("INSERT INTO invitations (code, organisation, role, label, made, used_by, used_at) SELECT code, "
               "(SELECT min(id) FROM organisations), 'admin', '', made, used_by, used_at FROM admin_links "
               "WHERE EXISTS (SELECT 1 FROM organisations)")
    op.drop_table("admin_links")
    op.create_table("staff_log",
        id(), of("organisation", "organisations"), *numbers("person", "by", null=True), *texts("what"), *bigs("at"),
        sqlite_autoincrement=True)
    _guard_log()
    op.create_table("teams",
        id(), of("organisation", "organisations"), *words("name"),
        sa.Column("archived", sa.Boolean, nullable=False, server_default=sa.false()), sqlite_autoincrement=True)
    index("ix_teams_organisation", "teams", ["organisation"])
    op.create_table("team_members", of("team", "teams", key=True), of("person", "persons", key=True))
    index("ix_team_members_person", "team_members", ["person"])
    op.create_table("chat_teams", *numbers("chat", key=True), of("team", "teams", key=True))
    op.add_column("staff_chats", sa.Column("by_roles", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("tickets", sa.Column("team", sa.Integer))
    index("ix_tickets_organisation", "tickets", ["organisation", "id"])


# fmt: on
def downgrade() -> None:
    op.drop_index("ix_tickets_organisation", "tickets")
    op.drop_column("tickets", "team")
    op.drop_column("staff_chats", "by_roles")
    for table in ("chat_teams", "team_members", "teams", "staff_log"):
        op.drop_table(table)
    op.create_table(
        "admin_links", *words("code", key=True), *bigs("made"), of("used_by", "persons", null=True),
        *bigs("used_at", null=True)
    )  # fmt: skip
    op.execute("INSERT INTO admin_links SELECT code, made, used_by, used_at FROM invitations WHERE role = 'admin'")
    op.drop_table("invitations")
    op.drop_index("ix_roles_organisation", "roles")
    for name in ("team", "house", "by", "label", "granted"):
        op.drop_column("roles", name)
    op.drop_index("ix_organisations_parent", "organisations")
    op.drop_index("ix_organisations_key", "organisations")
    for name in ("parent", *FACTS, "archived"):
        op.drop_column("organisations", name)


def _fill_keys() -> None:
    """The company that is there already is found by its name, too."""
    from domain.organisations import name_key

    bodies = sa.table("organisations", sa.column("id"), sa.column("name"), sa.column("key"))
    bind = op.get_bind()
    for number, name in bind.execute(sa.select(bodies.c.id, bodies.c.name)).all():
        bind.execute(sa.update(bodies).where(bodies.c.id == number).values(key=name_key(name)))


def _guard_log() -> None:
    """What is in the log stays there as it is."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE TRIGGER staff_log_stays BEFORE UPDATE OR DELETE ON staff_log "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
    else:
        for what in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER staff_log_stays_{what.lower()} BEFORE {what} ON staff_log "
                "BEGIN SELECT RAISE(ABORT, 'staff_log is append-only'); END"
            )
