"""What the desk and the resident's own list need: phones for one ticket, ratings, boards, edited messages."""

import sqlalchemy as sa
from alembic import op

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
    op.add_column("shown", sa.Column("drawn", sa.String, nullable=False, server_default=EMPTY))
    op.add_column("staff_chats", sa.Column("asked", sa.BigInteger))
    op.add_column("staff_chats", sa.Column("checked", sa.BigInteger))
    op.add_column("members", sa.Column("checked", sa.BigInteger))
    op.create_table("sources",
        id(), *numbers("line"), *words("chat", "message"), of("ticket", "tickets"), *numbers("entry", null=True),
        *texts("text", "brought"), *bigs("made"), sa.UniqueConstraint("line", "chat", "message"),
        sqlite_autoincrement=True)
    index("ix_sources_ticket", "sources", ["ticket"])


# fmt: on
def downgrade() -> None:
    op.drop_table("sources")
    op.drop_column("shown", "drawn")
    op.drop_column("members", "checked")
    for name in ("sees", "pinned", "asked", "checked"):
        op.drop_column("staff_chats", name)
    op.drop_column("contacts", "opened")
    for name in ("phone", "rating", "edited"):
        op.drop_column("tickets", name)
