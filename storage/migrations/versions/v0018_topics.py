"""Topics of a staff chat: whether each ticket or category has one, and which there are."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.building import bigs, flags, id, numbers, words

revision = "0018"
down_revision = "0017"


# fmt: off
def upgrade() -> None:
    op.add_column("staff_chats", sa.Column("threads", sa.String, nullable=False, server_default=sa.text("''")))
    op.create_table("threads",
        id(), *numbers("line"), *words("chat", "name", "thread"), *flags("closed"), *bigs("made"),
        sa.UniqueConstraint("line", "chat", "name"), sqlite_autoincrement=True)


# fmt: on
def downgrade() -> None:
    op.drop_table("threads")
    op.drop_column("staff_chats", "threads")
