"""Where changes to accounts wait until all of a file are there: they then take effect together."""

import sqlalchemy as sa

from storage.schema import Moment, metadata

staging = sa.Table(
    "account_staging",
    metadata,
    sa.Column("batch", sa.String, primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("made", Moment, nullable=False),
    sa.Column("what", sa.String, nullable=False),
    sa.Column("row", sa.Integer, nullable=False),
    sa.Column("flat", sa.Integer),
    sa.Column("number", sa.String),
    sa.Column("code_hash", sa.String),
    sa.Column("area", sa.String),
    sa.Column("entrance", sa.String),
    sa.Column("floor", sa.String),
    sa.Column("place", sa.String),
    sa.Column("living", sa.Boolean),
    sa.Column("tariffs", sa.Integer),
    sa.Column("verified_until", sa.Date),
    sa.Column("owners", sa.BigInteger),
)
