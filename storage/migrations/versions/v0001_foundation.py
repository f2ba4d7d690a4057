"""The tables of the first version."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.building import bigs, flags, floats, id, index, numbers, of, texts, words

revision = "0001"
down_revision = None

TABLES = (
    "lines",
    "inbox",
    "organisations",
    "houses",
    "house_staging",
    "persons",
    "contacts",
    "roles",
    "staff_chats",
    "members",
    "admin_links",
    "conversations",
    "outbox",
    "shown",
    "files",
    "file_ids",
    "tickets",
    "ticket_log",
    "questions",
    "ticket_files",
    "jobs",
)
"""In the order in which they are made; dropped backwards."""


# fmt: off
def upgrade() -> None:
    op.create_table("lines",
        id(), *words("messenger", "key", "name", "link", "cursor", "state", "told"), sa.UniqueConstraint("key"))
    op.create_table("inbox",
        id(), *numbers("line"), *words("update_id", "chat", "person"), *bigs("position"), *texts("raw"),
        *words("press"), *bigs("received"), *words("state"), *numbers("tries"), *texts("error"),
        *words("reference"), *bigs("ended", null=True), sa.UniqueConstraint("line", "update_id"),
        sqlite_autoincrement=True)
    index("ix_inbox_ended", "inbox", ["ended"], "ended IS NOT NULL")
    index("ix_inbox_new", "inbox", ["id"], "state = 'new'")
    op.create_table("organisations",
        id(), *words("name", "phone", "timezone"), sqlite_autoincrement=True)
    op.create_table("houses",
        id(), of("organisation", "organisations"), *words("address", "key", "short", "street", "number", "town"),
        *floats("latitude", "longitude"), *numbers("entrances", "flats", "floors", null=True),
        sa.Column("active", sa.Boolean, nullable=False, server_default=sa.true()), *numbers("revision"),
        sa.UniqueConstraint("organisation", "key"), sqlite_autoincrement=True)
    index("ix_houses_latitude_longitude", "houses", ["latitude", "longitude"])
    index("ix_houses_revision", "houses", ["revision"])
    index("ix_houses_street_number", "houses", ["street", "number"])
    op.create_table("house_staging",
        *words("batch", key=True), *numbers("position", key=True), *bigs("made"),
        *words("address", "key", "short", "street", "number", "town"), *floats("latitude", "longitude"),
        *numbers("entrances", "flats", "floors", null=True))
    op.create_table("persons",
        id(), *words("name", "locale", "consent"), *bigs("consent_at", null=True), *words("consent_version"),
        of("house", "houses", null=True), *words("entrance", "flat"), *bigs("made"), sqlite_autoincrement=True)
    op.create_table("contacts",
        id(), of("person", "persons"), *numbers("line"), *words("external", "name", "username"), *flags("blocked"),
        *words("keyboard"), sa.UniqueConstraint("line", "external"), sqlite_autoincrement=True)
    index("ix_contacts_person", "contacts", ["person"])
    op.create_table("roles",
        of("person", "persons", key=True), of("organisation", "organisations", key=True), *words("role", key=True))
    op.create_table("staff_chats",
        id(), of("organisation", "organisations"), *numbers("line"), *words("chat", "title"), *bigs("bound"),
        *words("state"), sa.UniqueConstraint("line", "chat"), sqlite_autoincrement=True)
    op.create_table("members",
        *numbers("line", key=True), *words("chat", key=True), *words("external", key=True), *flags("here"),
        *bigs("seen"))
    op.create_table("admin_links",
        *words("code", key=True), *bigs("made"), of("used_by", "persons", null=True), *bigs("used_at", null=True))
    op.create_table("conversations",
        id(), of("person", "persons"), *words("place"), *numbers("line"), *words("chat", "name"), *texts("answers"),
        *texts("asked", null=True), *words("state"), *bigs("made", "changed"), sqlite_autoincrement=True)
    index("ix_conversations_changed", "conversations", ["name", "changed"])
    index("ix_conversations_open", "conversations", ["person", "place"], "state = 'open'", unique=True)
    index("ix_conversations_seat", "conversations", ["person", "place"])
    op.create_table("outbox",
        id(), *numbers("line"), *words("chat", "thread"), *numbers("priority"), *texts("screen", null=True),
        *words("shows"), *flags("fresh", "quiet"), *words("reply_to", "reply_shows"),
        *numbers("ticket", "person", null=True), *bigs("due"), *words("state"), *flags("began"), *numbers("tries"),
        *texts("error"), *bigs("made"), *bigs("ended", null=True), sqlite_autoincrement=True)
    index("ix_outbox_ended", "outbox", ["ended"], "ended IS NOT NULL")
    index("ix_outbox_due", "outbox", ["line", "due"], "state = 'new'")
    index("ix_outbox_waiting", "outbox", ["line", "priority", "id", "chat", "due", "began", "state"], "state = 'new'")
    index("ix_outbox_sending", "outbox", ["line"], "state = 'sending'")
    index("ix_outbox_shows", "outbox", ["shows", "chat", "line"], "state = 'new' AND shows <> ''")
    op.create_table("shown",
        id(), *numbers("line"), *words("chat", "thread", "message", "shows"), *numbers("ticket", null=True),
        *bigs("sent"), *flags("gone"), sa.UniqueConstraint("line", "chat", "message"), sqlite_autoincrement=True)
    index("ix_shown_newest", "shown", ["line", "chat", "id"])
    index("ix_shown_shows", "shown", ["shows", "line", "chat", "id"], "shows <> ''")
    op.create_table("files",
        *words("hash", key=True), *words("kind", "mime"), *numbers("size"), *bigs("made"))
    op.create_table("file_ids",
        *numbers("line", key=True), *words("hash", key=True), *words("external"))
    op.create_table("tickets",
        id(), of("organisation", "organisations"), of("person", "persons"), *numbers("line"),
        *words("chat", "category", "urgency"), *flags("emergency"), *texts("story"), *words("status"),
        *bigs("made", "changed"), *numbers("version"), *words("name"), of("house", "houses", null=True),
        *words("address"), *floats("latitude", "longitude", null=True), *words("entrance", "flat"),
        of("executor", "persons", null=True), *words("executor_name"), *bigs("assigned", null=True),
        *texts("reason"), *bigs("until", null=True), *flags("unfinished"),
        *bigs("ack_due", "first_due", "promised", "legal_due", null=True), sqlite_autoincrement=True)
    index("ix_tickets_person", "tickets", ["person", "id"])
    index("ix_tickets_status", "tickets", ["status", "id"])
    op.create_table("ticket_log",
        id(), of("ticket", "tickets"), *bigs("at"), *numbers("person", null=True),
        *words("name", "action", "before", "after"), *texts("comment"), sqlite_autoincrement=True)
    index("ix_ticket_log_ticket", "ticket_log", ["ticket"])
    op.create_table("questions",
        id(), of("ticket", "tickets"), of("person", "persons"), *texts("text"), *numbers("asked_by", null=True),
        *words("asked_name"), *numbers("line"), *words("chat"), *bigs("asked"), *bigs("answered", null=True),
        sqlite_autoincrement=True)
    index("ix_questions_person", "questions", ["person", "asked"])
    op.create_table("ticket_files",
        of("ticket", "tickets", key=True), *numbers("position", key=True), *words("hash", null=True),
        *words("kind"), *numbers("line"), *texts("external"), *words("name", "stage", "state"))
    op.create_table("jobs",
        id(), *words("kind"), *texts("payload"), *bigs("due"), *words("state"), *numbers("tries"), *texts("error"),
        *bigs("made"), sqlite_autoincrement=True)
    index("ix_jobs_due", "jobs", ["due"], "state = 'new'")
    _start_outbox()
    _guard_log()


# fmt: on
def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_change")


def _start_outbox() -> None:
    """Ids of messages start at the seconds since 2026: VK must never see one twice, in this database or an earlier."""
    if op.get_bind().dialect.name == "postgresql":
        seconds = "GREATEST(1, extract(epoch FROM now() - timestamptz '2026-01-01 00:00Z')::bigint)"
        op.execute(f"SELECT setval(pg_get_serial_sequence('outbox', 'id'), {seconds})")
    else:
        seconds = "MAX(1, strftime('%s', 'now') - strftime('%s', '2026-01-01'))"
        op.execute(f"INSERT INTO sqlite_sequence (name, seq) VALUES ('outbox', {seconds})")


def _guard_log() -> None:
    """What is in the log stays there as it is."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
        )
        op.execute(
            "CREATE TRIGGER ticket_log_stays BEFORE UPDATE OR DELETE ON ticket_log "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
    else:
        for what in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER ticket_log_stays_{what.lower()} BEFORE {what} ON ticket_log "
                "BEGIN SELECT RAISE(ABORT, 'ticket_log is append-only'); END"
            )
