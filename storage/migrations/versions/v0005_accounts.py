"""Flats, accounts, owners' shares and meters from files; uploads by one-time links."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.building import bigs, id, index, numbers, of, texts, words

revision = "0005"
down_revision = "0004"

TABLES = (
    "table_layouts", "imports", "account_staging", "account_log", "meters", "shares", "accounts", "flats", "web_links",
)  # fmt: skip
EMPTY = sa.text("''")


def _said(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String, nullable=False, server_default=EMPTY) for name in names]


def _revision(name: str = "revision") -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger, nullable=False, server_default=sa.text("0"))


def _flag(name: str, value: bool = False) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False, server_default=sa.true() if value else sa.false())


# fmt: off
def upgrade() -> None:
    op.create_table("web_links",
        *words("code", key=True), *words("kind"), of("person", "persons"), of("organisation", "organisations"),
        *texts("payload"), *bigs("made"), *bigs("used_at", null=True))
    index("ix_web_links_made", "web_links", ["made"])
    op.create_table("flats",
        id(), of("house", "houses"), *words("number"), *_said("entrance", "floor", "area"), _flag("living", True),
        sa.UniqueConstraint("house", "number"), sqlite_autoincrement=True)
    op.create_table("accounts",
        id(), of("organisation", "organisations"), of("flat", "flats", null=True), *words("number", "key"),
        *_said("code_hash", "area"), _flag("archived"), _revision(), _revision("owners"),
        sa.UniqueConstraint("organisation", "key"), sqlite_autoincrement=True)
    index("ix_accounts_flat", "accounts", ["flat"])
    index("ix_accounts_key", "accounts", ["key"])
    op.create_table("shares",
        id(), of("account", "accounts"), of("flat", "flats", null=True), *words("owner"),
        *bigs("numerator", "denominator", null=True), *_said("area"), _revision(), sqlite_autoincrement=True)
    index("ix_shares_account", "shares", ["account"])
    op.create_table("meters",
        id(), of("flat", "flats", null=True), of("account", "accounts"), *words("kind", "serial"), *_said("place"),
        sa.Column("tariffs", sa.Integer, nullable=False, server_default=sa.text("1")),
        sa.Column("verified_until", sa.Date), _flag("archived"), _revision(), sqlite_autoincrement=True)
    index("ix_meters_account", "meters", ["account"])
    op.create_table("account_log",
        id(), of("organisation", "organisations"), of("account", "accounts", null=True),
        *numbers("person", null=True), *words("what", "told"), *bigs("at"), sqlite_autoincrement=True)
    op.create_table("account_staging",
        *words("batch", key=True), *numbers("position", key=True), *bigs("made"), *words("what"), *numbers("row"),
        *numbers("flat", null=True), *words("number", "code_hash", "area", "entrance", "floor", "place", null=True),
        sa.Column("living", sa.Boolean), *numbers("tariffs", null=True), sa.Column("verified_until", sa.Date),
        *bigs("owners", null=True))
    op.create_table("imports",
        id(), of("organisation", "organisations"), of("person", "persons"), *words("kind", "name", "file"),
        *numbers("line"), *words("chat", "link", "visitor", "state"),
        sa.Column("read", sa.Integer, nullable=False, server_default=sa.text("0")),
        *texts("layout", "result"), *bigs("made", "changed"), sqlite_autoincrement=True)
    index("ix_imports_link", "imports", ["link"])
    index("ix_imports_person_state", "imports", ["person", "state"])
    op.create_table("table_layouts",
        of("organisation", "organisations", key=True), *words("kind", "fingerprint", key=True), *texts("columns"),
        *bigs("made"))
    _guard_log()


# fmt: on
def downgrade() -> None:
    for name in TABLES:
        op.drop_table(name)


def _guard_log() -> None:
    """What is in the log stays there as it is."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE TRIGGER account_log_stays BEFORE UPDATE OR DELETE ON account_log "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
        return
    for what in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER account_log_stays_{what.lower()} BEFORE {what} ON account_log "
            "BEGIN SELECT RAISE(ABORT, 'account_log is append-only'); END"
        )
