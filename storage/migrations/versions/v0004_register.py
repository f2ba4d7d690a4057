"""The register of houses: doubtful and missing places, what is archived, passports, one key in the installation."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.building import bigs, floats, index, numbers, words

revision = "0004"
down_revision = "0003"

EMPTY = sa.text("''")
WORDS = ("source", "doubt", "cadno", "series", "kind")
NUMBERS = ("year",)
FLOATS = ("area", "living_area")


# fmt: off
def upgrade() -> None:
    for name in WORDS:
        op.add_column("houses", sa.Column(name, sa.String, nullable=False, server_default=EMPTY))
    for column in (*numbers(*NUMBERS, null=True), *floats(*FLOATS, null=True), sa.Column("unsafe", sa.Boolean)):
        op.add_column("houses", column)
    op.add_column("houses", sa.Column("fixed", sa.Boolean, nullable=False, server_default=sa.false()))
    index("ix_houses_key", "houses", ["key"], unique=True)
    op.drop_table("house_staging")  # only rows of an import that has died
    op.create_table("house_staging",
        *words("batch", key=True), *numbers("position", key=True), *bigs("made"), *numbers("organisation", null=True),
        *words("address", "key", "short", "street", "number", "town"), *floats("latitude", "longitude"),
        *numbers("entrances", "flats", "floors", null=True), *words("source", "doubt"), *numbers("year", null=True),
        *floats("area", "living_area", null=True), *words("cadno", "series", "kind"), sa.Column("unsafe", sa.Boolean))
    index("ix_house_staging_batch_key", "house_staging", ["batch", "key"])


def downgrade() -> None:
    op.drop_table("house_staging")
    op.create_table("house_staging",
        *words("batch", key=True), *numbers("position", key=True), *bigs("made"),
        *words("address", "key", "short", "street", "number", "town"), *floats("latitude", "longitude"),
        *numbers("entrances", "flats", "floors", null=True))
    op.drop_index("ix_houses_key", "houses")
    for name in ("fixed", "unsafe", *FLOATS, *NUMBERS, *WORDS):
        op.drop_column("houses", name)
# fmt: on
