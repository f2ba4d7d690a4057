"""What the desk and the resident's own list need: phones for one ticket, ratings, boards, edited messages."""

import sqlalchemy as sa
from alembic import op

from domain.finding import haystack
from storage.migrations.building import bigs, id, index, numbers, of, texts, words

revision = "0002"
down_revision = "0001"

EMPTY = sa.text("''")


# fmt: off
def upgrade() -> None:
    op.add_column("tickets", sa.Column("phone", sa.String, nullable=False, server_default=EMPTY))
    op.add_column("tickets", sa.Column("rating", sa.Integer))
    op.add_column("tickets", sa.Column("edited", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("contacts", sa.Column("opened", sa.Boolean, nullable=False, server_default=sa.false()))
    op.execute("UPDATE contacts SET opened = (keyboard <> '')")
    op.add_column("staff_chats", sa.Column("sees", sa.String, nullable=False, server_default=EMPTY))
    op.add_column("staff_chats", sa.Column("pinned", sa.String, nullable=False, server_default=EMPTY))
    op.add_column("tickets", sa.Column("listed", sa.Integer))
    index("ix_tickets_listed", "tickets", ["listed"])
    op.add_column("shown", sa.Column("drawn", sa.String, nullable=False, server_default=EMPTY))
    op.add_column("staff_chats", sa.Column("asked", sa.BigInteger))
    op.add_column("staff_chats", sa.Column("checked", sa.BigInteger))
    op.add_column("members", sa.Column("checked", sa.BigInteger))
    op.create_table("sources",
        id(), *numbers("line"), *words("chat", "message"), of("ticket", "tickets"), *numbers("entry", null=True),
        *texts("text", "brought"), *bigs("made"), sa.UniqueConstraint("line", "chat", "message"),
        sqlite_autoincrement=True)
    index("ix_sources_ticket", "sources", ["ticket"])
    op.add_column("tickets", sa.Column("unreached", sa.BigInteger))
    op.add_column("tickets", sa.Column("search", sa.Text, nullable=False, server_default=EMPTY))
    _fill_search()
    op.add_column("questions", sa.Column("sent", sa.BigInteger))
    op.add_column("questions", sa.Column("lost", sa.String, nullable=False, server_default=EMPTY))
    op.execute("UPDATE questions SET sent = asked")
    _questions_about_no_ticket(allowed=True)


# fmt: on
def downgrade() -> None:
    op.execute("DELETE FROM questions WHERE ticket IS NULL")
    _questions_about_no_ticket(allowed=False)
    for table, name in (("questions", "lost"), ("questions", "sent"), ("tickets", "search"), ("tickets", "unreached")):
        op.drop_column(table, name)
    op.drop_table("sources")
    op.drop_column("shown", "drawn")
    op.drop_index("ix_tickets_listed", "tickets")
    op.drop_column("tickets", "listed")
    op.drop_column("members", "checked")
    for name in ("sees", "pinned", "asked", "checked"):
        op.drop_column("staff_chats", name)
    op.drop_column("contacts", "opened")
    for name in ("phone", "rating", "edited"):
        op.drop_column("tickets", name)


def _fill_search() -> None:
    """Tickets that are there already can be found, too."""
    tickets = sa.table("tickets", *map(sa.column, ("id", "story", "address", "name", "flat", "search")))
    bind = op.get_bind()
    for number, *parts in bind.execute(sa.select(*tickets.c[:5])).all():
        bind.execute(sa.update(tickets).where(tickets.c.id == number).values(search=haystack(*parts)))


def _questions_about_no_ticket(*, allowed: bool) -> None:
    with op.batch_alter_table("questions", table_kwargs={"sqlite_autoincrement": True}) as questions:
        questions.alter_column("ticket", existing_type=sa.Integer, nullable=allowed)
